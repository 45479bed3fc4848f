"""`quotes agreement`: how far coders agree. In: filters, a layer, coders. Out: κ and α by pair, or the rows on which they differ."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli import completion, options


def command(
    context: typer.Context,
    topic: Annotated[
        list[str] | None, typer.Argument(help="Only on this topic (any of its names) or proposition.", autocompletion=completion.topics)
    ] = None,
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

    about = " ".join(topic) if topic else None
    filters = Filters(about, expert=expert, outlet=outlet, since=since, until=until, limit=limit)
    ask = differences if differ else agreement
    with open_for(context) as archive, archive.connect() as connection:
        sheet = ask(connection, filters, layer, tuple(coder or ()))
    write_sheet(sheet, format_name)
