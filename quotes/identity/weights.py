"""The trained combination: trees of plain numbers. In: feature values. Out: a probability, and each feature's part in it."""

from __future__ import annotations

import json
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from math import exp
from operator import getitem
from pathlib import Path
from typing import Any

from quotes.errors import ArchiveError
from quotes.identity.rarity import Letters, letters_from

Tree = tuple[list[int], list[float], list[int], list[int], list[float]]
_Reached = tuple[list[float], list[int]]
# The place of each byte's lowest bit.
_LOWEST = bytes((byte & -byte).bit_length() - 1 if byte else 0 for byte in range(256))


@dataclass(frozen=True)
class Weights:
    """`trees` hold, node by node: feature (-1 in a leaf), threshold, left, right, value; `link` is the probability that joins."""

    features: tuple[str, ...]
    bias: float
    trees: tuple[Tree, ...]
    link: float

    def probability(self, values: list[float]) -> float:
        """The probability (0 to 1) that the names are one person's."""
        masks, leaves = self._masks
        left = -1
        for value, (thresholds, reached) in zip(values, masks, strict=True):
            left &= reached[bisect_left(thresholds, value)]
        exits = left.to_bytes(len(leaves), "little").translate(_LOWEST)
        return _logistic(sum(map(getitem, leaves, exits), self.bias))

    @cached_property
    def _masks(self) -> tuple[tuple[_Reached, ...], tuple[list[float], ...]]:
        """The trees as a table of bits: for each feature its thresholds and the leaves in reach between them; and the leaves' values.

        A byte a tree, a bit a leaf from left to right: a value above a threshold puts the leaves to its left out of reach, and the
        lowest bit that stays is the leaf arrived at (Lucchese and others, QuickScorer, SIGIR 2015).
        """
        size = len(self.trees)
        everything = (1 << 8 * size) - 1
        cuts: list[list[tuple[float, int]]] = [[] for _ in self.features]
        leaves = [_cut(tree, at, cuts) for at, tree in enumerate(self.trees)]
        table = []
        for some in cuts:
            some.sort()
            reached = accumulate((cut for _, cut in some), lambda left, cut: left & ~cut, initial=everything)
            table.append(([threshold for threshold, _ in some], list(reached)))
        return tuple(table), tuple(leaves)

    @property
    def start(self) -> float:
        """The log-odds before any feature is looked at: the bias and the mean of every tree."""
        return self.bias + sum(tree[4][0] for tree in self.trees)

    def parts(self, values: list[float]) -> list[float]:
        """What each feature adds to the log-odds: along its path through every tree, the change of the node's value it caused."""
        parts = [0.0] * len(self.features)
        for feature, threshold, left, right, value in self.trees:
            node = 0
            while (at := feature[node]) >= 0:
                below = left[node] if values[at] <= threshold[node] else right[node]
                parts[at] += value[below] - value[node]
                node = below
        return parts

    def probabilities(self, table: list[list[float]]) -> list[float]:
        """The probabilities of many rows of values, a tree at a time for all of them."""
        import numpy as np

        columns = np.asarray(table, dtype=float).T
        total = np.full(len(table), self.bias)
        for feature, threshold, left, right, value in self.trees:

            def grow(node: int, tree: Tree = (feature, threshold, left, right, value)) -> Any:
                feature, threshold, left, right, value = tree
                if feature[node] < 0:
                    return value[node]
                return np.where(columns[feature[node]] <= threshold[node], grow(left[node], tree), grow(right[node], tree))

            total += grow(0)
        return [float(one) for one in 1 / (1 + np.exp(-total))]


def _cut(tree: Tree, at: int, cuts: list[list[tuple[float, int]]]) -> list[float]:
    """The values of a tree's leaves from left to right; to `cuts` each node adds what its threshold puts out of reach."""
    feature, threshold, left, right, value = tree
    leaves: list[float] = []

    def grow(node: int) -> None:
        if feature[node] < 0:
            leaves.append(value[node])
            return
        first = len(leaves)
        grow(left[node])
        under = (1 << len(leaves)) - (1 << first)
        cuts[feature[node]].append((threshold[node], under << 8 * at))
        grow(right[node])

    grow(0)
    return leaves


def _logistic(odds: float) -> float:
    return 1 / (1 + exp(-odds)) if odds > -500 else 0.0


@lru_cache(maxsize=1)
def _shipped() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((Path(__file__).parent / "weights.json").read_text(encoding="utf-8"))
    return data


@lru_cache(maxsize=1)
def load_letters() -> Letters:
    """The shipped counts of letters in names."""
    return letters_from(_shipped()["letters"])


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The shipped weights. Raises ArchiveError where they were trained for other features."""
    from quotes.identity.features import FEATURES

    data = _shipped()
    names = tuple(feature.__name__ for feature in FEATURES)
    if tuple(data["features"]) != names:
        raise ArchiveError("weights.json was trained for other features", "run bench/train_names.py")
    return Weights(names, data["bias"], tuple(tuple(tree) for tree in data["trees"]), data["link"])
