"""A quote as it is put before a person. In: an open archive and a quote. Out: its context, speaker, topics, stances and verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from quotes.errors import NotFoundError
from quotes.model.moments import day_words
from quotes.model.sheets import NOBODY, Marked
from quotes.store import tables as t
from quotes.store.segments import segments_of
from quotes.text.excerpts import excerpt

if TYPE_CHECKING:
    from sqlalchemy import Connection

AROUND = 400


@dataclass(frozen=True, slots=True)
class About:
    """A topic of the quote: its id and label, the stance that counts; the value the rules suggest, and on which words, how surely."""

    topic_id: int
    label: str
    stance: str | None
    value: str | None = None
    suggested: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A quote to judge: its context with its words marked, who said it, when and where, its topics, and the verdicts given."""

    quote_id: int
    context: Marked
    who: str
    head: str
    found: str
    topics: tuple[About, ...]
    verdicts: tuple[str, ...]


def load_item(connection: Connection, quote_id: int) -> Item:
    """The quote with all that helps to judge it. Raises NotFoundError."""
    quote, version = t.quote, t.article_version
    statement = (
        select(quote, version.c.text.label("whole"), version.c.title, t.speaker.c.name.label("speaker"), t.outlet.c.name.label("outlet"))
        .join(version, version.c.id == quote.c.version_id)
        .outerjoin(t.speaker, t.speaker.c.id == quote.c.speaker_id)
        .outerjoin(t.outlet, t.outlet.c.id == quote.c.outlet_id)
        .where(quote.c.id == quote_id)
    )
    row = connection.execute(statement).one_or_none()
    if row is None:
        raise NotFoundError(f"no quote q{quote_id}", "who-said and articles print ids")
    context = excerpt(row.whole, segments_of(connection, [quote_id])[quote_id], AROUND)
    who = ", ".join(dict.fromkeys(filter(None, (row.speaker or NOBODY, row.role, row.affiliation))))
    day = day_words(row.day) if row.day else "no date"
    head = " · ".join(filter(None, (f"q{quote_id}", row.kind, day, row.outlet, row.title)))
    found = f"rule {row.rule}, {row.confidence:.0%} sure"
    return Item(quote_id, context, who, head, found, topics_of(connection, quote_id), _verdicts(connection, quote_id))


def topics_of(connection: Connection, quote_id: int) -> tuple[About, ...]:
    """The topics of a quote, by label."""
    stance, tag = t.stance, t.quote_topic
    standing = select(stance).where(stance.c.quote_id == quote_id, stance.c.automatic, stance.c.withdrawn_at.is_(None))
    rules = {
        row.topic_id: (row.value, f"{row.value} {row.confidence:.0%}: “{row.evidence}”")
        for row in connection.execute(standing.order_by(stance.c.id))
    }
    tags = select(tag.c.topic_id, t.topic.c.label, tag.c.stance).join(t.topic, t.topic.c.id == tag.c.topic_id)
    rows = connection.execute(tags.where(tag.c.quote_id == quote_id).order_by(t.topic.c.label))
    return tuple(About(row.topic_id, row.label, row.stance, *rules.get(row.topic_id, (None, None))) for row in rows)


def _verdicts(connection: Connection, quote_id: int) -> tuple[str, ...]:
    review = t.review
    rows = connection.execute(select(review).where(review.c.quote_id == quote_id).order_by(review.c.id))
    return tuple(f"{row.layer}: {row.reason or row.verdict} by {row.who}" for row in rows)
