"""Names looked up while articles are kept. In: names and keys, many at once. Out: who bears them, each asked of the archive once.

One process writes at a time, so what was read in a transaction holds until it ends; the names written in it are told to `learn`.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import bindparam, select

from quotes.store.name_keys import CROWDED, Pick, Range, collect, read_ranges
from quotes.store.tables import expert_name
from quotes.text.fold import fold_key

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.change import Row

Borne = tuple[int, str]
_AT_ONCE = 500
# Made once: making a statement costs more than running it.
_WANTED: Any = bindparam("wanted", expanding=True)
_NAMES = select(expert_name.c.id, expert_name.c.expert_id, expert_name.c.text, expert_name.c.folded).order_by(expert_name.c.id)
_BY_ID, _BY_FOLDED = _NAMES.where(expert_name.c.id.in_(_WANTED)), _NAMES.where(expert_name.c.folded.in_(_WANTED))
_BY_EXPERT = _NAMES.where(expert_name.c.expert_id.in_(_WANTED))


class NameLookup:
    """What one transaction asked of names: as the archive holds it at this moment."""

    reads: ClassVar[frozenset[str]] = frozenset({"expert_name", "name_key"})

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._names: dict[int, Borne] = {}
        self._by_folded: dict[str, set[Borne]] = {}
        self._ranges: dict[Range, list[tuple[str, int]]] = {}
        self._by_block: dict[str, list[Range]] = {}
        self._own: dict[int, dict[str, str]] = {}

    def near(self, names: Iterable[str], keys: Collection[str], pick: Pick) -> set[Borne]:
        """Experts with a name each: of those that have one of these comparison keys, and that `pick` chooses of those that share a key."""
        chosen = self._pick(keys, pick)
        self._read(chosen)
        by_key = {self._names[number] for number in chosen if number in self._names}
        return by_key.union(*(self._by_folded[key] for key in self._fold(names)))

    def prepare(self, people: Sequence[tuple[Iterable[str], Collection[str]]], pick: Pick) -> None:
        """Ask at once for all that `near` will be asked of people, each with names and keys."""
        self._fold(name for names, _ in people for name in names)
        collect({key for _, keys in people for key in keys}, self._rows)
        self._read({number for _, keys in people for number in self._pick(keys, pick)})

    def own(self, expert_ids: Collection[int]) -> dict[int, dict[str, str]]:
        """The spellings of experts by comparison key, without those of others they are one with, the first read first."""
        missing = set(expert_ids) - self._own.keys()
        self._own |= {number: {} for number in missing}
        for _, expert_id, text, folded in self._ask(_BY_EXPERT, missing):
            self._own[expert_id][folded] = text
        return {number: self._own[number] for number in expert_ids}

    def learn(self, expert_id: int, names: Iterable[Row], keys: Iterable[Row]) -> None:
        """Names of an expert that were just written, and their blocking keys."""
        own = self._own.get(expert_id)
        for row in names:
            borne = self._names[row["id"]] = expert_id, row["text"]
            if row["folded"] in self._by_folded:
                self._by_folded[row["folded"]].add(borne)
            if own is not None:
                own[row["folded"]] = row["text"]
        for row in keys:
            for low, high in self._by_block.get(row["key"].rpartition("|")[0], ()):
                if low <= row["key"] < high and len(self._ranges[low, high]) <= CROWDED:
                    insort(self._ranges[low, high], (row["key"], row["name_id"]))

    def begin(self, expert_id: int) -> None:
        """An expert was made, who has no name yet."""
        self._own[expert_id] = {}

    def _fold(self, names: Iterable[str]) -> set[str]:
        folded = {fold_key(name) for name in names}
        missing = folded - self._by_folded.keys()
        self._by_folded |= {key: set() for key in missing}
        for number, expert_id, text, key in self._ask(_BY_FOLDED, missing):
            self._names[number] = expert_id, text
            self._by_folded[key].add((expert_id, text))
        return folded

    def _pick(self, keys: Collection[str], pick: Pick) -> Sequence[int]:
        found = collect(keys, self._rows)
        return pick(keys, found) if found else []

    def _rows(self, ranges: Sequence[Range]) -> list[list[tuple[str, int]]]:
        missing = [one for one in ranges if one not in self._ranges]
        for one, rows in zip(missing, read_ranges(self._connection, missing), strict=True):
            self._ranges[one] = sorted(rows)
            self._by_block.setdefault(one[0].rpartition("|")[0], []).append(one)
        return [self._ranges[one] for one in ranges]

    def _read(self, ids: Iterable[int]) -> None:
        for number, expert_id, text, _ in self._ask(_BY_ID, set(ids) - self._names.keys()):
            self._names[number] = expert_id, text

    def _ask(self, statement: Any, wanted: Collection[Any]) -> Iterable[tuple[int, int, str, str]]:
        ordered = sorted(wanted)
        for start in range(0, len(ordered), _AT_ONCE):
            yield from self._connection.execute(statement, {"wanted": ordered[start : start + _AT_ONCE]})
