"""`quotes new`: what came in since last time. In: a day or `last`, filters. Out: the quotes added since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import options, subjects
from quotes.cli.narrowing import narrowed_by

if TYPE_CHECKING:
    from quotes.reports.filters import Filters


@narrowed_by("topic", "expert", "affiliation", "outlet", "kind", "limit", "full", limit=50)
def command(
    context: typer.Context,
    about: subjects.Words = None,
    added: Annotated[str, typer.Option("--since", help="last (the last reading that added quotes), or a day: 2024-03-15, 30d.")] = "last",
    *,
    filters: Filters,
    format_name: options.Format = "table",
) -> None:
    """Quotes that came into the archive since last time, whenever they were published.

    Example: quotes new --since last --topic "Middle Corridor"
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.fresh import new_quotes

    with open_for(context) as archive, archive.connect() as connection:
        sheet = new_quotes(connection, subjects.one_topic(about, filters), added)
    write_sheet(sheet, format_name)
