"""`quotes figures`: numbers people gave. In: a topic or words. Out: figures with unit, hedge and period, those of one kind together."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli import completion, options


def command(
    context: typer.Context,
    about: Annotated[
        list[str],
        typer.Argument(help="A topic by any of its names, or free words.", metavar="TOPIC_OR_WORDS", autocompletion=completion.topics),
    ],
    expert: options.Expert = None,
    affiliation: options.Affiliation = None,
    outlet: options.Outlet = None,
    since: options.Since = None,
    until: options.Until = None,
    unit: Annotated[str | None, typer.Option("--unit", help="Only this unit: USD, percent, tonne …")] = None,
    count: options.Count = "statements",
    limit: options.Limit = None,
    format_name: options.Format = "table",
) -> None:
    """Numbers given in quotes on a topic: who gave which, when; differing ones stand side by side.

    Example: quotes figures "trade turnover" --unit USD
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.figures import figures
    from quotes.reports.filters import Filters

    words = " ".join(about)
    filters = Filters(words, expert=expert, affiliation=affiliation, outlet=outlet, since=since, until=until, limit=limit)
    with open_for(context) as archive, archive.connect() as connection:
        sheet = figures(connection, filters, unit, count)
    write_sheet(sheet, format_name)
