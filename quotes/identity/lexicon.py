"""Known given names and the small words of names. In: a word. Out: which name it is a form of, in any of the region's languages."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from quotes.identity.letters import sounds


@lru_cache(maxsize=1)
def word_lists() -> dict[str, Any]:
    """What words.toml holds: `titles`, `particles`, `child` (strings of words), `men`, `women` (rows of forms)."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[str, str]]:
    """Sound of every listed form: the leading form of its row and `m` or `f`."""
    names: dict[str, tuple[str, str]] = {}
    for gender, rows in (("m", word_lists()["men"]), ("f", word_lists()["women"])):
        for row in rows:
            forms = row.split()
            for form in forms:
                names.setdefault(sounds(form)[0], (forms[0].lower(), gender))
    return names


@lru_cache(maxsize=100_000)
def find_given(word: str) -> tuple[str, str] | None:
    """The leading form and gender of the given name that `word` is a form of; None where it is not listed."""
    return _names().get(sounds(word)[0])
