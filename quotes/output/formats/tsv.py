"""TSV: one line a row, for `cut`, `sort` and `awk`. In: a sheet. Out: tab-separated lines; tabs and line ends inside are spaces."""

from __future__ import annotations

from typing import TextIO

from quotes.model.sheets import Sheet
from quotes.output.cells import machine_columns
from quotes.output.formats.csv import cell
from quotes.output.safe import one_line

BINARY = False
FOR_PEOPLE = False


def write(sheet: Sheet, out: TextIO) -> None:
    """Write a header and one line a row."""
    columns = machine_columns(sheet)
    out.write("\t".join(column.key for _, column in columns) + "\n")
    for row in sheet.rows:
        values = (cell(row[place]) for place, _ in columns)
        out.write("\t".join("" if value is None else one_line(str(value)) for value in values) + "\n")
