"""`quotes voices`: who speaks. In: filters. Out: people and bodies with their shares, new voices, and how concentrated they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import completion, options, subjects
from quotes.cli.narrowing import narrowed_by

if TYPE_CHECKING:
    from quotes.reports.filters import Filters


@narrowed_by("topic", "affiliation", "outlet", "kind", "since", "until", "limit", limit=50)
def command(
    context: typer.Context,
    about: subjects.Words = None,
    *,
    filters: Filters,
    not_in: Annotated[
        str | None, typer.Option("--not-in", help="Only voices this outlet never quoted.", autocompletion=completion.outlets)
    ] = None,
    count: options.Count = "statements",
    format_name: options.Format = "table",
) -> None:
    """Who speaks about a topic, who is new, who was never quoted by an outlet, and how few hold how much.

    Example: quotes voices "Middle Corridor" --not-in Step.News
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.voices import voices

    with open_for(context) as archive, archive.connect() as connection:
        sheet = voices(connection, subjects.one_topic(about, filters), not_in, count)
    write_sheet(sheet, format_name)
