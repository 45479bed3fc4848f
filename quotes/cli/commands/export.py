"""`quotes export`: the flat table. In: filters and a format. Out: one row a quote, to a file or standard output."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import completion, options
from quotes.cli.narrowing import EVERY, narrowed_by

if TYPE_CHECKING:
    from quotes.reports.filters import Filters


@narrowed_by(*EVERY)
def command(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="The file to write; its ending names the format.", dir_okay=False)] = None,
    output: options.Output = None,
    *,
    filters: Filters,
    words: Annotated[str | None, typer.Option("--words", help="Only quotes that hold all these words, in any inflection.")] = None,
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
    from quotes.reports.wording import many

    if file is not None and output is not None:
        raise UsageError(f"two files: {file} and {output}", "name one")
    target = file or output
    chosen = format_for(format_name, target, "csv")
    meant = replace(filters, words=words)
    with open_for(context) as archive, archive.connect() as connection:
        sheet = flat_table(connection, meant)
    write_sheet(sheet, chosen, target)
    if sheet.rows:
        say(f"wrote {many(len(sheet.rows), 'quote')}{f' to {target}' if target else ''}: {meant.in_words()}")
