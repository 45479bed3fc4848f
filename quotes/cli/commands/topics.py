"""`quotes topics`: what quotes are about. In: filters, or names of topics. Out: rows, a page, or one change set."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli import completion, options

group = typer.Typer(invoke_without_command=True)

Topic = Annotated[str, typer.Argument(help="A topic: its key, t3, or any of its names.", autocompletion=completion.topics)]
Lang = Annotated[str, typer.Option("--lang", help="The language of the names: ru, en, kk, kk-Latn or az.")]


@group.callback()
def topics(context: typer.Context, like: options.Like = None, limit: options.Limit = None, format_name: options.Format = "table") -> None:
    """List topics by how many quotes they have; add, alias, show them.

    Example: quotes topics --like corridor
    """
    if context.invoked_subcommand:
        return
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.lists import topics as list_topics

    with open_for(context) as archive, archive.connect() as connection:
        sheet = list_topics(connection, like, limit)
    write_sheet(sheet, format_name)


@group.command("show")
def show(context: typer.Context, topic: Topic, format_name: options.Format = "table") -> None:
    """Show a topic: its names by language, what it is part of, who speaks about it.

    Example: quotes topics show "Middle Corridor"
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_page
    from quotes.reports.pages import topic_page
    from quotes.reports.resolving import demand_topics

    with open_for(context) as archive, archive.connect() as connection:
        pages = [topic_page(connection, number) for number in demand_topics(connection, topic)]
    for page in pages:
        write_page(page, format_name)


@group.command("add")
def add(
    context: typer.Context,
    key: Annotated[str, typer.Argument(help="A stable key: lower-case words joined by hyphens.")],
    label: Annotated[str, typer.Option("--label", help="The preferred label.")],
    lang: Lang = "en",
    also: Annotated[list[str] | None, typer.Option("--also", help="An alias in that language; may be repeated.")] = None,
    broader: Annotated[str | None, typer.Option("--part-of", help="The broader topic.", autocompletion=completion.topics)] = None,
    note: options.Note = None,
) -> None:
    """Add a topic by hand; articles read from now on are tagged with it.

    Example: quotes topics add test-canal --label "Test Canal" --lang en --also "TC waterway"
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.workflow.thesaurus import NewTopic, add_topic

    with open_for(context) as archive, archive.change("topics add") as change:
        number = add_topic(change, NewTopic(key, label, lang, tuple(also or ()), broader, note))
    say(f"added t{number} {key}; quotes retag --topic {key} looks for it in the quotes kept before")


@group.command("alias")
def alias(
    context: typer.Context,
    topic: Topic,
    names: Annotated[list[str], typer.Argument(help="Further names.", metavar="NAME…")],
    lang: Lang = "en",
) -> None:
    """Give a topic further names; their inflected forms are found by themselves.

    Example: quotes topics alias test-canal "Пробный канал" --lang ru
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.workflow.thesaurus import add_names

    with open_for(context) as archive, archive.change("topics alias") as change:
        key, new = add_names(change, topic, names, lang)
    say(f"{key}: {new} new" + (f"; quotes retag --topic {key} looks for them in the quotes kept before" if new else ""))
