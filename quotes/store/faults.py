"""What a database refuses, in one place. In: the driver's errors. Out: errors of the archive's tree, with their cure.

`watch` puts this on an engine, so that no other module catches a driver's error.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from sqlalchemy import event

from quotes.errors import (
    ArchiveCorruptError,
    ArchiveError,
    ArchiveLockedError,
    ArchiveMissingError,
    ConflictError,
    QueryError,
    QuotesError,
    UsageError,
)

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine, ExceptionContext

LOCK_HINT = "another process is writing; wait for it to end, or end it, and try again"
RIGHT_HINT = "ask the database's owner for a role: quotes_reader asks, quotes_coder codes and reviews, quotes_editor does all else"
CORRUPT_HINT = "name the archive with --db; if this is the one, put a backup in its place: quotes db restore FILE"


def watch(engine: Engine, shown: str, *, query: bool = False) -> None:
    """Raise archive errors instead of the driver's on this engine. `query`: whatever else is refused is the user's statement."""

    @event.listens_for(engine, "handle_error")
    def _translate(context: ExceptionContext) -> None:
        fault = as_fault(context.original_exception, shown, query=query)
        if fault is not None:
            raise fault from context.original_exception


def as_fault(error: BaseException, shown: str, *, query: bool = False) -> QuotesError | None:
    """The archive's error for a driver's one; None where it is a fault of this program and should be seen as such."""
    if isinstance(error, sqlite3.Error):
        return _sqlite_fault(error, shown, query)
    if isinstance(error, UnicodeDecodeError):  # a name in a damaged file, met while the driver told of the damage
        return ArchiveCorruptError(f"{shown} is damaged: it holds text that is none", CORRUPT_HINT)
    if isinstance(error, OverflowError):
        return UsageError("a number beyond any that an archive holds", "give one as it is printed, such as e1 or q12")
    if type(error).__module__.startswith("psycopg"):
        return _postgres_fault(error, shown, query)
    return None


def _sqlite_fault(error: sqlite3.Error, shown: str, query: bool) -> QuotesError | None:
    name = getattr(error, "sqlite_errorname", "") or ""
    text = str(error)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return ArchiveLockedError(f"{shown} is locked", LOCK_HINT)
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")) or text.startswith("Could not decode to UTF-8"):
        return ArchiveCorruptError(f"{shown} is damaged or no archive: {text[:200]}", CORRUPT_HINT)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")) and not query:
        return ArchiveError(f"cannot write {shown}: {text}", "check the rights of the file and its folder, or copy the archive elsewhere")
    if name.startswith("SQLITE_FULL"):
        return ArchiveError(f"no room left for {shown}", "free some space; nothing that was kept is lost")
    if name.startswith("SQLITE_IOERR"):
        return ArchiveError(f"cannot read or write {shown}: {text}", "check the disk; nothing that was kept is lost")
    if text.startswith("LIKE or GLOB pattern too complex"):
        return (QueryError if query else UsageError)("a name or word to look for is too long", "give a shorter one")
    if query:
        return QueryError(f"the database refuses the statement: {text}")
    if isinstance(error, sqlite3.IntegrityError):
        return ConflictError(f"the archive refuses this: {text}")
    return None


def _postgres_fault(error: BaseException, shown: str, query: bool) -> QuotesError | None:
    state = getattr(error, "sqlstate", None) or ""
    text = str(error).strip().partition("\n")[0]
    if state in ("55P03", "40P01", "40001"):
        return ArchiveLockedError(f"{shown} is locked", LOCK_HINT)
    if state == "3D000" or (not state and "does not exist" in text):
        return ArchiveMissingError(f"no database at {shown}", "create it: createdb NAME")
    if state.startswith(("08", "57P", "28")) or (not state and type(error).__name__ in ("OperationalError", "ConnectionTimeout")):
        return ArchiveError(f"cannot reach {shown}: {text}", "check that the server runs and that the address and password are right")
    if state.startswith("53"):
        return ArchiveError(f"the server of {shown} has no room left: {text}", "free some space; nothing that was kept is lost")
    if state.startswith("XX00"):
        return ArchiveCorruptError(f"{shown} is damaged: {text}", "restore the last backup: pg_restore, or quotes db copy from a copy")
    if query:
        return QueryError(f"the database refuses the statement: {text}", RIGHT_HINT if state == "42501" else "")
    if state.startswith("23"):
        return ConflictError(f"the archive refuses this: {text}")
    if state == "42501":
        return ArchiveError(f"no right to do this in {shown}: {text}", RIGHT_HINT)
    if state == "25006":
        return ArchiveError(f"nothing can be written to {shown}: {text}", "name the server that takes writes, not a copy of it")
    return None
