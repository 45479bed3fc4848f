"""`quotes compare`: two outlets side by side. In: two outlets and filters. Out: who speaks in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import completion, options
from quotes.cli.narrowing import narrowed_by

if TYPE_CHECKING:
    from quotes.reports.filters import Filters


@narrowed_by("topic", "kind", "since", "until", "limit", limit=50)
def command(
    context: typer.Context,
    left: Annotated[str, typer.Argument(help="An outlet (any of its names).", metavar="OUTLET", autocompletion=completion.outlets)],
    right: Annotated[str, typer.Argument(help="Another outlet.", metavar="OUTLET", autocompletion=completion.outlets)],
    *,
    filters: Filters,
    count: options.Count = "statements",
    format_name: options.Format = "table",
) -> None:
    """Whom two outlets quote, side by side: voices in both, in one alone, and how concentrated each is.

    Example: quotes compare Step.News Каспий-Информ --topic "Middle Corridor"
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.voices import compare_outlets

    with open_for(context) as archive, archive.connect() as connection:
        sheet = compare_outlets(connection, filters, left, right, count)
    write_sheet(sheet, format_name)
