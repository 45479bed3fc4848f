"""Quotes as a researcher writes them down. In: options, or a CSV or TOML file. Out: checked entries, nothing looked up yet."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from quotes.errors import QuotesError, UsageError

KINDS = ("direct", "indirect", "mixed")


@dataclass(frozen=True, slots=True)
class Entry:
    """One quote entered by hand. `words` and `speaker` are needed; all else may be left empty.

    `speaker` and `outlet` are names or ids (`e3`, `g5`, `o4`), `article` an id (`a7`) or the address of an article in the
    archive, `topics` names of topics.
    """

    words: str
    speaker: str
    kind: str = "direct"
    article: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    role: str | None = None
    affiliation: str | None = None
    topics: tuple[str, ...] = ()
    lang: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        for name in ("words", "speaker"):
            if not getattr(self, name).strip():
                raise UsageError(f"a quote without {name}", f"give {name}")
        if self.kind not in KINDS:
            raise UsageError(f"no kind of quote: {self.kind!r}", f"kinds: {', '.join(KINDS)}")


FIELDS = tuple(field.name for field in fields(Entry))


def parse_entry(row: Mapping[str, Any], place: str) -> Entry:
    """The entry of one row of a file; `place` stands in every complaint. Topics are a list, or separated by `;`.

    Raises UsageError for unknown or missing fields and values that are none.
    """
    unknown = set(row) - set(FIELDS)
    if unknown:
        raise UsageError(f"{place}: unknown field {', '.join(sorted(unknown))}", f"fields: {', '.join(FIELDS)}")
    values: dict[str, Any] = {}
    for name, value in row.items():
        if name == "topics":
            listed = value.split(";") if isinstance(value, str) else list(value or ())
            values[name] = tuple(text.strip() for text in listed if text.strip())
        elif value is not None and str(value).strip():
            values[name] = str(value).strip()
    for name in ("words", "speaker"):
        if name not in values:
            raise UsageError(f"{place}: a quote without {name}", f"give {name}")
    try:
        return Entry(**values)
    except UsageError as fault:
        raise UsageError(f"{place}: {fault.message}", fault.hint) from fault


def parse_toml(text: str, name: str) -> list[dict[str, Any]]:
    """The `[[quote]]` tables of a TOML text. Raises QuotesError for TOML that is none, UsageError where it holds none."""
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as fault:  # numbers without end, lists in lists in lists
        raise QuotesError(f"{name} is no TOML: {fault}", "write each quote as a table [[quote]]") from fault
    rows = tables.get("quote")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise UsageError(f"{name} holds no [[quote]]", "write each quote as a table [[quote]] with words and speaker")
    return rows
