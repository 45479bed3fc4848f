"""`quotes review`: judge quotes one after another. In: which, and in which order. Out: verdicts, each a change set of its own."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import completion, subjects
from quotes.cli.narrowing import narrowed_by

if TYPE_CHECKING:
    from quotes.reports.filters import Filters


@narrowed_by("expert", "outlet", "since", "until", "limit")
def command(
    context: typer.Context,
    topic: Annotated[
        list[str] | None, typer.Argument(help="Only on this topic (any of its names).", autocompletion=completion.topics)
    ] = None,
    *,
    filters: Filters,
    article: Annotated[str | None, typer.Option("--article", help="Only of this article, such as a7.")] = None,
    order: Annotated[str, typer.Option("--order", help="unsure (the least certain first), newest, or text.")] = "unsure",
) -> None:
    """Judge quotes on the screen: words, speaker, topic, stance, each by a key; z takes back.

    Example: quotes review "Middle Corridor" --order newest
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.errors import UsageError
    from quotes.reports.queue import review_queue
    from quotes.store.engine import whoami
    from quotes.workflow.quote_review import QuoteReview

    meant = replace(filters, about=subjects.joined(topic))
    with open_for(context) as archive:
        with archive.connect() as connection:
            waiting = review_queue(connection, meant, whoami(), order, article)
        if not waiting:
            say("no quotes wait for your verdict")
            return
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            raise UsageError(f"{len(waiting)} quotes wait, but a review needs a terminal", "run it in one; quotes fix judges one quote")
        from quotes.cli.quote_screen import QuoteScreen
        from quotes.cli.screens import show_screen
        from quotes.reports.wording import many

        review = QuoteReview(archive, waiting)
        show_screen(QuoteScreen(review))
        say(many(review.done, "verdict"))
