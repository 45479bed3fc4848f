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
    from quotes.cli.narration import progress, say, say_counts
    from quotes.cli.reading_options import tell
    from quotes.cli.state import target_of
    from quotes.store.written import in_words
    from quotes.workflow.seed import seed

    with progress("loading") as step:
        report = seed(target_of(context), demo, step)
    if report.created:
        say(f"made the archive {target_of(context)}")
    say(f"loaded {in_words(report.written).removesuffix(' added')}" if report.written else "the reference facts are loaded already")
    if report.demo is not None:
        for failure in report.demo.failures:
            tell(failure)
        say_counts(report.demo.rows)
        raise typer.Exit(1 if report.demo.failures else 0)
