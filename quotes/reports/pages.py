"""One thing shown whole. In: an open archive and an id (`q12`, `e3`, `o4`, `g5`, `a7`, `t3`, `p2`). Out: its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from quotes.model.ids import parse_id, printed
from quotes.model.sheets import Page
from quotes.reports.article_pages import article_page, quote_page
from quotes.reports.counting import count_quotes
from quotes.reports.expert_pages import expert_page
from quotes.reports.facts import facts, objects, one, titled
from quotes.reports.filters import Filters
from quotes.reports.propositions import proposition_page, standings
from quotes.store import tables as t
from quotes.store.written import in_words

if TYPE_CHECKING:
    from sqlalchemy import Connection


def show(connection: Connection, text: str) -> Page:
    """The page of an id. Raises UsageError where `text` is no id, NotFoundError where the archive does not hold it."""
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
    return Page(body.name, shown, (), (titled(people, "People"),), record)


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
    return Page(outlet.name, shown, (), (titled(people, "Most quoted"),), record)


def topic_page(connection: Connection, number: int) -> Page:
    """A topic: aliases by language, narrower topics, propositions, who speaks about it."""
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
    return Page(topic.label, shown, (), (titled(people, "Who speaks about it"),), record)


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
