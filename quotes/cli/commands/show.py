"""`quotes show`: one thing whole. In: an id. Out: its page."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli import options


def command(
    context: typer.Context,
    ids: Annotated[list[str], typer.Argument(help="q12, e3, o4, g5, a7, t3, p2 or c9.", metavar="ID…")],
    format_name: options.Format = "table",
) -> None:
    """Show a quote, expert, outlet, organization, article, topic, proposition or change whole.

    Example: quotes show e3
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_page
    from quotes.reports.pages import show

    with open_for(context) as archive, archive.connect() as connection:
        pages = [show(connection, text) for text in ids]
    for page in pages:
        write_page(page, format_name)
