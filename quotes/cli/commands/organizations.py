"""`quotes organizations`: bodies that people belong to or that speak. In: filters or names. Out: rows, or one change set."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli import completion, deciding, options

group = typer.Typer(invoke_without_command=True)

Body = Annotated[str, typer.Argument(help="An organization: g5, or any of its names.", autocompletion=completion.organizations)]


@group.callback()
def organizations(
    context: typer.Context, like: options.Like = None, limit: options.Limit = None, format_name: options.Format = "table"
) -> None:
    """List organizations by how many quotes they and their people gave; add, alias, merge them.

    Example: quotes organizations --like институт
    """
    if context.invoked_subcommand:
        return
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.bodies import organizations as list_organizations

    with open_for(context) as archive, archive.connect() as connection:
        sheet = list_organizations(connection, like, limit)
    write_sheet(sheet, format_name)


@group.command("add")
def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The name as it should be printed.")],
    also: Annotated[list[str] | None, typer.Option("--also", help="Another name or abbreviation; may be repeated.")] = None,
    kind: Annotated[
        str | None, typer.Option("--type", help="institute, ministry, company, university, agency, party, body, other.")
    ] = None,
    country: Annotated[str | None, typer.Option("--country", help="Two letters, ISO 3166.")] = None,
    founded: Annotated[str | None, typer.Option("--founded", help="Since when: 1993 or 1993-06-16.")] = None,
    dissolved: Annotated[str | None, typer.Option("--dissolved", help="Until when.")] = None,
) -> None:
    """Add an organization by hand.

    Example: quotes organizations add "Институт проб" --also ИП --type institute --country KZ
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.workflow.bodies import add_organization

    facts = {"type": kind, "country": country, "founded": founded, "dissolved": dissolved}
    with open_for(context) as archive, archive.change("organizations add") as change:
        number = add_organization(change, name, also or (), facts)
    say(f"added g{number} {name}")


@group.command("alias")
def alias(
    context: typer.Context,
    organization: Body,
    names: Annotated[list[str], typer.Argument(help="Further names or abbreviations.", metavar="NAME…")],
    lang: Annotated[str | None, typer.Option("--lang", help="Their language: ru, en, kk or az.")] = None,
    start: Annotated[str | None, typer.Option("--from", help="Since when it bears them: 2019, 2019-03 or 2019-03-15.")] = None,
    end: Annotated[str | None, typer.Option("--until", help="Until when.")] = None,
) -> None:
    """Give an organization further names, such as the one it bore before it was renamed.

    Example: quotes organizations alias g5 "Institute of Trials" --lang en --until 2019-03
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.workflow.bodies import alias_organization

    with open_for(context) as archive, archive.change("organizations alias") as change:
        number, new = alias_organization(change, organization, names, lang, (start, end))
    say(f"g{number}: {new} new or changed")


@group.command("split")
def split(
    context: typer.Context,
    left: Body,
    right: Body,
    why: deciding.Why = None,
) -> None:
    """Say that two organizations are different bodies; that holds until it is taken back.

    Example: quotes organizations split g5 g9
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.workflow.merging import split_pair

    with open_for(context) as archive, archive.change("organizations split") as change:
        against = split_pair(change, "organization", left, right, why)
    say("two different organizations now")
    for told in against:
        say(f"contradiction: {told}")


deciding.add_to(group, "organizations")
