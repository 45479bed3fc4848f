"""Sentences of a file labelled by the attitude model. In: rows with a sentence and a target's place. Out: the rows, labelled, in order."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.errors import UsageError
from quotes.model.sheets import Column, Sheet
from quotes.model.spans import Span
from quotes.stances.attitude import attitudes

TARGET = ("sentence", "entity", "entity_pos_start_rel", "entity_pos_end_rel")
ADDED = ("label", "confidence")


def label_rows(rows: Sequence[dict[str, str]], name: str) -> Sheet:
    """The rows with `label` (-1, 0, 1) and `confidence` (0 to 1); columns of those names in the file are replaced.

    Raises UsageError, naming the row, where a target's place is none.
    """
    targets = [(row["sentence"], _place(row, f"{name}, row {number}")) for number, row in enumerate(rows, 1)]
    names = [key for key in (rows[0] if rows else TARGET) if key not in ADDED]
    columns = (*(Column(key, key) for key in names), Column("label", "label", "number"), Column("confidence", "confidence", "number"))
    found = zip(rows, attitudes(targets), strict=True)
    return Sheet("", columns, tuple((*(row[key] for key in names), label, round(sure, 3)) for row, (label, sure) in found))


def _place(row: dict[str, str], where: str) -> Span:
    start, end = row["entity_pos_start_rel"].strip(), row["entity_pos_end_rel"].strip()
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(row["sentence"])):
        raise UsageError(f"{where}: no place in the sentence: {start!r} to {end!r}", "give the first character and the one after the last")
    return Span(int(start), int(end))
