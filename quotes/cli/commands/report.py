"""`quotes report`: saved questions. In: a report's name and values. Out: its rows, or the list of reports."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli import completion, options


def command(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The report, or list.", autocompletion=completion.reports)] = "list",
    values: Annotated[list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="A value of the report; may be repeated.")] = None,
    output: options.Output = None,
    format_name: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help="table, json, jsonl, csv, tsv, md, html, xlsx or parquet (default: by the file's name, else table).",
            autocompletion=completion.formats,
        ),
    ] = None,
) -> None:
    """Run a saved report, or list them all: shipped ones and your own .sql files.

    Example: quotes report topics_by_month --set topic=middle-corridor
    """
    from quotes.cli.state import open_for
    from quotes.errors import UsageError
    from quotes.output.writing import format_for, write_sheet
    from quotes.reports.library import find_report, listing, run_report

    chosen = format_for(format_name, output, "table")
    if name == "list":
        write_sheet(listing(), chosen, output)
        return
    pairs = [value.partition("=") for value in values or []]
    for key, sign, value in pairs:
        if not key or not sign:
            raise UsageError(f"no NAME=VALUE: {key}{value!r}", "for example --set topic=middle-corridor")
    report = find_report(name)
    with open_for(context) as archive, archive.read_only() as connection:
        sheet = run_report(connection, report, {key: value for key, _, value in pairs})
    write_sheet(sheet, chosen, output)
