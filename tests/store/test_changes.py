"""History and undo: exactly what a change wrote is taken back."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from quotes.errors import ConflictError, NotFoundError
from quotes.model.spans import Span
from quotes.store import tables
from quotes.store.articles import remove_article, save_article
from quotes.store.changes import list_changes, newest_to_undo, undo
from quotes.store.engine import Archive
from quotes.store.judgements import Verdicts, judge
from quotes.store.quotes import Link
from quotes.store.reviews import correct_speaker, correct_words, reject
from quotes.store.search import find_quotes
from tests.store.samples import LEV, TEXT, article, dump, fill


def take_back(archive: Archive, change_id: int) -> int:
    with archive.change(f"undo c{change_id}", "tester") as change:
        undo(change, change_id)
        return change.id


def test_undo_of_an_ingest_and_undo_of_that(archive: Archive) -> None:
    fill(archive)
    full = dump(archive)
    first = take_back(archive, 2)
    emptied = dump(archive)
    assert emptied["quote"] == emptied["article"] == emptied["affiliation"] == []
    assert emptied["expert"] == full["expert"]
    with archive.connect() as connection:
        assert find_quotes(connection, [["порт"]]) == []
    take_back(archive, first)
    assert dump(archive) == full
    with archive.connect() as connection:
        assert find_quotes(connection, [["порт"]]) == [1]


def test_undo_restores_corrections_and_removals_exactly(archive: Archive) -> None:
    ids = fill(archive)
    before = dump(archive)
    start = TEXT.index("причал откроют")
    with archive.change("fix", "rita") as change:
        reject(change, 1, "duplicate")
        correct_words(change, 2, [Span(start, start + 14)])
        correct_speaker(change, 3, LEV, Link(ids["lev"], how="manual"))
        fixed = change.id
    after_fix = dump(archive)
    with archive.change("articles remove a1") as change:
        assert remove_article(change, ids["article"], "asked by the outlet") == 3
        removed = change.id
    assert dump(archive)["quote"] == []
    with archive.change("ingest") as change:
        assert save_article(change, article()).state == "removed"
    take_back(archive, removed)
    assert dump(archive) == after_fix
    take_back(archive, fixed)
    assert dump(archive) == before


def test_undo_of_a_merge_parts_the_two(archive: Archive) -> None:
    ids = fill(archive)
    before = dump(archive)
    with archive.change("merge") as change:
        judge(change, "expert", (ids["lev"], ids["anna"]), Verdicts("same"))
        merged = change.id
    assert dump(archive)["expert"] != before["expert"]
    take_back(archive, merged)
    assert dump(archive) == before


def test_what_later_changes_rest_on_is_not_undone(archive: Archive) -> None:
    fill(archive)
    before = dump(archive)
    with pytest.raises(ConflictError, match=r"rest on its .* c2"), archive.change("undo") as change:
        undo(change, 1)
    with archive.change("fix") as change:
        reject(change, 1, "duplicate")
    with pytest.raises(ConflictError, match="c3 changed quotes it wrote"), archive.change("undo") as change:
        undo(change, 2)
    take_back(archive, 3)
    assert dump(archive) == before
    take_back(archive, 2)


def test_undo_twice_and_undo_of_nothing_are_refused(archive: Archive) -> None:
    fill(archive)
    take_back(archive, 2)
    with pytest.raises(ConflictError, match="was undone by c3"), archive.change("undo") as change:
        undo(change, 2)
    with pytest.raises(NotFoundError, match="no change c99"), archive.change("undo") as change:
        undo(change, 99)
    with archive.connect() as connection:
        assert newest_to_undo(connection) == 1


def test_history_says_who_did_what(archive: Archive) -> None:
    fill(archive)
    take_back(archive, 2)
    with archive.connect() as connection:
        undone, ingested, seeded = list_changes(connection)
    assert (seeded.command, seeded.who, seeded.undone_by) == ("seed", "tester", None)
    assert ingested.summary["quote insert"] == 3 and ingested.undone_by == undone.id
    assert undone.undoes_id == ingested.id and undone.summary["quote delete"] == 3
    assert all(done.finished_at for done in (undone, ingested, seeded))


def test_a_failed_step_is_taken_back_and_the_others_kept(archive: Archive) -> None:
    def add(key: str) -> None:
        change.insert(tables.outlet, {"key": key, "name": key, "origin": "user"})

    with archive.change("batch") as change:
        for key in ("one", "two", "three"):
            with pytest.raises(RuntimeError) if key == "two" else change.step():
                if key == "two":
                    with change.step():
                        add(key)
                        raise RuntimeError("bad article")
                else:
                    add(key)
    with archive.connect() as connection:
        assert list(connection.scalars(select(tables.outlet.c.key).order_by(tables.outlet.c.id))) == ["one", "three"]
        [done] = list_changes(connection)
    assert done.summary == {"outlet insert": 2}


def test_a_change_that_raises_leaves_nothing(archive: Archive) -> None:
    with pytest.raises(RuntimeError), archive.change("batch") as change:
        change.insert(tables.outlet, {"key": "one", "name": "one", "origin": "user"})
        raise RuntimeError("cut off")
    with archive.connect() as connection:
        assert list_changes(connection) == []
        assert connection.execute(select(tables.outlet)).all() == []
