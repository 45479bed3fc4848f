"""Which topic or proposition is meant. In: any name, key or id. Out: ids; an unknown name is an error that offers the nearest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, or_, select

from quotes.errors import NotFoundError
from quotes.model.ids import number_of
from quotes.store import tables as t
from quotes.store.nearest import nearest_topics, offer, several_topics
from quotes.store.propositions import Proposition, find_propositions

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
    found = find_proposition(connection, text)
    return Subject((), found.id) if found else None


def find_proposition(connection: Connection, text: str) -> Proposition | None:
    """The proposition of this id or these words. Raises NotFoundError where several have these words."""
    found = find_propositions(connection, number_of(text, "p"), text)
    if len(found) > 1:
        raise NotFoundError(f"{text!r} may be several propositions", f"say which: {', '.join(f'p{row.id}' for row in found[:5])}")
    return found[0] if found else None


def demand_proposition(connection: Connection, text: str) -> Proposition:
    """As `find_proposition`. Raises NotFoundError, telling where they are listed."""
    found = find_proposition(connection, text)
    if found is None:
        raise NotFoundError(f"no proposition {text!r}", "quotes topics tree lists them; quotes topics propose makes one")
    return found


def demand_subject(connection: Connection, text: str) -> Subject:
    """As `find_subject`. Raises NotFoundError, offering the nearest topics."""
    if number_of(text, "p") is not None:
        return Subject((), demand_proposition(connection, text).id)
    return find_subject(connection, text) or Subject(tuple(demand_topics(connection, text)))


def with_narrower(connection: Connection, topics: Iterable[int]) -> list[int]:
    """The topics and all topics below them."""
    return list(connection.scalars(_BELOW, {"topics": list(topics)}))


def demand_topics(connection: Connection, text: str) -> list[int]:
    """As `find_topics`. Raises NotFoundError, offering the nearest topics."""
    found = find_topics(connection, text)
    if not found:
        raise NotFoundError(f"no topic {text!r}", offer(nearest_topics(connection, text)) or "quotes topics lists them")
    return found
