"""`quotes outlets`: the publications. In: filters, or facts about one. Out: rows, or one change set."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli import completion, options

group = typer.Typer(invoke_without_command=True)

Also = Annotated[list[str] | None, typer.Option("--also", help="Another name; may be repeated.")]
Domain = Annotated[list[str] | None, typer.Option("--domain", help="A web domain of it; may be repeated.")]
Language = Annotated[str | None, typer.Option("--lang", help="Its main language: ru, en, kk or az.")]
Country = Annotated[str | None, typer.Option("--country", help="Two letters, ISO 3166.")]
Zone = Annotated[str | None, typer.Option("--time-zone", help="Such as Asia/Almaty.")]
Url = Annotated[str | None, typer.Option("--url", help="Its front page.")]


@group.callback()
def outlets(context: typer.Context, like: options.Like = None, limit: options.Limit = None, format_name: options.Format = "table") -> None:
    """List outlets by how many articles the archive holds of them; add, edit them.

    Example: quotes outlets --like news
    """
    if context.invoked_subcommand:
        return
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.bodies import outlets as list_outlets

    with open_for(context) as archive, archive.connect() as connection:
        sheet = list_outlets(connection, like, limit)
    write_sheet(sheet, format_name)


@group.command("add")
def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The name as it should be printed.")],
    also: Also = None,
    domain: Domain = None,
    lang: Language = None,
    country: Country = None,
    time_zone: Zone = None,
    url: Url = None,
) -> None:
    """Add an outlet by hand.

    Example: quotes outlets add "Вестник Проб" --domain probes.example --lang ru --time-zone Asia/Almaty
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.workflow.bodies import add_outlet

    facts = {"language": lang, "country": country, "time_zone": time_zone, "url": url}
    with open_for(context) as archive, archive.change("outlets add") as change:
        number = add_outlet(change, name, also or (), domain or (), facts)
    say(f"added o{number} {name}")


@group.command("edit")
def edit(
    context: typer.Context,
    outlet: Annotated[str, typer.Argument(help="The outlet: o4, or any of its names.", autocompletion=completion.outlets)],
    name: Annotated[str | None, typer.Option("--name", help="The preferred name.")] = None,
    also: Also = None,
    domain: Domain = None,
    lang: Language = None,
    country: Country = None,
    time_zone: Zone = None,
    url: Url = None,
) -> None:
    """Change what is known of an outlet; seeds do not overwrite it.

    Example: quotes outlets edit o4 --domain probes.example
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.workflow.bodies import edit_outlet

    facts = {"name": name, "language": lang, "country": country, "time_zone": time_zone, "url": url}
    with open_for(context) as archive, archive.change("outlets edit") as change:
        number = edit_outlet(change, outlet, also or (), domain or (), facts)
    say(f"changed o{number}")
