"""Answers before they are printed. In: rows a report made. Out: one shape that every output format can print."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from quotes.model.spans import Span

# What is printed where an article names no speaker, in every table and page.
NOBODY = "(nobody named)"

ColumnKind = Literal["text", "words", "id", "date", "number", "share", "list", "link"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `key` is its name in machine formats, `title` in tables.

    Hidden columns stand in machine formats only, `table_only` ones in formats for people only.
    """

    key: str
    title: str
    kind: ColumnKind = "text"
    hidden: bool = False
    table_only: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with places to highlight (offsets in `text`)."""

    text: str
    spans: tuple[Span, ...] = ()

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Sheet:
    """A titled table with what stands under it.

    `rows` hold one value a column: str, int, float, bool, None, list of str, or `Marked`. `footer` are lines printed under the
    table (to stderr where the format is for machines); `empty` is said where there are no rows.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    footer: tuple[str, ...] = ()
    empty: str = "nothing found"


def show_filled(columns: Sequence[Column], rows: Sequence[tuple[Any, ...]], rare: Collection[str]) -> tuple[Column, ...]:
    """The columns, those whose key is in `rare` hidden from tables where no row has anything in them."""
    bare = {column.key for place, column in enumerate(columns) if column.key in rare and not any(row[place] for row in rows)}
    return tuple(replace(column, hidden=True) if column.key in bare else column for column in columns)


@dataclass(frozen=True, slots=True)
class Page:
    """A thing shown whole (an expert, an article): a title, facts as label and value, passages of text, sheets.

    `record` is the same as one object for formats for machines.
    """

    title: str
    facts: tuple[tuple[str, str], ...] = ()
    passages: tuple[Marked, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    record: dict[str, Any] = field(default_factory=dict)
