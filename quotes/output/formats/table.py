"""The terminal. In: a sheet or page. Out: a table as wide as the screen; on a narrow one, a block a row. Hits are highlighted.

Text of articles goes through `rich.text.Text`, never through markup, and control characters are shown, not sent.
"""

from __future__ import annotations

import shutil
import textwrap
from itertools import groupby
from typing import TYPE_CHECKING, Any, TextIO

from quotes.model.sheets import Column, Marked, Page, Sheet
from quotes.output.cells import shown_columns, words
from quotes.output.safe import visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

BINARY = False
FOR_PEOPLE = True

HIT = "bold yellow"
# A column is given at least so many characters before the table gives way to blocks.
_LEAST = {"text": 22, "words": 12, "list": 12, "link": 12}
_BETWEEN = 3  # what rich puts between two columns
_NARROW = ("id", "number", "share", "date")


def console_for(out: TextIO) -> Console:
    """A console that writes to `out`, as wide as the terminal (120 columns where there is none) and obeys no markup."""
    from rich.console import Console

    width = shutil.get_terminal_size((120, 40)).columns
    return Console(file=out, width=width, markup=False, highlight=False, emoji=False, soft_wrap=False)


def cell(value: Any, column: Column) -> Text:
    """One cell as styled text."""
    from rich.text import Text

    text = Text(visible(words(value, column)))
    if isinstance(value, Marked):
        for span in value.spans:
            text.stylize(HIT, span.start, span.end)
    return text


def _grid(sheet: Sheet, widths: tuple[int, ...]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    columns = shown_columns(sheet)
    named = any(column.title for _, column in columns)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False, show_header=named)
    for (_, column), width in zip(columns, widths, strict=True):
        table.add_column(
            Text(_header(column, width)),
            justify="right" if column.kind in ("number", "share") else "left",
            overflow="fold",
            width=width,
            vertical="top",
            style="dim" if column.kind in ("id", "date") else "",
        )
    long = any(column.kind == "text" for _, column in columns)
    for number, row in enumerate(sheet.rows):
        table.add_row(*(cell(row[place], column) for place, column in columns), end_section=long and number + 1 < len(sheet.rows))
    return table


def _header(column: Column, width: int) -> str:
    return "\n".join(textwrap.wrap(column.title, max(width, 1), break_long_words=False)) or column.title


def _widths(sheet: Sheet, room: int) -> tuple[int, ...] | None:
    """How wide each column is in `room` characters; None where ids, dates, numbers or words of headers would be cut.

    Columns of words give way, the widest before the others (texts last), down to a least width.
    """
    columns = shown_columns(sheet)
    room -= _BETWEEN * (len(columns) - 1)
    natural = [_widest(sheet, place, column) for place, column in columns]
    for scale in (1.0, 0.8):
        least = [
            wide if column.kind in _NARROW else min(wide, max(int(_LEAST[column.kind] * scale), _longest_word(column)))
            for (_, column), wide in zip(columns, natural, strict=True)
        ]
        if sum(least) <= room:
            weights = [2 if column.kind == "text" else 1 for _, column in columns]
            filled = (_filled(least, natural, [level * weight for weight in weights]) for level in range(max(natural), -1, -1))
            return next(tuple(widths) for widths in filled if sum(widths) <= room)
    return None


def _filled(least: list[int], natural: list[int], levels: list[int]) -> list[int]:
    """Every column as wide as its level, but at least its least and at most its natural width."""
    return [min(wide, max(low, level)) for low, wide, level in zip(least, natural, levels, strict=True)]


def _longest_word(column: Column) -> int:
    return max((len(word) for word in column.title.split()), default=0)


def _widest(sheet: Sheet, place: int, column: Column) -> int:
    """The longest line of a column's cells and, where its header can be wrapped, the longest word of it."""
    from rich.cells import cell_len

    lines = (line for row in sheet.rows for line in words(row[place], column).split("\n"))
    longest = max((cell_len(visible(line)) for line in lines), default=0)
    return max(longest, _longest_word(column) if column.kind in _NARROW else len(column.title), 1)


def _blocks(sheet: Sheet, console: Console) -> None:
    """A block a row: words and texts on lines of their own, ids, numbers and days that follow each other on one."""
    from rich.text import Text

    for row in sheet.rows:
        shown = [(place, column) for place, column in shown_columns(sheet) if words(row[place], column)]
        for narrow, some in groupby(shown, key=lambda one: one[1].kind in _NARROW):
            cells = [Text.assemble((f"{column.title}: ", "bold"), cell(row[place], column)) for place, column in some]
            for line in [Text("   ").join(Text(", ").join(one.split("\n")) for one in cells)] if narrow else cells:
                console.print(line)
        console.print()


def _print(sheet: Sheet, console: Console) -> None:
    from rich.text import Text

    if sheet.title:
        console.print(Text(visible(sheet.title), style="bold"))
    if not sheet.rows:
        return
    widths = _widths(sheet, console.width)
    if widths is None:
        _blocks(sheet, console)
    else:
        console.print(_grid(sheet, widths))
        console.print()
    for line in sheet.footer:
        console.print(Text(visible(line), style="dim"))


def write(sheet: Sheet, out: TextIO) -> None:
    """Print title, rows and footer; of a sheet without rows nothing (the caller says `empty` on stderr)."""
    if sheet.rows:
        _print(sheet, console_for(out))


def write_page(page: Page, out: TextIO) -> None:
    """Print the page: title, facts, passages, and each sheet with its title."""
    from rich.text import Text

    console = console_for(out)
    console.print(Text(visible(page.title), style="bold"))
    wide = max((len(label) for label, _ in page.facts), default=0)
    for label, value in page.facts:
        console.print(Text.assemble((f"{label.ljust(wide)}  ", "dim"), visible(value)))
    for passage in page.passages:
        console.print()
        console.print(cell(passage, Column("text", "")))
    for sheet in page.sheets:
        console.print()
        _print(sheet, console)
        if not sheet.rows:
            console.print(Text(visible(sheet.empty), style="dim"))
