"""Where somebody's stance turned. In: an open archive and filters. Out: a sheet, a row a pair of dated quotes, both verbatim.

The quotes of one speaker on one topic (or proposition) and day stand together: where they differ, that day is mixed. A turn is a
clear stance that differs from the clear stance of the day before it that has one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, literal, or_, select

from quotes.model.ids import printed
from quotes.model.moments import day_words
from quotes.model.sheets import Column, Marked, Sheet
from quotes.reports.filters import Filters
from quotes.reports.footers import answer_footer, nothing_found
from quotes.reports.selecting import INACTIVE, Selection, select_quotes
from quotes.reports.wording import many, quoted, shortened
from quotes.stances.tally import CLEAR
from quotes.store import tables as t
from quotes.store.parts import parts
from quotes.store.propositions import counting_stances

if TYPE_CHECKING:
    from sqlalchemy import Connection, FromClause, Row, Subquery

COLUMNS = (
    Column("expert_id", "id", "id"),
    Column("expert", "who", "words"),
    Column("topic", "topic", "words"),
    Column("turn", "first one, then the other", "text", table_only=True),
    *(
        Column(f"{side}_{key}", key, kind, hidden=True)  # type: ignore[arg-type]
        for side in ("from", "to")
        for key, kind in (("date", "date"), ("stance", "words"), ("quote_id", "id"), ("text", "text"))
    ),
)


def shifts(connection: Connection, filters: Filters) -> Sheet:
    """Every turn among the quotes meant, the newest first. Raises NotFoundError for an expert or outlet nobody knows."""
    selection = select_quotes(connection, filters)
    turns = _turns(selection)
    earlier, later = t.quote.alias("earlier"), t.quote.alias("later")
    columns = [one.c[name].label(f"{label}_{name}") for one, label in ((earlier, "a"), (later, "b")) for name in ("text", "kind", "lang")]
    on = t.topic.c.key if selection.proposition is None else literal(printed("p", selection.proposition)).label("key")
    statement = (
        select(turns, t.expert.c.name, on, *columns)
        .join(t.expert, t.expert.c.id == turns.c.expert)
        .join(t.topic, t.topic.c.id == turns.c.topic_id)
        .join(earlier, earlier.c.id == turns.c.earlier_quote)
        .join(later, later.c.id == turns.c.quote)
        .where(turns.c.stance != turns.c.earlier_stance)
        .order_by(turns.c.day.desc(), turns.c.quote.desc())
        .limit(filters.limit)
    )
    found = connection.execute(statement).all()
    divided = _divided(connection, selection, found)
    rows = tuple(_row(row, divided, full=filters.full) for row in found)
    footer = (f"{many(len(rows), 'turn')} between dated quotes with a clear stance; looked through:", *answer_footer(connection, selection))
    empty = nothing_found(filters, selection).replace("no quotes", "no turns among quotes", 1)
    return Sheet("", COLUMNS, rows, footer=footer if rows else (), empty=empty)


@dataclass(frozen=True, slots=True)
class _Said:
    """One quote of a day with its own stance."""

    stance: str
    number: int
    text: str
    kind: str
    lang: str

    def told(self, *, full: bool) -> str:
        words = Marked(self.text) if full else shortened(Marked(self.text))
        return f"{self.stance} {printed('q', self.number)}: {quoted(words, self.kind, self.lang)}"


_Days = dict[tuple[int, int, int], list[_Said]]


def _row(row: Row[Any], divided: _Days, *, full: bool) -> tuple[Any, ...]:
    """Both days, one under the other; one on which quotes differed with a quote of each stance."""
    sides = []
    for day, stance, one in (
        (row.earlier_day, row.earlier_stance, _Said(row.earlier_stance, row.earlier_quote, row.a_text, row.a_kind, row.a_lang)),
        (row.day, row.stance, _Said(row.stance, row.quote, row.b_text, row.b_kind, row.b_lang)),
    ):
        sides.append((day, stance, divided.get((row.expert, row.topic_id, day), [one])))
    told = (f"{day_words(day)} {one.told(full=full)}" for day, _, some in sides for one in some)
    files = (
        (day_words(day), stance, ", ".join(f"q{one.number}" for one in some), "\n".join(one.text for one in some))
        for day, stance, some in sides
    )
    return (printed("e", row.expert), row.name, row.key, Marked("\n".join(told)), *chain.from_iterable(files))


def _divided(connection: Connection, selection: Selection, turns: Sequence[Row[Any]]) -> _Days:
    """The days of turns on which quotes differed: the first quote of each stance, by expert, topic and day."""
    days = {(row.expert, row.topic_id, day) for row in turns for day in (row.day, row.earlier_day)}
    if not any("mixed" in (row.stance, row.earlier_stance) for row in turns):
        return {}
    quote, linked = t.quote, t.expert
    tags: FromClause = t.quote_topic if selection.proposition is None else counting_stances(selection.proposition)
    columns = linked.c.canonical_id.label("expert"), tags.c.topic_id, quote.c.day, tags.c.stance
    statement = (
        select(*columns, quote.c.id, quote.c.text, quote.c.kind, quote.c.lang)
        .join(tags, tags.c.quote_id == quote.c.id)
        .join(linked, linked.c.id == quote.c.expert_id)
        .where(tags.c.stance.in_(CLEAR), *selection.conditions)
        .order_by(quote.c.id)
    )
    found: dict[tuple[int, int, int], dict[str, _Said]] = {}
    for part in parts(sorted({expert for expert, _, _ in days})):
        for row in connection.execute(statement.where(linked.c.canonical_id.in_(part))):
            if (place := (row.expert, row.topic_id, row.day)) in days:
                found.setdefault(place, {}).setdefault(row.stance, _Said(row.stance, row.id, row.text, row.kind, row.lang))
    return {place: list(some.values()) for place, some in found.items() if len(some) > 1}


def _undecided() -> Subquery:
    """Who held more than one clear stance on a topic, in the order of an index; of those who are one with others, whatever they held.

    Nobody else can have turned, and these are few.
    """
    tags, other = t.quote_topic, t.expert.alias("other")
    several = select(other.c.canonical_id).where(other.c.canonical_id != other.c.id)
    merged = select(t.expert.c.id).where(t.expert.c.canonical_id.in_(several))
    held = select(tags.c.topic_id, tags.c.expert_id).where(tags.c.stance.in_(CLEAR), tags.c.day.is_not(None))
    differs = func.min(tags.c.stance) != func.max(tags.c.stance)
    return held.group_by(tags.c.topic_id, tags.c.expert_id).having(or_(differs, tags.c.expert_id.in_(merged))).subquery()


def _turns(selection: Selection) -> Subquery:
    """Days with a clear stance by expert and topic (or on the proposition), each with the one before it.

    Tags repeat who spoke and when: where nothing else is asked of the quotes, these are not looked at.
    """
    quote, linked = t.quote, t.expert
    tags: FromClause = t.quote_topic if selection.proposition is None else counting_stances(selection.proposition)
    tagged = selection.plain and selection.proposition is None
    said: FromClause = t.quote_topic if tagged else quote
    conditions = (tags.c.quote_id.not_in(select(quote.c.id).where(INACTIVE)),) if tagged else selection.conditions
    lowest = func.min(tags.c.stance)
    days = (
        select(linked.c.canonical_id.label("expert"), tags.c.topic_id, said.c.day, func.min(tags.c.quote_id).label("quote"))
        .add_columns(case((lowest == func.max(tags.c.stance), lowest), else_="mixed").label("stance"))
        .select_from(tags if tagged else tags.join(quote, quote.c.id == tags.c.quote_id))
        .join(linked, linked.c.id == said.c.expert_id)
        .where(tags.c.stance.in_(CLEAR), said.c.day.is_not(None), *conditions)
        .group_by(linked.c.canonical_id, tags.c.topic_id, said.c.day)
    )
    if selection.topics:
        days = days.where(tags.c.topic_id.in_(selection.topics))
    if tagged:
        both = _undecided()
        days = days.join(both, (both.c.topic_id == tags.c.topic_id) & (both.c.expert_id == tags.c.expert_id))
    each = days.subquery()

    def before(name: str) -> object:
        return func.lag(each.c[name]).over(partition_by=(each.c.expert, each.c.topic_id), order_by=each.c.day).label(f"earlier_{name}")

    return select(each, before("stance"), before("quote"), before("day")).subquery()  # type: ignore[call-overload, no-any-return]
