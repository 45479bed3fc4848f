"""JSON: one list of objects. In: a sheet or page. Out: text that any JSON reader takes; control characters are escaped."""

from __future__ import annotations

import json
import re
from typing import Any, TextIO

from quotes.model.sheets import Page, Sheet
from quotes.output.cells import records

BINARY = False
FOR_PEOPLE = False

# json leaves these as they are; a terminal might obey them.
_OBEYED = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def encode(value: Any, indent: int | None = None) -> str:
    """`value` as JSON, letters of all scripts readable, what a terminal might obey escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def write(sheet: Sheet, out: TextIO) -> None:
    """Write the rows as one list."""
    out.write(encode(list(records(sheet)), indent=2) + "\n")


def write_page(page: Page, out: TextIO) -> None:
    """Write the page's record as one object."""
    out.write(encode(page.record, indent=2) + "\n")
