"""Known given names and the small words of names. In: a word. Out: which name it is a form of, in any of the region's languages."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from quotes.identity.letters import first_sounds, sounds


@lru_cache(maxsize=1)
def word_lists() -> dict[str, Any]:
    """What words.toml holds: `titles`, `particles`, `child` (strings of words), `men`, `women` (rows of forms)."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Listed:
    """A known given name: the leading forms of the rows it stands in, and its gender (`mf` where both bear it)."""

    rows: frozenset[str]
    gender: str


@lru_cache(maxsize=100)
def _names(start: str) -> dict[str, Listed]:
    """Every listed form by its sound, of those that may begin with `start`: one name needs few of them."""
    rows: dict[str, set[str]] = {}
    genders: dict[str, set[str]] = {}
    for gender, names in (("m", word_lists()["men"]), ("f", word_lists()["women"])):
        for row in names:
            forms = row.split()
            for form in forms:
                if start in first_sounds(form[0].lower()):
                    rows.setdefault(sounds(form)[0], set()).add(forms[0].lower())
                    genders.setdefault(sounds(form)[0], set()).add(gender)
    return {sound: Listed(frozenset(rows[sound]), "".join(sorted(genders[sound], reverse=True))) for sound in rows}


@lru_cache(maxsize=100_000)
def find_given(word: str) -> Listed | None:
    """The given name that `word` (in the nominative) is a form of; None where it is not listed."""
    heard = sounds(word)[0] if word else ""
    return _names(heard[0]).get(heard) if heard else None
