"""Kazakh names of people → nominative. In: the words of a name as printed. Out: every way to read them: only the last word declines."""

from __future__ import annotations

from functools import lru_cache

from quotes.lang.kk.morph import TABLES
from quotes.lang.pack import NameReading
from quotes.lang.turkic import name_readings as readings_by


@lru_cache(maxsize=50_000)
def name_readings(words: tuple[str, ...]) -> tuple[NameReading, ...]:
    """The name as it stands and without each case ending of its last word, best first."""
    return readings_by(words, TABLES)
