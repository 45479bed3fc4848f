"""Stances on propositions: apart from those on the topic, counted by the newest person, gone and back with the proposition."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from quotes.errors import NotFoundError
from quotes.store import tables
from quotes.store.change import Change
from quotes.store.changes import undo
from quotes.store.engine import Archive
from quotes.store.propositions import (
    add_proposition,
    count_standing,
    counting_stances,
    find_propositions,
    list_propositions,
    remove_proposition,
)
from quotes.store.stances import Coding, set_stance, withdraw_stances
from quotes.store.topic_links import merge_topics
from tests.store.samples import ingest, seed

SAYING = "The port should grow"


def counting(change: Change) -> list[tuple[int, str]]:
    found = counting_stances()
    return [(row.quote_id, row.stance) for row in change.connection.execute(select(found).order_by(found.c.quote_id))]


def on_topic(change: Change, quote: int = 1) -> str | None:
    return change.connection.scalar(select(tables.quote_topic.c.stance).where(tables.quote_topic.c.quote_id == quote))


def test_a_stance_on_a_proposition_is_none_on_its_topic(archive: Archive) -> None:
    with archive.change("t") as change:
        ids = seed(change)
        ingest(change, ids)
        port = ids["port"]
        number = add_proposition(change, port, SAYING)
        assert add_proposition(change, port, SAYING) is None, "the same sentence twice is one"
        set_stance(change, Coding(1, port, "support", "Anna", proposition_id=number))
        set_stance(change, Coding(1, port, "oppose", "Boris", proposition_id=number))
        assert (counting(change), on_topic(change)) == ([(1, "oppose")], None)
        set_stance(change, Coding(1, port, "neutral", "Anna"))
        assert (counting(change), on_topic(change)) == ([(1, "oppose")], "neutral")
        withdraw_stances(change, 1, port, "Boris", number)
        assert (counting(change), on_topic(change)) == ([(1, "support")], "neutral")
        withdraw_stances(change, 1, port)
        assert (counting(change), on_topic(change)) == ([(1, "support")], None)
        with pytest.raises(NotFoundError, match="no stance by Boris stands on q1 and p1"):
            withdraw_stances(change, 1, port, "Boris", number)
        with pytest.raises(NotFoundError, match="no proposition p9 of t"):
            set_stance(change, Coding(1, port, "support", "Anna", proposition_id=9))


def test_a_proposition_is_found_by_number_or_words(archive: Archive) -> None:
    with archive.change("t") as change:
        ids = seed(change)
        add_proposition(change, ids["port"], SAYING)
        assert [row.id for row in find_propositions(change.connection, None, "the PORT should grow!")] == [1]
        assert [row.text for row in find_propositions(change.connection, 1, "p1")] == [SAYING]
        assert find_propositions(change.connection, None, "?") == []


def test_withdrawing_takes_the_stances_along_and_undo_brings_all_back(archive: Archive) -> None:
    with archive.change("t") as change:
        ids = seed(change)
        ingest(change, ids)
        number = add_proposition(change, ids["port"], SAYING)
        assert number is not None
        set_stance(change, Coding(1, ids["port"], "support", "Anna", proposition_id=number))
    with archive.change("topics withdraw") as change:
        assert count_standing(change.connection, number) == 1
        assert remove_proposition(change, number) == 1
        assert (list_propositions(change.connection), counting(change)) == ({}, [])
        with pytest.raises(NotFoundError, match="no proposition p1"):
            remove_proposition(change, number)
        gone = change.id
    with archive.change("undo") as change:
        undo(change, gone)
        assert list(list_propositions(change.connection).values()) == [(SAYING,)]
        assert counting(change) == [(1, "support")]


def test_a_merge_of_topics_keeps_stances_on_propositions(archive: Archive) -> None:
    with archive.change("t") as change:
        ids = seed(change)
        ingest(change, ids)
        other = change.insert(tables.topic, {"key": "harbours", "label": "Harbours", "origin": "user"})
        number = add_proposition(change, ids["port"], SAYING)
        set_stance(change, Coding(1, ids["port"], "support", "Anna", proposition_id=number))
        add_proposition(change, other, SAYING)
        merge_topics(change, other, ids["port"])
        assert (counting(change), list_propositions(change.connection)) == ([(1, "support")], {"harbours": (SAYING,)})
        assert on_topic(change) is None, "the merge made no stance on the topic of it"
