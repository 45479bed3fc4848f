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
from quotes.store import experts as people
from quotes.store import judgements
from quotes.workflow.known_experts import load_known

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.identity.evidence import Known
    from quotes.store.experts import NameRecord

MOST = 200


@dataclass(slots=True)
class Surroundings:
    """Whose pairs are decided (`inner`), and who is looked at for it (`wide`); both empty where nobody is near."""

    inner: set[int] = field(default_factory=set)
    wide: set[int] = field(default_factory=set)


def near_experts(connection: Connection, names: Sequence[str], records: Iterable[NameRecord]) -> set[int]:
    """The experts one of whose names comes near one of `names`."""
    keys = frozenset().union(*(record.keys for record in records))
    return {one.expert_id for one in _near_names(connection, names, keys) if any(names_relation(name, one.text) for name in names)}


def _near_names(connection: Connection, names: Sequence[str], keys: frozenset[str]) -> list[people.KnownName]:
    return [*people.find_by_names(connection, names), *people.find_by_keys(connection, keys, pick_nearest)]


def look_around(connection: Connection, touched: Collection[int]) -> Surroundings:
    """What must be looked at so that the pairs of the touched experts, and those they stand beside, come out as in the whole archive."""
    found = Surroundings()
    search = _Search(connection)
    fresh = set(touched) | _joined(connection, touched)
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

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[int, Known] = {}

    def near(self, number: int) -> dict[int, bool]:
        """The experts whose names come near, and whether near enough for one to stand in another's way."""
        names = people.own_names(self._connection, number)
        found: dict[int, bool] = {}
        for other in _near_names(self._connection, names, frozenset().union(*(blocking_keys(name) for name in names))):
            kinds = {relation[0] for name in names if other.expert_id != number and (relation := names_relation(name, other.text))}
            if kinds:
                found[other.expert_id] = found.get(other.expert_id, False) or kinds != {"alike"}
        return found

    def joins(self, one: int, two: int) -> bool:
        """May the pair be joined, looked at alone?"""
        missing = [number for number in (one, two) if number not in self._known]
        self._known |= {person.expert_id: person for person in load_known(self._connection, missing)}
        relation = relate(self._known[one], self._known[two])
        return bool(relation and relation.joins)
