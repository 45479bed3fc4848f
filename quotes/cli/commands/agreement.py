"""`quotes agreement`: how far coders agree. In: filters, a layer, coders. Out: κ and α by pair, or the rows on which they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import options, subjects
from quotes.cli.narrowing import narrowed_by

if TYPE_CHECKING:
    from quotes.reports.filters import Filters


@narrowed_by("topic", "expert", "outlet", "since", "until", "limit")
def command(
    context: typer.Context,
    about: subjects.Words = None,
    *,
    filters: Filters,
    layer: Annotated[str | None, typer.Option("--layer", help="Only words, speaker, topic or stance.")] = None,
    coder: Annotated[list[str] | None, typer.Option("--coder", help="Only these coders (repeat it); `rules` is the program.")] = None,
    differ: Annotated[bool, typer.Option("--differences", help="List the quotes on which coders differ instead.")] = False,
    format_name: options.Format = "table",
) -> None:
    """How far coders agree beyond chance: Cohen's κ for pairs, Krippendorff's α, and where they differ.

    Example: quotes agreement "Middle Corridor" --layer stance --differences
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.agreement import agreement, differences
    from quotes.reports.meaning import about_topic

    chosen = subjects.one_topic(about, filters)
    ask = differences if differ else agreement
    with open_for(context) as archive, archive.connect() as connection:
        sheet = ask(connection, about_topic(connection, chosen), layer, tuple(coder or ()))
    write_sheet(sheet, format_name)
