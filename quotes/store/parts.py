"""Long lists of ids, cut into parts that a statement can take. In: ids. Out: lists of them, together all, each id once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

# Below every back end's limit of values in one statement (SQLite's is 32,766).
MOST = 10_000


def parts(ids: Iterable[int]) -> Iterator[list[int]]:
    """The ids in their order, at most `MOST` at a time."""
    known = list(dict.fromkeys(ids))
    for start in range(0, len(known), MOST):
        yield known[start : start + MOST]
