"""Values of a sheet as the formats need them. In: a cell. Out: a plain value for machines, a string for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quotes.model.sheets import Column, Marked, Sheet


def machine_columns(sheet: Sheet) -> tuple[tuple[int, Column], ...]:
    """The columns of formats for machines, with their places in a row."""
    return tuple((place, column) for place, column in enumerate(sheet.columns) if not column.table_only)


def shown_columns(sheet: Sheet) -> tuple[tuple[int, Column], ...]:
    """The columns of formats for people, with their places in a row."""
    return tuple((place, column) for place, column in enumerate(sheet.columns) if not column.hidden)


def plain(value: Any) -> Any:
    """The value itself: a marked text is its text, a tuple a list."""
    if isinstance(value, Marked):
        return value.text
    return list(value) if isinstance(value, tuple) else value


def records(sheet: Sheet) -> Iterator[dict[str, Any]]:
    """One dictionary a row, in the order of the rows."""
    columns = machine_columns(sheet)
    for row in sheet.rows:
        yield {column.key: plain(row[place]) for place, column in columns}


def words(value: Any, column: Column) -> str:
    """The value as a person reads it: nothing for None, `yes`/`no`, lists joined by `; `, shares as percent."""
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(str(item) for item in value)
    if column.kind == "share":
        return f"{min(value, 0.99) if value < 1 else value:.0%}"  # what is not certain is never 100 %
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def flat(value: Any) -> str | int | float | bool | None:
    """The value for a cell of a file: lists joined by `; `, all else as it is."""
    value = plain(value)
    return "; ".join(str(item) for item in value) if isinstance(value, list) else value
