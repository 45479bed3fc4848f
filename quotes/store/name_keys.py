"""Blocking keys of names. In: keys. Out: the ids of the names that stand in their blocks; of crowded blocks the nearest alone.

A key is `block|given name` (see `identity.candidates`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection, TextClause

Pick = Callable[[Collection[str], Mapping[int, Collection[str]]], Sequence[int]]
Range = tuple[str, str]
Rows = list[tuple[str, int]]
CROWDED = 64
MOST_RANGES = 100


def collect(keys: Collection[str], read: Callable[[Sequence[Range]], list[Rows]]) -> dict[int, list[str]]:
    """The names in the blocks of these keys, each with its keys there; `read` gives the rows of ranges.

    Of a block that holds more than `CROWDED` only those of the same given name and those that show none, and nobody where these are
    as many.
    """
    found: dict[int, list[str]] = defaultdict(list)
    crowded: dict[str, None] = {}
    blocks = sorted({key.rpartition("|")[0] for key in keys})
    for block, rows in zip(blocks, read([(f"{block}|", f"{block}}}") for block in blocks]), strict=True):
        if len(rows) > CROWDED:
            crowded |= dict.fromkeys([f"{block}|", *(key for key in sorted(keys) if key.startswith(f"{block}|"))])
        else:
            _gather(found, rows)
    for rows in read([(key, f"{key}!") for key in crowded]):
        _gather(found, rows if len(rows) <= CROWDED else [])
    return found


def _gather(found: dict[int, list[str]], rows: Iterable[tuple[str, int]]) -> None:
    for key, name_id in rows:
        found[name_id].append(key)


def read_ranges(connection: Connection, ranges: Sequence[Range]) -> list[Rows]:
    """For each range of keys (first, and what no longer belongs to it) its keys and name ids, one more than `CROWDED` at most."""
    read: list[Rows] = [[] for _ in ranges]
    for start in range(0, len(ranges), MOST_RANGES):
        part = ranges[start : start + MOST_RANGES]
        bounds = {f"{end}{at}": value for at, pair in enumerate(part) for end, value in zip(("low", "high"), pair, strict=True)}
        for at, key, name_id in connection.execute(_ranges_statement(len(part)), {**bounds, "most": CROWDED + 1}).all():
            read[start + at].append((key, name_id))
    return read


@lru_cache(maxsize=MOST_RANGES)
def _ranges_statement(count: int) -> TextClause:
    """One statement for many ranges: made once for each number of them, since building it costs more than running it."""
    held = "SELECT key, name_id FROM name_key WHERE key >= :low{0} AND key < :high{0} LIMIT :most"
    one = f"SELECT {{0}} AS place, key, name_id FROM ({held}) AS held{{0}}"  # noqa: S608 - numbers alone are put in
    return text(" UNION ALL ".join(one.format(at) for at in range(count)))
