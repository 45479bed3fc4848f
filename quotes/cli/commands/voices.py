"""`quotes voices`: who speaks. In: filters. Out: people and bodies with their shares, new voices, and how concentrated they are."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli import completion, options, subjects


def command(
    context: typer.Context,
    about: subjects.Words = None,
    topic: options.Topic = None,
    affiliation: options.Affiliation = None,
    outlet: options.Outlet = None,
    kind: options.Kind = None,
    since: options.Since = None,
    until: options.Until = None,
    not_in: Annotated[
        str | None, typer.Option("--not-in", help="Only voices this outlet never quoted.", autocompletion=completion.outlets)
    ] = None,
    count: options.Count = "statements",
    limit: options.Limit = 50,
    format_name: options.Format = "table",
) -> None:
    """Who speaks about a topic, who is new, who was never quoted by an outlet, and how few hold how much.

    Example: quotes voices "Middle Corridor" --not-in Step.News
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.filters import Filters
    from quotes.reports.voices import voices

    filters = Filters(
        topic=subjects.one_topic(about, topic), affiliation=affiliation, outlet=outlet, kind=kind, since=since, until=until, limit=limit
    )
    with open_for(context) as archive, archive.connect() as connection:
        sheet = voices(connection, filters, not_in, count)
    write_sheet(sheet, format_name)
