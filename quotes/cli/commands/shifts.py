"""`quotes shifts`: who turned. In: an expert, a topic, and filters. Out: pairs of dated quotes between which a stance turned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import completion, options, subjects
from quotes.cli.narrowing import narrowed_by

if TYPE_CHECKING:
    from quotes.reports.filters import Filters


@narrowed_by("expert", "topic", "affiliation", "outlet", "since", "until", "full", "limit")
def command(
    context: typer.Context,
    who: Annotated[
        str | None,
        typer.Argument(
            help="Only of this expert (any spelling, or e3; `-`: everybody), or only on this topic.",
            metavar="EXPERT",
            autocompletion=completion.experts,
        ),
    ] = None,
    about: subjects.Words = None,
    *,
    filters: Filters,
    format_name: options.Format = "table",
) -> None:
    """Who changed their mind: each pair of dated quotes between which a stance turned, both verbatim.

    Example: quotes shifts - "Middle Corridor" --since 2024
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.meaning import about_expert_or_topic
    from quotes.reports.shifts import shifts

    with open_for(context) as archive, archive.connect() as connection:
        asked = about_expert_or_topic(connection, None if who == "-" else who, subjects.one_topic(about, filters))
        sheet = shifts(connection, asked)
    write_sheet(sheet, format_name)
