"""Topics of quotes that are kept already. In: the topics their words name now. Out: tags exchanged where they differ; people's stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from quotes.model.spans import Span
from quotes.store.change import now
from quotes.store.quotes import find_place, tag_row
from quotes.store.suggestions import insert_suggestions, recount
from quotes.store.tables import quote, quote_segment, quote_topic, review, stance

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.change import Change, Row
    from quotes.store.quotes import Tag

_TAGGED = ("active", "rejected")
_PLACE = ("start", "end", "matched", "how", "alias_id")


@dataclass(frozen=True, slots=True)
class TaggedQuote:
    """A quote as the tagger and its tags need it."""

    id: int
    lang: str
    expert_id: int | None
    day: int | None
    segments: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class TaggedPage:
    """A version's text with its quotes whose topics no person reviewed."""

    version_id: int
    text: str
    quotes: tuple[TaggedQuote, ...]


@dataclass(frozen=True, slots=True)
class Retagged:
    """Tags added, removed, and found at another place or by another alias; quotes touched."""

    added: int = 0
    removed: int = 0
    moved: int = 0
    quotes: int = 0

    def __add__(self, other: Retagged) -> Retagged:
        return Retagged(self.added + other.added, self.removed + other.removed, self.moved + other.moved, self.quotes + other.quotes)


def list_tagged(connection: Connection) -> list[int]:
    """The versions that have quotes, by id."""
    statement = select(quote.c.version_id).where(quote.c.status.in_(_TAGGED)).distinct().order_by(quote.c.version_id)
    return list(connection.scalars(statement))


def count_reviewed(connection: Connection) -> int:
    """Quotes whose topics a person reviewed: they are left alone."""
    return connection.scalar(select(func.count(review.c.quote_id.distinct())).where(review.c.layer == "topic")) or 0


def read_tagged(connection: Connection, version_id: int) -> TaggedPage:
    """A version with those of its quotes whose topics are the program's to decide."""
    reviewed = select(review.c.quote_id).where(review.c.layer == "topic")
    found = (
        select(quote.c.id, quote.c.lang, quote.c.expert_id, quote.c.day)
        .where(quote.c.version_id == version_id, quote.c.status.in_(_TAGGED), quote.c.id.not_in(reviewed))
        .order_by(quote.c.id)
    )
    rows = connection.execute(found).all()
    segments: dict[int, list[Span]] = {}
    held = select(quote_segment.c.quote_id, quote_segment.c.start, quote_segment.c.end)
    held = held.where(quote_segment.c.quote_id.in_([row.id for row in rows])).order_by(quote_segment.c.quote_id, quote_segment.c.position)
    for quote_id, start, end in connection.execute(held):
        segments.setdefault(quote_id, []).append(Span(start, end))
    quotes = (TaggedQuote(row.id, row.lang, row.expert_id, row.day, tuple(segments.get(row.id, ()))) for row in rows)
    return TaggedPage(version_id, find_place(connection, version_id).text, tuple(quotes))


def read_tags(connection: Connection, page: TaggedPage) -> dict[int, dict[int, Row]]:
    """The tags a page's quotes have, by quote and topic."""
    found: dict[int, dict[int, Row]] = {}
    statement = select(quote_topic).where(quote_topic.c.quote_id.in_([one.id for one in page.quotes]))
    for row in connection.execute(statement).mappings():
        found.setdefault(row["quote_id"], {})[row["topic_id"]] = dict(row)
    return found


def differs(held: Mapping[int, Row], tags: Sequence[Tag], only: int | None = None) -> bool:
    """Do a quote's tags differ from those found now (`only`: on this one topic)? Topics a person set do not count."""
    wanted = {tag.topic_id: tag for tag in tags if only in (None, tag.topic_id)}
    own = {topic: row for topic, row in held.items() if only in (None, topic) and row["how"] != "person"}
    people = {topic for topic, row in held.items() if row["how"] == "person"}
    if own.keys() != wanted.keys() - people:
        return True
    return any(own[topic][name] != getattr(wanted[topic], name) for topic in own for name in _PLACE)


def exchange_tags(change: Change, one: TaggedQuote, held: Mapping[int, Row], tags: Sequence[Tag], only: int | None = None) -> Retagged:
    """Make a quote's tags those found now (`only`: on this one topic).

    Topics that a person set or took a position on stay; the rules' stance goes with its tag.
    """
    wanted = {tag.topic_id: tag for tag in tags if only in (None, tag.topic_id)}
    coded = select(stance.c.topic_id).where(stance.c.quote_id == one.id, ~stance.c.automatic, stance.c.withdrawn_at.is_(None))
    kept = set(change.connection.scalars(coded)) | {topic for topic, row in held.items() if row["how"] == "person"}
    removed = moved = 0
    for topic in held:
        where = (quote_topic.c.quote_id == one.id) & (quote_topic.c.topic_id == topic)
        if topic in kept or only not in (None, topic):
            continue
        if topic in wanted:
            moved += change.update(quote_topic, where, {name: getattr(wanted[topic], name) for name in _PLACE})
        else:
            removed += change.delete(quote_topic, where)
            rules = (stance.c.quote_id == one.id) & (stance.c.topic_id == topic) & stance.c.automatic & stance.c.withdrawn_at.is_(None)
            change.update(stance, rules, {"withdrawn_at": now()})
    new = [tag for topic, tag in wanted.items() if topic not in held]
    change.insert_all(quote_topic, [tag_row(one.id, tag, one.expert_id, one.day) for tag in new])
    insert_suggestions(change, [(one.id, tag.topic_id, tag.suggestion) for tag in new if tag.suggestion])
    for tag in new:
        recount(change, one.id, tag.topic_id)
    return Retagged(len(new), removed, moved, 1 if new or removed or moved else 0)
