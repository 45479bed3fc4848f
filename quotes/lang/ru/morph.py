"""Russian morphology: the only importer of pymorphy3. In: words. Out: parses, cached, because articles repeat their words."""

from __future__ import annotations

from functools import lru_cache
from typing import Any


@lru_cache(maxsize=1)
def analyser() -> Any:
    """The dictionary-backed analyser, loaded once per process."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=200_000)
def parses(word: str) -> tuple[Any, ...]:
    """All parses of `word`, likeliest first; case of letters does not matter."""
    return tuple(analyser().parse(word))
