"""Excel. In: a sheet. Out: a workbook with a bold, frozen, filtered header; dates are dates, numbers numbers, nothing a formula.

Columns are as wide as what they hold, up to a width at which long texts wrap. A moment keeps the clock of where it was published;
a date without a day stays text. A second work sheet says what the first answers and what stands under it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Any, BinaryIO

from quotes.model.sheets import Column, Sheet
from quotes.output.cells import flat, machine_columns
from quotes.output.safe import harmless

BINARY = True
FOR_PEOPLE = False

# What one cell holds at most, in characters.
_CELL = 32_767
_WIDEST = 60
_SAMPLE = 1000
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?")
_FORMATS = {datetime.datetime: "yyyy-mm-dd hh:mm", datetime.date: "yyyy-mm-dd", float: "0.00"}


def _value(value: Any, column: Column) -> Any:
    value = flat(value)
    if not isinstance(value, str):
        return value
    if column.kind == "date" and (day := _date(value)) is not None:
        return day
    text = harmless(value)
    return text if len(text) <= _CELL else text[: _CELL - 1] + "…"


def _date(text: str) -> datetime.date | None:
    """A day or a moment that a spreadsheet can hold (not before 1900); None for what is neither."""
    moment = _MOMENT.fullmatch(text)
    try:
        if moment is not None:
            found: datetime.date = datetime.datetime.fromisoformat(moment[1])
        elif _DAY.fullmatch(text):
            found = datetime.date.fromisoformat(text)
        else:
            return None
    except ValueError:
        return None
    return found if found.year > 1900 else None


def _width(title: str, values: Iterable[Any]) -> int:
    """In characters: as the longest line of what the column holds, and of its title with room for the filter's arrow."""
    longest = max((len(line) for value in values for line in str(value).split("\n")), default=0)
    return min(max(longest, len(title) + 3) + 2, _WIDEST)


def write(sheet: Sheet, out: BinaryIO) -> None:
    """Write a workbook; a text longer than a cell can hold is cut and ends in `…`."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    columns = machine_columns(sheet)
    book = Workbook(write_only=True)
    page = book.create_sheet("quotes")
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(max(len(columns), 1))}{len(sheet.rows) + 1}"
    for number, (place, column) in enumerate(columns, 1):
        held = (_value(row[place], column) for row in sheet.rows[:_SAMPLE])
        page.column_dimensions[get_column_letter(number)].width = _width(column.key, (value for value in held if value is not None))
    wrapped = Alignment(wrap_text=True, vertical="top")

    def cell(value: Any, column: Column) -> Any:
        made = WriteOnlyCell(page, value=value)
        if type(value) in _FORMATS:
            made.number_format = "0%" if column.kind == "share" else _FORMATS[type(value)]
        if isinstance(value, str) and (len(value) > _WIDEST or "\n" in value):
            made.alignment = wrapped
        return made

    header = [WriteOnlyCell(page, value=column.key) for _, column in columns]
    for title in header:
        title.font = Font(bold=True)
    page.append(header)
    for row in sheet.rows:
        page.append([cell(_value(row[place], column), column) for place, column in columns])
    _about(book, sheet)
    book.save(out)


def _about(book: Any, sheet: Sheet) -> None:
    told = [line for line in (sheet.title, *sheet.footer) if line]
    if told:
        page = book.create_sheet("about")
        page.column_dimensions["A"].width = 2 * _WIDEST
        for line in told:
            page.append([harmless(line)])
