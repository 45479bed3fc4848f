"""`quotes articles`: what was read. In: filters, or an article to take out. Out: rows, or one change set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import completion, options
from quotes.cli.narrowing import narrowed_by

if TYPE_CHECKING:
    from quotes.reports.filters import Filters

group = typer.Typer(invoke_without_command=True)


@group.callback()
@narrowed_by("topic", "expert", "outlet", "since", "until", "limit")
def articles(
    context: typer.Context,
    like: options.Like = None,
    *,
    filters: Filters,
    format_name: options.Format = "table",
) -> None:
    """List articles, the newest first, with filters those that hold such quotes; set the outlet of one, remove one.

    Example: quotes articles --topic "Middle Corridor" --since 2024
    """
    if context.invoked_subcommand:
        return
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.lists import articles as list_articles

    with open_for(context) as archive, archive.connect() as connection:
        sheet = list_articles(connection, filters, like)
    write_sheet(sheet, format_name)


@group.command("set")
def set_facts(
    context: typer.Context,
    articles: Annotated[list[str], typer.Argument(help="Ids of articles, such as a7.", metavar="ARTICLE…")],
    outlet: Annotated[
        str,
        typer.Option(
            "--outlet", help="The outlet that carried them: o4, or any of its names; `-`: none.", autocompletion=completion.outlets
        ),
    ],
) -> None:
    """Tell which outlet carried an article; reading the page again does not change it, `quotes undo` does.

    Example: quotes articles set a7 a9 --outlet "Step.News"
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.model.ids import parse_id_of
    from quotes.store.outlet_by_hand import COMMAND, set_outlet
    from quotes.workflow.finding import outlet_named

    numbers = [parse_id_of(article, "a") for article in articles]
    with open_for(context) as archive, archive.change(COMMAND) as change:
        number = None if outlet == "-" else outlet_named(change.connection, outlet)
        quotes = sum(set_outlet(change, article, number) for article in numbers)
    named = ", ".join(f"a{article}" for article in numbers)
    say(f"{named} carried by {f'o{number}' if number else 'no known outlet'}; {quotes} quotes went along")


@group.command("remove")
def remove(
    context: typer.Context,
    article: Annotated[str, typer.Argument(help="The article's id, such as a7.")],
    reason: Annotated[str, typer.Option("--reason", help="Why; it is kept, so that the article is not read again.")],
    yes: options.Yes = False,
) -> None:
    """Take an article and its quotes out of the archive; `quotes undo` brings them back.

    Example: quotes articles remove a7 --reason "an advertisement"
    """
    from quotes.cli.narration import confirm, say
    from quotes.cli.state import open_for
    from quotes.model.ids import parse_id_of
    from quotes.reports.pages import show
    from quotes.store.articles import remove_article

    number = parse_id_of(article, "a")
    with open_for(context) as archive:
        with archive.connect() as connection:
            title = show(connection, f"a{number}").title
        if not confirm(f"take out a{number} {title!r} with its quotes?", yes=yes):
            say("nothing removed")
            return
        with archive.change("articles remove") as change:
            quotes = remove_article(change, number, reason)
    say(f"removed a{number} with {quotes} quotes; it will not be read again")
