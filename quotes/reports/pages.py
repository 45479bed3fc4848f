"""One thing shown whole. In: an open archive and an id (`q12`, `e3`, `o4`, `g5`, `a7`, `t3`, `p2`). Out: its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from quotes.errors import NotFoundError
from quotes.model.sheets import Column, Page, Sheet
from quotes.reports.counting import count_quotes
from quotes.reports.filters import Filters
from quotes.reports.ids import LETTERS, parse_id, printed
from quotes.reports.posts import printed_roles, same_posts
from quotes.reports.who_said import day_words, who_said
from quotes.store import tables as t
from quotes.store.written import in_words

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

LATEST = 5


def show(connection: Connection, text: str) -> Page:
    """The page of an id. Raises UsageError where `text` is no id, NotFoundError where the archive does not hold it."""
    from quotes.reports.article_pages import article_page, quote_page
    from quotes.reports.propositions import proposition_page

    letter, number = parse_id(text)
    pages = {
        "q": quote_page,
        "a": article_page,
        "e": expert_page,
        "g": organization_page,
        "o": outlet_page,
        "t": topic_page,
        "p": proposition_page,
        "c": change_page,
    }
    return pages[letter](connection, number)


def one(connection: Connection, table: Any, letter: str, number: int) -> Row[Any]:
    """The row of an id. Raises NotFoundError."""
    row = connection.execute(select(table).where(table.c.id == number)).one_or_none()
    if row is None:
        raise NotFoundError(f"no {LETTERS[letter]} {letter}{number}", "ids are printed by who-said, experts, articles, topics, outlets")
    return row


def facts(*pairs: tuple[str, Any]) -> tuple[tuple[str, str], ...]:
    """Labels with values that are known."""
    return tuple((label, "; ".join(map(str, value)) if isinstance(value, list) else str(value)) for label, value in pairs if value)


def objects(sheet: Sheet) -> list[dict[str, Any]]:
    """The rows of a sheet as dictionaries, for a page's record."""
    return [
        {column.key: str(value) if hasattr(value, "spans") else value for column, value in zip(sheet.columns, row, strict=True)}
        for row in sheet.rows
    ]


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
    return Page(expert.name, shown, (), (held, spoken, _titled(latest, "Latest quotes")), record)


def _known(connection: Connection, canonical: int, members: list[int]) -> dict[str, Any]:
    """What is known of an expert; what the entry of that id does not say, those who are one with it may."""
    rows = connection.execute(select(t.expert).where(t.expert.c.id.in_(members)).order_by(t.expert.c.id != canonical, t.expert.c.id)).all()
    known = {key: next((getattr(row, key) for row in rows if getattr(row, key)), None) for key in ("gender", "country", "note")}
    identifiers: dict[str, str] = {}
    for row in reversed(rows):
        identifiers |= row.identifiers or {}
    return {**known, "identifiers": identifiers or None}


def _titled(sheet: Sheet, title: str) -> Sheet:
    return Sheet(title, sheet.columns, sheet.rows, sheet.footer[:1], sheet.empty)


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
    days = [day for row in rows for day in (row.first_day, row.last_day) if day]
    return (
        printed_roles(rows),
        first.organization or first.organization_text,
        printed("g", first.organization_id),
        first.start_date or (day_words(min(days)) if days else None),
        first.end_date or (day_words(max(days)) if days else None),
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
        (row.key, row.label, row.quotes, *(day_words(day) if day else None for day in (row.first, row.last)))
        for row in connection.execute(statement)
    )
    return Sheet("Topics", columns, rows, empty="none of the quotes names a known topic")


def organization_page(connection: Connection, number: int) -> Page:
    """An organization: names with their dates, who spoke for it. A merged part shows the organization it belongs to."""
    asked = one(connection, t.organization, "g", number)
    number = asked.canonical_id
    body = one(connection, t.organization, "g", number)
    merged = [f"g{other}" for other in connection.scalars(_one_with(number)) if other != number]
    names = _body_names(connection, number)
    people = count_quotes(connection, Filters(affiliation=f"g{number}"), "expert")
    own = select(t.quote.c.id).where(t.quote.c.organization_id.in_(_one_with(number)), t.quote.c.status == "active")
    spoken = connection.execute(select(func.count()).select_from(own.subquery())).scalar_one()
    record = {
        **{key: getattr(body, key) for key in ("key", "type", "country", "founded", "dissolved", "identifiers")},
        "organization_id": f"g{number}",
        "organization": body.name,
        "names": [name for name, _ in names],
        "names_in_time": [{"name": name, "from": when[0], "until": when[1]} for name, when in names if any(when)],
        "merged": merged,
        "own_quotes": spoken,
        "people": objects(people),
    }
    shown = facts(
        *(
            ("id", f"g{number}"),
            ("also written", [_in_time(*name) for name in names if name != (body.name, (None, None))]),
            ("type", body.type),
        ),
        *(
            ("country", body.country),
            ("founded", body.founded),
            ("dissolved", body.dissolved),
            ("merged from", merged),
            ("quotes of its own", spoken),
        ),
    )
    return Page(body.name, shown, (), (_titled(people, "People"),), record)


def _one_with(number: int) -> Any:
    return select(t.organization.c.id).where(t.organization.c.canonical_id == number).order_by(t.organization.c.id)


def _body_names(connection: Connection, number: int) -> list[tuple[str, tuple[str | None, str | None]]]:
    """The names of an organization and of those that are one with it, with first and last day; inflected forms left out."""
    named = t.organization_name
    statement = select(named.c.text, named.c.valid_from, named.c.valid_until).where(named.c.form != "inflected")
    rows = connection.execute(statement.where(named.c.organization_id.in_(_one_with(number))).order_by(named.c.id))
    return list(dict.fromkeys((row.text, (row.valid_from, row.valid_until)) for row in rows))


def _in_time(name: str, when: tuple[str | None, str | None]) -> str:
    return f"{name} ({when[0] or '…'} to {when[1] or 'now'})" if any(when) else name


def outlet_page(connection: Connection, number: int) -> Page:
    """An outlet: names, domains, who is quoted in it most."""
    outlet = one(connection, t.outlet, "o", number)
    names = list(connection.scalars(select(t.outlet_name.c.text).where(t.outlet_name.c.outlet_id == number)))
    domains = list(connection.scalars(select(t.outlet_domain.c.domain).where(t.outlet_domain.c.outlet_id == number)))
    people = count_quotes(connection, Filters(outlet=f"o{number}", limit=20), "expert")
    record = {
        **{key: getattr(outlet, key) for key in ("key", "language", "country", "time_zone", "url")},
        "outlet_id": f"o{number}",
        "outlet": outlet.name,
        "names": names,
        "domains": domains,
        "people": objects(people),
    }
    shown = facts(
        *(("id", f"o{number}"), ("also written", [name for name in names if name != outlet.name]), ("domains", domains)),
        *(("language", outlet.language), ("country", outlet.country), ("time zone", outlet.time_zone)),
    )
    return Page(outlet.name, shown, (), (_titled(people, "Most quoted"),), record)


def topic_page(connection: Connection, number: int) -> Page:
    """A topic: aliases by language, narrower topics, propositions, who speaks about it."""
    from quotes.reports.propositions import standings

    topic = one(connection, t.topic, "t", number)
    alias = t.topic_alias
    aliases: dict[str, list[str]] = {}
    for lang, text in connection.execute(select(alias.c.lang, alias.c.text).where(alias.c.topic_id == number).order_by(alias.c.id)):
        aliases.setdefault(lang, []).append(text)
    narrower = list(connection.scalars(select(t.topic.c.key).where(t.topic.c.broader_id == number).order_by(t.topic.c.key)))
    broader = connection.scalar(select(t.topic.c.key).where(t.topic.c.id == topic.broader_id))
    sayings = standings(connection, number).get(number, [])
    linked = t.topic_related
    pairs = select(linked.c.related_id).where(linked.c.topic_id == number), select(linked.c.topic_id).where(linked.c.related_id == number)
    related = list(connection.scalars(select(t.topic.c.key).where(t.topic.c.id.in_(pairs[0].union(pairs[1]))).order_by(t.topic.c.key)))
    people = count_quotes(connection, Filters(about=f"t{number}", limit=20), "expert")
    record = {
        "topic_id": f"t{number}",
        "topic": topic.key,
        "label": topic.label,
        "note": topic.note,
        "broader": broader,
        "narrower": narrower,
        "related": related,
        "aliases": aliases,
        "propositions": [{"proposition_id": f"p{saying.id}", "proposition": saying.text, **saying.counts} for saying in sayings],
        "people": objects(people),
    }
    shown = facts(
        *(
            ("id", f"t{number}"),
            ("key", topic.key),
            *((lang or "short", names) for lang, names in sorted(aliases.items())),
            ("part of", broader),
            ("narrower", narrower),
        ),
        *(("related", related), ("propositions", [saying.in_words() for saying in sayings]), ("note", topic.note)),
    )
    return Page(topic.label, shown, (), (_titled(people, "Who speaks about it"),), record)


def change_page(connection: Connection, number: int) -> Page:
    """A change: the command, who, when, how many rows of which tables."""
    change = one(connection, t.change, "c", number)
    undone = list(connection.scalars(select(t.change.c.id).where(t.change.c.undoes_id == number)))
    record = {"change_id": f"c{number}", **{key: value for key, value in change._mapping.items() if key != "id"}}
    shown = facts(
        *(("id", f"c{number}"), ("who", change.who), ("started", change.started_at), ("finished", change.finished_at)),
        ("takes back", printed("c", change.undoes_id)),
        ("taken back by", [f"c{other}" for other in undone]),
        ("what", in_words(change.summary or {})),
    )
    return Page(f"quotes {change.command}", shown, record=record)
