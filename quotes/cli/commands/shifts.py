"""`quotes shifts`: who turned. In: an expert, a topic, and filters. Out: pairs of dated quotes between which a stance turned."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli import completion, options


def command(
    context: typer.Context,
    expert: Annotated[
        str | None, typer.Argument(help="Only of this expert (any spelling, or e3; `-`: everybody).", autocompletion=completion.experts)
    ] = None,
    topic: Annotated[
        list[str] | None, typer.Argument(help="Only on this topic (any of its names) or proposition.", autocompletion=completion.topics)
    ] = None,
    affiliation: options.Affiliation = None,
    outlet: options.Outlet = None,
    since: options.Since = None,
    until: options.Until = None,
    full: Annotated[bool, typer.Option("--full", help="Print long quotes whole.")] = False,
    limit: options.Limit = None,
    format_name: options.Format = "table",
) -> None:
    """Who changed their mind: each pair of dated quotes between which a stance turned, both verbatim.

    Example: quotes shifts - "Middle Corridor" --since 2024
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.filters import Filters
    from quotes.reports.resolving import demand_subject
    from quotes.reports.shifts import shifts

    about = " ".join(topic) if topic else None
    who = None if expert == "-" else expert
    filters = Filters(about, expert=who, affiliation=affiliation, outlet=outlet, since=since, until=until, limit=limit, full=full)
    with open_for(context) as archive, archive.connect() as connection:
        if about:
            demand_subject(connection, about)
        sheet = shifts(connection, filters)
    write_sheet(sheet, format_name)
