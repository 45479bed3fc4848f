"""`quotes export`: the flat table. In: filters and a format. Out: one row a quote, to a file or standard output."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quotes.cli import completion, options


def command(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="The file to write; its ending names the format.", dir_okay=False)] = None,
    output: options.Output = None,
    topic: options.Topic = None,
    words: Annotated[str | None, typer.Option("--words", help="Only quotes that hold all these words, in any inflection.")] = None,
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
    limit: options.Limit = None,
    format_name: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help="csv, tsv, json, jsonl, xlsx, parquet, md or html (default: by the file's name, else csv).",
            autocompletion=completion.formats,
        ),
    ] = None,
) -> None:
    """Write quotes as one flat table, a row each, with the columns of v_quotes; which were meant is said in words.

    Example: quotes export corridor.xlsx --topic "Middle Corridor"
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.errors import UsageError
    from quotes.output.writing import format_for, write_sheet
    from quotes.reports.exporting import flat_table
    from quotes.reports.filters import Filters
    from quotes.reports.who_said import many

    if file is not None and output is not None:
        raise UsageError(f"two files: {file} and {output}", "name one")
    target = file or output
    chosen = format_for(format_name, target, "csv")
    filters = Filters(
        topic=topic,
        words=words,
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
    )
    with open_for(context) as archive, archive.connect() as connection:
        sheet = flat_table(connection, filters)
    write_sheet(sheet, chosen, target)
    if sheet.rows:
        say(f"wrote {many(len(sheet.rows), 'quote')}{f' to {target}' if target else ''}: {filters.in_words()}")
