"""Names of organizations compared. In: a name as printed, in any Russian case, units before it or not. Out: a key, or the known id.

A key is the set of the name's weighty words, cut to their beginnings, so that case does not matter, without the founder behind "при".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from quotes.identity.letters import fold, romanise
from quotes.identity.lexicon import word_lists
from quotes.text.fold import fold_key

_WORD = re.compile(r"[^\W_]+(?:[-'’ʼ][^\W_]+)*")
_FOUNDER = re.compile(
    r"\s+(?:при|under|жанындағы)\s+(?:президент\w*|кабинет\w*|правительств\w*|the\s+president|the\s+government).*$", re.IGNORECASE
)
_SMALL = frozenset(word_lists()["small"].split())
_STEM = 5
_ALIKE = 4  # letters that two endings of a word have in common


@lru_cache(maxsize=50_000)
def org_key(text: str) -> str:
    """The key of an organization's name: its weighty words' beginnings, sorted; an abbreviation keeps all its letters."""
    return " ".join(sorted(_stems(text)))


@lru_cache(maxsize=50_000)
def _stems(text: str) -> frozenset[str]:
    """Beginnings of the words that weigh; a word in capitals is an abbreviation and stays whole (in Latin letters)."""
    words = _WORD.findall(_FOUNDER.sub("", text))
    return frozenset(_stem(word) for word in words if fold(word) not in _SMALL)


def _stem(word: str) -> str:
    if word.isupper() and 2 <= len(word) <= 8:
        return "=" + romanise(word)
    lowered = fold(word)
    if any(letter.isdigit() for letter in lowered):  # numbers alone tell schools and funds apart
        return lowered
    return lowered[: max(_STEM, len(lowered) - 4)] if len(lowered) > _STEM else lowered[: max(3, len(lowered) - 1)]


def clues(name: str) -> frozenset[str]:
    """How the weighty words of a name begin: a known name fits what is printed only where all its clues are clues of that."""
    return frozenset(stem[:_ALIKE] for stem in _stems(name))


def find_organization(printed: str, known: Mapping[int, Sequence[str]]) -> int | None:
    """The id of the organization that `printed` names, of those in `known` (id to names); None where none or several fit.

    A known name fits where all its weighty words stand in `printed`; the longest such name decides, so that a unit's words before
    the name ("отдела … Института …") do no harm and a shorter name inside a longer one does not win.
    """
    said = _stems(printed)
    best: dict[int, int] = {}
    for organization, names in known.items():
        weights = [len(stems) for name in names if (stems := _stems(name)) and _stands_in(stems, said)]
        if weights:
            best[organization] = max(weights)
    if not best:
        return None
    most = max(best.values())
    found = [organization for organization, weight in best.items() if weight == most]
    if len(found) > 1:
        exact = fold_key(printed)
        found = [organization for organization in found if any(fold_key(name) == exact for name in known[organization])]
    return found[0] if len(found) == 1 else None


def _stands_in(stems: frozenset[str], said: frozenset[str]) -> bool:
    """Do all words of a known name stand in what is printed, ending aside?"""
    return all(stem in said or any(_alike(stem, other) for other in said) for stem in stems)


def _alike(stem: str, other: str) -> bool:
    if stem.startswith("=") or other.startswith("=") or any(letter.isdigit() for letter in stem + other):
        return False
    short, long = sorted((stem, other), key=len)
    return len(short) >= _ALIKE and long.startswith(short) and len(long) - len(short) <= 3
