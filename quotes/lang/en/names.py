"""English names of people. In: the words of a name as printed. Out: the name without its possessive ending, and the gender it tells."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

from quotes.lang.pack import NameReading


@lru_cache(maxsize=1)
def _people() -> dict[str, frozenset[str]]:
    raw = tomllib.loads((Path(__file__).parent / "people.toml").read_text(encoding="utf-8"))
    return {key: frozenset(value.lower().split()) for key, value in raw.items()}


def given(word: str) -> str:
    """The gender a given name tells (`m`, `f`, `mf`), empty where the word is no known given name."""
    low = word.lower().rstrip(".")
    people = _people()
    return ("m" if low in people["men"] else "") + ("f" if low in people["women"] else "")


def is_title(word: str) -> bool:
    """May the word stand before a name without being part of it (Dr, Sen., President)?"""
    return word.lower().rstrip(".") in _people()["titles"]


def is_particle(word: str) -> bool:
    """May the word stand in lower case inside a name (van, al)?"""
    return word in _people()["particles"]


def bare(word: str) -> str:
    """The word without its possessive ending."""
    return word[:-2] if word.endswith(("'s", "’s")) else word[:-1] if word.endswith(("s'", "s’")) else word


@lru_cache(maxsize=50_000)
def name_readings(words: tuple[str, ...]) -> tuple[NameReading, ...]:
    """The one way to read the name; English names stand in no case."""
    kept = (*words[:-1], bare(words[-1])) if words else ()
    gender = given(kept[0]) if kept else ""
    if len(gender) != 1 and kept:
        gender = _by_surname(kept[-1]) or ("f" if len(kept) > 1 and not gender and len(kept[0]) > 3 and kept[0].endswith("a") else "")
    return (NameReading(kept, "", gender, (1.0 if gender else 0.5) if len(kept) > 1 else 0.3),)


def surname_like(word: str) -> bool:
    """Does the word end as surnames of the region do (-ov, -yeva, -zade, -oglu, -shvili)?"""
    low = bare(word).lower()
    return len(low) > 5 and low.endswith(tuple(_people()["surnames"]))


def _by_surname(word: str) -> str:
    """Slavic and Turkic surnames in Latin letters tell a woman's from a man's."""
    low, people = word.lower(), _people()
    if low.endswith(tuple(people["surnames_f"])) and len(low) > 5:
        return "f"
    return "m" if low.endswith(tuple(people["surnames_m"] - {"in", "yn"})) and len(low) > 4 else ""
