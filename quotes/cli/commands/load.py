"""`quotes load`: what was extracted elsewhere into the archive. In: part files. Out: an archive with their quotes, and a table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quotes.cli.fresh import Bare, begin


def command(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Folders of `quotes extract -o`, or single files of them.", metavar="FOLDER|FILE…")],
    bare: Bare = False,
) -> None:
    """Keep the quotes that `quotes extract -o FOLDER` found; an archive that is not there is made, as by `quotes ingest`.

    Loading again changes nothing. A file that was not written by quotes, or was changed, is refused whole.

    Example: quotes load parts/
    """
    from quotes.cli.narration import progress, say, say_counts
    from quotes.cli.reading_options import tell
    from quotes.cli.state import target_of
    from quotes.workflow.load import load, unfinished

    begin(context, bare=bare)
    with progress("loading") as step:
        report = load(target_of(context), paths, step)
    for folder in unfinished(paths):
        say(f"{folder}: not all of its articles are extracted yet; extract and load again for the others")
    for failure in report.failures:
        tell(failure)
    say_counts(report.rows)
    raise typer.Exit(1 if report.failures else 0)
