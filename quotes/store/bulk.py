"""Many rows, one statement, little else. In: rows as dicts. Out: rows inserted, at about the driver's own cost.

The statement is made once for each table and set of columns; values go to the driver as they are, but for JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Connection, Dialect, Table

Process = Callable[[Any], Any]


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same keys."""
    if not rows:
        return
    names = tuple(rows[0])
    statement, processes = _prepared(table, names, connection.dialect)
    values = [tuple([row[name] for name in names]) for row in rows]
    for place, process in processes:
        values = [(*row[:place], process(row[place]), *row[place + 1 :]) for row in values]
    connection.exec_driver_sql(statement, values if len(values) > 1 else values[0])


@lru_cache(maxsize=256)
def _prepared(table: Table, names: tuple[str, ...], dialect: Dialect) -> tuple[str, tuple[tuple[int, Process], ...]]:
    quote = dialect.identifier_preparer.quote
    mark = "?" if dialect.name == "sqlite" else "%s"
    columns = ", ".join(quote(name) for name in names)
    statement = f"INSERT INTO {quote(table.name)} ({columns}) VALUES ({', '.join([mark] * len(names))})"  # noqa: S608 - names of our own tables
    processes = []
    for place, name in enumerate(names):
        process = table.c[name].type.dialect_impl(dialect).bind_processor(dialect)
        if process is not None:
            processes.append((place, process))
    return statement, tuple(processes)
