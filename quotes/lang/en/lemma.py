"""English search keys. In: one folded word. Out: its stem; and the forms a phrase takes in a sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=100_000)
def lemma_key(word: str) -> str:
    """The stem of a folded word: `corridors` and `corridor's` give `corridor`."""
    return str(_stemmer().stemWord(word))


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
