"""Keys under which a name and its variants meet. In: a name. Out: a few strings; two spellings of one person share the block of one.

Looking a name up costs as many index probes as it has keys, whatever the archive holds. A key is the class of the given name's
first sound, a bar, what stands for the family name, a bar, and the sounds of the given name. Up to the second bar it is a block: the
names in it are worth comparing. Where a block is crowded (a common surname), the rest of the key narrows it down.

For the family name stand its sounds, what is heard when one letter is left out (so that one wrong, missing, added or displaced
letter still meets, also where two letters make one sound: "тс" is heard as "ц"), how it begins, and its consonants. A family name
alone meets full names by its sounds only.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

from quotes.errors import UsageError
from quotes.identity.letters import bones as consonants
from quotes.identity.letters import fold, sounds
from quotes.identity.lexicon import find_given
from quotes.identity.names import parse_name

ANY = "*"
NEAREST = 40
_SHORTEST = 4
_LONGEST = 10
_BEGINNING = 7
LIKE = 0.5
_NASAL = str.maketrans("m", "n")


@lru_cache(maxsize=50_000)
def blocking_keys(name: str) -> frozenset[str]:
    """The keys of a person's name; none where it holds no letter."""
    try:
        parsed = parse_name(name)
    except UsageError:
        return frozenset()
    keys: set[str] = set()
    for reading in parsed.readings:
        orders = [(reading.given, reading.family)]
        if not parsed.sure and reading.given and reading.family:
            orders.append((reading.family, reading.given))
        for given, family in orders:
            heard = _given_heard(given)
            start = _start(heard or (sounds(parsed.initials[0])[0] if parsed.initials else ""))
            keys.update(f"{block}|{heard}" for block in (_blocks(start, family) if family else (f"{start}|{heard}",)))
    return frozenset(keys)


def _blocks(start: str, family: str) -> set[str]:
    """The blocks of one reading."""
    whole = sounds(family)
    blocks = {f"{one}|{heard}" for heard in whole for one in (ANY, start)}
    if start == ANY:
        return blocks
    blocks.update(f"{start}|{heard[:_BEGINNING]}^" for heard in whole if len(heard) > _BEGINNING)
    letters = fold(family)[:_LONGEST]
    if len(letters) >= _SHORTEST:
        listen = sounds.__wrapped__
        shorter = (letters[:at] + letters[at + 1 :] for at in range(len(letters)))
        blocks.update(f"{start}|{listen(one)[0]}" for one in (letters, *shorter))
    blocks.add(f"{start}|{consonants(family).translate(_NASAL)}#")
    return blocks


def _given_heard(given: str) -> str:
    """The sounds of a given name, of its leading form where it is listed."""
    known = find_given(given) if given else None
    return sounds(min(known.rows) if known else given)[0] if given else ""


def _start(heard: str) -> str:
    """The class of a name's first sound; `*` where there is none."""
    first = heard[:1]
    if not first:
        return ANY
    return "a" if first in "aeiou" else consonants(first)


def block_of(key: str) -> str:
    """The block of a key."""
    return key[: key.rindex("|")]


def given_of(key: str) -> str:
    """The sounds of the given name in a key; empty where the name shows none."""
    return key[key.rindex("|") + 1 :]


@lru_cache(maxsize=100_000)
def givens_alike(one: str, two: str) -> float:
    """How alike the sounds of two given names are, 0 to 1; 0.5 where one name shows none."""
    if not one or not two:
        return LIKE
    if one == two or one.split(maxsplit=1)[0] == two.split(maxsplit=1)[0]:
        return 1.0
    return float(OSA.normalized_similarity(one, two))


def pick_nearest(keys: Collection[str], found: Mapping[int, Collection[str]], most: int = NEAREST) -> list[int]:
    """Of those found (each with its keys that stand in blocks of `keys`) the `most` likeliest to be meant, those first.

    Who has another given name is left out; a common family name shares its blocks with thousands, but not its given name.
    """
    mine: dict[str, set[str]] = {}
    for key in keys:
        block, _, given = key.rpartition("|")
        mine.setdefault(block, set()).add(given)
    likeness: dict[str, float] = {}  # of a key to the likest given name in its block; a crowd shares few keys
    weights: dict[int, float] = {}
    for number, theirs in found.items():
        weight = 0.0
        for key in theirs:
            if (alike := likeness.get(key)) is None:
                block, _, given = key.rpartition("|")
                alike = likeness[key] = max((givens_alike(one, given) for one in mine.get(block, ())), default=0.0)
            if alike >= LIKE:
                weight += alike
        weights[number] = weight
    near = sorted((-weight, number) for number, weight in weights.items() if weight)
    return [number for _, number in near[:most]]
