"""Outlets and organizations, listed. In: an open archive and what to narrow by. Out: a sheet each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from quotes.model.ids import printed
from quotes.model.sheets import Column, Sheet
from quotes.reports.wording import first_few, many
from quotes.store import tables as t
from quotes.text.fold import fold_key

if TYPE_CHECKING:
    from sqlalchemy import Connection


def outlets(connection: Connection, like: str | None = None, limit: int | None = None) -> Sheet:
    """Outlets by how many articles the archive holds of them."""
    outlet = t.outlet
    amount = _count(t.article.c.outlet_id == outlet.c.id, t.article.c.removed_at.is_(None))
    spoken = _count(t.quote.c.outlet_id == outlet.c.id, t.quote.c.status == "active")
    statement = select(outlet, amount.label("articles"), spoken.label("quotes")).order_by(amount.desc(), outlet.c.name).limit(limit)
    if like is not None:
        named = t.outlet_name.c.folded.contains(fold_key(like), autoescape=True)
        statement = statement.where(outlet.c.id.in_(select(t.outlet_name.c.outlet_id).where(named)))
    names = _lists(connection, t.outlet_name.c.outlet_id, t.outlet_name.c.text)
    domains = _lists(connection, t.outlet_domain.c.outlet_id, t.outlet_domain.c.domain)
    columns = (
        Column("outlet_id", "id", "id"),
        Column("outlet", "outlet", "words"),
        Column("names", "also written", "list", hidden=True),
        Column("few_names", "also written", "words", table_only=True),
        Column("domains", "domains", "list"),
        Column("language", "lang", "id"),
        Column("country", "country", "id"),
        Column("time_zone", "time zone", "words", hidden=True),
        Column("articles", "articles", "number"),
        Column("quotes", "quotes", "number"),
    )
    rows = tuple(
        (
            printed("o", row.id),
            row.name,
            *_others(names.get(row.id, []), row.name),
            domains.get(row.id, []),
            *(row.language, row.country, row.time_zone, row.articles, row.quotes),
        )
        for row in connection.execute(statement)
    )
    return Sheet("", columns, rows, footer=(many(len(rows), "outlet"),), empty="no outlets found; quotes seed loads some")


def organizations(connection: Connection, like: str | None = None, limit: int | None = None) -> Sheet:
    """Organizations by how many quotes they or their people gave."""
    body, quote = t.organization, t.quote
    of_people = _count(quote.c.affiliation_organization_id == body.c.id, quote.c.status == "active")
    own = _count(quote.c.organization_id == body.c.id, quote.c.status == "active")
    statement = select(body, of_people.label("of_people"), own.label("own")).order_by((of_people + own).desc(), body.c.name).limit(limit)
    named = t.organization_name
    if like is not None:
        wanted = named.c.folded.contains(fold_key(like), autoescape=True)
        statement = statement.where(body.c.id.in_(select(named.c.organization_id).where(wanted)))
    names = _lists(connection, named.c.organization_id, named.c.text, named.c.form != "inflected")
    columns = (
        Column("organization_id", "id", "id"),
        Column("organization", "organization", "words"),
        Column("names", "also written", "list", hidden=True),
        Column("few_names", "also written", "words", table_only=True),
        Column("type", "type", "words"),
        Column("country", "country", "id"),
        Column("people_quotes", "its people", "number"),
        Column("own_quotes", "itself", "number"),
    )
    rows = tuple(
        (
            printed("g", row.id),
            row.name,
            *_others(names.get(row.id, []), row.name),
            *(row.type, row.country, row.of_people, row.own),
        )
        for row in connection.execute(statement)
    )
    footer = (f"{many(len(rows), 'organization')}; quotes of its people and of itself",)
    return Sheet("", columns, rows, footer=footer, empty="no organizations found; quotes seed loads some")


def _others(names: list[str], name: str) -> tuple[list[str], str]:
    others = [other for other in names if other != name]
    return others, first_few(others)


def _count(*conditions: Any) -> Any:
    return select(func.count()).where(*conditions).scalar_subquery()


def _lists(connection: Connection, owner: Any, value: Any, *conditions: Any) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for key, text in connection.execute(select(owner, value).where(*conditions).order_by(owner, value)):
        found.setdefault(key, []).append(text)
    return found
