"""Pairs that may be one, put before a person one after another. In: an archive. Out: all that helps to decide, and decisions kept.

Each decision is a change set of its own, so that one can be taken back and others go on. The pairs are looked up anew each time:
a decision settles other pairs too, and several people may review one archive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quotes.errors import UsageError
from quotes.store.changes import undo
from quotes.store.judgements import Kind, Verdict, Verdicts, open_candidates
from quotes.workflow.merging import judge_pair
from quotes.workflow.pair_sides import Pair, load_pair

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.engine import Archive

ORDERS = ("likely", "unsure")
EVEN_ODDS = 0.5


def waiting_pairs(connection: Connection, kind: Kind, order: str = "likely") -> list[dict[str, Any]]:
    """The candidates that wait for a decision: the most probable first (`likely`) or the least certain (`unsure`).

    Raises UsageError for another order.
    """
    _check(order)
    waiting = open_candidates(connection, kind)
    return waiting if order == "likely" else sorted(waiting, key=lambda row: abs(row["probability"] - EVEN_ODDS))


def _check(order: str) -> None:
    if order not in ORDERS:
        raise UsageError(f"no order: {order!r}", "likely: the most probable first; unsure: the least certain first")


class PairReview:
    """A person's way through the pairs. `order` is `likely` (the most probable first) or `unsure` (the least certain first).

    `done` counts decisions, `waiting` the pairs still open, skipped ones left out.
    """

    def __init__(self, archive: Archive, kind: Kind, order: str = "likely") -> None:
        _check(order)
        self._archive = archive
        self._kind: Kind = kind
        self._order = order
        self._skipped: set[frozenset[int]] = set()
        self._steps: list[tuple[frozenset[int], int | None]] = []
        self._pair: tuple[int, int] | None = None
        self._clusters: frozenset[int] = frozenset()
        self.done = 0
        self.waiting = 0

    def next(self) -> Pair | None:
        """The pair to decide now; None where none is left."""
        with self._archive.connect() as connection:
            waiting = waiting_pairs(connection, self._kind, self._order)
            rows = [row for row in waiting if frozenset((row["left"], row["right"])) not in self._skipped]
            self.waiting = len(rows)
            if not rows:
                self._pair = None
                return None
            row = rows[0]
            self._pair = row["left_id"], row["right_id"]
            self._clusters = frozenset((row["left"], row["right"]))
            return load_pair(connection, self._kind, row)

    def decide(self, verdict: Verdict) -> list[str]:
        """Keep a verdict on the pair at hand; what standing judgements it contradicts comes back in words."""
        if self._pair is None:
            return []
        with self._archive.change(f"{self._kind}s review") as change:
            told = judge_pair(change, self._kind, self._pair, Verdicts(verdict))
            made = change.id if change.summary else None
        if made is not None:
            self._steps.append((self._clusters, made))
            self.done += 1
        return told

    def skip(self) -> None:
        """Leave the pair at hand for another time."""
        if self._pair is not None:
            self._skipped.add(self._clusters)
            self._steps.append((self._clusters, None))

    def undo(self) -> bool:
        """Take back the last step, decision or skip; False where there is none. Raises ConflictError where something rests on it."""
        if not self._steps:
            return False
        pair, made = self._steps[-1]
        if made is None:
            self._skipped.discard(pair)
        else:
            with self._archive.change("undo") as change:
                undo(change, made)
            self.done -= 1
        self._steps.pop()
        return True
