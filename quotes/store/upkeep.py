"""An archive kept quick. In: an open archive. Out: its index of words in one piece or made anew, its tables counted for the planner."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from quotes.store.ddl import SEARCHED
from quotes.store.loading import rebuild_search
from quotes.store.tables import metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.engine import Archive

# Called with (steps done, steps in all, what is at hand).
Step = Callable[[int, int, str], None]


def optimize(archive: Archive, step: Step | None = None, *, rebuild: bool = False) -> None:
    """Make searching and asking as quick as the rows allow, after much was written; no row is changed.

    `rebuild` makes the index of words anew from the lemmas instead of merging its pieces. On PostgreSQL it takes the owner of the tables.
    Raises ArchiveLockedError where another process writes for longer than 30 seconds.
    """
    tables = [table.name for table in metadata.sorted_tables]
    searched = [f"fts_{what}" for what, _ in SEARCHED]
    if archive.dialect == "sqlite":
        pieces = ["the index of words"] if rebuild else searched
    else:
        pieces = searched if rebuild else []
    work = [*pieces, *tables]
    for done, name in enumerate(work):
        if step:
            step(done, len(work), name)
        if archive.dialect == "sqlite":
            _on_sqlite(archive, name, rebuild=rebuild, word_index=name in pieces)
        else:
            with archive.engine.connect() as connection:
                own = connection.execution_options(isolation_level="AUTOCOMMIT")  # neither may stand inside a transaction
                own.exec_driver_sql(f"REINDEX INDEX {name}" if name in pieces else f"VACUUM (ANALYZE) {name}")
    if step:
        step(len(work), len(work), "")


def pack_search(connection: Connection, name: str) -> None:
    """Merge the pieces of one of SQLite's indexes of words."""
    connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('optimize')")  # noqa: S608 - names of our own tables


def _on_sqlite(archive: Archive, name: str, *, rebuild: bool, word_index: bool) -> None:
    """One step, in a transaction of its own, so that others can write in between."""
    with archive.engine.connect() as connection, connection.execution_options(writing=True).begin():
        if not word_index:
            connection.exec_driver_sql(f"ANALYZE {name}")
        elif rebuild:
            rebuild_search(connection)
        else:
            pack_search(connection, name)
