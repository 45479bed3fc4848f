"""`quotes search`: words in quotes. In: words in any inflection. Out: the quotes that hold them all, by lemma."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import options
from quotes.cli.narrowing import narrowed_by

if TYPE_CHECKING:
    from quotes.reports.filters import Filters


@narrowed_by("topic", "expert", "outlet", "since", "until", "limit", "full", limit=50)
def command(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help="Words in any inflection; a quote must hold them all.", metavar="WORDS")],
    *,
    filters: Filters,
    where: Annotated[str, typer.Option("--in", help="Search quotes, or articles: their whole text.")] = "quotes",
    best: Annotated[bool, typer.Option("--best", help="Quotes that say the words most often first, instead of the newest.")] = False,
    format_name: options.Format = "table",
) -> None:
    """Find words in quotes or articles, whatever their inflection; unlike who-said it never reads them as a topic.

    Example: quotes search порт перевалка --since 2024
    """
    from quotes.cli.state import open_for
    from quotes.errors import UsageError
    from quotes.output.writing import write_sheet
    from quotes.reports.article_search import search_articles
    from quotes.reports.who_said import who_said

    if where not in ("quotes", "articles"):
        raise UsageError(f"cannot search in {where!r}", "search in quotes or articles")
    if best and where == "articles":
        raise UsageError("articles are not ranked", "leave --best out, or search in quotes")
    meant = replace(filters, words=" ".join(words))
    with open_for(context) as archive, archive.connect() as connection:
        sheet = who_said(connection, meant, best=best) if where == "quotes" else search_articles(connection, meant)
    write_sheet(sheet, format_name)
