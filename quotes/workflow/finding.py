"""The one thing a person means. In: a name or id as typed. Out: its id; unknown or doubtful names are errors that say what is near.

Reports have the same questions for many at a time; here exactly one is wanted, since something is about to be written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from quotes.errors import NotFoundError
from quotes.lang.lemmas import phrase_key
from quotes.model.ids import number_of
from quotes.store import tables as t
from quotes.store.experts import demand_expert, find_by_name
from quotes.store.nearest import nearest_experts, nearest_organizations, nearest_outlets, nearest_topics, offer, several_topics
from quotes.store.organizations import find_organizations
from quotes.store.outlets import find_outlet
from quotes.store.propositions import find_propositions
from quotes.store.topics import find_topics

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Subject:
    """What a stance is on: a topic or, where `proposition_id` is set, a proposition under it; `label` is how it is told."""

    topic_id: int
    label: str
    proposition_id: int | None = None


def expert_named(connection: Connection, text: str) -> int:
    """The canonical expert of a name or id. Raises NotFoundError where none or several may be meant."""
    from quotes.workflow.people import near_experts

    number = number_of(text, "e")
    if number is not None:
        return demand_expert(connection, number)
    exact = {known.canonical_id for known in find_by_name(connection, text)}
    if len(exact) == 1:
        return exact.pop()
    near = near_experts(connection, text)
    if len(near) == 1:
        return near[0][0]
    if not near:
        known = offer(nearest_experts(connection, text))
        raise NotFoundError(f"no expert {text!r}", known or "quotes experts --like finds some; quotes experts add makes one")
    raise NotFoundError(f"{text!r} may be several experts", "say which: " + ", ".join(f"e{expert} {name}" for expert, name in near[:5]))


def organization_named(connection: Connection, text: str) -> int:
    """The canonical organization of a name or id. Raises NotFoundError where none or several bear it."""
    number = number_of(text, "g")
    if number is not None:
        found = list(connection.scalars(select(t.organization.c.canonical_id).where(t.organization.c.id == number)))
    else:
        found = find_organizations(connection, text)
    return _only(found, "organization", "g", text, () if found else nearest_organizations(connection, text))


def outlet_named(connection: Connection, text: str) -> int:
    """The outlet of a name, key, domain or id. Raises NotFoundError."""
    number = number_of(text, "o")
    if number is not None:
        found = list(connection.scalars(select(t.outlet.c.id).where(t.outlet.c.id == number)))
    else:
        known = find_outlet(connection, text, text if "." in text else None)
        found = [] if known is None else [known]
    return _only(found, "outlet", "o", text, () if found else nearest_outlets(connection, text))


def topic_named(connection: Connection, text: str) -> tuple[int, str]:
    """The topic (id and key) of a name in any inflection, a key or an id. Raises NotFoundError where none or several bear it."""
    number = number_of(text, "t")
    if number is not None:
        found = list(connection.scalars(select(t.topic.c.id).where(t.topic.c.id == number)))
    else:
        by_key = list(connection.scalars(select(t.topic.c.id).where(t.topic.c.key == text.strip())))
        found = by_key or find_topics(connection, {phrase_key(text), phrase_key(text, "az")})
    if len(found) > 1:
        raise several_topics(connection, text, found)
    topic = _only(found, "topic", "t", text, () if found else nearest_topics(connection, text))
    return topic, str(connection.scalar(select(t.topic.c.key).where(t.topic.c.id == topic)))


def proposition_named(connection: Connection, text: str) -> Subject:
    """The proposition of an id (`p3`) or of its words. Raises NotFoundError where none or several are."""
    found = find_propositions(connection, number_of(text, "p"), text)
    if not found:
        raise NotFoundError(f"no proposition {text!r}", "quotes topics tree lists them; quotes topics propose makes one")
    if len(found) > 1:
        raise NotFoundError(f"{text!r} may be several propositions", f"say which: {', '.join(f'p{row.id}' for row in found[:5])}")
    return Subject(found[0].topic_id, f"p{found[0].id} “{found[0].text}”", found[0].id)


def subject_named(connection: Connection, text: str) -> Subject:
    """The topic of any name or, where none bears it, the proposition. Raises NotFoundError where neither is, or several are."""
    number = number_of(text, "p")
    if number is not None or (find_propositions(connection, None, text) and not find_topics(connection, {text.strip(), phrase_key(text)})):
        return proposition_named(connection, text)
    return Subject(*topic_named(connection, text))


def _only(found: Iterable[int], noun: str, letter: str, text: str, near: Sequence[str]) -> int:
    ids = sorted(set(found))
    if not ids:
        cure = offer(list(near)) or f"quotes {noun}s --like finds some; quotes {noun}s add makes one"
        raise NotFoundError(f"no {noun} {text!r}", cure)
    if len(ids) > 1:
        raise NotFoundError(f"{text!r} may be several {noun}s", f"say which: {', '.join(f'{letter}{number}' for number in ids[:5])}")
    return ids[0]
