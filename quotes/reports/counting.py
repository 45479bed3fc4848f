"""Quotes counted. In: an open archive, filters and a way to group. Out: a sheet, a row an expert, organization, outlet or month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from quotes.errors import UsageError
from quotes.model.ids import printed
from quotes.model.moments import day_words
from quotes.model.sheets import NOBODY, Column, Sheet
from quotes.reports.affiliations import nearest_affiliations
from quotes.reports.filters import Filters
from quotes.reports.footers import answer_footer, nothing_found, statement_of
from quotes.reports.selecting import select_quotes
from quotes.reports.wording import UNKNOWN
from quotes.store import tables as t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection

GROUPS = ("expert", "affiliation", "outlet", "month")
_LETTERS = {"expert": "e", "affiliation": "g", "outlet": "o"}
_UNKNOWN = {"expert": NOBODY, "affiliation": UNKNOWN, "outlet": UNKNOWN, "month": "undated"}


def count_quotes(connection: Connection, filters: Filters, by: str, count: str = "statements") -> Sheet:
    """How many quotes, articles and experts each group has, the largest first (months in order). `by` is one of `GROUPS`; a
    reprint is no second statement, `count` says whether it counts.

    An affiliation is the one printed with the quote or, where none is printed, the expert's nearest in time. Raises
    UsageError for another way to group, NotFoundError for an expert, outlet or organization nobody knows.
    """
    if by not in GROUPS:
        raise UsageError(f"cannot count by {by!r}", f"count by {', '.join(GROUPS)}")
    selection = select_quotes(connection, filters)
    quote, speaking = t.quote, t.expert.alias("speaking")
    key, name, joins = _group(by, selection.conditions if selection.broad else ())
    meant = select(key.label("key"), name.label("name"), quote.c.article_id, quote.c.outlet_id, quote.c.day, speaking.c.canonical_id)
    meant = meant.add_columns(statement_of(quote).label("statement"))
    meant = meant.select_from(quote).outerjoin(speaking, speaking.c.id == quote.c.expert_id)
    for table, condition in joins:
        meant = meant.outerjoin(table, condition)
    each = meant.where(*selection.conditions).subquery()
    counts = (
        (func.count() if count == "appearances" else func.count(each.c.statement.distinct())).label("quotes"),
        func.count(each.c.canonical_id.distinct()).label("experts"),
        func.count(each.c.article_id.distinct()).label("articles"),
        func.count(each.c.outlet_id.distinct()).label("outlets"),
        func.min(each.c.day).label("first"),
        func.max(each.c.day).label("last"),
    )
    inner = select(each.c.key, each.c.name, *counts).group_by(each.c.key, each.c.name).subquery()
    order = inner.c.key.nulls_last() if by == "month" else inner.c.quotes.desc()
    rows = connection.execute(select(inner).order_by(order, inner.c.name.nulls_last()).limit(filters.limit)).all()
    columns = (
        *(() if by == "month" else (Column(f"{by}_id" if by != "affiliation" else "organization_id", "id", "id"),)),
        Column(by, by, "words", hidden=True),
        Column("group", by, "date" if by == "month" else "words", table_only=True),
        *(Column(what, what, "number") for what in ("quotes", "experts", "articles", "outlets") if what != by + "s"),
        Column("first", "first", "date"),
        Column("last", "last", "date"),
    )
    found = tuple(_row(row, by) for row in rows)
    footer = tuple(answer_footer(connection, selection, count=count)) if rows else ()
    return Sheet("", columns, found, footer=footer, empty=nothing_found(filters, selection))


def _group(by: str, meant: Sequence[ColumnElement[bool]]) -> tuple[Any, Any, list[tuple[Any, Any]]]:
    """Key, name and the joins they need; of the quotes `meant` an affiliation may have to be looked for."""
    quote = t.quote
    joins: list[tuple[Any, Any]]
    if by == "month":
        return quote.c.month, quote.c.month, []
    if by == "outlet":
        version = t.article_version
        joins = [(t.outlet, t.outlet.c.id == quote.c.outlet_id), (version, version.c.id == quote.c.version_id)]
        return quote.c.outlet_id, func.coalesce(t.outlet.c.name, version.c.outlet_text), joins
    if by == "expert":
        linked, canonical = t.expert.alias("linked"), t.expert.alias("canonical")
        joins = [(linked, linked.c.id == quote.c.expert_id), (canonical, canonical.c.id == linked.c.canonical_id)]
        joins += [(t.organization, t.organization.c.id == quote.c.organization_id), (t.speaker, t.speaker.c.id == quote.c.speaker_id)]
        return canonical.c.id, func.coalesce(canonical.c.name, t.organization.c.name, t.speaker.c.name), joins
    nearest = nearest_affiliations(*meant)
    organization = func.coalesce(quote.c.affiliation_organization_id, nearest.c.organization_id)
    joins = [(nearest, nearest.c.quote_id == quote.c.id), (t.organization, t.organization.c.id == organization)]
    return t.organization.c.id, func.coalesce(t.organization.c.name, quote.c.affiliation), joins


def _row(row: Any, by: str) -> tuple[Any, ...]:
    counted = tuple(getattr(row, what) for what in ("quotes", "experts", "articles", "outlets") if what != by + "s")
    days = tuple(day_words(day) for day in (row.first, row.last))
    if by == "month":
        month = f"{row.key // 100}-{row.key % 100:02}" if row.key else None
        return (month, month or _UNKNOWN[by], *counted, *days)
    return (printed(_LETTERS[by], row.key), row.name, row.name or _UNKNOWN[by], *counted, *days)
