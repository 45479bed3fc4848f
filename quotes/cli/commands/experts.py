"""`quotes experts`: people across articles. In: filters, or a decision on who is who. Out: rows, or one change set."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import completion, deciding, options
from quotes.cli.narrowing import narrowed_by

if TYPE_CHECKING:
    from quotes.reports.filters import Filters

group = typer.Typer(invoke_without_command=True)

Person = Annotated[str, typer.Argument(help="An expert: e3, or a name in any spelling.", autocompletion=completion.experts)]


@group.callback()
@narrowed_by("topic", "affiliation", "outlet", "since", "until", "limit")
def experts(
    context: typer.Context,
    like: options.Like = None,
    *,
    filters: Filters,
    format_name: options.Format = "table",
) -> None:
    """List experts, the most quoted first; merge, split, add, edit, affiliate them.

    Example: quotes experts --topic "Middle Corridor" --since 2024
    """
    if context.invoked_subcommand:
        return
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.lists import experts as list_experts

    with open_for(context) as archive, archive.connect() as connection:
        sheet = list_experts(connection, filters, like)
    write_sheet(sheet, format_name)


@group.command("split")
def split(
    context: typer.Context,
    left: Person,
    right: Annotated[str | None, typer.Argument(help="The other expert, which is somebody else.")] = None,
    name: Annotated[str | None, typer.Option("--name", help="Instead: this spelling of LEFT is somebody else.")] = None,
    why: deciding.Why = None,
) -> None:
    """Say that two experts, or one of an expert's spellings, are different people; that holds until it is taken back.

    Example: quotes experts split e3 --name "А. Тестов"
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.errors import UsageError
    from quotes.workflow.merging import part_name, split_pair

    if (right is None) == (name is None):
        raise UsageError("say what to split off: another expert, or --name", "quotes experts split e3 e7")
    with open_for(context) as archive, archive.change("experts split") as change:
        if name is not None:
            expert = part_name(change, left, name, why)
            say(f"{name} is another expert now: e{expert}")
        else:
            against = split_pair(change, "expert", left, right or "", why)
            say("two different experts now")
            for told in against:
                say(f"contradiction: {told}")


@group.command("add")
def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The name as it should be printed.")],
    also: Annotated[list[str] | None, typer.Option("--also", help="Another spelling; may be repeated.")] = None,
    gender: Annotated[str | None, typer.Option("--gender", help="m or f.")] = None,
    country: Annotated[str | None, typer.Option("--country", help="Two letters, ISO 3166.")] = None,
    note: options.Note = None,
    yes: options.Yes = False,
) -> None:
    """Add an expert by hand; where somebody of a near name is known, you are asked.

    Example: quotes experts add "Ермек Тестов" --also "Yermek Testov" --country KZ
    """
    from quotes.cli.narration import confirm, say
    from quotes.cli.state import open_for
    from quotes.lookup.experts import likely_experts
    from quotes.workflow.people import add_expert

    with open_for(context) as archive:
        with archive.connect() as connection:
            near = likely_experts(connection, name)
        listed = ", ".join(f"e{expert} {known}" for expert, known in near)
        if near and not confirm(f"known already: {listed}. Add {name} all the same?", yes=yes):
            say("nothing added")
            return
        with archive.change("experts add") as change:
            expert = add_expert(change, (name, *(also or ())), gender=gender, country=country, note=note)
    say(f"added e{expert} {name}")


@group.command("import")
def import_people(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A CSV or JSON file (Popolo too); - is standard input.", metavar="FILE", dir_okay=False)],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be kept; write nothing.")] = False,
) -> None:
    """Import known people: names in several languages, identifiers, gender, country, posts with dates.

    A CSV names its columns in the first line: name, name_ru (any language), names, gender, country, note, wikidata (viaf, isni, orcid),
    identifiers, organization, role, from, until. Lists in a cell are separated by `;`. The same file again changes nothing.

    Example: quotes experts import people.csv --dry-run
    """
    from quotes.cli.narration import complain, progress, say_counts
    from quotes.cli.state import open_for
    from quotes.cli.tables_in import read_text
    from quotes.workflow.known_people import import_people as keep_people
    from quotes.workflow.people_files import parse_people

    people = parse_people(read_text(file), str(file))
    with open_for(context) as archive, progress("importing") as step, archive.change(f"experts import {file}") as change:
        report = keep_people(change, people, step)
        if dry_run:
            change.abandon()
    for fault in report.faults:
        complain(fault.message, fault.hint)
    say_counts(report.rows, dry=dry_run)
    raise typer.Exit(1 if report.faults else 0)


@group.command("edit")
def edit(
    context: typer.Context,
    expert: Person,
    name: Annotated[str | None, typer.Option("--name", help="The preferred name.")] = None,
    also: Annotated[list[str] | None, typer.Option("--also", help="A further spelling; may be repeated.")] = None,
    gender: Annotated[str | None, typer.Option("--gender", help="m or f.")] = None,
    country: Annotated[str | None, typer.Option("--country", help="Two letters, ISO 3166.")] = None,
    note: options.Note = None,
    identifier: Annotated[list[str] | None, typer.Option("--identifier", metavar="SCHEME=VALUE", help="Such as wikidata=Q1.")] = None,
) -> None:
    """Change what is known of an expert.

    Example: quotes experts edit e3 --name "Ермек Тестов" --identifier wikidata=Q1
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.workflow.people import edit_expert

    values = {"name": name, "gender": gender, "country": country, "note": note}
    with open_for(context) as archive, archive.change("experts edit") as change:
        number = edit_expert(change, expert, values, also or (), identifier or ())
    say(f"changed e{number}")


@group.command("affiliate")
def affiliate(
    context: typer.Context,
    expert: Person,
    organization: Annotated[
        str, typer.Argument(help="The organization: g5, or any of its names.", autocompletion=completion.organizations)
    ],
    role: Annotated[str | None, typer.Option("--role", help="What the expert is there.")] = None,
    start: Annotated[str | None, typer.Option("--from", help="Since when: 2019, 2019-03 or 2019-03-15.")] = None,
    end: Annotated[str | None, typer.Option("--until", help="Until when.")] = None,
) -> None:
    """Say where an expert works or worked, and when.

    Example: quotes experts affiliate e3 KISI --role "senior fellow" --from 2019 --until 2023-06
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.workflow.people import affiliate as keep

    with open_for(context) as archive, archive.change("experts affiliate") as change:
        said = keep(change, expert, organization, role=role, period=(start, end))
    say(said)


deciding.add_to(group, "experts")
