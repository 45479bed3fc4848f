"""How often each kind of evidence is right. In: the counts of `reliability.toml`. Out: the confidence of a kind.

A kind's confidence is its share of right answers among labelled quotes, drawn towards what was to be expected by as much as `WEIGHT`
further labels would: a kind seen a few times is never sure. Expected is the share of all kinds; of a kind that is turned round, that of
the kind it was; of what is said far from the topic, that of all such. `bench/count_stances.py` makes the counts from labels.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

COUNTS = Path(__file__).with_name("reliability.toml")
WEIGHT = 3.0
DOUBT, LOOSE, FORMER, AFAR = "in doubt", "loosely", "formerly", "from afar"
_HIGHEST = 0.97
_TURNED = 0.05  # a negation may have been read wrongly
_UNSEEN, _FEW = 0.1, 5  # a kind that fewer labels show is held for less than the others


@lru_cache(maxsize=256)
def confidence_of(kind: str) -> float:
    """The confidence (0 to 1) of a kind of evidence: "called for", "called for, negated"; low where nothing like it was labelled."""
    right, of = _counts().get(kind := pooled(kind), (0, 0))
    plain, _, turn = kind.rpartition(", ")
    if turn == AFAR:
        expected = _mean(AFAR)
    else:
        expected = confidence_of(plain) - _TURNED if turn in ("negated", "turned round") else _mean() - (0 if of >= _FEW else _UNSEEN)
    return round(min(_HIGHEST, (right + WEIGHT * expected) / (of + WEIGHT)), 2)


def pooled(kind: str) -> str:
    """The name a kind is counted under: all that is in doubt is one kind, so is what was once held, and what only may be of the topic."""
    return next((name for name in (DOUBT, FORMER, LOOSE) if kind.endswith(name) or f"{name}, " in kind), kind)


def _mean(name: str = "") -> float:
    """The share of right answers of all kinds, or of those that bear a name."""
    counts = [pair for kind, pair in _counts().items() if name in kind]
    return sum(right for right, _ in counts) / sum(of for _, of in counts)


@lru_cache(maxsize=1)
def _counts() -> dict[str, tuple[int, int]]:
    tables = tomllib.loads(COUNTS.read_text(encoding="utf-8")).values()
    kinds = {kind for table in tables for kind in table}
    found = {kind: [table[kind] for table in tables if kind in table] for kind in kinds}
    return {kind: (sum(right for right, _ in pairs), sum(of for _, of in pairs)) for kind, pairs in found.items()}
