"""Positions people set. In: a coder's value on a quote and a topic or proposition. Out: rows, reviews, and the stance that counts.

Every coder has at most one standing stance on a quote and topic, and on a quote and proposition; a new one withdraws it.
`quotes.store.suggestions` says which counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from quotes.errors import NotFoundError, UsageError
from quotes.model.stances import RULES, VALUES
from quotes.store.change import now
from quotes.store.reviews import Finding, add_review, find_quote
from quotes.store.suggestions import recount, standing_stances
from quotes.store.tables import proposition, quote_topic, stance, topic

if TYPE_CHECKING:
    from quotes.store.change import Change, Row


@dataclass(frozen=True, slots=True)
class Coding:
    """A person's stance on a quote and topic, or a proposition of that topic: `value` is one of VALUES, `coder` the person.

    Raises UsageError for another value.
    """

    quote_id: int
    topic_id: int
    value: str
    coder: str
    note: str | None = None
    proposition_id: int | None = None

    def __post_init__(self) -> None:
        if self.value not in VALUES:
            raise UsageError(f"no stance: {self.value!r}", f"stances: {', '.join(VALUES)}")
        if not self.coder.strip():
            raise UsageError("a stance without a coder", "give --by NAME")
        if self.coder == RULES:
            raise UsageError(f"{RULES!r} is the program itself", "give the name of a person: --by NAME")


def set_stance(change: Change, coding: Coding) -> int:
    """Keep a person's stance; the row's id comes back, and the earlier one of the same coder no longer counts.

    A quote that was not tagged with the topic is from now on. Raises NotFoundError for an unknown quote or topic.
    """
    row = find_quote(change, coding.quote_id)
    _demand_subject(change, coding)
    standing = standing_stances(change.connection, coding.quote_id, coding.topic_id, coding.proposition_id)
    own = [held for held in standing if held["coder"] == coding.coder]
    if own and (own[-1]["value"], own[-1]["note"]) == (coding.value, coding.note):
        return int(own[-1]["id"])
    _tag(change, row, coding.topic_id)
    for held in own:
        change.update(stance, stance.c.id == held["id"], {"withdrawn_at": now()})
    place = {"quote_id": coding.quote_id, "topic_id": coding.topic_id, "proposition_id": coding.proposition_id}
    values = {"value": coding.value, "coder": coding.coder, "automatic": False, "note": coding.note, "at": now()}
    stance_id = change.insert(stance, {**place, **values})
    on = {"topic_id": coding.topic_id} | ({"proposition_id": coding.proposition_id} if coding.proposition_id else {})
    finding = Finding("stance", "correct", value={**on, "value": coding.value, "by": coding.coder}, note=coding.note)
    add_review(change, coding.quote_id, finding)
    recount(change, coding.quote_id, coding.topic_id)
    return stance_id


def _demand_subject(change: Change, coding: Coding) -> None:
    if change.connection.scalar(select(topic.c.id).where(topic.c.id == coding.topic_id)) is None:
        raise NotFoundError(f"no topic t{coding.topic_id}", "quotes topics lists them")
    if coding.proposition_id is not None:
        under = select(proposition.c.topic_id).where(proposition.c.id == coding.proposition_id)
        if change.connection.scalar(under) != coding.topic_id:
            raise NotFoundError(f"no proposition p{coding.proposition_id} of t{coding.topic_id}", "quotes topics tree lists them")


def withdraw_stances(
    change: Change, quote_id: int, topic_id: int, coder: str | None = None, proposition_id: int | None = None
) -> list[Row]:
    """Let the standing stances of a coder (None: of every person) on a quote and topic count no longer; the rows come back.

    With a proposition, those on it and not those on the topic. Raises NotFoundError where none stands.
    """
    find_quote(change, quote_id)
    standing = standing_stances(change.connection, quote_id, topic_id, proposition_id)
    found = [row for row in standing if (not row["automatic"] if coder is None else row["coder"] == coder)]
    if not found:
        by = f" by {coder}" if coder else " by a person"
        on = f"t{topic_id}" if proposition_id is None else f"p{proposition_id}"
        raise NotFoundError(f"no stance{by} stands on q{quote_id} and {on}", f"quotes stance list --quote q{quote_id} shows them")
    for row in found:
        change.update(stance, stance.c.id == row["id"], {"withdrawn_at": now()})
    recount(change, quote_id, topic_id)
    return found


def _tag(change: Change, row: Row, topic_id: int) -> None:
    held = select(quote_topic.c.topic_id).where(quote_topic.c.quote_id == row["id"], quote_topic.c.topic_id == topic_id)
    if change.connection.scalar(held) is None:
        tag = {"topic_id": topic_id, "quote_id": row["id"], "expert_id": row["expert_id"], "day": row["day"], "how": "person"}
        change.insert_all(quote_topic, [tag])
