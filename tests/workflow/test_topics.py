"""The thesaurus in the archive: merged, related, out and in again. On both back ends."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from quotes.errors import ConflictError, SeedError
from quotes.reports.facts import objects
from quotes.reports.filters import Filters
from quotes.reports.pages import topic_page
from quotes.reports.topic_tree import topic_tree
from quotes.reports.who_said import who_said
from quotes.store import tables as t
from quotes.store.changes import undo
from quotes.store.engine import Archive
from quotes.store.propositions import add_proposition
from quotes.store.stances import Coding, set_stance
from quotes.store.topic_links import merge_topics, relate, unrelate
from quotes.store.topics import TopicRecord, save_topics
from quotes.topics.thesaurus import Alias, Topic
from quotes.workflow.exchange import FORMS, export_topics, import_topics, parse_thesaurus, read_topics
from quotes.workflow.finding import topic_named
from quotes.workflow.retag import retag
from quotes.workflow.thesaurus import NewTopic, add_topic
from tests.reports.conftest import tell
from tests.store.samples import dump


@pytest.fixture
def told(archive: Archive) -> Iterator[Archive]:
    with archive.change("tell", "tester") as change:
        tell(change)
    with archive.change("more", "tester") as change:
        add_topic(change, NewTopic("neighbours", "сосед", "ru", broader="test-canal"))
        canal, port = topic_named(change.connection, "test-canal")[0], topic_named(change.connection, "test-port")[0]
        relate(change, canal, port)
        add_proposition(change, canal, "The canal should open")
    retag(archive, "neighbours")
    yield archive


def said(archive: Archive, topic: str) -> list[str]:
    with archive.connect() as connection:
        return [row["quote_id"] for row in objects(who_said(connection, Filters(topic=topic)))]


def test_two_topics_become_one_and_undo_parts_them(told: Archive) -> None:
    with told.connect() as connection:
        canal, port = topic_named(connection, "test-canal")[0], topic_named(connection, "test-port")[0]
    with told.change("stance", "tester") as change:
        set_stance(change, Coding(5, port, "oppose", "tester"))
        set_stance(change, Coding(1, port, "support", "tester"))
    before = dump(told)
    with told.change("topics merge", "tester") as change:
        assert merge_topics(change, port, canal) == 2  # q1 was on both
        number = change.id
    assert said(told, "Test Canal") == said(told, "test-canal") == ["q5", "q4", "q3", "q1"]
    with told.connect() as connection:
        page = topic_page(connection, port).record
        assert [saying["proposition"] for saying in page["propositions"]] == ["The canal should open"]
        assert (page["related"], page["narrower"]) == ([], ["neighbours"])
    with told.change("seed", "tester") as change:
        save_topics(change, [TopicRecord("test-canal", "Test Canal", ())])
        assert change.connection.scalar(select(t.topic.c.id).where(t.topic.c.key == "test-canal")) is None
    with told.change("undo", "tester") as change:
        undo(change, number)
    assert dump(told) == before
    with pytest.raises(ConflictError, match="with itself"), told.change("topics merge", "tester") as change:
        merge_topics(change, port, port)


def test_the_tree_counts_each_quote_once(told: Archive) -> None:
    with told.connect() as connection:
        rows = {row["topic"]: row for row in objects(topic_tree(connection)) if row["topic"]}
        assert {key: (row["depth"], row["quotes"], row["with_narrower"]) for key, row in rows.items()} == {
            "test-port": (0, 0, 0),
            "waterways": (0, 0, 3),
            "test-canal": (1, 3, 3),
            "neighbours": (2, 1, 1),
        }
        assert rows["test-canal"]["related"] == ["test-port"]
        tree = [(row["topic"], row["proposition"]) for row in objects(topic_tree(connection, "Test Canal"))]
        assert tree == [("test-canal", None), (None, "The canal should open"), ("neighbours", None)]


@pytest.mark.parametrize("form", FORMS)
def test_out_and_in_again_changes_nothing(told: Archive, form: str) -> None:
    with told.connect() as connection:
        text = export_topics(connection, form)
    topics = parse_thesaurus(text, form, "x")
    with told.change("topics import", "tester") as change:
        assert set(import_topics(change, topics).values()) == {0}
        for row in change.connection.execute(select(t.topic_related)).all():
            assert unrelate(change, row.related_id, row.topic_id)
        assert import_topics(change, topics)["related pairs"] == 1


def test_an_import_adds_and_refuses_what_does_not_fit(told: Archive) -> None:
    locks = Topic("locks", (Alias("Locks", "en", "label"),), "test-canal", related=("test-port",), propositions=("Locks are dear",))
    with told.change("topics import", "tester") as change:
        counts = import_topics(change, (locks,))
    assert counts == {"topics": 1, "names": 1, "related pairs": 1, "propositions": 1}
    with told.connect() as connection:
        assert next(topic for topic in read_topics(connection) if topic.key == "locks") == locks
    for wrong in (Topic("a", locks.aliases, "nowhere"), Topic("a", (Alias("A", "en", "label"),), related=("nowhere",))):
        with pytest.raises(SeedError, match="nowhere"), told.change("topics import", "tester") as change:
            import_topics(change, (wrong,))
