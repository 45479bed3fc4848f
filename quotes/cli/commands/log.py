"""`quotes log`: what was written. In: nothing. Out: change sets, the newest first."""

from __future__ import annotations

import typer

from quotes.cli import options


def command(context: typer.Context, limit: options.Limit = 20, format_name: options.Format = "table") -> None:
    """List what was written, by which command and whom; each can be taken back by `quotes undo`.

    Example: quotes log -n 5
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.history import history

    with open_for(context) as archive, archive.connect() as connection:
        sheet = history(connection, limit)
    write_sheet(sheet, format_name)
