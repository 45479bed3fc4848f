"""`quotes coverage`: what was read. In: an outlet and a period. Out: articles and quotes by outlet, and the holes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from quotes.cli import options
from quotes.cli.narrowing import narrowed_by

if TYPE_CHECKING:
    from quotes.reports.filters import Filters


@narrowed_by("outlet", "since", "until", "limit")
def command(
    context: typer.Context,
    *,
    filters: Filters,
    format_name: options.Format = "table",
) -> None:
    """What answers rest on: articles read, without quotes, quotes with nobody named, weeks and outlets missing.

    Example: quotes coverage --since 2024
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.coverage import coverage

    with open_for(context) as archive, archive.connect() as connection:
        sheet = coverage(connection, filters)
    write_sheet(sheet, format_name)
