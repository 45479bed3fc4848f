"""`quotes retag`: topics of the quotes kept before, after the thesaurus changed. In: an archive. Out: tags that differ, exchanged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quotes.model.quotes import Quote
from quotes.model.spans import Span
from quotes.store.retagging import Retagged, count_reviewed, differs, exchange_tags, list_tagged, read_tagged, read_tags
from quotes.workflow.finding import topic_named
from quotes.workflow.keeping import topic_tag
from quotes.workflow.knowledge import known

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.change import Row
    from quotes.store.engine import Archive
    from quotes.store.quotes import Tag
    from quotes.store.retagging import TaggedQuote
    from quotes.workflow.knowledge import Knowledge

    Reread = tuple[TaggedQuote, dict[int, Row], tuple[Tag, ...]]

Progress = Callable[[int, int | None, str], None]


@dataclass(frozen=True, slots=True)
class RetagReport:
    """What re-tagging did: articles looked at, what changed, and the quotes left alone since a person reviewed their topics."""

    articles: int
    done: Retagged
    reviewed: int

    @property
    def rows(self) -> list[tuple[str, int]]:
        """The closing table: what, and how many."""
        done = self.done
        changed = [("quotes changed", done.quotes), ("topics added", done.added), ("topics removed", done.removed)]
        return [("articles", self.articles), *changed, ("found by other words", done.moved), ("left to a person's review", self.reviewed)]


def retag(archive: Archive, topic: str | None = None, progress: Progress | None = None) -> RetagReport:
    """Tag every kept quote by the thesaurus of this moment and write only what differs, in one change set.

    `topic` (any of its names) leaves all other topics alone. What a person reviewed or set stays. Raises NotFoundError for an
    unknown topic.
    """
    with archive.connect() as connection:
        only = topic_named(connection, topic)[0] if topic else None
        versions, reviewed = list_tagged(connection), count_reviewed(connection)
    knowledge = known(archive)
    done = Retagged()
    with archive.change(f"retag --topic {topic}" if topic else "retag") as change:
        for number, version in enumerate(versions, 1):
            with archive.connect() as connection:
                read = _read(connection, version, knowledge)
            if any(differs(held, tags, only) for _, held, tags in read):
                with change.step():  # read again: somebody may have reviewed a topic since
                    for one, held, tags in _read(change.connection, version, knowledge):
                        if differs(held, tags, only):
                            done += exchange_tags(change, one, held, tags, only)
            if progress:
                progress(number, len(versions), "")
    return RetagReport(len(versions), done, reviewed)


def _read(connection: Connection, version: int, knowledge: Knowledge) -> list[Reread]:
    """The quotes of a text that are the program's to tag, each with the tags it has and those found now."""
    page = read_tagged(connection, version)
    held = read_tags(connection, page)
    return [(one, held.get(one.id, {}), _tags(knowledge, page.text, one.segments, one.lang)) for one in page.quotes]


def _tags(knowledge: Knowledge, text: str, segments: tuple[Span, ...], lang: str) -> tuple[Tag, ...]:
    quote = Quote("direct", segments, None, None, None, lang, "kept", 1.0)
    return tuple(topic_tag(text, quote, tag) for tag in knowledge.tags(text, quote))
