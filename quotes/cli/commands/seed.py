"""`quotes seed`: reference facts. In: the seeds inside the package. Out: an archive that knows outlets, organizations and topics."""

from __future__ import annotations

from typing import Annotated

import typer


def command(
    context: typer.Context,
    demo: Annotated[bool, typer.Option("--demo", help="Read the demo articles too (their people and outlets are invented).")] = False,
) -> None:
    """Load outlets, organizations and topics; again changes nothing, and your own edits stay.

    Example: quotes --db demo.db seed --demo
    """
    from quotes.cli.fresh import say_made
    from quotes.cli.narration import progress, say, say_counts
    from quotes.cli.reading_options import tell
    from quotes.cli.state import target_of
    from quotes.workflow.seed import seed

    with progress("loading") as step:
        report = seed(target_of(context), demo, step)
    say_made(context, report)
    if not report.written:
        say("the reference facts are loaded already")
    if report.quotes_before:
        say("quotes retag looks for the new topics in the quotes kept before")
    if report.demo is not None:
        for failure in report.demo.failures:
            tell(failure)
        say_counts(report.demo.rows)
        raise typer.Exit(1 if report.demo.failures else 0)
