"""Names looked up while articles are kept. In: names and keys, many at once. Out: who bears them, each asked of the archive once.

One transaction writes at a time, so what was read in it holds until it ends, but for the names written in it, which are told here.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from quotes.store.experts import CROWDED, KnownName, Pick, collect_ranges, find_by_folded, read_names, read_ranges
from quotes.store.tables import expert_name
from quotes.text.fold import fold_key

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.change import Row

Range = tuple[str, str]
_AT_ONCE = 500
# Made once: making a statement costs more than running it.
_WANTED: Any = bindparam("wanted", expanding=True)
_NAMES_OF = (
    select(expert_name.c.expert_id, expert_name.c.text, expert_name.c.folded)
    .where(expert_name.c.expert_id.in_(_WANTED))
    .order_by(expert_name.c.expert_id, expert_name.c.id)
)


class NameLookup:
    """The names of one transaction: what was asked for, as the archive holds it at this moment."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._names: dict[int, KnownName] = {}
        self._by_folded: dict[str, dict[int, KnownName]] = {}
        self._ranges: dict[Range, list[tuple[str, int]]] = {}
        self._by_block: dict[str, set[Range]] = {}
        self._own: dict[int, dict[str, str]] = {}

    def near(self, names: Sequence[str], keys: Collection[str], pick: Pick) -> list[KnownName]:
        """The names with one of these names' comparison keys, and those worth comparing with one that has these blocking keys."""
        folded = self._fold(names)
        same = {number: name for key in sorted(folded) for number, name in self._by_folded[key].items()}
        chosen = self._pick(keys, pick)
        self._read(chosen)
        by_key = [self._names[number] for number in chosen if number in self._names]
        return [*sorted(same.values(), key=lambda name: (name.expert_id, name.name_id)), *by_key]

    def prepare(self, people: Sequence[tuple[Sequence[str], Collection[str]]], pick: Pick) -> None:
        """Ask at once for all that `near` will be asked of these people, each with names and blocking keys."""
        self._fold([name for names, _ in people for name in names])
        self._find({key for _, keys in people for key in keys})
        self._read({number for _, keys in people for number in self._pick(keys, pick)})

    def own(self, expert_ids: Collection[int]) -> dict[int, dict[str, str]]:
        """The spellings of experts, without those of others they are one with: by expert, by comparison key, the first read first."""
        missing = sorted(set(expert_ids) - self._own.keys())
        self._own |= {number: {} for number in missing}
        for start in range(0, len(missing), _AT_ONCE):
            for number, text, folded in self._connection.execute(_NAMES_OF, {"wanted": missing[start : start + _AT_ONCE]}):
                self._own[number].setdefault(folded, text)
        return {number: self._own[number] for number in expert_ids}

    def learn(self, bearer: Mapping[str, Any], names: Iterable[Row], keys: Iterable[Row]) -> None:
        """Names just written, with their blocking keys; `bearer` is the row of their expert (id, canonical_id, gender, country)."""
        own = self._own.get(bearer["id"])
        for row in names:
            name = KnownName(row["id"], bearer["id"], bearer["canonical_id"], row["text"], bearer["gender"], bearer["country"])
            self._names[name.name_id] = name
            if row["folded"] in self._by_folded:
                self._by_folded[row["folded"]][name.name_id] = name
            if own is not None:
                own.setdefault(row["folded"], row["text"])
        for row in keys:
            for low, high in self._by_block.get(row["key"].rpartition("|")[0], ()):
                held = self._ranges[low, high]
                if low <= row["key"] < high and len(held) <= CROWDED:
                    insort(held, (row["key"], row["name_id"]))

    def start(self, expert_id: int) -> None:
        """An expert just made, who has no name yet."""
        self._own[expert_id] = {}

    def _fold(self, names: Iterable[str]) -> set[str]:
        folded = {fold_key(name) for name in names}
        missing = sorted(folded - self._by_folded.keys())
        self._by_folded |= {key: {} for key in missing}
        for key, name in find_by_folded(self._connection, missing):
            self._names[name.name_id] = self._by_folded[key][name.name_id] = name
        return folded

    def _pick(self, keys: Collection[str], pick: Pick) -> Sequence[int]:
        found = self._find(keys)
        return pick(keys, found) if found else []

    def _find(self, keys: Collection[str]) -> dict[int, list[str]]:
        return collect_ranges(keys, self._rows)

    def _rows(self, ranges: Sequence[Range]) -> list[list[tuple[str, int]]]:
        missing = [one for one in ranges if one not in self._ranges]
        for one, rows in zip(missing, read_ranges(self._connection, missing), strict=True):
            self._ranges[one] = sorted(rows)
            self._by_block.setdefault(one[0].rpartition("|")[0], set()).add(one)
        return [self._ranges[one] for one in ranges]

    def _read(self, ids: Iterable[int]) -> None:
        missing = sorted(set(ids) - self._names.keys())
        for start in range(0, len(missing), _AT_ONCE):
            self._names |= {name.name_id: name for name in read_names(self._connection, missing[start : start + _AT_ONCE])}
