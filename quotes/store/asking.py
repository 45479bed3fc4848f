"""A user's own question. In: SQL as typed, on a connection that cannot write. Out: its rows; a statement that is no question is refused.

What cannot be written is decided by the connection (`quotes.store.connect`). On PostgreSQL the statement is the query of a cursor besides:
the server takes nothing but a query there, no COPY to a program, no DO, no SET.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from quotes.errors import QueryError

if TYPE_CHECKING:
    from sqlalchemy import Connection, CursorResult

_BEFORE = re.compile(r"(?:\s+|--[^\n]*(?:\n|$)|/\*.*?\*/|\()*", re.DOTALL)
_ASKING = ("SELECT", "WITH", "VALUES", "TABLE", "EXPLAIN", "SHOW", "PRAGMA")
_TOLD = ("EXPLAIN", "SHOW")  # questions to the server itself, which a cursor does not take


def ask(connection: Connection, sql: str, values: Mapping[str, Any] | None = None) -> CursorResult[Any]:
    """The rows of one statement; `values` fill its `:name` places. Raises QueryError where it is no question or is refused."""
    start = _BEFORE.match(sql)
    word = re.match(r"\w*", sql[start.end() if start else 0 :])
    first = word[0].upper() if word else ""
    if first not in _ASKING:
        raise QueryError(f"no question: {first or sql.strip()[:30]!r}", "ask with SELECT, WITH, VALUES or EXPLAIN; other commands write")
    escaped = sql if values is not None else sql.replace(":", r"\:")
    if connection.dialect.name != "postgresql" or first in _TOLD:
        return connection.execute(text(escaped), dict(values or {}))
    connection.execute(text(f"DECLARE answer NO SCROLL CURSOR FOR {escaped}"), dict(values or {}))
    rows = connection.execute(text("FETCH ALL FROM answer"))
    connection.execute(text("CLOSE answer"))
    return rows
