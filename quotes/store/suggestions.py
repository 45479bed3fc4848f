"""The rules' suggestions on stances, and which stance counts. In: suggestions. Out: rows, and `quote_topic.stance` brought up to date.

Of the standing stances on a quote and topic a person's counts before the rules', the newest person's first; the rules' counts where
it is sure enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, tuple_

from quotes.model.stances import COUNTS_FROM, RULES, Suggestion
from quotes.store.change import now
from quotes.store.tables import quote_topic, stance

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.change import Change, Row


def counting(standing: Sequence[Row]) -> str | None:
    """The value that counts among standing stances, oldest first: the newest person's, else a rule's that is sure enough."""
    people = [row for row in standing if not row["automatic"]]
    if people:
        return str(people[-1]["value"])
    sure = [row for row in standing if row["confidence"] is not None and row["confidence"] >= COUNTS_FROM]
    return str(sure[-1]["value"]) if sure else None


def recount(change: Change, quote_id: int, topic_id: int) -> None:
    """Bring the stance that counts up to date."""
    value = counting(standing_stances(change.connection, quote_id, topic_id))
    change.update(quote_topic, (quote_topic.c.quote_id == quote_id) & (quote_topic.c.topic_id == topic_id), {"stance": value})


def insert_suggestions(change: Change, found: Iterable[tuple[int, int, Suggestion]]) -> None:
    """Keep suggestions on new quotes: (quote, topic, suggestion) each."""
    rows = [_row(quote_id, topic_id, suggestion) for quote_id, topic_id, suggestion in found]
    change.insert_all(stance, [{"id": row_id, **row} for row_id, row in zip(change.reserve(stance, len(rows)), rows, strict=True)])


def exchange_suggestions(change: Change, quote_id: int, found: dict[int, Suggestion | None]) -> None:
    """Make the rules' standing suggestions on a known quote those given by topic; equal ones and people's stances are left alone."""
    rows = change.connection.execute(
        select(stance).where(stance.c.quote_id == quote_id, stance.c.automatic, stance.c.withdrawn_at.is_(None))
    ).mappings()
    held = {row["topic_id"]: dict(row) for row in rows if row["coder"] == RULES}
    new = {topic_id: _row(quote_id, topic_id, suggestion) for topic_id, suggestion in found.items() if suggestion}
    for topic_id in sorted(held.keys() | new.keys()):
        before, after = held.get(topic_id), new.get(topic_id)
        if before and after and all(before[name] == after[name] for name in ("value", "confidence", "evidence", "note")):
            continue
        if before:
            change.update(stance, stance.c.id == before["id"], {"withdrawn_at": now()})
        if after:
            change.insert(stance, after)
        recount(change, quote_id, topic_id)


def topics_people_coded(connection: Connection, quote_id: int) -> set[int]:
    """The topics of a quote on which a person's stance stands: such a quote stays on them."""
    statement = select(stance.c.topic_id).where(stance.c.quote_id == quote_id, ~stance.c.automatic, stance.c.withdrawn_at.is_(None))
    return set(connection.scalars(statement))


def standing_stances(connection: Connection, quote_id: int, topic_id: int, proposition_id: int | None = None) -> list[Row]:
    """The stances on a quote and topic (or proposition of it) that were not withdrawn, oldest first."""
    place = tuple_(stance.c.quote_id, stance.c.topic_id) == (quote_id, topic_id)
    same = stance.c.proposition_id.is_(None) if proposition_id is None else stance.c.proposition_id == proposition_id
    statement = select(stance).where(place, same, stance.c.withdrawn_at.is_(None)).order_by(stance.c.id)
    return [dict(row) for row in connection.execute(statement).mappings()]


def _row(quote_id: int, topic_id: int, suggestion: Suggestion) -> dict[str, Any]:
    place = {"quote_id": quote_id, "topic_id": topic_id, "coder": RULES, "automatic": True, "at": now()}
    values = {"value": suggestion.value, "confidence": suggestion.confidence, "evidence": suggestion.evidence, "note": suggestion.why}
    return {**place, **values}
