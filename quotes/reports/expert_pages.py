"""Experts shown whole. In: an open archive and a number. Out: names, affiliations over time, topics and the latest quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from quotes.identity.posts import period_of, printed_roles, same_posts
from quotes.model.ids import printed
from quotes.model.moments import day_words
from quotes.model.sheets import Column, Page, Sheet
from quotes.reports.facts import facts, objects, one, titled
from quotes.reports.filters import Filters
from quotes.reports.who_said import who_said
from quotes.store import tables as t

if TYPE_CHECKING:
    from sqlalchemy import Connection

LATEST = 5


def expert_page(connection: Connection, number: int) -> Page:
    """An expert: names, affiliations over time, topics, latest quotes. A merged part shows the expert it belongs to."""
    canonical = one(connection, t.expert, "e", number).canonical_id
    expert = one(connection, t.expert, "e", canonical)
    members = list(connection.scalars(select(t.expert.c.id).where(t.expert.c.canonical_id == canonical).order_by(t.expert.c.id)))
    names = list(
        dict.fromkeys(
            connection.scalars(select(t.expert_name.c.text).where(t.expert_name.c.expert_id.in_(members)).order_by(t.expert_name.c.id))
        )
    )
    known = _known(connection, canonical, members)
    held, spoken = _affiliations(connection, members), _topics(connection, members)
    latest = who_said(connection, Filters(expert=f"e{canonical}", limit=LATEST))
    merged = [f"e{member}" for member in members if member != canonical]
    record = {
        "expert_id": f"e{canonical}",
        "expert": expert.name,
        "names": names,
        **known,
        "merged": merged,
        "affiliations": objects(held),
        "topics": objects(spoken),
        "latest": objects(latest),
    }
    shown = facts(
        *(("id", f"e{canonical}"), ("also written", [name for name in names if name != expert.name]), ("gender", known["gender"])),
        *(("country", known["country"]), ("merged from", merged), ("note", known["note"])),
        ("elsewhere", [f"{scheme} {value}" for scheme, value in (known["identifiers"] or {}).items()]),
    )
    return Page(expert.name, shown, (), (held, spoken, titled(latest, "Latest quotes")), record)


def _known(connection: Connection, canonical: int, members: list[int]) -> dict[str, Any]:
    """What is known of an expert; what the entry of that id does not say, those who are one with it may."""
    rows = connection.execute(select(t.expert).where(t.expert.c.id.in_(members)).order_by(t.expert.c.id != canonical, t.expert.c.id)).all()
    known = {key: next((getattr(row, key) for row in rows if getattr(row, key)), None) for key in ("gender", "country", "note")}
    identifiers: dict[str, str] = {}
    for row in reversed(rows):
        identifiers |= row.identifiers or {}
    return {**known, "identifiers": identifiers or None}


def _affiliations(connection: Connection, members: list[int]) -> Sheet:
    held, body = t.affiliation, t.organization
    statement = (
        select(held, body.c.name.label("organization"))
        .outerjoin(body, body.c.id == held.c.organization_id)
        .where(held.c.expert_id.in_(members))
        .order_by(func.coalesce(held.c.first_day, 0), held.c.id)
    )
    columns = (
        Column("role", "role", "words"),
        Column("organization", "organization", "words"),
        Column("organization_id", "id", "id"),
        Column("from", "from", "date"),
        Column("until", "until", "date"),
        Column("known", "known from", "words"),
    )
    rows = tuple(_post(some) for some in same_posts(connection.execute(statement).all()))
    return Sheet("Affiliations", columns, rows, empty="none known")


def _post(rows: list[Any]) -> tuple[Any, ...]:
    """One post, however its role was printed in the articles that name it."""
    first, *_ = rows
    return (
        printed_roles(rows),
        first.organization or first.organization_text,
        printed("g", first.organization_id),
        *period_of(rows),
        "a person" if first.origin == "user" else "articles of these days",
    )


def _topics(connection: Connection, members: list[int]) -> Sheet:
    tags, quote = t.quote_topic, t.quote
    statement = (
        select(t.topic.c.key, t.topic.c.label, func.count().label("quotes"), func.min(quote.c.day).label("first"))
        .add_columns(func.max(quote.c.day).label("last"))
        .join(tags, tags.c.topic_id == t.topic.c.id)
        .join(quote, quote.c.id == tags.c.quote_id)
        .where(quote.c.expert_id.in_(members), quote.c.status == "active")
        .group_by(t.topic.c.key, t.topic.c.label)
        .order_by(func.count().desc(), t.topic.c.key)
    )
    columns = (
        Column("topic", "key", "words"),
        Column("label", "topic", "words"),
        Column("quotes", "quotes", "number"),
        Column("first", "first", "date"),
        Column("last", "last", "date"),
    )
    rows = tuple(
        (row.key, row.label, row.quotes, *(day_words(day) for day in (row.first, row.last))) for row in connection.execute(statement)
    )
    return Sheet("Topics", columns, rows, empty="none of the quotes names a known topic")
