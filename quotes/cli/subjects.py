"""What a question is about, as typed. In: words and `--topic`. Out: filters with the one topic; it may be named either way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import completion

if TYPE_CHECKING:
    from quotes.reports.filters import Filters

Words = Annotated[
    list[str] | None,
    typer.Argument(
        help="A topic by any of its names, or a proposition (p3, or its words).", metavar="TOPIC", autocompletion=completion.topics
    ),
]
FreeWords = Annotated[
    list[str] | None,
    typer.Argument(help="A topic by any of its names, or free words.", metavar="TOPIC_OR_WORDS", autocompletion=completion.topics),
]


def joined(words: list[str] | None) -> str | None:
    """Words typed one by one as the one name they make, or None."""
    return " ".join(words) if words else None


def one_topic(words: list[str] | None, filters: Filters) -> Filters:
    """The filters with the topic that words or `--topic` name, if any. Raises UsageError where both do."""
    named = joined(words)
    if named is not None and filters.topic is not None:
        from quotes.errors import UsageError

        raise UsageError(f"two topics: {named!r} and {filters.topic!r}", "give one")
    return replace(filters, topic=filters.topic if named is None else named)
