"""Propositions with where quotes stand on them. In: an open archive, perhaps a number. Out: counts by topic, or a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from quotes.model.sheets import Page
from quotes.model.stances import VALUES
from quotes.reports.facts import facts, objects, one
from quotes.reports.filters import Filters
from quotes.reports.positions import positions
from quotes.store import tables as t
from quotes.store.parts import parts
from quotes.store.propositions import counting_stances

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Standing:
    """A proposition and how many quotes hold each stance on it."""

    id: int
    text: str
    counts: dict[str, int]

    @property
    def quotes(self) -> int:
        """How many quotes are coded on it."""
        return sum(self.counts.values())

    def in_words(self) -> str:
        """`p3 Tolls should fall (support 2, oppose 1)`."""
        told = ", ".join(f"{value} {self.counts[value]}" for value in VALUES if value in self.counts)
        return f"p{self.id} {self.text}" + (f" ({told})" if told else "")


def standings(connection: Connection, topic: int | None = None) -> dict[int, list[Standing]]:
    """The propositions by topic id (of one topic, where given), in the order they were entered."""
    coded, quote = counting_stances(), t.quote
    counted = select(coded.c.proposition_id, coded.c.stance, func.count()).join(quote, quote.c.id == coded.c.quote_id)
    counts: dict[int, dict[str, int]] = {}
    for number, stance, quotes in connection.execute(
        counted.where(quote.c.status == "active").group_by(coded.c.proposition_id, coded.c.stance)
    ):
        counts.setdefault(number, {})[stance] = quotes
    statement = select(t.proposition.c.id, t.proposition.c.topic_id, t.proposition.c.text).order_by(t.proposition.c.id)
    if topic is not None:
        statement = statement.where(t.proposition.c.topic_id == topic)
    found: dict[int, list[Standing]] = {}
    for row in connection.execute(statement):
        found.setdefault(row.topic_id, []).append(Standing(row.id, row.text, counts.get(row.id, {})))
    return found


def sayings_of(connection: Connection, quotes: Sequence[int]) -> dict[int, list[str]]:
    """The stances that count on propositions, by quote: `support: “Tolls should fall”`."""
    coded = counting_stances()
    statement = select(coded.c.quote_id, coded.c.stance, t.proposition.c.text).join(
        t.proposition, t.proposition.c.id == coded.c.proposition_id
    )
    found: dict[int, list[str]] = {}
    for part in parts(quotes):
        for quote, stance, text in connection.execute(statement.where(coded.c.quote_id.in_(part)).order_by(t.proposition.c.id)):
            found.setdefault(quote, []).append(f"{stance}: “{text}”")
    return found


def proposition_page(connection: Connection, number: int) -> Page:
    """A proposition: its topic, how many quotes hold each stance, and who stands where."""
    row = one(connection, t.proposition, "p", number)
    key = connection.scalar(select(t.topic.c.key).where(t.topic.c.id == row.topic_id))
    standing = next(found for found in standings(connection, row.topic_id)[row.topic_id] if found.id == number)
    people = positions(connection, Filters(f"p{number}"))
    counts = [f"{value} {standing.counts[value]}" for value in VALUES if value in standing.counts]
    record = {"proposition_id": f"p{number}", "proposition": row.text, "topic": key, "stances": standing.counts, "people": objects(people)}
    shown = facts(("id", f"p{number}"), ("topic", key), ("quotes", standing.quotes), ("stances", counts))
    return Page(row.text, shown, (), (people,), record)
