"""`quotes agreement`: how far coders agree. In: filters, a layer, coders. Out: κ and α by pair, or the rows on which they differ."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli import options, subjects


def command(
    context: typer.Context,
    about: subjects.Words = None,
    topic: options.Topic = None,
    layer: Annotated[str | None, typer.Option("--layer", help="Only words, speaker, topic or stance.")] = None,
    coder: Annotated[list[str] | None, typer.Option("--coder", help="Only these coders (repeat it); `rules` is the program.")] = None,
    differ: Annotated[bool, typer.Option("--differences", help="List the quotes on which coders differ instead.")] = False,
    expert: options.Expert = None,
    outlet: options.Outlet = None,
    since: options.Since = None,
    until: options.Until = None,
    limit: options.Limit = None,
    format_name: options.Format = "table",
) -> None:
    """How far coders agree beyond chance: Cohen's κ for pairs, Krippendorff's α, and where they differ.

    Example: quotes agreement "Middle Corridor" --layer stance --differences
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.agreement import agreement, differences
    from quotes.reports.filters import Filters
    from quotes.reports.resolving import demand_subject

    on = subjects.one_topic(about, topic)
    filters = Filters(on, expert=expert, outlet=outlet, since=since, until=until, limit=limit)
    ask = differences if differ else agreement
    with open_for(context) as archive, archive.connect() as connection:
        if on is not None:
            demand_subject(connection, on)
        sheet = ask(connection, filters, layer, tuple(coder or ()))
    write_sheet(sheet, format_name)
