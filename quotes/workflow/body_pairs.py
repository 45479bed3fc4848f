"""Organizations that may be one. In: their names. Out: pairs worth a person's look, with probability and reasons; none is joined by itself.

Names are compared by the beginnings of their weighty words, so that case and founder ("при …") do not matter, and an abbreviation
with the initials of a full name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from quotes.identity.organizations import org_key
from quotes.store import tables as t
from quotes.store.judgements import offer_candidates

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.change import Change

Offer = tuple[int, int, float, tuple[str, ...]]
CROWD = 200  # a word that so many bodies bear brings none of them together
LIKE = 0.75  # of all their weighty words, so many in common
_WORDS = re.compile(r"[^\W\d_]+")


def offer_new_bodies(change: Change) -> int:
    """Offer for review what the organizations that this change made may be; how many pairs were new comes back."""
    made = set(change.connection.scalars(select(t.organization.c.id).where(t.organization.c.change_id == change.id)))
    return offer_candidates(change, "organization", find_body_pairs(change.connection, made)) if made else 0


def find_body_pairs(connection: Connection, touched: Collection[int] | None = None) -> list[Offer]:
    """The pairs among all organizations, or those with one of `touched` in them, by rising ids."""
    named, body = t.organization_name, t.organization
    names: dict[int, list[str]] = {}
    for number, text in connection.execute(select(body.c.id, body.c.name).order_by(body.c.id)):
        names[number] = [text]
    for number, text in connection.execute(select(named.c.organization_id, named.c.text).where(named.c.form != "inflected")):
        names[number].append(text)
    known = {row.id: row for row in connection.execute(select(body.c.id, body.c.canonical_id, body.c.key, body.c.country))}
    return [offer for offer in compare_bodies(names, touched) if _open(known[offer[0]], known[offer[1]])]


def _open(one: Any, two: Any) -> bool:
    """Is it a question whether two are one? Not of two that the reference data tell apart, nor of two countries."""
    told_apart = (one.key and two.key) or (one.country and two.country and one.country != two.country)
    return one.canonical_id != two.canonical_id and not told_apart


def compare_bodies(names: Mapping[int, Sequence[str]], touched: Collection[int] | None = None) -> list[Offer]:
    """The likely pairs of bodies (id to names), each once, by rising ids."""
    holders: dict[str, set[int]] = defaultdict(set)
    keys: dict[int, set[frozenset[str]]] = {}
    initials: dict[int, set[str]] = {}
    for number, texts in names.items():
        keys[number] = {frozenset(org_key(text).split()) for text in texts} - {frozenset()}
        initials[number] = {letters for text in texts if len(letters := _initials(text)) > 2}
        for word in {word for key in keys[number] for word in key} | {f"={letters}" for letters in initials[number]}:
            holders[word].add(number)
    pairs = {pair for group in holders.values() if len(group) <= CROWD for pair in combinations(sorted(group), 2)}
    wanted = sorted(pair for pair in pairs if touched is None or not {*pair}.isdisjoint(touched))
    found = ((one, two, _compare(keys[one], keys[two]), _abbreviates(keys, initials, one, two)) for one, two in wanted)
    offers: list[Offer] = []
    for one, two, (likeness, reason), abbreviated in found:
        if abbreviated and likeness < LIKE:
            offers.append((one, two, 0.7, (abbreviated,)))
        elif likeness >= LIKE:
            offers.append((one, two, round(0.9 * likeness, 3), (reason,)))
    return offers


def _compare(one: Iterable[frozenset[str]], two: Iterable[frozenset[str]]) -> tuple[float, str]:
    """The greatest share of weighty words that two names have in common, and why."""
    best, reason = 0.0, ""
    for left in one:
        for right in two:
            shared = len(left & right) / len(left | right)
            if shared > best and (len(left & right) > 2 or left == right):
                told = "the same words but for endings" if left == right else f"shared words: {', '.join(sorted(left & right))}"
                best, reason = shared, told
    return best, reason


def _abbreviates(keys: Mapping[int, set[frozenset[str]]], initials: Mapping[int, set[str]], one: int, two: int) -> str:
    """The abbreviation, a name of one, that stands for a full name of the other; empty where none does."""
    for short, full in ((one, two), (two, one)):
        for letters in sorted(initials[full]):
            if frozenset({f"={letters}"}) in keys[short]:
                return f"initials: {letters}"
    return ""


def _initials(text: str) -> str:
    """The first letters of the words of a full name, as an abbreviation's key spells them; empty for a name of one word or two."""
    words = [word for word in _WORDS.findall(text) if len(word) > 1]
    if len(words) < 3 or text.isupper():
        return ""
    return org_key("".join(word[0] for word in words).upper()[:8]).removeprefix("=")
