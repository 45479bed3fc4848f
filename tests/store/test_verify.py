"""Each kind of breach is found and named; the triggers that forbid them are taken away first."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import text

from quotes.store import ddl
from quotes.store.engine import Archive, open_archive
from quotes.store.verify import find_breaches, find_index_breaches
from tests.store.samples import fill

FORGERIES = [
    ("UPDATE article_version SET text_hash = 'other'", "a1: the text of version 1"),
    ("UPDATE quote_segment SET text = 'порт Новинск вырос втрое' WHERE quote_id = 1", "q1: 'порт Новинск вырос втрое' does not stand at"),
    ("UPDATE quote_segment SET start = start + 1 WHERE quote_id = 2", "q2: the quote is not the sum"),
    ("UPDATE quote SET text = 'Дорога' WHERE id = 3", "q3: the quote is not the sum"),
    ("UPDATE quote SET cue = 'возразил' WHERE id = 1", "q1: the cue 'возразил' does not stand"),
    ("UPDATE quote SET mention_start = mention_start - 1 WHERE id = 1", "q1: the mention"),
    ("DELETE FROM quote_segment WHERE quote_id = 2", "q2: no segment"),
    ('UPDATE article_part SET "end" = 9999 WHERE start > 0', "a1: a part of version 1"),
    ("UPDATE quote SET day = 20200101 WHERE id = 1", "q1: article, outlet or day"),
    ("UPDATE quote SET outlet_id = NULL WHERE id = 2", "q2: article, outlet or day"),
    ("UPDATE quote SET expert_id = 2 WHERE id = 1", "q1: its expert is not its speaker's"),
    ("UPDATE quote_topic SET expert_id = 2", "q1: its tag t"),
    ("UPDATE article SET current_version_id = NULL", "a1: its newest version"),
    ("UPDATE expert SET canonical_id = 1 WHERE id = 2", "e2: stands under e1; by the judgements it belongs under e2"),
    ("DELETE FROM quote_lemmas WHERE quote_id = 3", "q3: it cannot be found by its words"),
]


def test_a_sound_archive_has_no_breach(archive: Archive) -> None:
    fill(archive)
    steps: list[tuple[int, int]] = []
    with archive.connect() as connection:
        assert list(find_breaches(connection, lambda done, total: steps.append((done, total)))) == []
    assert steps == [(1, 1)]
    assert list(find_index_breaches(archive)) == []


def test_a_row_that_refers_to_nothing_is_named(sqlite_target: str) -> None:
    with open_archive(sqlite_target) as archive:
        fill(archive)
    with closing(sqlite3.connect(sqlite_target)) as raw, raw:
        raw.execute("UPDATE quote SET affiliation_organization_id = 77 WHERE id = 1")
    with open_archive(sqlite_target) as archive, archive.connect() as connection:
        assert "quote: 1 row(s) whose affiliation_organization_id refers to no row of organization" in list(find_breaches(connection))


@pytest.mark.parametrize(
    ("forgery", "named"),
    [
        (
            "INSERT INTO fts_quote(fts_quote, rowid, lemmas) SELECT 'delete', quote_id, lemmas FROM quote_lemmas WHERE quote_id = 2",
            "lacks it",
        ),
        ("INSERT INTO fts_quote(rowid, lemmas) VALUES (99, 'порт')", "still holds it"),
    ],
)
def test_a_search_index_that_lags_is_named(sqlite_target: str, forgery: str, named: str) -> None:
    with open_archive(sqlite_target) as archive:
        fill(archive)
    with closing(sqlite3.connect(sqlite_target)) as raw, raw:
        raw.execute(forgery)
    with open_archive(sqlite_target) as archive:
        with archive.connect() as connection:
            assert any(line.endswith(named) for line in find_breaches(connection))
        assert list(find_index_breaches(archive)) == ["the search index does not hold the words of the quotes"]


@pytest.mark.parametrize(("forgery", "named"), FORGERIES)
def test_each_breach_is_named(archive: Archive, forgery: str, named: str) -> None:
    fill(archive)
    with archive.change("forge") as change:
        ddl.drop_views_and_triggers(change.connection)
        change.connection.execute(text(forgery))
    with archive.connect() as connection:
        found = list(find_breaches(connection))
    assert any(line.startswith(named) for line in found), found
