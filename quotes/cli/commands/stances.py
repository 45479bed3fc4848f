"""`quotes stances`: who stands where. In: a topic and filters. Out: experts or groups by stance, with what each share rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import options, subjects
from quotes.cli.narrowing import narrowed_by

if TYPE_CHECKING:
    from quotes.reports.filters import Filters


@narrowed_by("topic", "expert", "affiliation", "outlet", "kind", "since", "until", "limit")
def command(
    context: typer.Context,
    words: subjects.Words = None,
    *,
    filters: Filters,
    by: Annotated[str | None, typer.Option("--by", help="Groups instead: affiliation, country, outlet, year (or period), month.")] = None,
    least: Annotated[int, typer.Option("--at-least", min=1, help="Below so many clear statements: too few for a share.")] = 5,
    appearances: Annotated[bool, typer.Option("--appearances", help="Count every appearance, reprints too.")] = False,
    latest: Annotated[bool, typer.Option("--latest", help="The last clear stance of every expert, the newest first.")] = False,
    format_name: options.Format = "table",
) -> None:
    """Who supports and who opposes something: shares with n, articles, first and last date.

    Example: quotes stances "Middle Corridor" --since 2024 --by affiliation
    """
    from quotes.cli.state import open_for
    from quotes.errors import UsageError
    from quotes.output.writing import write_sheet
    from quotes.reports.latest import latest_stances
    from quotes.reports.meaning import about_topic
    from quotes.reports.positions import Counting, positions

    if latest and (by or appearances):
        raise UsageError("--latest lists experts one by one", "leave --by and --appearances out")
    chosen = subjects.one_topic(words, filters)
    with open_for(context) as archive, archive.connect() as connection:
        asked = about_topic(connection, chosen)
        sheet = latest_stances(connection, asked) if latest else positions(connection, asked, Counting(by, least, appearances))
    write_sheet(sheet, format_name)
