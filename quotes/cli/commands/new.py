"""`quotes new`: what came in since last time. In: a day or `last`, filters. Out: the quotes added since."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli import options, subjects


def command(
    context: typer.Context,
    about: subjects.Words = None,
    added: Annotated[str, typer.Option("--since", help="last (the last reading that added quotes), or a day: 2024-03-15, 30d.")] = "last",
    topic: options.Topic = None,
    expert: options.Expert = None,
    affiliation: options.Affiliation = None,
    outlet: options.Outlet = None,
    kind: options.Kind = None,
    limit: options.Limit = 50,
    full: Annotated[bool, typer.Option("--full", help="Print long quotes whole.")] = False,
    format_name: options.Format = "table",
) -> None:
    """Quotes that came into the archive since last time, whenever they were published.

    Example: quotes new --since last --topic "Middle Corridor"
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.filters import Filters
    from quotes.reports.fresh import new_quotes

    filters = Filters(
        topic=subjects.one_topic(about, topic), expert=expert, affiliation=affiliation, outlet=outlet, kind=kind, limit=limit, full=full
    )
    with open_for(context) as archive, archive.connect() as connection:
        sheet = new_quotes(connection, filters, added)
    write_sheet(sheet, format_name)
