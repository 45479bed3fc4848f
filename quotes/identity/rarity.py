"""How usual the letters of a word are. In: two words. Out: how rare the rarest letters are in which each differs from the other.

A name that exists has usual letters; a misprint often has not ("Ркзник"). Two different names are both usual. The counts of
groups of three letters come with the trained weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import Any


@dataclass(frozen=True, slots=True)
class Letters:
    """Counts of groups of three letters (with `^` and `$` for the word's ends) and of their first two."""

    threes: dict[str, int]
    twos: dict[str, int]

    def rarity(self, word: str, other: str) -> float:
        """Minus the log of the chance of the rarest group of `word` that `other` lacks; 0 where it has them all."""
        groups = _groups(word) - _groups(other)
        return max((log((self.twos.get(one[:2], 0) + 20) / (self.threes.get(one, 0) + 0.5)) for one in groups), default=0.0)


@lru_cache(maxsize=100_000)
def _groups(word: str) -> frozenset[str]:
    padded = f"^^{word}$"
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


def count_letters(words: Iterable[str]) -> Letters:
    """The counts of `words`."""
    threes: Counter[str] = Counter(group for word in words for group in _groups(word))
    return letters_from(dict(threes))


def letters_from(threes: dict[str, Any]) -> Letters:
    """Counts of three letters with those of two that follow from them."""
    twos: Counter[str] = Counter()
    for group, count in threes.items():
        twos[group[:2]] += count
    return Letters(threes, dict(twos))
