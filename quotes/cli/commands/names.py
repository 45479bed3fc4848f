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
    from quotes.identity.comparing import compare_all
    from quotes.model.sheets import Column, Sheet
    from quotes.output.writing import write_sheet

    rows = read_rows(file, ("left", "right"))
    columns = (
        *(Column("left", "left", "words"), Column("right", "right", "words"), Column("probability", "probability", "number")),
        *(Column("decision", "decision", "words"), Column("reasons", "reasons", "list")),
    )
    found = tuple(
        (pair.left, pair.right, round(pair.probability, 4), pair.decision, list(pair.reasons))
        for pair in compare_all((row["left"], row["right"]) for row in rows)
    )
    write_sheet(Sheet("", columns, found), format_name, output)


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
    from quotes.identity.batch import cluster_names
    from quotes.model.sheets import Column, Sheet
    from quotes.output.writing import write_sheet

    names = [row["name"] for row in read_rows(file, ("name",))]
    with progress("clustering") as step:
        clusters = cluster_names(names, lambda share: step(round(share * len(names)), len(names), ""))
    rows = tuple((name, first + 1) for name, first in zip(names, clusters, strict=True))
    write_sheet(Sheet("", (Column("name", "name", "words"), Column("cluster", "cluster", "number")), rows), format_name, output)


@group.command("explain")
def explain(
    left: Annotated[str, typer.Argument(help="A name.")],
    right: Annotated[str, typer.Argument(help="Another.")],
    format_name: options.Format = "table",
) -> None:
    """Say why two names are, or are not, taken for one person's.

    Example: quotes names explain "Ермек Тестов" "Yermek Testov"
    """
    from quotes.identity.comparing import compare_all
    from quotes.identity.comparing import explain as explain_pair
    from quotes.model.sheets import Column, Sheet
    from quotes.output.writing import write_sheet

    parts = explain_pair(left, right)
    [pair] = compare_all([(left, right)])
    columns = (
        Column("feature", "feature", "words"),
        Column("value", "value", "number"),
        Column("contribution", "adds", "number"),
        Column("meaning", "what it measures", "text"),
    )
    rows = tuple((part.feature, round(part.value, 3), round(part.contribution, 3), part.meaning) for part in parts)
    said = f"{pair.decision}: probability {pair.probability:.3f} that they are one person's; {'; '.join(pair.reasons)}"
    write_sheet(Sheet("", columns, rows, footer=(said,)), format_name)
