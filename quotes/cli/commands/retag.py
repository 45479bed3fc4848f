"""`quotes retag`: topics anew. In: the archive with its changed thesaurus. Out: quotes tagged by it, one change set."""

from __future__ import annotations

import typer

from quotes.cli import options


def command(context: typer.Context, topic: options.Topic = None) -> None:
    """Tag the quotes kept before anew, after topics were added, merged or given names; what people set or reviewed stays.

    Example: quotes retag --topic "Middle Corridor"
    """
    from quotes.cli.narration import progress, say_counts
    from quotes.cli.state import open_for
    from quotes.workflow.retag import retag

    with open_for(context) as archive, progress("tagging") as step:
        report = retag(archive, topic, step)
    say_counts(report.rows)
