"""`quotes who-said`: the main question. In: a topic or words, and filters. Out: quotes with who said them, where and when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import options, subjects
from quotes.cli.narrowing import EVERY, narrowed_by

if TYPE_CHECKING:
    from quotes.reports.filters import Filters

# So many rows a screen gets where nobody asks for more; formats for machines get all.
SCREENFUL = 50


@narrowed_by(*EVERY, "full")
def command(
    context: typer.Context,
    about: subjects.FreeWords = None,
    *,
    filters: Filters,
    by: Annotated[str | None, typer.Option("--by", help="Count instead, by expert, affiliation, outlet or month.")] = None,
    count: options.Count = "statements",
    format_name: options.Format = "table",
) -> None:
    """Who said what about a topic, newest first.

    Example: quotes who-said "Middle Corridor" --since 2024 --by affiliation
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.counting import count_quotes
    from quotes.reports.meaning import about_words
    from quotes.reports.who_said import who_said

    if filters.limit is None and by is None and format_name in ("table", "md"):
        filters = replace(filters, limit=SCREENFUL)
    with open_for(context) as archive, archive.connect() as connection:
        asked = about_words(connection, subjects.joined(about), filters)
        sheet = who_said(connection, asked) if by is None else count_quotes(connection, asked, by, count)
    write_sheet(sheet, format_name)
