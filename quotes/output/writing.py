"""The one writer of standard output. In: a sheet or page and a format's name. Out: data on stdout or in a file, narration on stderr."""

from __future__ import annotations

import importlib
import io
import os
import pkgutil
import sys
from pathlib import Path
from typing import Any, TextIO

from quotes.errors import QuotesError, UsageError
from quotes.model.sheets import Page, Sheet
from quotes.output import formats
from quotes.output.safe import shorten, visible

# The order in which help and errors name them; formats added later follow in the order of the alphabet.
_ORDER = ("table", "json", "jsonl", "csv", "tsv", "md", "xlsx", "parquet")


def format_names() -> tuple[str, ...]:
    """Every format there is: the modules of `quotes.output.formats`."""
    found = {module.name for module in pkgutil.iter_modules(formats.__path__)}
    return (*(name for name in _ORDER if name in found), *sorted(found.difference(_ORDER)))


def format_for(name: str | None, path: Path | None, otherwise: str) -> str:
    """The format: as named, else by the file's ending, else `otherwise`. Raises UsageError, naming the formats there are."""
    ending = path.suffix.removeprefix(".").casefold() if path else ""
    if name is None and ending and ending not in format_names():
        raise UsageError(f"{path}: no format is called {ending!r}", f"formats: {', '.join(format_names())}; or name one with --format")
    chosen = name or ending or otherwise
    load_format(chosen)
    return chosen


def load_format(name: str) -> Any:
    """The module of the format. Raises UsageError, naming the formats there are."""
    if name not in format_names():
        raise UsageError(f"no format {name!r}", f"formats: {', '.join(format_names())}")
    return importlib.import_module(f"{formats.__name__}.{name}")


def write_sheet(sheet: Sheet, name: str = "table", path: Path | None = None) -> None:
    """Print `sheet` on stdout, or write it to `path` (whole or not at all).

    What belongs to people (an empty answer, the footer) goes to stderr where the format is for machines. Raises UsageError for
    an unknown format or bytes meant for a terminal, QuotesError where the file cannot be written.
    """
    module = load_format(name)
    if path is not None:
        _write_file(module, sheet, path)
    elif module.BINARY:
        _write_bytes(module, sheet, name)
    else:
        _to_stdout(lambda out: module.write(sheet, out))
    told = (sheet.empty,) if not sheet.rows else () if module.FOR_PEOPLE and path is None else sheet.footer
    for line in told:
        print(visible(shorten(line)), file=sys.stderr)


def write_page(page: Page, name: str = "table") -> None:
    """Print `page` on stdout. Raises UsageError for a format that holds rows only."""
    module = load_format(name)
    if not hasattr(module, "write_page"):
        raise UsageError(f"a page cannot be printed as {name}", "use -f table, md, json or jsonl")
    _to_stdout(lambda out: module.write_page(page, out))


def write_line(text: str) -> None:
    """Print one line of plain text on stdout, what a terminal might obey shown instead."""
    _to_stdout(lambda out: out.write(visible(text) + "\n"))


def _to_stdout(write: Any) -> None:
    out: TextIO = sys.stdout
    if isinstance(out, io.TextIOWrapper) and (out.encoding or "").lower() not in ("utf-8", "utf8"):
        out.reconfigure(encoding="utf-8")
    try:
        write(out)
        out.flush()
    except BrokenPipeError:
        hush()


def hush() -> None:
    """The reader of our output has gone: send what is left to nowhere, so that the interpreter's last flush is quiet too."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _write_bytes(module: Any, sheet: Sheet, name: str) -> None:
    if sys.stdout.isatty():
        raise UsageError(f"{name} is no text for a terminal", "name a file with --output, or send it on with >")
    buffer = io.BytesIO()
    module.write(sheet, buffer)
    try:
        sys.stdout.buffer.write(buffer.getvalue())
        sys.stdout.flush()
    except BrokenPipeError:
        hush()


def _write_file(module: Any, sheet: Sheet, path: Path) -> None:
    if not path.name:
        raise UsageError(f"no file name in {str(path)!r}", "name a file")
    part = path.with_name(path.name + ".part")
    try:
        if module.BINARY:
            with part.open("wb") as out:
                module.write(sheet, out)
        else:
            with part.open("w", encoding="utf-8", newline="") as text:
                module.write(sheet, text)
        part.replace(path)
    except OSError as fault:
        part.unlink(missing_ok=True)
        raise QuotesError(f"cannot write {path}: {fault.strerror or fault}", "choose another place with --output") from fault
