"""Copies between back ends and from backups: the same rows, in every direction, and nothing half done."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from quotes.errors import ArchiveCorruptError, ArchiveError, ArchiveLockedError, ConflictError
from quotes.store import tables
from quotes.store.address import parse_address
from quotes.store.backup import back_up, restore
from quotes.store.changes import undo
from quotes.store.copying import copy_archive
from quotes.store.engine import Archive, open_archive
from quotes.store.search import find_quotes
from quotes.store.verify import find_breaches
from tests.store.samples import fill

WAYS = [
    pytest.param(left, right, marks=pytest.mark.postgres) if "postgres" in left + right else (left, right)
    for left, right in (("sqlite", "sqlite"), ("sqlite", "postgres"), ("postgres", "sqlite"))
]


def rows(archive: Archive) -> dict[str, list[tuple[object, ...]]]:
    with archive.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))]
            for table in tables.metadata.sorted_tables
        }


def worked_on(target: str) -> Archive:
    """An archive with history, entries of updates, and ids that were given and taken back."""
    archive = open_archive(target)
    fill(archive)
    with archive.change("more", "tester") as change:
        change.update(tables.quote, tables.quote.c.id == 1, {"status": "rejected"})
        change.insert(tables.topic, {"key": "gone", "label": "Gone", "origin": "user"})
    with archive.change("undo", "tester") as change:
        undo(change, 3)
    return archive


@pytest.mark.parametrize(("left", "right"), WAYS)
def test_every_row_is_the_same_and_work_goes_on(left: str, right: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    source = worked_on(request.getfixturevalue(f"{left}_target"))
    if right == "sqlite":
        target = str(tmp_path / "copy.db")
    else:
        target = request.getfixturevalue("postgres_target")
    with source:
        count = copy_archive(source, target)
        held = rows(source)
        with source.change("next") as change:
            expected = change.reserve(tables.topic, 1)[0]
    assert count == sum(map(len, held.values()))
    with open_archive(target) as copied:
        assert rows(copied) == held
        with copied.connect() as connection:
            assert list(find_breaches(connection)) == []
            assert find_quotes(connection, [["причал"]]) == [3, 2]
        with copied.change("next") as change:
            assert change.reserve(tables.topic, 1)[0] == expected, "an id that was given before is given again"


def test_a_place_that_is_taken_is_refused(sqlite_target: str, tmp_path: Path) -> None:
    with worked_on(sqlite_target) as source:
        with pytest.raises(ConflictError, match="holds an archive already"):
            copy_archive(source, sqlite_target)
        other = str(tmp_path / "copy.db")
        copy_archive(source, other)
        with pytest.raises(ConflictError, match="holds an archive already"):
            copy_archive(source, other)


def test_a_copy_that_fails_leaves_nothing(sqlite_target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.store.copying._copy_counters", lambda *_: (_ for _ in ()).throw(ArchiveError("the line broke")))
    with worked_on(sqlite_target) as source, pytest.raises(ArchiveError, match="the line broke"):
        copy_archive(source, str(tmp_path / "copy.db"))
    assert not list(tmp_path.glob("copy.db*"))


def test_a_backup_takes_the_place_of_the_archive_and_the_old_one_is_kept(sqlite_target: str, tmp_path: Path) -> None:
    backup = tmp_path / "backup.db"
    with open_archive(sqlite_target) as archive:
        fill(archive)
        back_up(archive, backup)
        held = rows(archive)
        with archive.change("spoil") as change:
            change.update(tables.quote, tables.quote.c.id == 1, {"status": "rejected"})
        spoiled = rows(archive)
    aside = restore(backup, parse_address(sqlite_target))
    assert aside is not None
    for path, expected in ((sqlite_target, held), (str(aside), spoiled)):
        with open_archive(path) as archive:
            assert rows(archive) == expected


def test_a_damaged_archive_can_be_restored_and_a_damaged_backup_is_refused(sqlite_target: str, tmp_path: Path) -> None:
    backup = tmp_path / "backup.db"
    with open_archive(sqlite_target) as archive:
        fill(archive)
        back_up(archive, backup)
    Path(sqlite_target).write_bytes(b"no database at all" * 500)
    assert restore(backup, parse_address(sqlite_target)) is not None
    with open_archive(sqlite_target) as archive, archive.connect() as connection:
        assert list(find_breaches(connection)) == []
    backup.write_bytes(b"no database at all" * 500)
    with pytest.raises(ArchiveCorruptError):
        restore(backup, parse_address(sqlite_target))
    with open_archive(sqlite_target):
        pass


def test_an_archive_somebody_writes_is_not_replaced(sqlite_target: str, tmp_path: Path) -> None:
    backup = tmp_path / "backup.db"
    with open_archive(sqlite_target) as archive:
        back_up(archive, backup)
    with closing(sqlite3.connect(sqlite_target, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE").close()
        with pytest.raises(ArchiveLockedError):
            restore(backup, parse_address(sqlite_target))
        other.execute("ROLLBACK").close()
    assert Path(sqlite_target).exists()
