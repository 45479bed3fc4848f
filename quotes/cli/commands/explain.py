"""`quotes explain`: why a quote is attributed as it is. In: a quote's id. Out: its words with marks under them, and the reasons."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli import options


def command(
    context: typer.Context,
    quote: Annotated[str, typer.Argument(help="The quote, such as q12.", metavar="QUOTE")],
    format_name: options.Format = "table",
) -> None:
    """Show why a quote is attributed as it is: content, cue and mention marked, the rule, the way to the name, who else came up.

    Example: quotes explain q12
    """
    from quotes.cli.state import open_for
    from quotes.model.ids import parse_id_of
    from quotes.output.writing import write_page
    from quotes.reports.explaining import explain

    with open_for(context) as archive, archive.connect() as connection:
        page = explain(connection, parse_id_of(quote, "q"))
    write_page(page, format_name)
