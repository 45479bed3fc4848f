"""Copies of an archive. In: an open archive. Out: a consistent file, also while others write."""

from __future__ import annotations

import datetime
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from quotes.errors import ArchiveCorruptError, ArchiveError, ConflictError
from quotes.store.ddl import missing_parts
from quotes.store.faults import as_fault
from quotes.store.tables import metadata
from quotes.store.verify import find_orphans

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.address import Address
    from quotes.store.engine import Archive

_SERVER = {
    "SELECT x.relname FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid "
    "WHERE x.relnamespace = current_schema()::regnamespace AND NOT (i.indisvalid AND i.indisready)": "the index {} is not complete",
    "SELECT conname FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND NOT convalidated": "{} was never checked",
    "SELECT checksum_failures FROM pg_stat_database WHERE datname = current_database() AND checksum_failures > 0": "{} pages are damaged",
}


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
    copy_file(source, target, str(target))
    return target.stat().st_size


def restore(backup: Path, address: Address) -> Path | None:
    """Put a backup in the place of an SQLite archive; where the archive as it was now lies comes back (None: there was none).

    Raises ArchiveMissingError, ArchiveAheadError or ArchiveCorruptError for a file that is no sound backup, ArchiveLockedError
    where another process writes, ArchiveError on PostgreSQL.
    """
    from quotes.store.engine import open_archive

    if address.path is None:
        raise ArchiveError("PostgreSQL restores its own backups", "pg_restore --clean --dbname=DATABASE FILE, or quotes db copy FROM TO")
    if backup.exists() and address.path.exists() and backup.samefile(address.path):
        raise ConflictError(f"{backup} is the archive itself", "name a backup")
    with open_archive(str(backup)) as archive:
        faults = check_file(archive)
    if faults:
        raise ArchiveCorruptError(f"{backup} is damaged: {faults[0]}", "name another backup")
    part = address.path.with_name(f"{address.path.name}.restoring")
    copy_file(backup, part, str(part))
    aside = _keep_aside(address.path, address.shown)
    part.replace(address.path)
    return aside


def copy_file(source: Path, target: Path, shown: str) -> None:
    """A consistent copy of an SQLite file, also while others write: whole under its name, or not there.

    Raises the archive's errors, `shown` being named, where it cannot be read or written.
    """
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(source)) as from_, closing(sqlite3.connect(part)) as to:
            from_.backup(to)
        part.replace(target)
    except (sqlite3.Error, OSError) as error:
        part.unlink(missing_ok=True)
        raise as_fault(error, shown) or ArchiveError(f"cannot write {shown}: {error}", "choose another place") from error


def _keep_aside(path: Path, shown: str) -> Path | None:
    """The archive under a second name, once nobody has it open; a damaged file too. At no moment is it under no name."""
    if not path.exists():
        return None
    try:
        with closing(sqlite3.connect(path, timeout=5, isolation_level=None)) as connection:
            # To leave WAL is granted only to the one process that has the file open, and puts all there is into it.
            connection.execute("PRAGMA journal_mode=DELETE").close()
    except sqlite3.Error as error:
        fault = as_fault(error, shown)
        if fault is not None and not isinstance(fault, ArchiveCorruptError):
            raise fault from error
    moment = datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%S%fZ")
    aside = path.with_name(f"{path.name}.before-restore-{moment}")
    _give_name(path, aside)
    for suffix in ("-wal", "-shm"):  # those of a damaged file; they would be taken for the new one's
        file = path.with_name(path.name + suffix)
        if file.exists():
            file.rename(aside.with_name(aside.name + suffix))
    return aside


def _give_name(path: Path, other: Path) -> None:
    """A second name for a file; where its file system knows no second names, a copy."""
    try:
        os.link(path, other)
    except OSError:
        shutil.copyfile(path, other)


def check_file(archive: Archive) -> list[str]:
    """What the database finds wrong with what it keeps: damage, rows that refer to rows that are not there, parts that are missing.

    Empty where all is well.
    """
    with archive.connect() as connection:
        if archive.address.path is None:
            return _check_server(connection)
        found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
        rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        found += [f"{row[0]} row {row[1]} refers to a row of {row[2]} that is not there" for row in rows]
        return found + [f"{name} is missing" for name in missing_parts(connection)]


def _check_server(connection: Connection) -> list[str]:
    """The same of PostgreSQL: every row is read, so that a page that cannot be read is met."""
    found = list(find_orphans(connection))
    for question, fault in _SERVER.items():
        found += [fault.format(name) for name in connection.exec_driver_sql(question).scalars()]
    for table in metadata.sorted_tables:
        try:
            with connection.begin_nested():
                connection.exec_driver_sql(f"SELECT count(hashtext(whole::text)) FROM {table.name} whole").all()  # noqa: S608 - our own
        except ArchiveCorruptError as error:
            found.append(f"{table.name}: {error.message}")
    return found + [f"{name} is missing or switched off" for name in missing_parts(connection)]
