"""Each kind of breach is found and named; the triggers that forbid them are taken away first."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from quotes.store import ddl
from quotes.store.engine import Archive
from quotes.store.verify import find_breaches
from tests.store.samples import fill

FORGERIES = [
    ("UPDATE article_version SET text_hash = 'other'", "a1: the text of version 1"),
    ("UPDATE quote_segment SET text = 'порт Новинск вырос втрое' WHERE quote_id = 1", "q1: 'порт Новинск вырос втрое' does not stand at"),
    ("UPDATE quote_segment SET start = start + 1 WHERE quote_id = 2", "q2: the quote is not the sum"),
    ("UPDATE quote SET text = 'Дорога' WHERE id = 3", "q3: the quote is not the sum"),
    ("UPDATE quote SET cue = 'возразил' WHERE id = 1", "q1: the cue 'возразил' does not stand"),
    ("UPDATE quote SET mention_start = mention_start - 1 WHERE id = 1", "q1: the mention"),
    ("DELETE FROM quote_segment WHERE quote_id = 2", "q2: no segment"),
]


def test_a_sound_archive_has_no_breach(archive: Archive) -> None:
    fill(archive)
    with archive.connect() as connection:
        assert list(find_breaches(connection)) == []


@pytest.mark.parametrize(("forgery", "named"), FORGERIES)
def test_each_breach_is_named(archive: Archive, forgery: str, named: str) -> None:
    fill(archive)
    with archive.change("forge") as change:
        ddl.drop_views_and_triggers(change.connection)
        change.connection.execute(text(forgery))
    with archive.connect() as connection:
        found = list(find_breaches(connection))
    assert any(line.startswith(named) for line in found), found
