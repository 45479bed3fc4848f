"""`quotes names`: how alike two names are. In: names, or a file of pairs. Out: probability, decision and reasons; nothing is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quotes.cli import options

group = typer.Typer(
    help='Compare names of people; nothing is kept.\n\nExample: quotes names explain "Ермек Тестов" "Yermek Testov"', no_args_is_help=True
)


@group.command("compare")
def compare(
    file: Annotated[Path, typer.Argument(help="A CSV file with the columns left and right; - reads standard input.", metavar="FILE.csv")],
    output: options.Output = None,
    format_name: options.Format = "table",
) -> None:
    """Compare pairs of names, row for row.

    Example: quotes names compare pairs.csv -f csv
    """
    from quotes.cli.tables_in import read_rows
    from quotes.output.writing import write_sheet
    from quotes.reports.likeness import compared_names

    rows = read_rows(file, ("left", "right"))
    write_sheet(compared_names((row["left"], row["right"]) for row in rows), format_name, output)


@group.command("cluster")
def cluster(
    file: Annotated[Path, typer.Argument(help="A CSV file with the column name; - reads standard input.", metavar="FILE.csv")],
    output: options.Output = None,
    format_name: options.Format = "table",
) -> None:
    """Say which names of a list are one person's, row for row.

    Rows with the same number belong together; the number is that of the first of them. What could be two people stays alone.

    Example: quotes names cluster mentions.csv -f csv
    """
    from quotes.cli.narration import progress
    from quotes.cli.tables_in import read_rows
    from quotes.output.writing import write_sheet
    from quotes.reports.likeness import clustered_names

    names = [row["name"] for row in read_rows(file, ("name",))]
    with progress("clustering") as step:
        sheet = clustered_names(names, lambda share: step(round(share * len(names)), len(names), ""))
    write_sheet(sheet, format_name, output)


@group.command("explain")
def explain(
    left: Annotated[str, typer.Argument(help="A name.")],
    right: Annotated[str, typer.Argument(help="Another.")],
    format_name: options.Format = "table",
) -> None:
    """Say why two names are, or are not, taken for one person's.

    Example: quotes names explain "Ермек Тестов" "Yermek Testov"
    """
    from quotes.output.writing import write_sheet
    from quotes.reports.likeness import explained_names

    write_sheet(explained_names(left, right), format_name)
