"""`quotes db`: the archive itself. In: its address. Out: made, upgraded, described or copied."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quotes.cli import options

group = typer.Typer(help="Make, upgrade, describe, check and copy the archive.\n\nExample: quotes db status", no_args_is_help=True)


@group.command("upgrade")
def upgrade(context: typer.Context) -> None:
    """Make the archive, or bring it to this program's revision; a file is copied aside first.

    Example: quotes --db quotes.db db upgrade
    """
    from quotes.cli.narration import say
    from quotes.cli.state import target_of
    from quotes.store.address import parse_address
    from quotes.store.migrate import upgrade as migrate

    shown = parse_address(target_of(context)).shown
    done = migrate(target_of(context))
    if done.before == done.after:
        say(f"{shown} is at revision {done.after} already")
        return
    say(f"{shown}: {f'upgraded from {done.before}' if done.before else 'made'}, revision {done.after}")
    if done.copy is not None:
        say(f"the file as it was: {done.copy}")
    if done.before:
        say("what was kept before is looked up by the rules of its time: quotes experts relink and quotes reextract bring it up to today's")


@group.command("status")
def status(context: typer.Context, format_name: options.Format = "table") -> None:
    """Say where the archive is, its revision, and what it holds.

    Example: quotes db status
    """
    from quotes.cli.state import open_for, target_of
    from quotes.output.writing import write_sheet
    from quotes.reports.holdings import holdings
    from quotes.store.migrate import status as find_status

    found = find_status(target_of(context))
    facts = [("archive", found.shown), ("state", found.state), ("revision", found.revision), ("program's revision", found.head)]
    if found.state == "current":
        with open_for(context) as archive, archive.connect() as connection:
            write_sheet(holdings(connection, facts), format_name)
        return
    write_sheet(holdings(None, facts), format_name)


@group.command("backup")
def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file that is not there yet.", dir_okay=False)],
) -> None:
    """Copy the archive into a file, also while others write.

    Example: quotes db backup quotes-2025-10-24.db
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.store.backup import back_up

    with open_for(context) as archive:
        size = back_up(archive, file)
    say(f"copied to {file}, {size:,} bytes")


@group.command("check")
def check(context: typer.Context) -> None:
    """Look for damage in what the database keeps, and for missing indexes and triggers; exit code 3 where there is any.

    Example: quotes db check
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.errors import ArchiveCorruptError
    from quotes.store.backup import check_file

    with open_for(context) as archive:
        found = check_file(archive)
    for line in found:
        say(line)
    if found:
        raise ArchiveCorruptError(f"{len(found)} faults in the archive", "restore a copy made by quotes db backup")
    say("no damage found")


@group.command("optimize")
def optimize(
    context: typer.Context,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Make the index of words anew from the stored words.")] = False,
) -> None:
    """Make searching and asking quick again after much was written; nothing that is kept changes, and others can go on working.

    Example: quotes db optimize
    """
    from quotes.cli.narration import progress, say
    from quotes.cli.state import open_for
    from quotes.store.upkeep import optimize as make_quick

    with open_for(context) as archive, progress("optimizing") as step:
        make_quick(archive, step, rebuild=rebuild)
    say("the index of words was made anew, all tables counted" if rebuild else "the index of words is in one piece, all tables counted")


@group.command("restore")
def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A copy made by quotes db backup.", exists=True, dir_okay=False)],
    yes: options.Yes = False,
) -> None:
    """Put a backup in the place of the archive; the archive as it was is kept under another name.

    Example: quotes db restore quotes-2025-10-24.db
    """
    from quotes.cli.narration import confirm, say
    from quotes.cli.state import target_of
    from quotes.store.address import parse_address
    from quotes.store.backup import restore as put_back

    address = parse_address(target_of(context))
    if address.path is not None and address.path.exists() and not confirm(f"put {file} in the place of {address.shown}?", yes=yes):
        say("nothing changed")
        return
    aside = put_back(file, address)
    say(f"restored {address.shown} from {file}" + (f"; as it was before: {aside}" if aside else ""))


@group.command("copy")
def copy(
    source: Annotated[str, typer.Argument(help="The archive to copy: a file or a PostgreSQL URL.", metavar="FROM")],
    target: Annotated[str, typer.Argument(help="A new file, or an empty PostgreSQL database.", metavar="TO")],
) -> None:
    """Copy an archive between SQLite and PostgreSQL, either way, and compare every row.

    Example: quotes db copy quotes.db postgresql://me@server/quotes
    """
    from quotes.cli.narration import progress, say
    from quotes.store.address import parse_address
    from quotes.store.copying import copy_archive
    from quotes.store.engine import open_archive

    with open_archive(source) as archive, progress("copying") as step:
        count = copy_archive(archive, target, step)
    say(f"copied {count:,} rows to {parse_address(target).shown}; every row is the same there")


@group.command("roles")
def roles(
    context: typer.Context,
    apply: Annotated[bool, typer.Option("--apply", help="Run it on the archive, as the owner of its tables.")] = False,
    yes: options.Yes = False,
) -> None:
    """Print the SQL that makes the roles of a team on PostgreSQL: reader, coder and editor; or run it.

    Example: quotes --db postgresql://owner@server/quotes db roles --apply
    """
    from quotes.cli.narration import confirm, say
    from quotes.cli.state import open_for, target_of
    from quotes.store.address import parse_address
    from quotes.store.roles import ROLES, make_roles, role_statements

    if not apply:
        typer.echo("\n".join(f"{statement};" for statement in role_statements()))
        return
    shown = parse_address(target_of(context)).shown
    with open_for(context) as archive:
        if not confirm(f"make {', '.join(ROLES)} and set their rights in {shown}?", yes=yes):
            say("nothing changed")
            return
        make_roles(archive)
    say(f"{', '.join(ROLES)} have their rights in {shown}; give one to a user: GRANT {ROLES[0]} TO name")
