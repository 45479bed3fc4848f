"""`quotes stances`: who stands where. In: a topic and filters. Out: experts or groups by stance, with what each share rests on."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli import options, subjects


def command(
    context: typer.Context,
    words: subjects.Words = None,
    topic: options.Topic = None,
    expert: options.Expert = None,
    affiliation: options.Affiliation = None,
    outlet: options.Outlet = None,
    kind: options.Kind = None,
    since: options.Since = None,
    until: options.Until = None,
    by: Annotated[str | None, typer.Option("--by", help="Groups instead: affiliation, country, outlet, year (or period), month.")] = None,
    least: Annotated[int, typer.Option("--at-least", min=1, help="Below so many clear statements: too few for a share.")] = 5,
    appearances: Annotated[bool, typer.Option("--appearances", help="Count every appearance, reprints too.")] = False,
    latest: Annotated[bool, typer.Option("--latest", help="The last clear stance of every expert, the newest first.")] = False,
    limit: options.Limit = None,
    format_name: options.Format = "table",
) -> None:
    """Who supports and who opposes something: shares with n, articles, first and last date.

    Example: quotes stances "Middle Corridor" --since 2024 --by affiliation
    """
    from quotes.cli.state import open_for
    from quotes.errors import UsageError
    from quotes.output.writing import write_sheet
    from quotes.reports.filters import Filters
    from quotes.reports.latest import latest_stances
    from quotes.reports.positions import Counting, positions

    if latest and (by or appearances):
        raise UsageError("--latest lists experts one by one", "leave --by and --appearances out")
    about = subjects.demand_topic(words, topic)
    filters = Filters(about, expert=expert, affiliation=affiliation, outlet=outlet, kind=kind, since=since, until=until, limit=limit)
    with open_for(context) as archive, archive.connect() as connection:
        counting = Counting(by, least, appearances)
        sheet = latest_stances(connection, filters) if latest else positions(connection, filters, counting)
    write_sheet(sheet, format_name)
