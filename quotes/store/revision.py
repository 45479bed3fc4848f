"""Which form an archive has. In: a connection. Out: its revision, compared with this program's; no migration tool is loaded.

`HEAD` and `KNOWN` are held equal to the migration files by a test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sqlalchemy import inspect, text

from quotes.errors import ArchiveAheadError, ArchiveBehindError, ArchiveCorruptError, ArchiveMissingError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.address import Address

KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008")
HEAD = KNOWN[-1]

State = Literal["missing", "foreign", "behind", "current", "ahead"]


def read_revision(connection: Connection) -> str | None:
    """The archive's revision; None where the database holds no archive."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def compare(revision: str | None, *, empty: bool) -> State:
    """Where a revision stands against this program's. `empty` says that the database holds no table at all."""
    if revision is None:
        return "missing" if empty else "foreign"
    if revision == HEAD:
        return "current"
    return "behind" if revision in KNOWN else "ahead"


def read_state(connection: Connection) -> State:
    """Where the archive stands against this program."""
    revision = read_revision(connection)
    return compare(revision, empty=revision is None and not inspect(connection).get_table_names())


def demand_current(connection: Connection, address: Address) -> None:
    """Raise the archive error that fits where the archive is not of this program's revision."""
    state = read_state(connection)
    shown = address.shown
    if state == "missing":
        raise ArchiveMissingError(f"no archive at {shown}", "make one: quotes seed, or quotes ingest FOLDER; or name another with --db")
    if state == "foreign":
        raise ArchiveCorruptError(f"{shown} is a database but no archive of quotes", "name another with --db")
    if state == "behind":
        raise ArchiveBehindError(f"{shown} was written by an older version of quotes", "quotes db upgrade")
    if state == "ahead":
        raise ArchiveAheadError(f"{shown} was written by a newer version of quotes", "upgrade the program: pip install --upgrade quotes")
