"""Tables a person hands in. In: a CSV or tab-separated file, or standard input. Out: its rows by column name."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from quotes.errors import QuotesError, UsageError


def read_text(path: Path) -> str:
    """The text of a file in UTF-8 (`-`: standard input). Raises QuotesError where it cannot be read as text."""
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return data.decode("utf-8-sig")
    except OSError as fault:
        raise QuotesError(f"cannot read {path}: {fault.strerror or fault}", "name a text file") from fault
    except UnicodeDecodeError as fault:
        raise QuotesError(f"{path} is not text in UTF-8: {fault}", "save it in UTF-8") from fault


def read_rows(path: Path, needed: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a CSV file (`-`: standard input), absent cells as empty strings.

    Raises QuotesError where it cannot be read as text, UsageError where a needed column is missing.
    """
    text = read_text(path)
    first = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter="\t" if "\t" in first and "," not in first else ",", restval="")
    for name in needed:
        if name not in (rows.fieldnames or ()):
            raise UsageError(f"{path} has no column {name!r}", f"its first line names the columns; needed are {', '.join(needed)}")
    try:
        return [{key: value or "" for key, value in row.items() if key is not None} for row in rows]
    except csv.Error as fault:
        raise QuotesError(f"{path} is no CSV file: {fault}", "quote cells that hold quotation marks or line ends") from fault
