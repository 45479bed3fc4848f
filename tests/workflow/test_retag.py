"""Re-tagging: what changed is touched, what people decided is not. On both back ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

from quotes.store import tables as t
from quotes.store.changes import undo
from quotes.store.engine import Archive
from quotes.store.reviews import accept
from quotes.store.stances import Coding, set_stance
from quotes.workflow import retag as retagging
from quotes.workflow.retag import retag
from quotes.workflow.thesaurus import NewTopic, add_names, add_topic
from tests.reports.conftest import tell
from tests.store.samples import dump


@pytest.fixture
def told(archive: Archive) -> Iterator[Archive]:
    with archive.change("tell", "tester") as change:
        tell(change)
    yield archive


def tags(archive: Archive) -> set[tuple[str, int, str]]:
    statement = select(t.topic.c.key, t.quote_topic.c.quote_id, t.quote_topic.c.how).join(t.topic)
    with archive.connect() as connection:
        return {(row[0], row[1], row[2]) for row in connection.execute(statement)}


def test_a_new_topic_is_found_in_quotes_kept_before_and_undo_takes_it_back(told: Archive) -> None:
    retag(told)
    before = dump(told)
    with told.change("topics add", "tester") as change:
        add_topic(change, NewTopic("tolls", "toll", "en"))
    with_topic = dump(told)
    report = retag(told, "toll")
    assert (report.articles, report.done.added, report.done.removed, report.done.quotes) == (2, 1, 0, 1)
    assert ("tolls", 5, "alias") in tags(told)
    assert retag(told).done.quotes == 0
    with told.connect() as connection:
        last = connection.scalars(select(t.change.c.id).order_by(t.change.c.id.desc())).first()
    assert last is not None
    with told.change("undo", "tester") as change:
        undo(change, last)
    assert dump(told) == with_topic
    assert before["quote_topic"] == with_topic["quote_topic"]


def test_one_topic_leaves_the_others_alone(told: Archive) -> None:
    with told.change("topics alias", "tester") as change:
        add_topic(change, NewTopic("neighbours", "сосед", "ru"))
        add_names(change, "test-port", ["порт Проба"], "ru")
    retag(told, "neighbours")
    assert ("neighbours", 1, "alias") in tags(told)
    assert not any(key == "test-port" for key, _, _ in tags(told))


def test_a_reviewed_topic_and_what_people_set_stay(told: Archive) -> None:
    retag(told)
    with told.change("people", "tester") as change:
        accept(change, 1, "topic")
        port = change.connection.scalar(select(t.topic.c.id).where(t.topic.c.key == "test-port"))
        assert port is not None
        set_stance(change, Coding(4, port, "support", "tester"))
        add_topic(change, NewTopic("neighbours", "сосед", "ru"))
    report = retag(told)
    assert report.reviewed == 1
    assert not any(key == "neighbours" for key, _, _ in tags(told))
    assert ("test-port", 4, "person") in tags(told)


def test_a_review_given_while_tags_are_looked_for_stays(told: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    with told.change("topics add", "tester") as change:
        add_topic(change, NewTopic("tolls", "toll", "en"))
    look = retagging._read
    reviewed: list[int] = []

    def look_and_be_reviewed(*given: Any) -> Any:
        found = look(*given)
        if not reviewed and any(one.id == 5 for one, _, _ in found):
            with told.change("review", "rita") as change:
                reviewed.append(accept(change, 5, "topic"))
        return found

    monkeypatch.setattr(retagging, "_read", look_and_be_reviewed)
    assert retag(told, "toll").done.quotes == 0 and reviewed
    assert ("tolls", 5, "alias") not in tags(told)
