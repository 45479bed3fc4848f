"""Keys under which a name and its variants meet. In: a name. Out: a few strings; two spellings of one person share at least one.

Looking a name up costs as many index probes as it has keys, whatever the archive holds. A key is the class of the given name's
first sound, a bar, and the family name: its sounds, its sounds with one left out (so that one wrong, missing, added or displaced
letter still meets), and its consonants. A family name alone meets full names by its sounds only.
"""

from __future__ import annotations

from functools import lru_cache

from quotes.errors import UsageError
from quotes.identity.letters import bones as consonants
from quotes.identity.letters import sounds
from quotes.identity.lexicon import find_given
from quotes.identity.names import PersonName, parse_name

ANY = "*"
_SHORTEST = 4
_LONGEST = 9


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
            keys |= _keys(_start(given, parsed), family) if family else {f"{_start(given, parsed)}|{sounds(given)[0]}"}
    return frozenset(keys)


def _keys(start: str, family: str) -> set[str]:
    """The keys of one reading."""
    keys = {f"{ANY}|{heard}" for heard in sounds(family)}
    for heard in sounds(family):
        keys.add(f"{start}|{heard}")
        if start != ANY and len(heard) >= _SHORTEST:
            cut = heard[:_LONGEST]
            keys.update(f"{start}|{cut[:at]}{cut[at + 1 :]}" for at in range(len(cut)))
            keys.add(f"{start}|{cut}")
    if start != ANY:
        keys.add(f"{start}|{consonants(family)}#")
    return keys


def _start(given: str, parsed: PersonName) -> str:
    """The class of the first sound of the given name (or printed initial); `*` where there is none."""
    known = find_given(given) if given else None
    first = sounds(min(known.rows) if known else given or (parsed.initials[0] if parsed.initials else ""))[0][:1]
    if not first:
        return ANY
    return "a" if first in "aeiou" else consonants(first)
