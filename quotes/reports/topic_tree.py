"""Topics as a tree. In: an open archive and perhaps one topic. Out: a sheet: propositions and narrower topics indented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from quotes.lookup.topics import demand_topics
from quotes.model.ids import printed
from quotes.model.sheets import Column, Sheet
from quotes.reports.wording import many
from quotes.store import tables as t

if TYPE_CHECKING:
    from sqlalchemy import Connection

COLUMNS = (
    Column("id", "id", "id", table_only=True),
    Column("topic_id", "id", "id", hidden=True),
    Column("topic", "key", "words", hidden=True),
    Column("proposition_id", "proposition", "id", hidden=True),
    Column("proposition", "words", "words", hidden=True),
    Column("depth", "depth", "number", hidden=True),
    Column("tree", "topic", "words", table_only=True),
    Column("label", "label", "words", hidden=True),
    Column("broader", "part of", "words", hidden=True),
    Column("quotes", "quotes", "number"),
    Column("with_narrower", "with narrower", "number"),
    Column("related", "related", "list"),
)


def topic_tree(connection: Connection, topic: str | None = None) -> Sheet:
    """All topics, or one with all below it; quotes of its own and with those of narrower topics, each quote once.

    A proposition stands under its topic, with the quotes coded on it.

    Raises NotFoundError for a topic nobody knows.
    """
    from quotes.reports.propositions import standings
    from quotes.store.topic_links import list_related

    rows = {row.id: row for row in connection.execute(select(t.topic.c.id, t.topic.c.key, t.topic.c.label, t.topic.c.broader_id))}
    below: dict[int | None, list[int]] = {}
    for row in sorted(rows.values(), key=lambda row: str(row.label).casefold()):
        below.setdefault(row.broader_id, []).append(row.id)
    own, whole = _counts(connection)
    related, sayings = list_related(connection), standings(connection)
    waiting = [(number, 0) for number in reversed(demand_topics(connection, topic) if topic else below.get(None, []))]
    found: list[tuple[Any, ...]] = []
    while waiting:
        number, depth = waiting.pop()
        row = rows[number]
        broader = rows[row.broader_id].key if row.broader_id else None
        counts = (own.get(number, 0), whole.get(number, 0))
        title = f"{'  ' * depth}{row.label}"
        place, near = printed("t", number), list(related.get(row.key, ()))
        found.append((place, place, row.key, None, None, depth, title, row.label, broader, *counts, near))
        for saying in sayings.get(number, ()):
            number_of = printed("p", saying.id)
            words = f"{'  ' * (depth + 1)}“{saying.text}”"
            found.append((number_of, None, None, number_of, saying.text, depth + 1, words, None, row.key, saying.quotes, None, []))
        waiting += [(child, depth + 1) for child in reversed(below.get(number, []))]
    said = sum(1 for row in found if row[3])
    footer = many(len(found) - said, "topic") + (f", {many(said, 'proposition')}" if said else "")
    return Sheet("", COLUMNS, tuple(found), footer=(footer,), empty="no topics found; quotes seed loads some")


def _counts(connection: Connection) -> tuple[dict[int, int], dict[int, int]]:
    """Quotes by topic: its own, and with those of all topics below it."""
    topic, tags, quote = t.topic, t.quote_topic, t.quote
    above = select(topic.c.id.label("upper"), topic.c.id.label("lower")).cte("above", recursive=True)
    child = topic.alias()
    above = above.union(select(above.c.upper, child.c.id).join(child, child.c.broader_id == above.c.lower))
    active = (
        select(tags.c.topic_id, tags.c.quote_id).join(quote, quote.c.id == tags.c.quote_id).where(quote.c.status == "active").subquery()
    )
    own = select(active.c.topic_id, func.count()).group_by(active.c.topic_id)
    whole = (
        select(above.c.upper, func.count(active.c.quote_id.distinct()))
        .join(active, active.c.topic_id == above.c.lower)
        .group_by(above.c.upper)
    )
    counts = ({row[0]: row[1] for row in connection.execute(statement)} for statement in (own, whole))
    return next(counts), next(counts)
