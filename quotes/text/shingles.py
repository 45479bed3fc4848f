"""Texts that are nearly the same. In: lemma keys in order. Out: a few small hashes by which such texts find each other, and likeness.

The smallest hashes of a text's shingles (runs of words) are a sample of them that two texts share about as far as they are alike.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from zlib import crc32

# A statement is at least so many words; shorter words (`Нет`) are said anew each time.
LEAST = 4
# From here on two texts are one (0 to 1): the share of shingles they have in common, or of the shorter one's.
ALIKE, CONTAINED = 0.6, 0.9
_SHORT = 8  # words below which nothing counts as contained


def shingles(lemmas: Sequence[str], size: int = 3) -> frozenset[int]:
    """Signed 32-bit hashes of every run of `size` lemmas; of a shorter text the one of all."""
    last = max(1, len(lemmas) - size + 1)
    return frozenset(crc32(" ".join(lemmas[at : at + size]).encode()) - 2**31 for at in range(last)) if lemmas else frozenset()


def sketch(found: Collection[int], keep: int) -> tuple[int, ...]:
    """The `keep` smallest hashes."""
    return tuple(sorted(found)[:keep])


def same_words(left: Sequence[str], right: Sequence[str]) -> float:
    """How far two statements are of the same words, 0 to 1; 0 below what counts as one, or where their numbers differ."""
    if min(len(left), len(right)) < LEAST:
        return 0.0
    (one, numbers), (other, figures) = _of_statement(tuple(left)), _of_statement(tuple(right))
    if not (numbers <= figures or figures <= numbers):
        return 0.0
    shared = len(one & other)
    alike = shared / len(one | other)
    if alike >= ALIKE:
        return alike
    return alike if min(len(left), len(right)) >= _SHORT and shared / min(len(one), len(other)) >= CONTAINED else 0.0


@lru_cache(maxsize=2048)
def _of_statement(lemmas: tuple[str, ...]) -> tuple[frozenset[int], frozenset[str]]:
    """Its shingles and its numbers."""
    return shingles(lemmas), frozenset(lemma for lemma in lemmas if lemma[:1].isdigit())
