"""Statements under a topic that one can agree or disagree with. In: a topic and a sentence. Out: rows, and the stances that count.

A stance on a proposition is none on its topic: whoever supports "tolls should fall" need not support the tolls. A person's newest word
on a quote and proposition counts; the rules have none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from quotes.errors import NotFoundError
from quotes.lang.lemmas import phrase_key
from quotes.store.tables import proposition, stance, topic

if TYPE_CHECKING:
    from sqlalchemy import Connection, Subquery

    from quotes.store.change import Change


@dataclass(frozen=True, slots=True)
class Proposition:
    """A statement under a topic."""

    id: int
    topic_id: int
    text: str


def add_proposition(change: Change, topic_id: int, text: str) -> int | None:
    """Keep a statement one can agree or disagree with; its id, or None where the topic has it already."""
    held = select(proposition.c.id).where(proposition.c.topic_id == topic_id, proposition.c.text == text)
    if change.connection.scalar(held) is not None:
        return None
    return change.insert(proposition, {"topic_id": topic_id, "text": text})


def list_propositions(connection: Connection) -> dict[str, tuple[str, ...]]:
    """The propositions by the key of their topic, in the order they were entered."""
    found: dict[str, list[str]] = {}
    statement = select(topic.c.key, proposition.c.text).join(proposition, proposition.c.topic_id == topic.c.id)
    for key, text in connection.execute(statement.order_by(proposition.c.id)):
        found.setdefault(key, []).append(text)
    return {key: tuple(texts) for key, texts in found.items()}


def find_propositions(connection: Connection, number: int | None, text: str) -> list[Proposition]:
    """The propositions of this number or, where it is None, of this text whatever its case and punctuation."""
    statement = select(proposition.c.id, proposition.c.topic_id, proposition.c.text).order_by(proposition.c.id)
    if number is not None:
        statement = statement.where(proposition.c.id == number)
    key = phrase_key(text)
    found = [Proposition(*row) for row in connection.execute(statement)]
    return found if number is not None else [one for one in found if key and phrase_key(one.text) == key]


def count_standing(connection: Connection, proposition_id: int) -> int:
    """How many stances on a proposition were not withdrawn."""
    standing = stance.c.proposition_id == proposition_id, stance.c.withdrawn_at.is_(None)
    return connection.scalar(select(func.count()).select_from(stance).where(*standing)) or 0


def remove_proposition(change: Change, proposition_id: int) -> int:
    """Take a proposition away with the stances on it, which undo brings back; how many stances there were. Raises NotFoundError."""
    stances = change.delete(stance, stance.c.proposition_id == proposition_id)
    if not change.delete(proposition, proposition.c.id == proposition_id):
        raise NotFoundError(f"no proposition p{proposition_id}", "quotes topics tree lists them")
    return stances


def counting_stances(proposition_id: int | None = None) -> Subquery:
    """The stance that counts on each quote and proposition (of one, or of all): quote_id, topic_id, proposition_id, stance."""
    newest = select(func.max(stance.c.id)).where(stance.c.withdrawn_at.is_(None), ~stance.c.automatic)
    meant = stance.c.proposition_id.is_not(None) if proposition_id is None else stance.c.proposition_id == proposition_id
    last = newest.where(meant).group_by(stance.c.quote_id, stance.c.proposition_id)
    columns = stance.c.quote_id, stance.c.topic_id, stance.c.proposition_id, stance.c.value.label("stance")
    return select(*columns).where(stance.c.id.in_(last)).subquery()
