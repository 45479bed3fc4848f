"""`quotes who-said`: the main question. In: a topic or words, and filters. Out: quotes with who said them, where and when."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli import options, subjects

# So many rows a screen gets where nobody asks for more; formats for machines get all.
SCREENFUL = 50


def command(
    context: typer.Context,
    about: subjects.FreeWords = None,
    topic: options.Topic = None,
    expert: options.Expert = None,
    affiliation: options.Affiliation = None,
    country: options.Country = None,
    outlet: options.Outlet = None,
    kind: options.Kind = None,
    lang: options.Lang = None,
    stance: options.Stance = None,
    confidence: options.Confidence = None,
    status: options.Status = None,
    since: options.Since = None,
    until: options.Until = None,
    by: Annotated[str | None, typer.Option("--by", help="Count instead, by expert, affiliation, outlet or month.")] = None,
    count: options.Count = "statements",
    limit: options.Limit = None,
    full: Annotated[bool, typer.Option("--full", help="Print long quotes whole.")] = False,
    format_name: options.Format = "table",
) -> None:
    """Who said what about a topic, newest first.

    Example: quotes who-said "Middle Corridor" --since 2024 --by affiliation
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.filters import Filters, parse_group
    from quotes.reports.who_said import who_said

    group = parse_group(by)
    if limit is None and group is None and format_name in ("table", "md"):
        limit = SCREENFUL
    with open_for(context) as archive, archive.connect() as connection:
        asked, narrowed = subjects.words_and_topic(connection, about, topic)
        filters = Filters(
            asked,
            topic=narrowed,
            expert=expert,
            affiliation=affiliation,
            country=country,
            outlet=outlet,
            kind=kind,
            lang=lang,
            stance=stance,
            confidence=confidence,
            status=status,
            since=since,
            until=until,
            limit=limit,
            full=full,
        )
        if group:
            from quotes.reports.counting import count_quotes

            sheet = count_quotes(connection, filters, group, count)
        else:
            sheet = who_said(connection, filters)
    write_sheet(sheet, format_name)
