"""The one thing a person means. In: a name or id as typed. Out: its id; unknown or doubtful names are errors that say what is near.

What a name may mean is looked up as for a question; here exactly one is wanted, since something is about to be written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from quotes.errors import NotFoundError
from quotes.lookup.bodies import find_organizations, find_outlet
from quotes.lookup.experts import likely_experts, several_experts
from quotes.lookup.topics import demand_proposition, find_proposition, find_topics
from quotes.model.ids import number_of
from quotes.store import tables as t
from quotes.store.experts import demand_expert, find_by_name
from quotes.store.nearest import nearest_experts, nearest_organizations, nearest_outlets, nearest_topics, offer

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Target:
    """What a stance is on: a topic or, where `proposition_id` is set, a proposition under it; `label` is how it is told."""

    topic_id: int
    label: str
    proposition_id: int | None = None


def expert_named(connection: Connection, text: str) -> int:
    """The canonical expert of a name or id. Raises NotFoundError where none or several may be meant."""
    number = number_of(text, "e")
    if number is not None:
        return demand_expert(connection, number)
    exact = {known.canonical_id for known in find_by_name(connection, text)}
    if len(exact) == 1:
        return exact.pop()
    likely = likely_experts(connection, text)
    if len(likely) > 1:
        raise several_experts(text, likely)
    return _only([expert for expert, _ in likely], "expert", "e", text, () if likely else nearest_experts(connection, text))


def organization_named(connection: Connection, text: str) -> int:
    """The canonical organization of a name or id. Raises NotFoundError where none or several bear it."""
    members = find_organizations(connection, text)
    found = connection.scalars(select(t.organization.c.canonical_id).where(t.organization.c.id.in_(members)))
    return _only(found, "organization", "g", text, () if members else nearest_organizations(connection, text))


def outlet_named(connection: Connection, text: str) -> int:
    """The outlet of a name, key, domain or id. Raises NotFoundError."""
    found = find_outlet(connection, text)
    return _only([] if found is None else [found], "outlet", "o", text, nearest_outlets(connection, text) if found is None else ())


def topic_named(connection: Connection, text: str) -> tuple[int, str]:
    """The topic (id and key) of a name in any inflection, a key or an id. Raises NotFoundError where none or several bear it."""
    found = find_topics(connection, text)
    topic = _only(found, "topic", "t", text, () if found else nearest_topics(connection, text))
    return topic, str(connection.scalar(select(t.topic.c.key).where(t.topic.c.id == topic)))


def proposition_named(connection: Connection, text: str) -> Target:
    """The proposition of an id (`p3`) or of its words. Raises NotFoundError where none or several are."""
    found = demand_proposition(connection, text)
    return Target(found.topic_id, f"p{found.id} “{found.text}”", found.id)


def target_named(connection: Connection, text: str) -> Target:
    """The topic of any name or, where none bears it, the proposition. Raises NotFoundError where neither is, or several are."""
    if number_of(text, "p") is not None or (not find_topics(connection, text) and find_proposition(connection, text)):
        return proposition_named(connection, text)
    return Target(*topic_named(connection, text))


def _only(found: Iterable[int], noun: str, letter: str, text: str, near: Sequence[str]) -> int:
    ids = sorted(set(found))
    if not ids:
        cure = offer(list(near)) or f"quotes {noun}s --like finds some; quotes {noun}s add makes one"
        raise NotFoundError(f"no {noun} {text!r}", cure)
    if len(ids) > 1:
        raise NotFoundError(f"{text!r} may be several {noun}s", f"say which: {', '.join(f'{letter}{number}' for number in ids[:5])}")
    return ids[0]
