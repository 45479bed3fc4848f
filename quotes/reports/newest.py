"""The newest quotes meant. In: an open archive, a selection, how many. Out: their ids, the newest published first, the undated last.

The first screenful of a frequent topic or word is found along an index that is in the order of days, not by sorting every hit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from quotes.reports.selecting import Selection
from quotes.store import tables as t
from quotes.store.search import expected_hits, matching, rank

if TYPE_CHECKING:
    from sqlalchemy import Connection

# To rank every hit of a frequent word would take as long as to read a good part of the archive.
CANDIDATES = 5000
_SORTED = {"sqlite": 4.0, "postgresql": 0.2}

_NEWEST = t.quote.c.day.desc().nulls_last(), t.quote.c.id.desc()
_NEWEST_TAG = t.quote_topic.c.day.desc().nulls_last(), t.quote_topic.c.quote_id.desc()
_TAGGED = select(t.quote_topic.c.quote_id, t.quote_topic.c.day).join(t.quote, t.quote.c.id == t.quote_topic.c.quote_id)
_LAST_ID = select(func.max(t.quote.c.id))


def newest_quotes(connection: Connection, selection: Selection, limit: int | None) -> list[int]:
    """The ids of the quotes meant, at most `limit`, by day and then by id, both descending."""
    if limit is not None and selection.topics and not selection.words and selection.broad:
        return _of_topics(connection, selection, limit)
    statement = select(t.quote.c.id).where(*selection.conditions).order_by(*_NEWEST).limit(limit)
    if limit is not None and selection.words and _frequent(connection, selection, limit):
        # A sum, so that SQLite goes through the days, and does not look for each hit on every day.
        held = (t.quote.c.id + 0).in_(matching(connection.dialect.name, selection.words))
        walked = select(t.quote.c.id).where(held, t.quote.c.status == "active").order_by(*_NEWEST).limit(limit)
        statement = walked.with_hint(t.quote, "INDEXED BY ix_quote_day", "sqlite")
    return list(connection.scalars(statement))


def best_quotes(connection: Connection, selection: Selection, limit: int | None) -> list[int]:
    """The ids of the quotes that say the words most often for their length, of the CANDIDATES added last that are meant."""
    held = select(t.quote.c.id, t.quote_lemmas.c.lemmas).join(t.quote_lemmas, t.quote_lemmas.c.quote_id == t.quote.c.id)
    newest = held.where(*selection.conditions).order_by(t.quote.c.id.desc()).limit(CANDIDATES)
    return rank(connection.execute(newest).all(), selection.words)[:limit]


def _of_topics(connection: Connection, selection: Selection, limit: int) -> list[int]:
    """The newest of each topic, which the tags' index holds in order, and of those the newest."""
    found: dict[int, int] = {}
    for topic in selection.topics:
        tagged = _TAGGED.where(t.quote_topic.c.topic_id == topic, *selection.apart).order_by(*_NEWEST_TAG).limit(limit)
        found |= {row.quote_id: row.day or 0 for row in connection.execute(tagged)}
    return sorted(found, key=lambda quote: (found[quote], quote), reverse=True)[:limit]


def _frequent(connection: Connection, selection: Selection, limit: int) -> bool:
    """Is it quicker to go through the archive from its newest day until `limit` quotes hold the words, than to sort all that do?

    Going through takes `limit * quotes / hits` looks at an index (on PostgreSQL, at a text that is taken apart), sorting takes `hits`
    looks at whole quotes, each _SORTED times as dear.
    """
    if not selection.broad or len(selection.conditions) > len(("status", "words")):
        return False
    hits = expected_hits(connection, selection.words)
    return _SORTED[connection.dialect.name] * hits * hits > limit * (connection.scalar(_LAST_ID) or 0)
