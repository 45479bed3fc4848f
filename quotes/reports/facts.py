"""What pages are made of. In: rows, values and sheets. Out: facts that are known, objects for a record, parts with titles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from quotes.errors import NotFoundError
from quotes.model.ids import NOUNS
from quotes.model.sheets import Sheet

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

# The command that prints the ids of a kind, by their letter.
LISTED_BY = {
    "q": "who-said",
    "e": "experts",
    "o": "outlets",
    "g": "organizations",
    "a": "articles",
    "t": "topics",
    "p": "topics show TOPIC",
    "c": "log",
}


def one(connection: Connection, table: Any, letter: str, number: int) -> Row[Any]:
    """The row of an id. Raises NotFoundError."""
    row = connection.execute(select(table).where(table.c.id == number)).one_or_none()
    if row is None:
        raise NotFoundError(f"no {NOUNS[letter]} {letter}{number}", f"quotes {LISTED_BY[letter]} prints those there are")
    return row


def facts(*pairs: tuple[str, Any]) -> tuple[tuple[str, str], ...]:
    """Labels with values that are known."""
    return tuple((label, "; ".join(map(str, value)) if isinstance(value, list) else str(value)) for label, value in pairs if value)


def objects(sheet: Sheet) -> list[dict[str, Any]]:
    """The rows of a sheet as dictionaries, for a page's record."""
    return [
        {column.key: str(value) if hasattr(value, "spans") else value for column, value in zip(sheet.columns, row, strict=True)}
        for row in sheet.rows
    ]


def titled(sheet: Sheet, title: str) -> Sheet:
    """The sheet as a part of a page: under a title, with the first line of what stands under it."""
    return Sheet(title, sheet.columns, sheet.rows, sheet.footer[:1], sheet.empty)
