"""English search keys. In: one folded word. Out: its stem; and the forms a phrase takes in a sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

_INFLECTIONS = (
    *(("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("ies", "y"), ("ied", "y"), ("eed", "eed"), ("ing", ""), ("ed", "")),
    *(("ss", "ss"), ("us", "us"), ("is", "is"), ("s", "")),
)


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=100_000)
def lemma_key(word: str) -> str:
    """The stem of a folded word: `corridors` and `corridor's` give `corridor`."""
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=50_000)
def inflection_key(word: str) -> str:
    """The key that a folded word shares with its inflections only: `opposes` and `opposed`, but not `use` and `useful`."""
    word = word.removesuffix("'s")
    stem = next((word[: -len(old)] + new for old, new in _INFLECTIONS if word.endswith(old) and len(word) - len(old) > 2), word)
    if stem != word and stem[-1] == stem[-2:-1] and stem[-1] not in "sl":
        stem = stem[:-1]
    return stem.removesuffix("e") if len(stem) > 3 else stem


def forms(phrase: str) -> set[str]:
    """The phrase with its last word as written, in the plural (unless it looks like one) and the possessive."""
    if phrase[-2:].isupper() or phrase[-1:].isdigit():
        return {phrase, f"{phrase}'s"}
    if re.search("[^siu]s$| of ", phrase):
        return {phrase, f"{phrase}'" if phrase.endswith("s") else f"{phrase}'s"}
    if phrase.endswith(("s", "x", "ch", "sh")):
        plural = f"{phrase}es"
    elif phrase.endswith("y") and phrase[-2:-1] not in tuple("aeiou"):
        plural = f"{phrase[:-1]}ies"
    else:
        plural = f"{phrase}s"
    return {phrase, plural, f"{phrase}'s", f"{phrase}'", f"{plural}'"}
