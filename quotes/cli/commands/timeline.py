"""`quotes timeline`: stance and volume over time. In: an expert or topic. Out: a plot in the terminal, rows, or a picture in a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import completion, options, subjects
from quotes.cli.narrowing import narrowed_by

if TYPE_CHECKING:
    from quotes.reports.filters import Filters


@narrowed_by("expert", "topic", "affiliation", "outlet", "kind", "since", "until")
def command(
    context: typer.Context,
    subject: Annotated[
        list[str] | None, typer.Argument(help="A topic, a proposition or an expert, by any name or id.", autocompletion=completion.topics)
    ] = None,
    *,
    filters: Filters,
    by: Annotated[str | None, typer.Option("--by", help="month, quarter or year (else what fits the span).")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Draw into this file: .svg, .png or .html.", dir_okay=False)] = None,
    format_name: options.Format = "table",
) -> None:
    """How much was said and where it stood, period by period, as a plot.

    Example: quotes timeline "Middle Corridor" --by quarter -o corridor.svg
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.meaning import about_topic_or_expert
    from quotes.reports.timeline import fold_silence, timeline

    with open_for(context) as archive, archive.connect() as connection:
        asked = about_topic_or_expert(connection, subjects.joined(subject), filters)
        sheet = timeline(connection, asked, by)
    if output is None:
        write_sheet(fold_silence(sheet) if format_name == "table" else sheet, format_name)
        return
    from quotes.output.drawing import draw_timeline

    draw_timeline(sheet, asked.in_words(), output)
