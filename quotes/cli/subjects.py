"""What a question is about, as typed. In: words and `--topic`. Out: one topic; whatever takes one takes it either way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import completion

if TYPE_CHECKING:
    from sqlalchemy import Connection

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


def one_topic(words: list[str] | None, option: str | None) -> str | None:
    """The topic given in words or by the option, or None. Raises UsageError where both name one."""
    named = " ".join(words) if words else None
    if named is not None and option is not None:
        from quotes.errors import UsageError

        raise UsageError(f"two topics: {named!r} and {option!r}", "give one")
    return option if named is None else named


def demand_topic(words: list[str] | None, option: str | None) -> str:
    """As `one_topic`. Raises UsageError where neither names one."""
    if (named := one_topic(words, option)) is None:
        from quotes.errors import UsageError

        raise UsageError("no topic is named", "name one: its key, t3, or any of its names; quotes topics lists them")
    return named


def words_and_topic(connection: Connection, words: list[str] | None, option: str | None) -> tuple[str, str | None]:
    """What is asked about, and the topic that narrows it: the option alone is asked about, as a topic only.

    Raises UsageError where there is neither, NotFoundError for an option that names no topic.
    """
    if option is None:
        return demand_topic(words, None), None
    from quotes.reports.resolving import demand_subject

    demand_subject(connection, option)
    return (" ".join(words), option) if words else (option, None)
