"""Opening, refusing and changing archives."""

from __future__ import annotations

from sqlalchemy import select

from quotes.store import tables
from quotes.store.engine import Archive


def test_fresh_archive_is_empty(archive: Archive) -> None:
    with archive.connect() as connection:
        assert connection.execute(select(tables.quote)).all() == []


def test_change_without_writes_leaves_no_trace(archive: Archive) -> None:
    with archive.change("nothing") as change:
        assert change.id
    with archive.connect() as connection:
        assert connection.execute(select(tables.change)).all() == []
