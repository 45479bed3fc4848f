"""Names as typed become what the archive knows. In: any name or id. Out: ids; an unknown name is an error that offers the nearest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, or_, select

from quotes.errors import NotFoundError
from quotes.model.ids import number_of
from quotes.store import tables as t
from quotes.store.nearest import nearest_organizations, nearest_outlets, nearest_topics, offer, several_topics
from quotes.text.fold import fold_key

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

_NAMED = select(t.topic.c.id, t.topic.c.key).where(
    or_(
        t.topic.c.id.in_(select(t.topic_form.c.topic_id).where(t.topic_form.c.folded.in_(bindparam("keys", expanding=True)))),
        t.topic.c.key == bindparam("key"),
    )
)


def _with_narrower(first: Select[Any]) -> Select[Any]:
    below = first.cte("below", recursive=True)
    narrower = t.topic.alias()
    return select(below.union(select(narrower.c.id).where(narrower.c.broader_id == below.c.id)).c.id)


_BELOW = _with_narrower(select(t.topic.c.id).where(t.topic.c.id.in_(bindparam("topics", expanding=True))))


def find_topics(connection: Connection, text: str) -> list[int]:
    """The topic that bears this name in any language and inflection, or whose key or id it is; empty where none does.

    A key comes before a name. Raises NotFoundError, naming all, where several topics bear the name.
    """
    number = number_of(text, "t")
    if number is not None:
        return list(connection.scalars(select(t.topic.c.id).where(t.topic.c.id == number)))
    found = connection.execute(_NAMED.order_by(t.topic.c.id), _keys(text)).all()
    found = [row for row in found if row.key == text.strip()] or found
    if len(found) > 1:
        raise several_topics(connection, text, [row.id for row in found])
    return [row.id for row in found]


def _keys(text: str) -> dict[str, Any]:
    from quotes.lang.lemmas import phrase_key

    return {"keys": sorted({phrase_key(text), phrase_key(text, "az")}), "key": text.strip()}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question is about: topics by id or, where it is set, one proposition."""

    topics: tuple[int, ...] = ()
    proposition: int | None = None


def find_subject(connection: Connection, text: str) -> Subject | None:
    """The topics of this name with all below them, else the proposition of this id or these words; None where neither is.

    Raises NotFoundError where several topics bear the name or several propositions have these words.
    """
    if topics := find_topics(connection, text):
        return Subject(tuple(with_narrower(connection, topics)))
    from quotes.store.propositions import find_propositions

    found = find_propositions(connection, number_of(text, "p"), text)
    if len(found) > 1:
        raise NotFoundError(f"{text!r} may be several propositions", f"say which: {', '.join(f'p{row.id}' for row in found[:5])}")
    return Subject((), found[0].id) if found else None


def demand_subject(connection: Connection, text: str) -> Subject:
    """As `find_subject`. Raises NotFoundError, offering the nearest topics."""
    found = find_subject(connection, text)
    if found is None and number_of(text, "p") is not None:
        raise NotFoundError(f"no proposition {text!r}", "quotes topics tree lists them; quotes topics propose makes one")
    return found or Subject(tuple(demand_topics(connection, text)))


def with_narrower(connection: Connection, topics: Iterable[int]) -> list[int]:
    """The topics and all topics below them."""
    return list(connection.scalars(_BELOW, {"topics": list(topics)}))


def demand_topics(connection: Connection, text: str) -> list[int]:
    """As `find_topics`. Raises NotFoundError, offering the nearest topics."""
    found = find_topics(connection, text)
    if not found:
        raise NotFoundError(f"no topic {text!r}", offer(nearest_topics(connection, text)) or "quotes topics lists them")
    return found


def demand_outlet(connection: Connection, text: str) -> int:
    """The outlet of this name, domain, key or id. Raises NotFoundError, offering the nearest."""
    number = number_of(text, "o")
    folded = fold_key(text)
    by_name = select(t.outlet_name.c.outlet_id).where(t.outlet_name.c.folded == folded)
    by_domain = select(t.outlet_domain.c.outlet_id).where(t.outlet_domain.c.domain == _host(text))
    known = or_(t.outlet.c.id.in_(by_name), t.outlet.c.id.in_(by_domain), t.outlet.c.key == text.strip(), t.outlet.c.name == text.strip())
    found = connection.scalar(select(t.outlet.c.id).where(t.outlet.c.id == number if number is not None else known).limit(1))
    if found is None:
        raise NotFoundError(f"no outlet {text!r}", offer(nearest_outlets(connection, text)) or "quotes outlets lists them")
    return int(found)


def _host(text: str) -> str:
    host = text.strip().casefold().partition("://")[2] or text.strip().casefold()
    return host.split("/")[0].removeprefix("www.")


def find_organizations(connection: Connection, text: str) -> list[int]:
    """The organization of this name or id, together with those judged to be the same; empty where none is."""
    number = number_of(text, "g")
    if number is not None:
        found = list(connection.scalars(select(t.organization.c.canonical_id).where(t.organization.c.id == number)))
    else:
        from quotes.store.organizations import find_organizations as by_name

        found = by_name(connection, text)
    return sorted(connection.scalars(select(t.organization.c.id).where(t.organization.c.canonical_id.in_(found))))


def demand_organizations(connection: Connection, text: str) -> list[int]:
    """As `find_organizations`. Raises NotFoundError, offering the nearest."""
    found = find_organizations(connection, text)
    if not found:
        near = offer(nearest_organizations(connection, text))
        raise NotFoundError(f"no organization {text!r}", near or "quotes organizations lists them")
    return found
