"""Names that look like one nobody bears. In: a name as typed. Out: what the archive knows by the likest names, for an error to offer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from quotes.errors import NotFoundError
from quotes.store import tables as t
from quotes.text.fold import fold_key

if TYPE_CHECKING:
    from sqlalchemy import Connection

ALIKE = 65  # of 100: names less alike are not offered
MOST_NAMES = 50_000


def nearest(text: str, names: Iterable[tuple[str, str]], most: int = 3) -> list[str]:
    """Of (key, label) pairs the labels whose keys look most like `text`, the nearest first, each once."""
    from rapidfuzz import fuzz, process

    pairs = list(names)
    found = process.extract(fold_key(text), [key for key, _ in pairs], scorer=fuzz.token_set_ratio, limit=5 * most, score_cutoff=ALIKE)
    return list(dict.fromkeys(pairs[place][1] for _, _, place in found))[:most]


def nearest_experts(connection: Connection, text: str) -> list[str]:
    """Experts, each with its id and the name that looks most like `text`."""
    named = t.expert_name
    joined = select(named.c.folded, named.c.text, t.expert.c.canonical_id).join(t.expert, t.expert.c.id == named.c.expert_id)
    rows = connection.execute(joined.order_by(named.c.id.desc()).limit(MOST_NAMES))
    return nearest(text, ((row.folded, f"e{row.canonical_id} {row.text}") for row in rows))


def nearest_outlets(connection: Connection, text: str) -> list[str]:
    """Names of outlets, found by any of their spellings and keys."""
    rows = connection.execute(select(t.outlet_name.c.folded, t.outlet.c.name).join(t.outlet)).all()
    keys = connection.execute(select(t.outlet.c.key, t.outlet.c.name)).all()
    return nearest(text, [(row[0], row[1]) for row in (*rows, *keys)])


def nearest_organizations(connection: Connection, text: str) -> list[str]:
    """Names of organizations, found by any of their spellings."""
    names = t.organization_name
    rows = connection.execute(select(names.c.folded, t.organization.c.name).join(t.organization)).all()
    return nearest(text, ((folded, name) for folded, name in rows))


def nearest_topics(connection: Connection, text: str) -> list[str]:
    """Labels of topics, found by any of their names."""
    rows = connection.execute(select(t.topic_alias.c.folded, t.topic.c.label).join(t.topic)).all()
    return nearest(text, ((folded, label) for folded, label in rows))


def offer(names: list[str]) -> str:
    """`did you mean A, B or C?`, or nothing."""
    *others, last = names or [""]
    listed = f"{', '.join(others)} or {last}" if others else last
    return f"did you mean {listed}?" if listed else ""


def several_topics(connection: Connection, text: str, topics: Sequence[int]) -> NotFoundError:
    """The error for a name that several topics bear: it names the first five of them with their labels."""
    rows = connection.execute(select(t.topic.c.id, t.topic.c.label).where(t.topic.c.id.in_(topics)).order_by(t.topic.c.id)).all()
    return NotFoundError(f"{text!r} may be several topics", "say which: " + ", ".join(f"t{number} {label}" for number, label in rows[:5]))
