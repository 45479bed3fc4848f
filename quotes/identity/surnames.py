"""Which family names exist. In: what a family name sounds like. Out: does a dictionary hold one that sounds so?

A Bloom filter over the sounds of the 16,000 surnames that OpenCorpora's dictionary of Russian holds (surnames.bin, made by
bench/list_surnames.py): it tells a name from a misprint, and holds no name. One unknown word in some thousands is taken for known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

SHIPPED = Path(__file__).parent / "surnames.bin"
BYTES = 32_768
# How the region's family names sound at their end, men's and women's.
_ENDINGS = ("ov", "ev", "in", "ova", "eva", "ina", "ski", "ska", "cki", "cka", "enka", "ko", "li", "uk", "zade", "iC")
SHORTEST = 4


@lru_cache(maxsize=100_000)
def is_surname(sound: str) -> bool:
    """Does a known family name sound like this?"""
    held = _filter()
    return all(held[place >> 3] >> (place & 7) & 1 for place in _places(sound))


def is_regional(sound: str) -> bool:
    """Does it end like the family names of the region, which alphabets render by rule? Others are written by ear."""
    return sound.endswith(_ENDINGS)


def make_filter(sounds: Iterable[str]) -> bytes:
    """The filter that holds these sounds."""
    made = bytearray(BYTES)
    for place in (place for sound in sounds for place in _places(sound)):
        made[place >> 3] |= 1 << (place & 7)
    return bytes(made)


def _places(sound: str) -> Iterator[int]:
    """The eight bits that stand for a sound."""
    digest = blake2b(sound.encode(), digest_size=32).digest()
    for at in range(0, 32, 4):
        yield int.from_bytes(digest[at : at + 4], "little") % (8 * BYTES)


@lru_cache(maxsize=1)
def _filter() -> bytes:
    return SHIPPED.read_bytes()
