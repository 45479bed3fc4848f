"""Stances of several coders on one quote: which counts, what is kept, and what outlives the rules."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from quotes.errors import NotFoundError, UsageError
from quotes.model.spans import Span
from quotes.model.stances import Suggestion
from quotes.store import tables
from quotes.store.change import Change
from quotes.store.changes import undo
from quotes.store.engine import Archive
from quotes.store.quotes import Link, Notes, Tag, save_reading
from quotes.store.stances import Coding, set_stance, withdraw_stances
from tests.store.samples import ANNA, LEV, ingest, notes, reading, seed

SURE = Suggestion("support", 0.9, "вырос", Span(0, 5), "test")
UNSURE = Suggestion("oppose", 0.6, "вырос", Span(0, 5), "test")


def counted(change_or: Change | Archive, quote: int = 1) -> str | None:
    statement = select(tables.quote_topic.c.stance).where(tables.quote_topic.c.quote_id == quote)
    if isinstance(change_or, Archive):
        with change_or.connect() as connection:
            return connection.scalar(statement)
    return change_or.connection.scalar(statement)


def standing(change: Change) -> list[tuple[str, str]]:
    statement = select(tables.stance.c.coder, tables.stance.c.value).where(tables.stance.c.withdrawn_at.is_(None))
    return [(row.coder, row.value) for row in change.connection.execute(statement.order_by(tables.stance.c.id))]


def suggest(change: Change, ids: dict[str, int], suggestion: Suggestion | None) -> None:
    """Read the article again, with a suggestion on the first quote."""
    first, *rest = notes(ids)
    tag = Tag(first.tags[0].topic_id, first.tags[0].start, first.tags[0].end, first.tags[0].matched, suggestion=suggestion)
    again = [Notes((tag,), first.lemmas, first.affiliation_organization_id), *rest]
    save_reading(change, 1, reading(), {LEV: Link(ids["lev"], how="exact"), ANNA: Link(ids["anna"], how="exact")}, again)


def test_the_newest_person_counts_and_every_coder_is_kept(archive: Archive) -> None:
    with archive.change("t") as change:
        ids = seed(change)
        ingest(change, ids)
        set_stance(change, Coding(1, ids["port"], "support", "Anna"))
        set_stance(change, Coding(1, ids["port"], "oppose", "Boris"))
        assert (counted(change), standing(change)) == ("oppose", [("Anna", "support"), ("Boris", "oppose")])
        again = set_stance(change, Coding(1, ids["port"], "oppose", "Boris"))
        assert again == 2, "the same word twice is one"
        set_stance(change, Coding(1, ids["port"], "neutral", "Anna", "read again"))
        assert (counted(change), standing(change)) == ("neutral", [("Boris", "oppose"), ("Anna", "neutral")])
        withdraw_stances(change, 1, ids["port"], "Anna")
        assert counted(change) == "oppose"
        withdraw_stances(change, 1, ids["port"])
        assert counted(change) is None
        with pytest.raises(NotFoundError, match="no stance by a person stands on q1"):
            withdraw_stances(change, 1, ids["port"])


def test_a_sure_suggestion_counts_until_a_person_speaks(archive: Archive) -> None:
    with archive.change("t") as change:
        ids = seed(change)
        ingest(change, ids)
        suggest(change, ids, UNSURE)
        assert (counted(change), standing(change)) == (None, [("rules", "oppose")])
        suggest(change, ids, SURE)
        assert (counted(change), standing(change)) == ("support", [("rules", "support")])
        before = change.summary
        suggest(change, ids, SURE)
        assert change.summary == before, "the same suggestion again changes nothing"
        set_stance(change, Coding(1, ids["port"], "mixed", "Anna"))
        suggest(change, ids, UNSURE)
        assert (counted(change), standing(change)) == ("mixed", [("Anna", "mixed"), ("rules", "oppose")])
        suggest(change, ids, SURE)
        withdraw_stances(change, 1, ids["port"], "Anna")
        assert counted(change) == "support"
        suggest(change, ids, None)
        assert (counted(change), standing(change)) == (None, [])


def test_a_quote_a_person_coded_stays_on_its_topic(archive: Archive) -> None:
    with archive.change("t") as change:
        ids = seed(change)
        ingest(change, ids)
        set_stance(change, Coding(1, ids["port"], "support", "Anna"))
        set_stance(change, Coding(3, ids["trade"], "oppose", "Anna"))
        bare = [Notes(lemmas=note.lemmas) for note in notes(ids)]
        save_reading(change, 1, reading(), {LEV: Link(ids["lev"], how="exact"), ANNA: Link(ids["anna"], how="exact")}, bare)
        assert (counted(change, 1), counted(change, 3)) == ("support", "oppose")


def test_undo_takes_a_stance_back_and_brings_it_again(archive: Archive) -> None:
    with archive.change("t") as change:
        ids = seed(change)
        ingest(change, ids)
    with archive.change("first") as change:
        set_stance(change, Coding(1, ids["port"], "support", "Anna"))
    with archive.change("second") as change:
        set_stance(change, Coding(1, ids["port"], "oppose", "Anna"))
        second = change.id
    with archive.change("undo") as change:
        undo(change, second)
        third = change.id
    assert counted(archive) == "support"
    with archive.change("undo") as change:
        undo(change, third)
        assert standing(change) == [("Anna", "oppose")]
    assert counted(archive) == "oppose"


def test_what_is_no_stance_is_refused(archive: Archive) -> None:
    with pytest.raises(UsageError, match="no stance: 'yes'"):
        Coding(1, 1, "yes", "Anna")
    with pytest.raises(UsageError, match="the program itself"):
        Coding(1, 1, "support", "rules")
    with archive.change("t") as change:
        ids = seed(change)
        ingest(change, ids)
        with pytest.raises(NotFoundError, match="no topic t999"):
            set_stance(change, Coding(1, 999, "support", "Anna"))
        with pytest.raises(NotFoundError, match="no quote q999"):
            set_stance(change, Coding(999, ids["port"], "support", "Anna"))
