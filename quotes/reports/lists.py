"""What the archive holds, listed. In: an open archive and what to narrow by. Out: a sheet each of experts, topics and articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from quotes.model.ids import printed
from quotes.model.sheets import Column, Sheet
from quotes.reports.days import DAYS, day_cells
from quotes.reports.filters import Filters
from quotes.reports.names import names_of
from quotes.reports.selecting import select_quotes
from quotes.reports.wording import first_few, many
from quotes.store import tables as t
from quotes.store.parts import parts
from quotes.text.fold import fold_key

if TYPE_CHECKING:
    from sqlalchemy import Connection


def experts(connection: Connection, filters: Filters, like: str | None = None) -> Sheet:
    """Experts with at least one quote among those meant (all, where nothing is narrowed), the most quoted first."""
    quote, linked, canonical = t.quote, t.expert.alias("linked"), t.expert.alias("canonical")
    narrowed = any((filters.about, filters.topic, filters.affiliation, filters.outlet, filters.kind, filters.since, filters.until))
    meant = (
        select(quote.c.id, quote.c.article_id, quote.c.expert_id, quote.c.day)
        .where(*select_quotes(connection, filters).conditions)
        .subquery()
    )
    statement = (
        select(canonical.c.id, canonical.c.name, *_counts(meant))
        .join(linked, linked.c.canonical_id == canonical.c.id)
        .join(meant, meant.c.expert_id == linked.c.id, isouter=not narrowed)
        .group_by(canonical.c.id, canonical.c.name)
        .order_by(func.count(meant.c.id).desc(), canonical.c.id)
        .limit(filters.limit)
    )
    if like is not None:
        statement = statement.where(canonical.c.id.in_(_experts_like(like)))
    rows = connection.execute(statement).all()
    names = names_of(connection, [row.id for row in rows])
    held = latest_positions(connection, [row.id for row in rows])
    columns = (
        Column("expert_id", "id", "id"),
        Column("expert", "expert", "words"),
        Column("names", "also written", "list", hidden=True),
        Column("few_names", "also written", "words", table_only=True),
        Column("position", "last position", "words"),
        Column("quotes", "quotes", "number"),
        Column("articles", "articles", "number"),
        *DAYS,
    )
    found = tuple(
        (
            printed("e", row.id),
            row.name,
            others := [name for name in names.get(row.id, []) if name != row.name],
            first_few(others),
            held.get(row.id),
            row.quotes,
            row.articles,
            *day_cells(row.first, row.last),
        )
        for row in rows
    )
    return Sheet("", columns, found, footer=(many(len(found), "expert"),), empty="no experts found")


def _experts_like(like: str) -> Any:
    named = t.expert_name.c.folded.contains(fold_key(like), autoescape=True)
    return select(t.expert.c.canonical_id).join(t.expert_name).where(named)


def _counts(meant: Any) -> tuple[Any, ...]:
    return (
        func.count(meant.c.id).label("quotes"),
        func.count(meant.c.article_id.distinct()).label("articles"),
        func.min(meant.c.day).label("first"),
        func.max(meant.c.day).label("last"),
    )


def latest_positions(connection: Connection, experts: list[int]) -> dict[int, str]:
    """Role and organization of canonical experts, the last ones known, in words."""
    held, member = t.affiliation, t.expert
    statement = (
        select(member.c.canonical_id, held.c.role, func.coalesce(t.organization.c.name, held.c.organization_text).label("organization"))
        .join(member, member.c.id == held.c.expert_id)
        .outerjoin(t.organization, t.organization.c.id == held.c.organization_id)
        .order_by(func.coalesce(held.c.last_day, held.c.first_day, 0), held.c.id)
    )
    found: dict[int, str] = {}
    for some in parts(experts):
        for row in connection.execute(statement.where(member.c.canonical_id.in_(some))):
            found[row.canonical_id] = ", ".join(part for part in (row.role, row.organization) if part)
    return found


def topics(connection: Connection, like: str | None = None, limit: int | None = None) -> Sheet:
    """Topics by how many quotes they have; `like` looks into labels and aliases of every language."""
    topic, tags, quote, broader = t.topic, t.quote_topic, t.quote, t.topic.alias("broader")
    counted = (
        select(tags.c.topic_id, func.count().label("quotes"), func.count(t.expert.c.canonical_id.distinct()).label("experts"))
        .join(quote, quote.c.id == tags.c.quote_id)
        .outerjoin(t.expert, t.expert.c.id == quote.c.expert_id)
        .where(quote.c.status == "active")
        .group_by(tags.c.topic_id)
        .subquery()
    )
    amount = func.coalesce(counted.c.quotes, 0)
    statement = (
        select(topic.c.id, topic.c.key, topic.c.label, broader.c.key.label("broader"), amount.label("quotes"))
        .add_columns(func.coalesce(counted.c.experts, 0).label("experts"))
        .outerjoin(counted, counted.c.topic_id == topic.c.id)
        .outerjoin(broader, broader.c.id == topic.c.broader_id)
        .order_by(amount.desc(), topic.c.key)
        .limit(limit)
    )
    if like is not None:
        named = t.topic_alias.c.folded.contains(fold_key(like), autoescape=True)
        aliased = select(t.topic_alias.c.topic_id).where(named)
        statement = statement.where(or_(topic.c.id.in_(aliased), topic.c.key.contains(like, autoescape=True)))
    columns = (
        Column("topic_id", "id", "id"),
        Column("topic", "key", "words"),
        Column("label", "label", "words"),
        Column("broader", "part of", "words"),
        Column("quotes", "quotes", "number"),
        Column("experts", "experts", "number"),
    )
    rows = tuple((printed("t", row.id), row.key, row.label, row.broader, row.quotes, row.experts) for row in connection.execute(statement))
    return Sheet("", columns, rows, footer=(many(len(rows), "topic"),), empty="no topics found; quotes seed loads some")


def articles(connection: Connection, filters: Filters, like: str | None = None) -> Sheet:
    """Articles, the newest first; narrowed by outlet and period, and by what their quotes are (topic, expert, kind)."""
    article, version, quote = t.article, t.article_version, t.quote
    selection = select_quotes(connection, filters)
    amount = select(func.count()).where(quote.c.article_id == article.c.id, *selection.conditions).correlate(article).scalar_subquery()
    statement = (
        select(article.c.id, version.c.title, version.c.published, version.c.url, version.c.doc, version.c.lang)
        .add_columns(func.coalesce(t.outlet.c.name, version.c.outlet_text).label("outlet"), amount.label("quotes"))
        .join(version, version.c.id == article.c.current_version_id)
        .outerjoin(t.outlet, t.outlet.c.id == article.c.outlet_id)
        .where(article.c.removed_at.is_(None))
        .order_by(version.c.published_day.desc().nulls_last(), article.c.id.desc())
        .limit(filters.limit)
    )
    if len(selection.conditions) > 1:
        statement = statement.where(article.c.id.in_(select(quote.c.article_id).where(*selection.conditions)))
    rows = connection.execute(statement).all()
    if like is not None:
        rows = [row for row in rows if fold_key(like) in fold_key(row.title or "")]
    columns = (
        Column("article_id", "id", "id"),
        Column("title", "title", "text"),
        Column("outlet", "outlet", "words"),
        Column("published", "date", "date", hidden=True),
        Column("date", "date", "date", table_only=True),
        Column("lang", "lang", "id"),
        Column("quotes", "quotes", "number"),
        Column("url", "url", "link", hidden=True),
        Column("doc", "read from", "words", hidden=True),
    )
    found = tuple(
        (
            printed("a", row.id),
            row.title,
            row.outlet,
            row.published,
            row.published and row.published[:10],
            row.lang,
            row.quotes,
            row.url,
            row.doc,
        )
        for row in rows
    )
    return Sheet("", columns, found, footer=(many(len(found), "article"),), empty="no articles found")
