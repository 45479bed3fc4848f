"""`quotes figures`: numbers people gave. In: a topic or words. Out: figures with unit, hedge and period, those of one kind together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import options, subjects
from quotes.cli.narrowing import narrowed_by

if TYPE_CHECKING:
    from quotes.reports.filters import Filters


@narrowed_by("topic", "expert", "affiliation", "outlet", "since", "until", "limit")
def command(
    context: typer.Context,
    about: subjects.FreeWords = None,
    *,
    filters: Filters,
    unit: Annotated[str | None, typer.Option("--unit", help="Only this unit: USD, percent, tonne …")] = None,
    count: options.Count = "statements",
    format_name: options.Format = "table",
) -> None:
    """Numbers given in quotes on a topic: who gave which, when; differing ones stand side by side.

    Example: quotes figures "trade turnover" --unit USD
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.figures import figures
    from quotes.reports.meaning import about_words

    with open_for(context) as archive, archive.connect() as connection:
        sheet = figures(connection, about_words(connection, subjects.joined(about), filters), unit, count)
    write_sheet(sheet, format_name)
