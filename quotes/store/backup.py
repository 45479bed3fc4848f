"""Copies of an archive. In: an open archive. Out: a consistent file, also while others write."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from quotes.errors import ArchiveError, ConflictError
from quotes.store.faults import as_fault

if TYPE_CHECKING:
    from quotes.store.engine import Archive


def back_up(archive: Archive, target: Path) -> int:
    """Copy an SQLite archive into a new file; its size in bytes comes back.

    Raises ConflictError where the file is there already, ArchiveError on PostgreSQL (its own tool does it better) and where the
    target cannot be written.
    """
    source = archive.address.path
    if source is None:
        raise ArchiveError("PostgreSQL makes its own backups", f"pg_dump --format=custom --file={target} DATABASE")
    if target.exists():
        raise ConflictError(f"{target} is there already", "name another file, or move it away")
    if not target.parent.is_dir():
        raise ArchiveError(f"no folder {target.parent}", "make it first, or name another")
    try:
        with closing(sqlite3.connect(source)) as from_, closing(sqlite3.connect(target)) as to:
            from_.backup(to)
            to.execute("PRAGMA journal_mode=WAL").close()
    except sqlite3.Error as error:
        target.unlink(missing_ok=True)
        raise as_fault(error, str(target)) or ArchiveError(f"cannot write {target}: {error}") from error
    return target.stat().st_size


def check_file(archive: Archive) -> list[str]:
    """What SQLite finds wrong with the file itself, and rows that refer to rows that are not there; empty where all is well."""
    if archive.address.path is None:
        return []
    with archive.connect() as connection:
        found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
        rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return found + [f"{row[0]} row {row[1]} refers to a row of {row[2]} that is not there" for row in rows]
