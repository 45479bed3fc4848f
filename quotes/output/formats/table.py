"""The terminal. In: a sheet or page. Out: a table as wide as the screen; on a narrow one, a block a row. Hits are highlighted.

Text of articles goes through `rich.text.Text`, never through markup, and control characters are shown, not sent.
"""

from __future__ import annotations

import shutil
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
_ROOMY = 116  # from here on no table of ours is cut
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


def _grid(sheet: Sheet, scale: float = 1.0) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        header_style="bold",
        show_edge=False,
        show_header=any(column.title for _, column in shown_columns(sheet)),
    )
    columns = shown_columns(sheet)
    for _, column in columns:
        narrow = column.kind in _NARROW
        table.add_column(
            Text(column.title),
            justify="right" if column.kind in ("number", "share") else "left",
            no_wrap=narrow,
            overflow="fold",
            min_width=None if narrow else min(int(_LEAST[column.kind] * scale), _widest(sheet, column)),
            style="dim" if column.kind in ("id", "date") else "",
        )
    long = any(column.kind == "text" for _, column in columns)
    for number, row in enumerate(sheet.rows):
        table.add_row(*(cell(row[place], column) for place, column in columns), end_section=long and number + 1 < len(sheet.rows))
    return table


def _widest(sheet: Sheet, column: Column) -> int:
    place = sheet.columns.index(column)
    longest = max((len(words(row[place], column)) for row in sheet.rows[:200]), default=0)
    return max(len(column.title), longest, 1)


def _blocks(sheet: Sheet, console: Console) -> None:
    from rich.text import Text

    for row in sheet.rows:
        for place, column in shown_columns(sheet):
            if words(row[place], column):
                console.print(Text.assemble((f"{column.title}: ", "bold"), cell(row[place], column)))
        console.print()


def _fitting(sheet: Sheet, console: Console) -> Table | None:
    """The table, its columns narrower where the terminal is; None where even narrow ones would be cut."""
    for scale in (1.0, 0.7, 0.5):
        grid = _grid(sheet, scale)
        room = console.options.update_width(console.width - grid._extra_width)
        if console.width >= _ROOMY or sum(grid._calculate_column_widths(console, room)) <= room.max_width:
            return grid
    return None


def _print(sheet: Sheet, console: Console) -> None:
    from rich.text import Text

    if sheet.title:
        console.print(Text(visible(sheet.title), style="bold"))
    if not sheet.rows:
        return
    grid = _fitting(sheet, console)
    if grid is None:
        _blocks(sheet, console)
    else:
        console.print(grid)
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
