"""Excel. In: a sheet. Out: a workbook with a bold, frozen header; cells are values, never formulas."""

from __future__ import annotations

from typing import Any, BinaryIO

from quotes.model.sheets import Sheet
from quotes.output.cells import flat, machine_columns
from quotes.output.safe import harmless

BINARY = True
FOR_PEOPLE = False

# What one cell holds at most, in characters.
_CELL = 32_767


def _value(value: Any) -> Any:
    value = flat(value)
    if not isinstance(value, str):
        return value
    text = harmless(value)
    return text if len(text) <= _CELL else text[: _CELL - 1] + "…"


def write(sheet: Sheet, out: BinaryIO) -> None:
    """Write a workbook with one work sheet; a text longer than a cell can hold is cut and ends in `…`."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    columns = machine_columns(sheet)
    book = Workbook(write_only=True)
    page = book.create_sheet("quotes")
    page.freeze_panes = "A2"
    header = [WriteOnlyCell(page, value=column.key) for _, column in columns]
    for title in header:
        title.font = Font(bold=True)
    page.append(header)
    for row in sheet.rows:
        page.append([_value(row[place]) for place, _ in columns])
    book.save(out)
