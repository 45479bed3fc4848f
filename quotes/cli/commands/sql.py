"""`quotes sql`: a question of one's own. In: one SQL statement. Out: its rows; it cannot write, whatever it says."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli import options


def command(
    context: typer.Context,
    statement: Annotated[str, typer.Argument(help="One SELECT over v_quotes, v_experts, v_topics or the tables; - reads standard input.")],
    seconds: Annotated[float, typer.Option("--seconds", min=0.1, help="Give up after so long.")] = 60.0,
    output: options.Output = None,
    format_name: options.Format = "table",
) -> None:
    """Ask in SQL; the archive is opened so that nothing can be written.

    Example: quotes sql "SELECT expert, count(*) FROM v_quotes GROUP BY expert"
    """
    import sys

    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.library import run_sql

    sql = sys.stdin.read() if statement == "-" else statement
    with open_for(context) as archive, archive.read_only(seconds) as connection:
        sheet = run_sql(connection, sql)
    write_sheet(sheet, format_name, output)
