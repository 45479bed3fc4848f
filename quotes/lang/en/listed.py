"""The English pack's lists of places, bodies, nations, offices and openers. In: its files. Out: sets of lower-case words, read once."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path


def is_place(word: str) -> bool:
    """Is the word the name of a place, a nation or a body?"""
    low = word.lower()
    return low in places() or low in nations() or low in bodies()


@lru_cache(maxsize=1)
def _words() -> dict[str, object]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _places() -> dict[str, str]:
    return tomllib.loads((Path(__file__).parent / "places.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """Names of places, lower case."""
    return frozenset(_places()["places"].replace("\n", "|").split("|")) - {""}


@lru_cache(maxsize=1)
def bodies() -> frozenset[str]:
    """Words that make a run of capitals the name of a body."""
    return frozenset(_places()["bodies"].split())


@lru_cache(maxsize=1)
def nations() -> frozenset[str]:
    """Adjectives of nations and their plurals."""
    table = _words()["places"]
    assert isinstance(table, dict)
    return frozenset(table) | frozenset(f"{word}s" for word in table)


@lru_cache(maxsize=1)
def roles() -> frozenset[str]:
    """Nouns of office and trade."""
    return frozenset(str(word) for word in _words()["roles"])  # type: ignore[attr-defined]


@lru_cache(maxsize=1)
def stop() -> frozenset[str]:
    """Words that never begin a name."""
    return frozenset(str(word) for word in _words()["stop"])  # type: ignore[attr-defined]
