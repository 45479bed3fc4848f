"""`quotes verify`: does every word stand where the archive says? In: the archive. Out: each breach as a row."""

from __future__ import annotations

import typer

from quotes.cli import options


def command(context: typer.Context, format_name: options.Format = "table") -> None:
    """Check the whole archive: every word at its place in its article, every link, name and index; exit code 1 at any breach.

    Example: quotes verify
    """
    from quotes.cli.narration import progress, say
    from quotes.cli.state import open_for
    from quotes.model.sheets import Column, Sheet
    from quotes.output.writing import write_sheet
    from quotes.workflow.verifying import verify

    with open_for(context) as archive, progress("verifying") as step:
        found = verify(archive, step)
    if found:
        write_sheet(Sheet("", (Column("breach", "breach", "words"),), tuple((line,) for line in found)), format_name)
        say(f"{len(found)} breaches; restore a copy made before them: quotes db restore FILE")
        raise typer.Exit(1)
    say("every word stands where the archive says")
