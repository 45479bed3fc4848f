"""CSV with a header, as spreadsheets read it. In: a sheet. Out: comma-separated lines; no cell is ever a formula."""

from __future__ import annotations

import csv
from typing import Any, TextIO

from quotes.model.sheets import Sheet
from quotes.output.cells import flat, machine_columns
from quotes.output.safe import harmless

BINARY = False
FOR_PEOPLE = False


def cell(value: Any) -> Any:
    """The value as a harmless cell; a truth value is `true` or `false`."""
    value = flat(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return harmless(value) if isinstance(value, str) else value


def write(sheet: Sheet, out: TextIO) -> None:
    """Write a header and one line a row (a cell may hold line ends, inside quotation marks)."""
    columns = machine_columns(sheet)
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow([column.key for _, column in columns])
    lines.writerows([cell(row[place]) for place, _ in columns] for row in sheet.rows)
