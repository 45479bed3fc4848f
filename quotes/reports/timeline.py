"""Stance and volume over time. In: an open archive, filters and a length of period. Out: a sheet, a row a period, gaps included."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select

from quotes.errors import UsageError
from quotes.model.sheets import Column, Sheet
from quotes.model.stances import VALUES
from quotes.reports.filters import Filters
from quotes.reports.footers import answer_footer, nothing_found
from quotes.reports.positions import tagged_quotes
from quotes.reports.selecting import INACTIVE, Selection, select_quotes
from quotes.reports.wording import many
from quotes.store import tables as t

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Select

PERIODS = ("month", "quarter", "year")
# From the most months that a period of this length is chosen for.
_MONTHS = {"month": 36, "quarter": 72}
_WIDE = 48
# Letters of the bars: support, oppose, neutral, mixed, unclear, no stance.
BARS = {"support": "█", "oppose": "▒", "neutral": "▪", "mixed": "▚", "unclear": "·", "uncoded": "·"}
KINDS = tuple(BARS)


def timeline(connection: Connection, filters: Filters, period: str | None = None) -> Sheet:
    """How many quotes of those meant hold each stance, by period (None: the length that fits the span).

    Raises UsageError for a period that is none, NotFoundError for an expert or outlet nobody knows.
    """
    if period is not None and period not in PERIODS:
        raise UsageError(f"no period: {period!r}", f"periods: {', '.join(PERIODS)}")
    selection = select_quotes(connection, filters)
    counts: dict[int, dict[str, int]] = {}
    undated = 0
    for month, stance, number in _numbers(connection, selection):
        if month is None:
            undated += number
        else:
            counts.setdefault(month // 100 * 12 + month % 100 - 1, {})[stance or "uncoded"] = number
    if not counts:
        return Sheet("", _columns(), (), empty=nothing_found(filters, selection))
    length = period or _fitting(max(counts) - min(counts) + 1)
    rows = _rows(counts, length)
    legend = "   ".join(f"{BARS[kind]} {kind}" for kind in ("support", "oppose", "neutral", "mixed")) + "   · unclear or no stance"
    more = (f"{many(undated, 'undated quote')} left out",) if undated else ()
    return Sheet("", _columns(), rows, footer=(legend, *more, *answer_footer(connection, selection)))


def fold_silence(sheet: Sheet, longest: int = 2) -> Sheet:
    """The timeline for reading: more than `longest` periods in a row without a quote become one row."""
    rows: list[tuple[Any, ...]] = []
    for spoken, some in groupby(sheet.rows, key=lambda row: row[1] > 0):
        run = list(some)
        if spoken or len(run) <= longest:
            rows += run
        else:
            rows.append((f"{run[0][0]} … {run[-1][0]}", *run[0][1:-1], f"{len(run)} without a quote"))
    return replace(sheet, rows=tuple(rows))


def _numbers(connection: Connection, selection: Selection) -> Iterator[tuple[int | None, str | None, int]]:
    """How many quotes hold a stance (None: none) in a month (None: undated)."""
    if selection.plain and not selection.topics and selection.proposition is None:
        yield from _everything(connection)
    elif selection.topics or selection.proposition is not None:
        each = tagged_quotes(selection, "month")
        yield from connection.execute(select(each.c.key, each.c.stance, func.count()).group_by(each.c.key, each.c.stance))
    else:
        meant = select(t.quote.c.id).where(*selection.conditions)
        stands = _coded().where(t.quote_topic.c.quote_id.in_(meant)).subquery()
        counted = select(t.quote.c.month, stands.c.stance, func.count()).select_from(t.quote)
        counted = counted.outerjoin(stands, stands.c.quote_id == t.quote.c.id).where(*selection.conditions)
        yield from connection.execute(counted.group_by(t.quote.c.month, stands.c.stance))


def _everything(connection: Connection) -> Iterator[tuple[int | None, str | None, int]]:
    """The same of the whole archive, from tags alone: what is not coded is the rest of all quotes, and no quote is looked for."""
    by_day = select(t.quote.c.day, func.count()).group_by(t.quote.c.day)  # in the order of an index, which months have not
    rest: Counter[int | None] = Counter()
    for sign, statement in ((1, by_day), (-1, by_day.where(INACTIVE))):
        for day, number in connection.execute(statement):
            rest[None if day is None else day // 100] += sign * number
    inactive = select(t.quote.c.id).where(INACTIVE)
    stands = _coded().where(t.quote_topic.c.quote_id.not_in(inactive)).subquery()
    counted = select(stands.c.month, stands.c.stance, func.count()).group_by(stands.c.month, stands.c.stance)
    for month, stance, number in connection.execute(counted):
        rest[month] -= number
        yield month, stance, number
    for month, number in rest.items():
        if number:
            yield month, None, number


def _coded() -> Select[Any]:
    """Quotes with their month and stance on whatever topics, `mixed` where it differs between them."""
    tags = t.quote_topic
    lowest = func.min(tags.c.stance)
    value = case((lowest == func.max(tags.c.stance), lowest), else_="mixed").label("stance")
    month = (func.min(tags.c.day) // 100).label("month")
    return select(tags.c.quote_id, month, value).where(tags.c.stance.is_not(None)).group_by(tags.c.quote_id)


def _fitting(months: int) -> str:
    return next((length for length, most in _MONTHS.items() if months <= most), "year")


def _rows(counts: dict[int, dict[str, int]], length: str) -> tuple[tuple[Any, ...], ...]:
    step = {"month": 1, "quarter": 3, "year": 12}[length]
    grouped: dict[int, dict[str, int]] = {place: {} for place in range(min(counts) // step, max(counts) // step + 1)}
    for month, found in counts.items():
        for kind, number in found.items():
            grouped[month // step][kind] = grouped[month // step].get(kind, 0) + number
    most = max(sum(found.values()) for found in grouped.values())
    return tuple(
        (_name(place, length), sum(found.values()), *(found.get(kind, 0) for kind in (*VALUES, "uncoded")), _bar(found, most))
        for place, found in grouped.items()
    )


def _name(place: int, length: str) -> str:
    if length == "year":
        return str(place)
    return f"{place // 12}-{place % 12 + 1:02}" if length == "month" else f"{place // 4}-Q{place % 4 + 1}"


def _bar(found: dict[str, int], most: int) -> str:
    """A bar as long as there are quotes, at most _WIDE letters; what is there at all has at least one."""
    scale = min(1.0, _WIDE / most)
    return "".join(BARS[kind] * max(1, round(found[kind] * scale)) for kind in KINDS if found.get(kind))


def _columns() -> tuple[Column, ...]:
    shown = ("support", "oppose")
    numbers = tuple(Column(kind, kind, "number", hidden=kind not in shown) for kind in (*VALUES, "uncoded"))
    return (Column("period", "period", "date"), Column("quotes", "quotes", "number"), *numbers, Column("bar", "", "words", table_only=True))
