"""`quotes figures`: numbers people gave. In: a topic or words. Out: figures with unit, hedge and period, those of one kind together."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli import options, subjects


def command(
    context: typer.Context,
    about: subjects.FreeWords = None,
    topic: options.Topic = None,
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

    with open_for(context) as archive, archive.connect() as connection:
        asked, narrowed = subjects.words_and_topic(connection, about, topic)
        filters = Filters(
            asked, topic=narrowed, expert=expert, affiliation=affiliation, outlet=outlet, since=since, until=until, limit=limit
        )
        sheet = figures(connection, filters, unit, count)
    write_sheet(sheet, format_name)
