"""What a fresh archive begins with. In: the archive of the command. Out: an archive that is there, with its reference facts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from quotes.workflow.seed import SeedReport

Bare = Annotated[bool, typer.Option("--bare", help="A new archive begins without outlets, organizations and topics.")]


def begin(context: typer.Context, *, bare: bool) -> None:
    """Make the archive where it is not there; one in which nothing was ever written is given its reference facts, unless `bare`."""
    from quotes.cli.narration import progress
    from quotes.cli.state import open_for, target_of
    from quotes.store.changes import list_changes
    from quotes.workflow.seed import SeedReport, seed

    with open_for(context, create=True) as archive:
        report = SeedReport(archive.created, {})
        with archive.connect() as connection:
            fresh = not list_changes(connection, 1)
    if fresh and not bare:
        with progress("loading reference facts"):
            report = replace(report, written=seed(target_of(context)).written)
    say_made(context, report)


def say_made(context: typer.Context, report: SeedReport) -> None:
    """What was made and loaded, on stderr."""
    from quotes.cli.narration import say
    from quotes.cli.state import target_of
    from quotes.store.written import in_words

    if report.created:
        say(f"made the archive {target_of(context)}")
    if report.written:
        say(f"loaded {in_words(report.written).removesuffix(' added')}")
