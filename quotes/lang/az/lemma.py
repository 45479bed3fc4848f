"""Azerbaijani search keys. In: one folded word. Out: its stem; and the case forms a phrase takes in a sentence.

The Turkish stemmer fits once the letters Turkish lacks are folded away (ə to e, x to h, q to k).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

_TO_TURKISH = str.maketrans("əxq", "ehk")
_VOWELS = "aıoueəiöü"
_BACK = "aıou"
_SPLIT_LAST = re.compile(r"^(.*?)([^\s-]+)$", re.DOTALL)


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("turkish")


@lru_cache(maxsize=100_000)
def lemma_key(word: str) -> str:
    """The stem of a folded word: `dəhlizin`, `dəhlizinin` and `dəhlizdə` give one key."""
    return str(_stemmer().stemWord(word.partition("'")[0].translate(_TO_TURKISH)))


def forms(phrase: str) -> set[str]:
    """The phrase with its last word in every case, singular and plural, bare and with the third person's ending."""
    match = _SPLIT_LAST.match(phrase)
    if not match or phrase.isupper() or not any(letter in _VOWELS for letter in match[2].lower()):
        return {phrase}
    head, word = match.groups()
    if head and word[-1] in "ıiuü":  # a compound that has its possessive ending already: `dəmir yolu`
        return {phrase} | {phrase + ending for ending in _possessed_cases(word)}
    plural = word + ("lar" if _low(word) else "lər")
    found = {word, plural}
    for base in (word, plural):
        possessed = _possessed(base)
        found |= {base + ending for ending in _case_endings(base)}
        found |= {possessed, *(possessed + ending for ending in _possessed_cases(possessed))}
    return {head + form for form in found}


def _last_vowel(word: str) -> str:
    return next((letter for letter in reversed(word.lower()) if letter in _VOWELS), "ə")


def _low(word: str) -> bool:
    return _last_vowel(word) in _BACK


def _high(word: str) -> str:
    """The high vowel that harmony asks for after `word`."""
    return {"a": "ı", "ı": "ı", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}.get(_last_vowel(word), "i")


def _possessed(word: str) -> str:
    if word[-1].lower() in _VOWELS:
        return f"{word}s{_high(word)}"
    softened = {"q": "ğ", "k": "y"}.get(word[-1]) if len(word) > 3 else None
    return (word[:-1] + softened if softened else word) + _high(word)


def _possessed_cases(word: str) -> tuple[str, ...]:
    low, high = "a" if _low(word) else "ə", _high(word)
    return (f"n{high}n", f"n{low}", f"n{high}", f"nd{low}", f"nd{low}n", f"yl{low}")


def _case_endings(word: str) -> tuple[str, ...]:
    low, high = "a" if _low(word) else "ə", _high(word)
    if word[-1].lower() in _VOWELS:
        return (f"n{high}n", f"y{low}", f"n{high}", f"d{low}", f"d{low}n", f"yl{low}")
    return (f"{high}n", low, high, f"d{low}", f"d{low}n", f"l{low}")
