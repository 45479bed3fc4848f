"""`quotes search`: words in quotes. In: words in any inflection. Out: the quotes that hold them all, by lemma."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli import options


def command(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help="Words in any inflection; a quote must hold them all.", metavar="WORDS")],
    topic: options.Topic = None,
    expert: options.Expert = None,
    outlet: options.Outlet = None,
    since: options.Since = None,
    until: options.Until = None,
    where: Annotated[str, typer.Option("--in", help="Search quotes, or articles: their whole text.")] = "quotes",
    best: Annotated[bool, typer.Option("--best", help="Quotes that say the words most often first, instead of the newest.")] = False,
    limit: options.Limit = 50,
    full: Annotated[bool, typer.Option("--full", help="Print long quotes whole.")] = False,
    format_name: options.Format = "table",
) -> None:
    """Find words in quotes or articles, whatever their inflection; unlike who-said it never reads them as a topic.

    Example: quotes search порт перевалка --since 2024
    """
    from quotes.cli.state import open_for
    from quotes.errors import UsageError
    from quotes.output.writing import write_sheet
    from quotes.reports.article_search import search_articles
    from quotes.reports.filters import Filters
    from quotes.reports.who_said import who_said

    if where not in ("quotes", "articles"):
        raise UsageError(f"cannot search in {where!r}", "search in quotes or articles")
    if best and where == "articles":
        raise UsageError("articles are not ranked", "leave --best out, or search in quotes")
    filters = Filters(
        words=" ".join(words),
        topic=topic,
        expert=expert,
        outlet=outlet,
        since=since,
        until=until,
        limit=limit,
        full=full,
    )
    with open_for(context) as archive, archive.connect() as connection:
        sheet = who_said(connection, filters, best=best) if where == "quotes" else search_articles(connection, filters)
    write_sheet(sheet, format_name)
