"""An archive from one back end to the other. In: an open archive and the address of an empty place. Out: the same rows there, compared.

Everything is written in one transaction: a copy that fails leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, text

from quotes.errors import ArchiveError, ConflictError
from quotes.store.bulk import insert_rows
from quotes.store.engine import open_archive
from quotes.store.loading import alone, bulk_load
from quotes.store.tables import metadata, quote

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

    from quotes.store.engine import Archive

BATCH = 2000
# Called with (rows done, rows in all, table).
Step = Callable[[int, int, str], None]


def copy_archive(source: Archive, target: str, step: Step | None = None) -> int:
    """Copy every row of `source` to `target` (a path or URL, made where it is not there) and compare; the number of rows comes back.

    Raises ConflictError where the target holds an archive with something in it, ArchiveError where a row came out different.
    """
    with open_archive(target, create=True) as opened:
        try:
            with source.connect() as reading, opened.engine.connect() as writing:
                alone(writing)
                writing.execution_options(writing=True).begin()
                _demand_empty(writing, opened)
                with bulk_load(writing, reading.scalar(select(func.count()).select_from(quote)) or 0):
                    count = _copy_rows(reading, writing, step)
                _copy_counters(reading, writing)
                _compare(reading, writing)
                writing.commit()
        except BaseException:
            if opened.created and opened.address.path is not None:
                opened.close()
                for suffix in ("", "-wal", "-shm"):
                    opened.address.path.with_name(opened.address.path.name + suffix).unlink(missing_ok=True)
            raise
    return count


def _demand_empty(connection: Connection, opened: Archive) -> None:
    for table in metadata.sorted_tables:
        if connection.execute(select(*table.primary_key.columns).limit(1)).first() is not None:
            raise ConflictError(f"{opened.address.shown} holds an archive already", "name a new file or an empty database")


def _rows(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    """Every row in the order of its key, a batch in memory at a time."""
    statement = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=BATCH)
    for part in connection.execute(statement).mappings().partitions():
        yield from (dict(row) for row in part)


def _copy_rows(reading: Connection, writing: Connection, step: Step | None) -> int:
    total = sum(reading.scalar(select(func.count()).select_from(table)) or 0 for table in metadata.sorted_tables)
    done = 0
    for table in metadata.sorted_tables:
        batch: list[dict[str, Any]] = []
        for row in _rows(reading, table):
            batch.append(row)
            if len(batch) == BATCH:
                insert_rows(writing, table, batch)
                done += len(batch)
                batch = []
                if step:
                    step(done, total, table.name)
        insert_rows(writing, table, batch)
        done += len(batch)
        if step:
            step(done, total, table.name)
    return done


def _copy_counters(reading: Connection, writing: Connection) -> None:
    """The highest id ever given in each table, so that none is given again."""
    for table in metadata.sorted_tables:
        if "id" not in table.c:
            continue
        if reading.dialect.name == "sqlite":
            last = reading.execute(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name}).scalar()
        else:
            name = reading.scalar(text("SELECT pg_get_serial_sequence(:name, 'id')"), {"name": table.name})
            last = reading.execute(text(f"SELECT CASE WHEN is_called THEN last_value END FROM {name}")).scalar()  # noqa: S608 - our own
        if last is None:
            continue
        if writing.dialect.name == "sqlite":
            writing.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": table.name})
            writing.execute(text("INSERT INTO sqlite_sequence(name, seq) VALUES (:name, :last)"), {"name": table.name, "last": last})
        else:
            writing.execute(text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :last)"), {"name": table.name, "last": last})


def _compare(reading: Connection, writing: Connection) -> None:
    """Every row of both sides, side by side."""
    for table in metadata.sorted_tables:
        for left, right in zip_longest(_rows(reading, table), _rows(writing, table)):
            if left != right:
                key = ", ".join(f"{column.name} {(left or right or {})[column.name]}" for column in table.primary_key.columns)
                raise ArchiveError(f"the copy differs in {table.name} ({key}); nothing was kept", "a defect: please report it")
