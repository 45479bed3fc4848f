"""Who speaks. In: an open archive and filters. Out: sheets: voices with first-timers and concentration; two outlets side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select

from quotes.errors import UsageError
from quotes.lookup.bodies import demand_outlet
from quotes.model.ids import printed
from quotes.model.moments import day_words
from quotes.model.sheets import NOBODY, Column, Sheet
from quotes.reports.days import DAYS, day_cells
from quotes.reports.filters import Filters
from quotes.reports.footers import answer_footer, nothing_found, statement_of
from quotes.reports.selecting import select_quotes
from quotes.reports.wording import many
from quotes.store import tables as t
from quotes.store.parts import parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Subquery

VOICES = (
    Column("expert_id", "id", "id"),
    Column("voice", "voice", "words"),
    Column("quotes", "quotes", "number"),
    Column("share", "share", "share"),
    Column("articles", "articles", "number"),
    Column("outlets", "outlets", "number"),
    *DAYS,
    Column("first_ever", "first in the archive", "date"),
    Column("new", "new voice", "words"),
)


def voices(connection: Connection, filters: Filters, not_in: str | None = None, count: str = "statements") -> Sheet:
    """Who speaks in the quotes meant, the most quoted first; people and bodies, not unnamed sources.

    A voice is new where its first dated quote in the whole archive is among those meant, which asks for a first day; `not_in`
    leaves out whoever that outlet ever quoted. The footer tells the concentration. Raises NotFoundError for a name nobody knows.
    """
    selection = select_quotes(connection, filters)
    each = _each(list(selection.conditions))
    grouped = select(each.c.voice, *_counts(each, count)).where(each.c.voice.is_not(None)).group_by(each.c.voice)
    if not_in is not None:
        there = _each([t.quote.c.status == "active", t.quote.c.outlet_id == demand_outlet(connection, not_in)])
        grouped = grouped.where(each.c.voice.not_in(select(there.c.voice).where(there.c.voice.is_not(None))))
    found = grouped.subquery()
    rows = connection.execute(select(found).order_by(found.c.quotes.desc(), found.c.voice)).all()
    if not rows:
        return Sheet("", VOICES, (), empty=nothing_found(filters, selection))
    names = names_of_voices(connection, [row.voice for row in rows[: filters.limit]])
    total = sum(row.quotes for row in rows)
    dated = filters.first_day is not None
    ever = _first_days(connection, [row.voice for row in (rows if dated else rows[: filters.limit])])
    new = f", {sum(1 for row in rows if row.first and row.first == ever.get(row.voice))} new" if dated else ""
    shown = tuple(
        (
            *(_printed(row.voice), names.get(row.voice), row.quotes, row.quotes / total, row.articles, row.outlets),
            *(*day_cells(row.first, row.last), day_words(ever.get(row.voice))),
            "new" if dated and row.first == ever.get(row.voice) else None,
        )
        for row in rows[: filters.limit]
    )
    left = (f"without those {not_in} ever quoted",) if not_in else ()
    lines = (*left, f"{many(len(rows), 'voice')}{new}", concentration([row.quotes for row in rows]))
    columns = VOICES if dated else tuple(replace(column, hidden=column.hidden or column.key == "new") for column in VOICES)
    return Sheet("", columns, shown, footer=(*lines, *answer_footer(connection, selection, count=count)))


def concentration(counts: Sequence[int]) -> str:
    """Share of the three most quoted voices, and the Herfindahl-Hirschman index (sum of squared shares, 0 to 1), in words."""
    total = sum(counts)
    if not total:
        return "nobody speaks"
    top = sum(sorted(counts, reverse=True)[:3]) / total
    index = sum((count / total) ** 2 for count in counts)
    return f"the top 3 hold {top:.0%}; HHI {index:.3f} (1 is one voice alone, {1 / len(counts):.3f} all alike)"


def compare_outlets(connection: Connection, filters: Filters, left: str, right: str, count: str = "statements") -> Sheet:
    """Who speaks in one outlet and in another, those most quoted in either first.

    Raises NotFoundError for a name nobody knows, UsageError where both names are of one outlet.
    """
    numbers = [demand_outlet(connection, name) for name in (left, right)]
    if numbers[0] == numbers[1]:
        raise UsageError(f"{left!r} and {right!r} are one outlet", "name two; quotes outlets lists them")
    titles = [connection.scalar(select(t.outlet.c.name).where(t.outlet.c.id == number)) or "" for number in numbers]
    selection = select_quotes(connection, replace(filters, outlet=None))
    conditions = [*selection.conditions, t.quote.c.outlet_id.in_(numbers)]
    each = _each(conditions)
    amounts = [
        _number(each, count, each.c.outlet_id == number).label(side) for side, number in zip(("left", "right"), numbers, strict=True)
    ]
    grouped = select(each.c.voice, *amounts, func.min(each.c.day).label("first"), func.max(each.c.day).label("last")).group_by(each.c.voice)
    inner = grouped.subquery()
    rows = connection.execute(select(inner).order_by((inner.c.left + inner.c.right).desc(), inner.c.voice)).all()
    columns = (
        Column("expert_id", "id", "id"),
        Column("voice", "voice", "words"),
        Column("left", titles[0], "number"),
        Column("right", titles[1], "number"),
        *DAYS,
    )
    names = names_of_voices(connection, [row.voice for row in rows[: filters.limit] if row.voice is not None])
    shown = tuple(
        (
            *(_printed(row.voice), names.get(row.voice) or NOBODY, row.left, row.right),
            *day_cells(row.first, row.last),
        )
        for row in rows[: filters.limit]
    )
    known = [row for row in rows if row.voice is not None]
    only = [sum(1 for row in known if row.left and not row.right), sum(1 for row in known if row.right and not row.left)]
    lines = [
        f"{titles[0]}: {many(sum(row.left for row in rows), count[:-1])}, {many(only[0], 'voice')} of its own; "
        f"{titles[1]}: {many(sum(row.right for row in rows), count[:-1])}, {many(only[1], 'voice')} of its own; "
        f"{many(len(known) - sum(only), 'voice')} in both",
        *(
            f"{title}: {concentration([getattr(row, side) for row in known if getattr(row, side)])}"
            for title, side in zip(titles, ("left", "right"), strict=True)
        ),
    ]
    footer = (*lines, *answer_footer(connection, replace(selection, conditions=tuple(conditions), plain=False), count=count))
    return Sheet("", columns, shown, footer=footer, empty=nothing_found(filters, selection))


def _voice(quote: Any, expert: Any) -> Any:
    """One number a voice: the canonical expert's, or an organization's, negative."""
    return func.coalesce(expert.c.canonical_id, -quote.c.organization_id)


def _first_days(connection: Connection, voices: Sequence[int]) -> dict[int, int]:
    """The first day of a quote of each voice in the whole archive, found along the indexes of who spoke when."""
    quote, first = t.quote, func.min(t.quote.c.day)
    active = select(first).where(quote.c.status == "active")
    of_expert = active.where(quote.c.expert_id == t.expert.c.id).scalar_subquery()
    of_body = active.where(quote.c.organization_id == t.organization.c.id, quote.c.expert_id.is_(None)).scalar_subquery()
    experts = select(t.expert.c.canonical_id, func.min(of_expert)).group_by(t.expert.c.canonical_id)
    bodies = select(-t.organization.c.id, of_body)
    found: dict[int, int] = {}
    for some in parts(voice for voice in voices if voice > 0):
        found |= dict(connection.execute(experts.where(t.expert.c.canonical_id.in_(some))).all())
    for some in parts(-voice for voice in voices if voice < 0):
        found |= dict(connection.execute(bodies.where(t.organization.c.id.in_(some))).all())
    return found


def _each(conditions: list[Any]) -> Subquery:
    quote, expert = t.quote, t.expert
    statement = select(
        _voice(quote, expert).label("voice"), quote.c.article_id, quote.c.outlet_id, quote.c.day, statement_of(quote).label("statement")
    )
    return statement.outerjoin(expert, expert.c.id == quote.c.expert_id).where(*conditions).subquery()


def _number(each: Subquery, count: str, condition: Any) -> Any:
    one = case((condition, each.c.statement))
    return func.count(one) if count == "appearances" else func.count(one.distinct())


def _counts(each: Subquery, count: str) -> tuple[Any, ...]:
    return (
        (func.count() if count == "appearances" else func.count(each.c.statement.distinct())).label("quotes"),
        func.count(each.c.article_id.distinct()).label("articles"),
        func.count(each.c.outlet_id.distinct()).label("outlets"),
        func.min(each.c.day).label("first"),
        func.max(each.c.day).label("last"),
    )


def names_of_voices(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    """The names of experts and (negative numbers) organizations."""
    found: dict[int, str] = {}
    for table, sign in ((t.expert, 1), (t.organization, -1)):
        wanted = [sign * number for number in numbers if sign * number > 0]
        for part in parts(wanted):
            statement = select(table.c.id, table.c.name).where(table.c.id.in_(part))
            found |= {sign * row.id: row.name for row in connection.execute(statement)}
    return found


def _printed(voice: int | None) -> str | None:
    return None if voice is None else printed("e", voice) if voice > 0 else printed("g", -voice)
