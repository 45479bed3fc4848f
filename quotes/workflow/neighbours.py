"""Who stands near whom. In: names, or experts of the archive. Out: the experts whose names come near, and how far linking must look.

A pair is joined or not by what stands near its two ends, and by whom each is joined with. So all that hang together by pairs that may
be joined are looked at (`inner`), with everybody whose name comes near one of them (`wide`), and nobody else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quotes.identity.candidates import blocking_keys, pick_nearest
from quotes.identity.relations import names_relation, relate
from quotes.store import judgements
from quotes.store.affiliations import HeldAffiliations
from quotes.store.name_lookup import NameLookup
from quotes.workflow.known_experts import HeldExperts

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.change import Change
    from quotes.store.experts import NameRecord

MOST = 200


@dataclass(slots=True)
class Surroundings:
    """Whose pairs are decided (`inner`), and who is looked at for it (`wide`); both empty where nobody is near."""

    inner: set[int] = field(default_factory=set)
    wide: set[int] = field(default_factory=set)


def near_experts(change: Change, names: Sequence[str], records: Iterable[NameRecord]) -> set[int]:
    """The experts one of whose names comes near one of `names`."""
    keys = frozenset().union(*(record.keys for record in records))
    near = change.within(NameLookup).near(names, keys, pick_nearest)
    return {number for number, text in near if any(names_relation(name, text) for name in names)}


def ask_together(change: Change, people: Sequence[tuple[Sequence[str], Sequence[NameRecord]]]) -> None:
    """Look up at once what will be asked of people, each with names and records."""
    wanted = [(names, frozenset().union(*(record.keys for record in records))) for names, records in people]
    change.within(NameLookup).prepare(wanted, pick_nearest)
    near = {number for names, records in people for number in near_experts(change, names, records)}
    change.within(NameLookup).own(near)
    change.within(HeldAffiliations).of(near)
    change.within(HeldExperts).load(near)


def look_around(change: Change, touched: Collection[int]) -> Surroundings:
    """What must be looked at so that the pairs of the touched experts, and those they stand beside, come out as in the whole archive."""
    found = Surroundings()
    search = _Search(change)
    fresh = set(touched) | _joined(change.connection, touched)
    first = True
    while fresh and len(found.wide) < MOST:
        found.inner |= fresh
        reached: set[int] = set()
        for number in sorted(fresh):
            near = search.near(number)
            found.wide |= {number, *near} if near else set()
            reached |= {other for other, close in near.items() if close and (first or search.joins(number, other))}
        first = False
        fresh = reached - found.inner
    found.wide |= found.inner if found.wide else set()
    return found


def _joined(connection: Connection, ids: Collection[int]) -> set[int]:
    """Those whom a rule joined with one of `ids`: it may say otherwise now."""
    rows = judgements.standing_judgements(connection, "expert", ids) if ids else []
    return {number for row in rows if row["automatic"] and row["verdict"] == "same" for number in (row["left_id"], row["right_id"])}


class _Search:
    """Looks up whoever is asked for, each once."""

    def __init__(self, change: Change) -> None:
        self._names = change.within(NameLookup)
        self._experts = change.within(HeldExperts)

    def near(self, number: int) -> dict[int, bool]:
        """The experts whose names come near, and whether near enough for one to stand in another's way."""
        names = list(self._names.own([number])[number].values())
        keys = frozenset().union(*(blocking_keys(name) for name in names))
        found: dict[int, bool] = {}
        for other, text in sorted(self._names.near(names, keys, pick_nearest)):
            kinds = {relation[0] for name in names if other != number and (relation := names_relation(name, text))}
            if kinds:
                found[other] = found.get(other, False) or kinds != {"alike"}
        return found

    def joins(self, one: int, two: int) -> bool:
        """May the pair be joined, looked at alone?"""
        known = {person.expert_id: person for person in self._experts.load((one, two))}
        relation = relate(known[one], known[two])
        return bool(relation and relation.joins)
