"""Words in articles. In: an open archive and filters with words. Out: a sheet, a row an article, with the passage that holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from quotes.model.ids import printed
from quotes.model.sheets import Column, Marked, Sheet
from quotes.reports.filters import Filters
from quotes.reports.footers import coverage_line
from quotes.reports.searching import find_hits, other_spellings, query_lemmas
from quotes.reports.selecting import select_quotes
from quotes.reports.wording import many, shortened
from quotes.store import tables as t
from quotes.store.search import matching_articles

if TYPE_CHECKING:
    from sqlalchemy import Connection

COLUMNS = (
    Column("article_id", "id", "id"),
    Column("title", "title", "words"),
    Column("passage", "passage", "text"),
    Column("outlet", "outlet", "words"),
    Column("published", "date", "date"),
    Column("quotes", "quotes", "number"),
    Column("url", "url", "link", hidden=True),
)


def search_articles(connection: Connection, filters: Filters) -> Sheet:
    """Articles whose text holds all of `filters.words` in any inflection, the newest first.

    A topic or expert asks for articles with such quotes. Raises NotFoundError for a name nobody knows.
    """
    article, version, quote = t.article, t.article_version, t.quote
    lemmas = query_lemmas(connection, filters.words or "")
    narrowed = Filters(topic=filters.topic, expert=filters.expert, outlet=filters.outlet)
    conditions = select_quotes(connection, narrowed).conditions
    amount = select(func.count()).where(quote.c.article_id == article.c.id, quote.c.status == "active").correlate(article)
    statement = (
        select(article.c.id, version.c.title, version.c.text, version.c.published, version.c.url)
        .add_columns(func.coalesce(t.outlet.c.name, version.c.outlet_text).label("outlet"), amount.scalar_subquery().label("quotes"))
        .join(version, version.c.id == article.c.current_version_id)
        .outerjoin(t.outlet, t.outlet.c.id == article.c.outlet_id)
        .where(article.c.removed_at.is_(None), version.c.id.in_(matching_articles(connection.dialect.name, lemmas)))
        .order_by(version.c.published_day.desc().nulls_last(), article.c.id.desc())
        .limit(filters.limit)
    )
    if len(conditions) > 1:
        statement = statement.where(article.c.id.in_(select(quote.c.article_id).where(*conditions)))
    if filters.first_day is not None:
        statement = statement.where(version.c.published_day >= filters.first_day)
    if filters.last_day is not None:
        statement = statement.where(version.c.published_day <= filters.last_day)
    rows = connection.execute(statement).all()
    hits = find_hits(connection, [row.text for row in rows], lemmas)
    found = tuple(
        (
            printed("a", row.id),
            row.title,
            shortened(Marked(row.text, hits[row.text])),
            row.outlet,
            row.published[:10] if row.published else None,
            row.quotes,
            row.url,
        )
        for row in rows
    )
    footer = (many(len(found), "article"), coverage_line(connection))
    offered = other_spellings(connection, filters.words or "") if not found else ""
    empty = "; ".join(part for part in (f"no article holds {filters.words!r}", offered) if part)
    return Sheet("", COLUMNS, found, footer=footer, empty=empty)
