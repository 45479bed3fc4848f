"""What was read, and what was not. In: an open archive and a period. Out: a sheet, a row an outlet, with the holes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import case, func, select

from quotes.lookup.bodies import demand_outlet
from quotes.model.ids import printed
from quotes.model.sheets import Column, Sheet, show_filled
from quotes.reports.days import DAYS, day_cells
from quotes.reports.filters import Filters
from quotes.reports.footers import coverage_line
from quotes.reports.wording import UNKNOWN, first_few, many
from quotes.store import tables as t

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

COLUMNS = (
    Column("outlet_id", "id", "id"),
    Column("outlet", "outlet", "words"),
    Column("articles", "articles", "number"),
    Column("without_quotes", "without quotes", "number"),
    Column("undated", "undated", "number"),
    Column("reprints", "reprints", "number"),
    Column("quotes", "quotes", "number"),
    Column("unattributed", "nobody named", "number"),
    *DAYS,
    Column("weeks_missing", "weeks missing", "number"),
    Column("missing", "missing weeks", "list", hidden=True),
)


def coverage(connection: Connection, filters: Filters) -> Sheet:
    """Articles and quotes by outlet in a period, and the weeks of it in which nothing of an outlet was read.

    The weeks run from the first article of all (or the period's first day) to the last. Raises NotFoundError for an unknown outlet.
    """
    article, version, quote = t.article, t.article_version, t.quote
    nobody = quote.c.expert_id.is_(None) & quote.c.organization_id.is_(None)
    spoken = select(quote.c.article_id, func.count().label("quotes"), func.count(case((nobody, 1))).label("unknown"))
    of_article = spoken.where(quote.c.status == "active").group_by(quote.c.article_id).subquery()
    amount, unknown = (func.coalesce(of_article.c[name], 0).label(name) for name in ("quotes", "unknown"))
    # The days stand in an index; in the table they stand behind the texts.
    read = (
        select(article.c.id, article.c.outlet_id, article.c.reprint_of_id, version.c.published_day)
        .select_from(version)
        .join(article, article.c.current_version_id == version.c.id)
        .where(article.c.removed_at.is_(None), *_conditions(connection, filters))
        .with_hint(version, "INDEXED BY ix_article_version_published_day", "sqlite")
        .subquery()
    )
    each = select(read, amount, unknown).outerjoin(of_article, of_article.c.article_id == read.c.id).subquery()
    counts = (
        func.count().label("articles"),
        func.count(case((each.c.quotes == 0, 1))).label("silent"),
        (func.count() - func.count(each.c.published_day)).label("undated"),
        func.count(each.c.reprint_of_id).label("reprints"),
        func.sum(each.c.quotes).label("quotes"),
        func.sum(each.c.unknown).label("unknown"),
        func.min(each.c.published_day).label("first"),
        func.max(each.c.published_day).label("last"),
    )
    grouped = select(each.c.outlet_id, *counts).group_by(each.c.outlet_id).subquery()
    named = select(grouped, t.outlet.c.name).outerjoin(t.outlet, t.outlet.c.id == grouped.c.outlet_id)
    rows = connection.execute(named.order_by(grouped.c.articles.desc(), t.outlet.c.name).limit(filters.limit)).all()
    dated = select(read.c.outlet_id, read.c.published_day).where(read.c.published_day.is_not(None)).distinct()
    days: dict[int | None, list[int]] = {}
    for outlet, day in connection.execute(dated).all():
        days.setdefault(outlet, []).append(day)
    whole = sorted({day for some in days.values() for day in some})
    every = weeks(*(whole[0], whole[-1]) if whole else (None, None))
    missing = {row.outlet_id: missing_weeks(every, days.get(row.outlet_id, ())) for row in rows}
    found = tuple(
        (
            *(printed("o", row.outlet_id), row.name or UNKNOWN, row.articles, row.silent, row.undated, row.reprints),
            *(row.quotes, row.unknown, *day_cells(row.first, row.last)),
            *(len(missing[row.outlet_id]), missing[row.outlet_id]),
        )
        for row in rows
    )
    footer = (*_holes(connection, every, whole, {row.outlet_id for row in rows}), coverage_line(connection))
    return Sheet(
        "", show_filled(COLUMNS, found, ("undated", "reprints")), found, footer=footer, empty="no articles read; quotes ingest reads some"
    )


def _conditions(connection: Connection, filters: Filters) -> list[ColumnElement[bool]]:
    day = t.article_version.c.published_day
    conditions: list[ColumnElement[bool]] = []
    if filters.outlet:
        conditions.append(t.article.c.outlet_id == demand_outlet(connection, filters.outlet))
    if filters.first_day is not None:
        conditions.append(day >= filters.first_day)
    if filters.last_day is not None:
        conditions.append(day <= filters.last_day)
    return conditions


def _holes(connection: Connection, every: list[str], days: list[int], read: set[int | None]) -> list[str]:
    gone = missing_weeks(every, days)
    some = f": {first_few(gone, 8)}" if gone else ""
    known = connection.scalar(select(func.count()).select_from(t.outlet)) or 0
    outlets = many(known - len(read - {None}), "known outlet")
    return [f"{many(len(every), 'week')}, {len(gone)} without any article{some}", f"{outlets} without an article here"]


def weeks(first: int | None, last: int | None) -> list[str]:
    """The ISO weeks (`2024-W07`) from one day to another, both YYYYMMDD and included."""
    if first is None or last is None:
        return []
    day, end = _date(first), _date(last)
    day -= timedelta(days=day.weekday())
    return [_week(day + timedelta(weeks=number)) for number in range((end - day).days // 7 + 1)]


def missing_weeks(every: Iterable[str], days: Iterable[int]) -> list[str]:
    """Those weeks in which none of the days lies."""
    held = {_week(_date(day)) for day in days}
    return [week for week in every if week not in held]


def _date(day: int) -> date:
    return date(day // 10000, day // 100 % 100, day % 100)


@cache
def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
