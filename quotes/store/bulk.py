"""Many rows, one statement, little else. In: rows as dicts. Out: rows inserted, at about the driver's own cost.

The statement is made once for each table and set of columns; values go to the driver as they are, but for JSON. PostgreSQL takes
more than a few rows by COPY.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import JSON

if TYPE_CHECKING:
    from sqlalchemy import Connection, Dialect, Table

Process = Callable[[Any], Any]
_COPIED = 50  # rows from which on COPY is quicker than statements


class _Prepared(NamedTuple):
    insert: str
    copy: str
    pick: Callable[[Mapping[str, Any]], Any]
    processes: tuple[tuple[int, Process], ...]


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], change_id: int | None = None) -> None:
    """Insert rows that all have the same keys; `change_id` goes with each, where it is given."""
    if not rows:
        return
    copied = connection.dialect.name == "postgresql" and len(rows) >= _COPIED
    prepared = _prepared(table, tuple(rows[0]), connection.dialect, change_id)
    values = list(map(prepared.pick, rows))
    if prepared.processes:
        values = [list(row) for row in values]
        for place, process in prepared.processes:
            for row in values:
                row[place] = process(row[place])
        values = [tuple(row) for row in values]
    if copied:
        _copy(connection, prepared.copy, values if change_id is None else ((*row, change_id) for row in values))
    else:
        connection.exec_driver_sql(prepared.insert, values if len(values) > 1 else values[0])


def _copy(connection: Connection, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    import psycopg

    from quotes.store.faults import as_fault

    raw: Any = connection.connection.dbapi_connection
    try:
        with raw.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except psycopg.Error as error:
        raise as_fault(error, connection.engine.url.render_as_string()) or error from error


@lru_cache(maxsize=256)
def _prepared(table: Table, names: tuple[str, ...], dialect: Dialect, change_id: int | None) -> _Prepared:
    quote = dialect.identifier_preparer.quote
    mark = "?" if dialect.name == "sqlite" else "%s"
    marks, every = [mark] * len(names), names
    if change_id is not None:
        marks, every = [*marks, str(int(change_id))], (*names, "change_id")
    into = f"{quote(table.name)} ({', '.join(quote(name) for name in every)})"
    processes = []
    for place, name in enumerate(names):
        kind = table.c[name].type.dialect_impl(dialect)
        process: Process | None = kind.bind_processor(dialect) if isinstance(kind, JSON) else None  # type: ignore[no-untyped-call]
        if process is not None:
            processes.append((place, process))
    pick = itemgetter(*names) if len(names) > 1 else lambda row: (row[names[0]],)
    insert = f"INSERT INTO {into} VALUES ({', '.join(marks)})"  # noqa: S608 - names of our own tables
    return _Prepared(insert, f"COPY {into} FROM STDIN", pick, tuple(processes))
