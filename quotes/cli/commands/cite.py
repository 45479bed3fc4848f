"""`quotes cite`: references for a reference list. In: quotes or articles, a style. Out: text on standard output."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli import completion


def command(
    context: typer.Context,
    ids: Annotated[list[str], typer.Argument(help="Quotes (q12) or articles (a7); each article is named once.", metavar="QUOTE…")],
    style: Annotated[
        str, typer.Option("--style", help="gost, apa, chicago, bibtex or csl-json.", autocompletion=completion.styles)
    ] = "gost",
) -> None:
    """Write references to the articles of quotes: GOST R 7.0.5, APA 7, Chicago 17, BibTeX or CSL-JSON.

    Example: quotes cite q12 q31 --style apa
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.output.citations import cite
    from quotes.output.writing import write_line
    from quotes.reports.citing import no_answers, references

    with open_for(context) as archive, archive.connect() as connection:
        found = references(connection, ids)
        for warning in no_answers(connection, ids):
            say(warning)
    write_line(cite(found, style).removesuffix("\n"))
