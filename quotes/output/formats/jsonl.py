"""JSON lines: one object a row. In: a sheet or page. Out: lines that can be appended and cut."""

from __future__ import annotations

from typing import TextIO

from quotes.model.sheets import Page, Sheet
from quotes.output.cells import records
from quotes.output.formats.json import encode

BINARY = False
FOR_PEOPLE = False


def write(sheet: Sheet, out: TextIO) -> None:
    """Write one object a row."""
    out.writelines(encode(record) + "\n" for record in records(sheet))


def write_page(page: Page, out: TextIO) -> None:
    """Write the page's record as one line."""
    out.write(encode(page.record) + "\n")
