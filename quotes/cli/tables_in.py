"""Files a person hands in or wants. In: a CSV or other text file, or standard input. Out: its rows or text; texts written."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from quotes.errors import QuotesError, UsageError

LARGEST = 64_000_000


def read_text(path: Path) -> str:
    """The text of a file in UTF-8 (`-`: standard input). Raises QuotesError where it cannot be read as text, or is larger than 64 MB."""
    try:
        if str(path) == "-":
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with path.open("rb") as file:
                data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise QuotesError(f"{path} is larger than {LARGEST // 1_000_000} MB", "split the file")
        return data.decode("utf-8-sig")
    except OSError as fault:
        raise QuotesError(f"cannot read {path}: {fault.strerror or fault}", "name a text file") from fault
    except UnicodeDecodeError as fault:
        raise QuotesError(f"{path} is not text in UTF-8: {fault}", "save it in UTF-8") from fault


def write_text(path: Path, text: str) -> None:
    """Write a text file in UTF-8 (`-`: standard output). Raises QuotesError where it cannot be written."""
    data = text.encode("utf-8")
    if str(path) == "-":
        sys.stdout.buffer.write(data)
        return
    try:
        path.write_bytes(data)
    except OSError as fault:
        raise QuotesError(f"cannot write {path}: {fault.strerror or fault}", "name a file in a folder that is there") from fault


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
