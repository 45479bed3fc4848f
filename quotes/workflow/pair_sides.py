"""A pair that may be one, as it is put before a person. In: an open archive and a candidate. Out: both sides with facts and quotes, letters
that differ marked, the probability and the reasons.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from quotes.identity.posts import period_of, printed_roles, same_posts
from quotes.model.ids import LETTERS
from quotes.model.sheets import Marked
from quotes.model.spans import Span
from quotes.store import tables as t
from quotes.store.judgements import Kind, members_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

LATEST = 6
MOST_POSTS = 8


@dataclass(frozen=True, slots=True)
class Said:
    """A quote as it is shown: its id, day (YYYYMMDD) and outlet where known, and its words."""

    quote_id: int
    day: int | None
    outlet: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: the spelling nearest to the other's, its letters that differ marked; facts; quotes, the latest first."""

    number: int
    printed: str
    name: Marked
    facts: tuple[tuple[str, str], ...]
    quotes: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that may be one, how likely, and the reasons."""

    left: Side
    right: Side
    probability: float
    reasons: tuple[str, ...]


def mark_differences(left: str, right: str) -> tuple[Marked, Marked]:
    """Two names with the letters marked in which they differ; the same letter of another script does not differ."""
    one, two = _letters(left, right)
    changed = [step for step in SequenceMatcher(None, one, two, autojunk=False).get_opcodes() if step[0] != "equal"]
    spans = (
        [Span(start, end) for _, start, end, _, _ in changed if start < end],
        [Span(start, end) for *_, start, end in changed if start < end],
    )
    return Marked(left, tuple(spans[0])), Marked(right, tuple(spans[1]))


def _letters(left: str, right: str) -> tuple[list[str], list[str]]:
    """The letters to compare: as they are inside one script, in Latin letters across two."""
    from anyascii import anyascii

    alike = _is_latin(left) == _is_latin(right)
    one, two = ([letter.casefold() if alike else anyascii(letter).casefold() or letter for letter in name] for name in (left, right))
    return one, two


def _nearness(pair: tuple[str, str]) -> tuple[bool, float]:
    """Spellings in one script first, then the likest."""
    return _is_latin(pair[0]) == _is_latin(pair[1]), SequenceMatcher(None, *_letters(*pair), autojunk=False).ratio()


def _is_latin(name: str) -> bool:
    return any("a" <= letter <= "z" for letter in name.casefold())


def load_pair(connection: Connection, kind: Kind, row: dict[str, Any]) -> Pair:
    """The pair of a candidate (a row of `open_candidates`) with all that helps to decide it."""
    ends = row["left_id"], row["right_id"]
    names = [_names(connection, kind, [end]) for end in ends]
    near = max(((one, two) for one in names[0] for two in names[1]), key=_nearness)
    left, right = (_load_side(connection, kind, end, name) for end, name in zip(ends, mark_differences(*near), strict=True))
    return Pair(left, right, row["probability"], tuple(row["reasons"] or ()))


def _load_side(connection: Connection, kind: Kind, number: int, name: Marked) -> Side:
    table = t.expert if kind == "expert" else t.organization
    row = connection.execute(select(table).where(table.c.id == number)).mappings().one()
    members = members_of(connection, kind, row["canonical_id"])
    written = [other for other in _names(connection, kind, members) if other != name.text]
    identifiers = [f"{scheme} {value}" for scheme, value in (row["identifiers"] or {}).items()]
    facts = [("also written", "; ".join(written[:8])), ("country", row["country"]), ("elsewhere", "; ".join(identifiers))]
    if kind == "expert":
        facts += [("roles", "\n".join(_posts(connection, members))), ("gender", row["gender"]), ("note", row["note"])]
    else:
        facts += [("type", row["type"]), ("founded", row["founded"]), ("dissolved", row["dissolved"])]
    facts.append(("outlets", ", ".join(_outlets(connection, kind, members))))
    shown = tuple((label, str(value)) for label, value in facts if value)
    return Side(number, f"{LETTERS[kind]}{number}", name, shown, tuple(_quotes(connection, kind, members)))


def _names(connection: Connection, kind: Kind, ids: list[int]) -> list[str]:
    """The preferred name first, then the others; inflected forms of organizations left out."""
    table = t.expert if kind == "expert" else t.organization
    preferred = list(connection.scalars(select(table.c.name).where(table.c.id.in_(ids)).order_by(table.c.id)))
    if kind == "expert":
        others = select(t.expert_name.c.text).where(t.expert_name.c.expert_id.in_(ids)).order_by(t.expert_name.c.id)
    else:
        named = t.organization_name
        others = select(named.c.text).where(named.c.organization_id.in_(ids), named.c.form != "inflected").order_by(named.c.id)
    return list(dict.fromkeys([*preferred, *connection.scalars(others)]))


def _posts(connection: Connection, members: list[int]) -> Iterable[str]:
    held, body = t.affiliation, t.organization
    statement = select(held, body.c.name.label("body")).outerjoin(body, body.c.id == held.c.organization_id)
    rows = connection.execute(statement.where(held.c.expert_id.in_(members)).order_by(func.coalesce(held.c.first_day, 0), held.c.id)).all()
    for post in same_posts(rows)[:MOST_POSTS]:
        days = dict.fromkeys(day for day in period_of(post) if day)
        where = ", ".join(filter(None, (printed_roles(post), post[0].body or post[0].organization_text)))
        yield where + (f" ({' to '.join(days)})" if days else "")


def _mine(kind: Kind, members: list[int]) -> Any:
    owner = t.quote.c.expert_id if kind == "expert" else t.quote.c.organization_id
    return owner.in_(members) & (t.quote.c.status == "active")


def _outlets(connection: Connection, kind: Kind, members: list[int]) -> Iterable[str]:
    statement = (
        select(t.outlet.c.name, func.count().label("quotes"))
        .join(t.quote, t.quote.c.outlet_id == t.outlet.c.id)
        .where(_mine(kind, members))
        .group_by(t.outlet.c.name)
        .order_by(func.count().desc(), t.outlet.c.name)
        .limit(5)
    )
    return [f"{row.name} {row.quotes}" for row in connection.execute(statement)]


def _quotes(connection: Connection, kind: Kind, members: list[int]) -> Iterable[Said]:
    statement = (
        select(t.quote.c.id, t.quote.c.day, t.outlet.c.name, t.quote.c.text)
        .outerjoin(t.outlet, t.outlet.c.id == t.quote.c.outlet_id)
        .where(_mine(kind, members))
        .order_by(func.coalesce(t.quote.c.day, 0).desc(), t.quote.c.id)
        .limit(LATEST)
    )
    return [Said(row.id, row.day, row.name, row.text) for row in connection.execute(statement)]
