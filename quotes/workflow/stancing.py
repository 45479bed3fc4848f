"""Stances that people set. In: a quote, a topic and a value as typed, or the rows of a file. Out: stances in the open change."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quotes.errors import QuotesError, UsageError
from quotes.model.ids import number_of
from quotes.store.stances import Coding, set_stance, withdraw_stances
from quotes.workflow.finding import target_named

if TYPE_CHECKING:
    from quotes.store.change import Change

FIELDS = ("quote", "topic", "value", "by", "note")
NEEDED = FIELDS[:3]


@dataclass(frozen=True, slots=True)
class StanceEntry:
    """One stance as typed: a quote's id, a topic by any name or a proposition, one of the values, who says so, a note.

    `by` None is whoever types.
    """

    quote: str
    topic: str
    value: str
    by: str | None = None
    note: str | None = None


def parse_stance(row: Mapping[str, Any], place: str) -> StanceEntry:
    """The stance of one row of a file; `place` stands in every complaint. Raises UsageError for unknown or missing fields."""
    unknown = set(row) - set(FIELDS)
    if unknown:
        raise UsageError(f"{place}: unknown field {', '.join(sorted(unknown))}", f"fields: {', '.join(FIELDS)}")
    values = {name: str(value).strip() for name, value in row.items() if value is not None and str(value).strip()}
    for name in NEEDED:
        if name not in values:
            raise UsageError(f"{place}: a stance without {name}", f"give {', '.join(NEEDED)}")
    return StanceEntry(**values)


def parse_stances(text: str, name: str) -> list[StanceEntry]:
    """The `[[stance]]` tables of a TOML text. Raises QuotesError for TOML that is none, UsageError where a table is none."""
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as fault:  # numbers without end, lists in lists in lists
        raise QuotesError(f"{name} is no TOML: {fault}", "write each stance as a table [[stance]]") from fault
    rows = tables.get("stance")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise UsageError(f"{name} holds no [[stance]]", "write each stance as a table [[stance]] with quote, topic and value")
    return [parse_stance(row, f"{name}, stance {number}") for number, row in enumerate(rows, 1)]


def code(change: Change, entry: StanceEntry) -> str:
    """Keep one stance; what was done comes back in words.

    Raises NotFoundError for an unknown quote or topic, UsageError for a value that is none.
    """
    quote, target = _quote(entry.quote), target_named(change.connection, entry.topic)
    coder = entry.by or change.who
    set_stance(change, Coding(quote, target.topic_id, entry.value.casefold(), coder, entry.note, target.proposition_id))
    return f"q{quote} {target.label}: {entry.value.casefold()}, by {coder}"


def code_all(change: Change, entries: Sequence[tuple[str, StanceEntry]]) -> list[str]:
    """Keep the stances of a file, all or none; a complaint names the place."""
    done = []
    for place, entry in entries:
        try:
            done.append(code(change, entry))
        except QuotesError as fault:
            fault.message = f"{place}: {fault.message}"
            raise
    return done


def withdraw(change: Change, quote: str, topic: str, by: str | None) -> list[str]:
    """Let people's stances on a quote and topic or proposition (of one coder, where `by` is given) count no longer; a line each comes back.

    Raises NotFoundError where there is none.
    """
    number, target = _quote(quote), target_named(change.connection, topic)
    gone = withdraw_stances(change, number, target.topic_id, by, target.proposition_id)
    return [f"q{number} {target.label}: {row['value']} by {row['coder']} withdrawn" for row in gone]


def _quote(text: str) -> int:
    number = number_of(text, "q")
    if number is None and text.strip().isdecimal():
        number = int(text)
    if number is None:
        raise UsageError(f"no quote: {text!r}", "ids of quotes look like q12; quotes who-said prints them")
    return number
