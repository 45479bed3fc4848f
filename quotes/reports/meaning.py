"""What a question is about, as typed. In: words or a name, beside filters. Out: filters that say which topic and which expert is meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quotes.errors import NotFoundError, UsageError
from quotes.lookup.experts import find_experts
from quotes.lookup.topics import Subject, demand_subject, find_subject
from quotes.reports.filters import Filters
from quotes.store.nearest import nearest_experts, nearest_topics, offer

if TYPE_CHECKING:
    from sqlalchemy import Connection


def asked_subject(connection: Connection, filters: Filters) -> Subject:
    """The topic or proposition asked about. Raises UsageError where none is named, NotFoundError for one nobody knows."""
    if filters.about is None:
        raise _no_topic()
    return demand_subject(connection, filters.about)


def about_topic(connection: Connection, filters: Filters) -> Filters:
    """The topic that narrows becomes what is asked about, as a topic and never as words. Raises NotFoundError where it is none."""
    if filters.topic is not None:
        demand_subject(connection, filters.topic)
    return replace(filters, about=filters.topic, topic=None)


def about_words(connection: Connection, words: str | None, filters: Filters) -> Filters:
    """The quotes about these words, a topic's name or not; without words about the topic that narrows.

    Raises UsageError where there is neither, NotFoundError where the topic that narrows is none.
    """
    if words is None and filters.topic is None:
        raise _no_topic()
    on = about_topic(connection, filters)
    return on if words is None else replace(filters, about=words)


def about_topic_or_expert(connection: Connection, name: str | None, filters: Filters) -> Filters:
    """The quotes on a topic, by an expert, or both: the name is a topic's where one bears it, else an expert's.

    Raises NotFoundError where it is neither's, UsageError where there are two of a kind or none is named.
    """
    on = about_topic(connection, filters)
    if name is None:
        if on.about is None and on.expert is None:
            raise UsageError("no topic or expert is named", "name one: quotes topics and quotes experts list them")
        return on
    if find_subject(connection, name):
        if on.about is not None:
            raise UsageError(f"two topics: {name!r} and {on.about!r}", "give one")
        return replace(on, about=name)
    if not find_experts(connection, name):
        near = [*nearest_topics(connection, name), *nearest_experts(connection, name)][:4]
        raise NotFoundError(f"no topic or expert {name!r}", offer(near) or "quotes topics and quotes experts list them")
    return _by(name, on)


def about_expert_or_topic(connection: Connection, name: str | None, filters: Filters) -> Filters:
    """The quotes by an expert, on a topic, or both: a name that is no expert's is a topic's, where nothing else is named.

    Raises NotFoundError for a topic nobody knows, UsageError where there are two experts.
    """
    if name is None:
        return about_topic(connection, filters)
    alone = filters.topic is None and filters.expert is None
    if alone and not find_experts(connection, name) and find_subject(connection, name):
        return replace(filters, about=name)
    return _by(name, about_topic(connection, filters))


def _by(name: str, filters: Filters) -> Filters:
    if filters.expert is not None:
        raise UsageError(f"two experts: {name!r} and {filters.expert!r}", "give one")
    return replace(filters, expert=name)


def _no_topic() -> UsageError:
    return UsageError(
        "no topic is named",
        "name one: its key, t3, or any of its names; quotes topics lists them, quotes show e3 shows what one person said",
    )
