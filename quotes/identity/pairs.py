"""Two names laid side by side. In: two parsed names. Out: the readings and the order of parts under which they are most alike.

Everything the features look at is measured here once: each part's keys and the distances between them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA, JaroWinkler, Levenshtein

from quotes.identity.letters import bones, fold, romanise, script_of, sounds
from quotes.identity.lexicon import find_given
from quotes.identity.names import PersonName, parse_name
from quotes.identity.patronymics import father
from quotes.identity.rarity import Letters
from quotes.identity.slips import slip_cost
from quotes.identity.weights import load_letters

FAR = 9
# What a Latin initial may stand for besides its usual sound.
_INITIAL_SOUNDS = {
    "y": "uaeoi",
    "j": "uaeiZ",
    "z": "Z",
    "k": "g",
    "s": "SC",
    "c": "CkcsZ",
    "t": "c",
    "d": "Z",
    "e": "a",
    "д": "Z",
}
MOST_EDITS = 4


class Word(NamedTuple):
    """One part of a name with its keys; `text` is empty where the name lacks the part."""

    text: str
    exact: str
    plain: str
    sounds: tuple[str, ...]
    bones: str
    script: str


class Near(NamedTuple):
    """How near two words are: equal letters, edits (a transposition is one) and likeness (0 to 1) of letters and of sounds."""

    known: bool
    same: bool
    edits: int
    likeness: float
    winkler: float
    sound_edits: int
    sound_likeness: float
    bones_same: bool
    bones_likeness: float
    swapped: bool
    shorter: int
    slip: float
    sound_slip: float


class Side(NamedTuple):
    """One name in one reading, its given and family name exchanged where their order was assumed and that is the better reading."""

    name: PersonName
    given: str
    family: str
    patronymic: str
    gender: str | None
    printed: bool
    exchanged: bool
    doubt: float


class Pair(NamedTuple):
    """Two names in their most alike readings, with the distances between their parts."""

    left: Side
    right: Side
    family: Near
    given: Near
    patronymic: Near
    rarer: float
    usual: float


@lru_cache(maxsize=200_000)
def word(text: str) -> Word:
    """The keys of one part."""
    if not text:
        return Word("", "", "", ("",), "", "")
    return Word(text, fold(text), romanise(text), sounds(text), bones(text), script_of(text))


_ABSENT = Near(False, False, FAR, 0.0, 0.0, FAR, 0.0, False, 0.0, False, 0, FAR, FAR)


def spelt_alike(left: str, right: str) -> tuple[str, str]:
    """Two words in one script: as they are where they share one, else romanised."""
    a, b = word(left), word(right)
    return (a.exact, b.exact) if a.script == b.script else (a.plain, b.plain)


@lru_cache(maxsize=200_000)
def near(left: str, right: str) -> Near:
    """How near two words are; unknown where one is missing."""
    if not left or not right:
        return _ABSENT
    a, b = word(left), word(right)
    if a.exact == b.exact:
        return Near(True, True, 0, 1.0, 1.0, 0, 1.0, True, 1.0, False, len(a.exact), 0.0, 0.0)
    x, y = spelt_alike(left, right)
    edits = OSA.distance(x, y)
    longer = max(len(x), len(y)) or 1
    heard, _, said, other = min((OSA.distance(s, t), -max(len(s), len(t)), s, t) for s in a.sounds for t in b.sounds)
    heard_longer = max(len(said), len(other)) or 1
    return Near(
        known=True,
        same=x == y,
        edits=edits,
        likeness=1 - edits / longer,
        winkler=JaroWinkler.similarity(x, y),
        sound_edits=heard,
        sound_likeness=1 - heard / heard_longer,
        bones_same=a.bones == b.bones,
        bones_likeness=OSA.normalized_similarity(a.bones, b.bones),
        swapped=edits < Levenshtein.distance(x, y, score_cutoff=edits),
        shorter=min(len(x), len(y)),
        slip=slip_cost(x, y) if edits <= MOST_EDITS else float(edits),
        sound_slip=slip_cost(said, other) if 0 < heard <= MOST_EDITS else float(heard),
    )


def lay(left: PersonName, right: PersonName, letters: Letters | None = None) -> Pair:
    """The readings of `left` and `right` that make them most alike; `letters` are the shipped counts unless given."""
    one, two = _most_alike(_sides(left.text), _sides(right.text))
    family = near(one.family, two.family)
    rarities = (0.0, 0.0)
    if family.known and 0 < family.edits <= MOST_EDITS:
        letters = letters or load_letters()
        a, b = spelt_alike(one.family, two.family)
        rarities = letters.rarity(a, b), letters.rarity(b, a)
    listed = same_listed(one.given, two.given) == 1
    given = near(one.given, one.given) if listed else near(one.given, two.given)
    fathers = near(father(one.patronymic), father(two.patronymic))
    return Pair(one, two, family, given, fathers, max(rarities), min(rarities))


@lru_cache(maxsize=100_000)
def _sides(text: str) -> tuple[Side, ...]:
    """Every reading of a name, each also with its parts exchanged where their order was only assumed."""
    name = parse_name(text)
    sides = []
    for at, one in enumerate(name.readings):
        sides.append(Side(name, one.given, one.family, one.patronymic, one.gender, one.printed, False, 0.1 * at))
        if not name.sure and one.given and one.family:
            sides.append(Side(name, one.family, one.given, one.patronymic, one.gender, one.printed, True, 0.1 * at + 0.5))
    return tuple(sides)


def _most_alike(lefts: tuple[Side, ...], rights: tuple[Side, ...]) -> tuple[Side, Side]:
    best = (lefts[0], rights[0])
    if len(lefts) == len(rights) == 1:
        return best
    least = float("inf")
    for one in lefts:
        for two in rights:
            cost = one.doubt + two.doubt
            if cost < least:
                cost += _cost(one, two)
                if cost < least:
                    least, best = cost, (one, two)
    return best


def _cost(one: Side, two: Side) -> float:
    """Edits between what both names have, by letter or sound, whichever are fewer; and a penalty for two genders."""
    cost = 0.5 if one.gender and two.gender and one.gender != two.gender else 0.0
    if one.family and two.family and one.family != two.family:
        cost += _apart(one.family, two.family)
    if one.given and two.given and one.given != two.given:
        cost += 0.3 if same_listed(one.given, two.given) == 1 else _apart(one.given, two.given)
    return cost


@lru_cache(maxsize=100_000)
def _apart(left: str, right: str) -> float:
    """Edits between letters or sounds, whichever are fewer, and a little for not being the same."""
    x, y = spelt_alike(left, right)
    edits = OSA.distance(x, y)
    heard = min(OSA.distance(s, t) for s in sounds(left) for t in sounds(right)) if edits else 0
    return min(edits, heard) + 0.3


@lru_cache(maxsize=50_000)
def same_listed(one: str, two: str) -> float:
    """Two given names by the list: 1 the same, -1 two different ones, -0.5 where only one is listed, 0 where none is."""
    known, other = find_given(one), find_given(two)
    if known and other:
        return -1.0 if known.rows.isdisjoint(other.rows) else 1.0
    return -0.5 if known or other else 0.0


def first_letters(side: Side) -> tuple[tuple[str, str, str], ...]:
    """Of given name and patronymic, or of printed initials: script, first letter and sounds it may stand for."""
    words = side.name.initials
    if side.given and not (words and side.family):
        words = (side.given, *((side.patronymic,) if side.patronymic else ()), *words)
    return tuple(first_letter(word) for word in words)


@lru_cache(maxsize=10_000)
def first_letter(word: str) -> tuple[str, str, str]:
    """Script, first letter and the sounds it may stand for; an initial may stand for more than a written name."""
    folded = fold(word)
    heard = "".join(sorted({one[:1] for one in sounds(word)}))
    return script_of(word), folded[:1], heard + (_INITIAL_SOUNDS.get(folded, "") if len(folded) == 1 else "")


def letters_agree(one: tuple[str, str, str], two: tuple[str, str, str]) -> bool:
    """Can two first letters stand for one name? In one script the letter decides, across scripts the sounds."""
    return one[1] == two[1] if one[0] == two[0] else not set(one[2]).isdisjoint(two[2])
