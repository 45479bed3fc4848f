"""Azerbaijani search keys. In: one folded word. Out: its stem; and the case forms a phrase takes in a sentence.

Some twenty endings are taken off until none fits; what may stand before an ending is part of it, and vowels that differ by harmony
alone are one. Last letters that could belong to an ending go as well (the n of `Azərbaycan`: `ölkəni`, but `Azərbaycanı`). So every form of
a word comes to one key, `dəhliz` as well as `dəhlizlərindən`; a few words share a key with another.
"""

from __future__ import annotations

import re
from functools import lru_cache

_VOWELS = "aıoueəiöü"
_BACK = "aıou"
_SPLIT_LAST = re.compile(r"^(.*?)([^\s-]+)$", re.DOTALL)
_HARMONY = {"A": "[aə]", "I": "[ıiuü]", "V": "(?<=[aıoueəiöü])", "C": "(?<=[bcçdfgğhxjkqlmnprsştvyz])"}
_ENDINGS = ("VylA", "VnI", "VnA", "VsI", "VyA", "Vn", "Vs", "Vk", "Vy", "dAkI", "dIr", "dA", "lAr", "ClA", "CI", "CA")
_ENDING = re.compile("(?<=...)(?:" + "|".join("".join(_HARMONY.get(letter, letter) for letter in ending) for ending in _ENDINGS) + ")$")


@lru_cache(maxsize=100_000)
def lemma_key(word: str) -> str:
    """The stem of a folded word: `dəhlizin`, `dəhlizinin` and `dəhlizdə` give one key."""
    stem = word.partition("'")[0] or word
    while (shorter := _ENDING.sub("", stem)) != stem:
        stem = shorter
    return stem[:-1] + {"ğ": "q"}.get(stem[-1], stem[-1])


def forms(phrase: str) -> set[str]:
    """The phrase with its last word in every case, singular and plural, bare and with the third person's ending."""
    match = _SPLIT_LAST.match(phrase)
    if not match or match[2].isupper() or not any(letter in _VOWELS for letter in match[2].lower()):
        return {phrase}
    head, word = match.groups()
    if head and word[-1] in "ıiuü":  # a compound that has its possessive ending already: `dəmir yolu`
        return {phrase} | {phrase + ending for ending in _possessed_cases(word)}
    plural = word if word.endswith(("lar", "lər")) else word + ("lar" if _low(word) else "lər")
    found = {word, plural}
    for base in {word, plural}:
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
    softened = {"q": "ğ", "k": "y"}.get(word[-1]) if len(word) > 3 and word[-2] in _VOWELS else None
    return (word[:-1] + softened if softened else word) + _high(word)


def _possessed_cases(word: str) -> tuple[str, ...]:
    low, high = "a" if _low(word) else "ə", _high(word)
    return (f"n{high}n", f"n{low}", f"n{high}", f"nd{low}", f"nd{low}n", f"yl{low}")


def _case_endings(word: str) -> tuple[str, ...]:
    low, high = "a" if _low(word) else "ə", _high(word)
    if word[-1].lower() in _VOWELS:
        return (f"n{high}n", f"y{low}", f"n{high}", f"d{low}", f"d{low}n", f"yl{low}")
    return (f"{high}n", low, high, f"d{low}", f"d{low}n", f"l{low}")
