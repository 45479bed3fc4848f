"""Which expert is meant. In: a name in any spelling and script, or `e3`. Out: canonical experts, the likeliest first.

The exact spelling wins; else names that share a key are compared, as in linking, and those above even odds are meant; else names
that hold it as a word (a given name alone).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from quotes.errors import NotFoundError
from quotes.model.ids import number_of
from quotes.store import tables as t
from quotes.store.nearest import nearest_experts, offer
from quotes.text.fold import fold_key

if TYPE_CHECKING:
    from sqlalchemy import Connection

EVEN_ODDS = 0.5


def find_experts(connection: Connection, text: str) -> list[int]:
    """Canonical ids of the experts this name or id may mean; empty where none is."""
    number = number_of(text, "e")
    if number is not None:
        return list(connection.scalars(select(t.expert.c.canonical_id).where(t.expert.c.id == number)))
    key, folded = fold_key(text), t.expert_name.c.folded
    known = select(t.expert.c.canonical_id).join(t.expert_name).distinct().order_by(t.expert.c.canonical_id)
    exact = list(connection.scalars(known.where(folded == key)))
    likely = exact or [expert for expert, _ in likely_experts(connection, text)]
    if likely or not key:
        return likely
    first, last = folded.startswith(f"{key} ", autoescape=True), folded.endswith(f" {key}", autoescape=True)
    return list(connection.scalars(known.where(or_(first, last, folded.contains(f" {key} ", autoescape=True)))))


def likely_experts(connection: Connection, text: str) -> list[tuple[int, str]]:
    """Canonical experts one of whose names may be `text` (inflected, transliterated, misspelt), with that name, the likeliest first."""
    from quotes.identity.candidates import blocking_keys, pick_nearest
    from quotes.identity.compare import compare
    from quotes.store.experts import find_by_keys, find_by_name

    best: dict[int, tuple[float, str]] = {}
    for known in (*find_by_name(connection, text), *find_by_keys(connection, blocking_keys(text), pick_nearest)):
        odds = compare(text, known.text).probability
        if odds >= EVEN_ODDS and odds > best.get(known.canonical_id, (0.0, ""))[0]:
            best[known.canonical_id] = odds, known.text
    return [(expert, name) for expert, (_, name) in sorted(best.items(), key=lambda item: (-item[1][0], item[0]))]


def demand_experts(connection: Connection, text: str) -> list[int]:
    """As `find_experts`. Raises NotFoundError, offering the nearest names."""
    found = find_experts(connection, text)
    if not found:
        raise NotFoundError(f"no expert {text!r}", offer(nearest_experts(connection, text)) or "quotes experts lists them")
    return found


def demand_expert(connection: Connection, text: str) -> int:
    """The one expert meant. Raises NotFoundError where none or several may be."""
    found = demand_experts(connection, text)
    if len(found) > 1:
        rows = connection.execute(select(t.expert.c.id, t.expert.c.name).where(t.expert.c.id.in_(found[:5])))
        raise several_experts(text, [(number, name) for number, name in rows])
    return found[0]


def several_experts(text: str, experts: Sequence[tuple[int, str]]) -> NotFoundError:
    """The error for a name that several experts (id, name) may bear."""
    return NotFoundError(f"{text!r} may be several experts", "say which: " + ", ".join(f"e{expert} {name}" for expert, name in experts[:5]))
