"""What speaks for and against two names being one person's. In: a `Pair`. Out: numbers, one a feature.

Each feature is a small function; its docstring is what `quotes names explain` prints. The order of `FEATURES` is the order
of the columns of the trained weights (weights.json names them, so that a forgotten training is noticed).
"""

from __future__ import annotations

from collections.abc import Callable

from rapidfuzz.distance import OSA

from quotes.identity.letters import sounds, unstressed
from quotes.identity.pairs import FAR, Pair, first_letters, letters_agree, same_listed
from quotes.identity.patronymics import father
from quotes.identity.surnames import is_regional, is_surname

Feature = Callable[[Pair], float]


def family_known(pair: Pair) -> float:
    """Both names have a family name (1) or not (0)."""
    return float(pair.family.known)


def family_edits(pair: Pair) -> float:
    """Letters to change between the family names; two neighbours changing places count as one."""
    return float(pair.family.edits)


def family_likeness(pair: Pair) -> float:
    """Likeness of the family names' letters, 0 to 1, after romanisation where the scripts differ."""
    return pair.family.likeness


def family_winkler(pair: Pair) -> float:
    """Jaro-Winkler likeness of the family names: a shared beginning counts more."""
    return pair.family.winkler


def family_sound_edits(pair: Pair) -> float:
    """Sounds to change between the family names, whatever alphabet or romanisation they stand in."""
    return float(pair.family.sound_edits)


def family_sound_likeness(pair: Pair) -> float:
    """Likeness of the family names' sounds, 0 to 1."""
    return pair.family.sound_likeness


def family_bones(pair: Pair) -> float:
    """Likeness of the family names' consonants when voice and vowels are left out."""
    return pair.family.bones_likeness + pair.family.bones_same


def family_swapped(pair: Pair) -> float:
    """The family names differ by two neighbouring letters that changed places."""
    return float(pair.family.swapped)


def family_length(pair: Pair) -> float:
    """Letters of the shorter family name: one edit in a long name says less than in a short one."""
    return float(pair.family.shorter)


def family_start(pair: Pair) -> float:
    """The family names begin with the same sound."""
    one, two = pair.left.family, pair.right.family
    return float(bool(one and two) and sounds(one)[0][:1] == sounds(two)[0][:1])


def family_slip(pair: Pair) -> float:
    """Cost of the slips between the family names: a swap, a doubled letter, the key beside and a like sound are cheap."""
    return pair.family.slip


def family_sound_slip(pair: Pair) -> float:
    """Cost of the slips between the sounds of the family names."""
    return pair.family.sound_slip


def family_rarer(pair: Pair) -> float:
    """How unusual the letters are in the odder of two family names that differ: a misprint looks odd."""
    return pair.rarer


def family_usual(pair: Pair) -> float:
    """How unusual the letters are in the less odd of two family names that differ: two real names both look usual."""
    return pair.usual


def family_existing(pair: Pair) -> float:
    """How many of two family names that sound unlike stand in a dictionary: two are hardly one misspelt; -1 where they sound alike."""
    one, two = sounds(pair.left.family), sounds(pair.right.family)
    if not pair.family.known or not set(one).isdisjoint(two):
        return -1.0
    return float(sum(any(map(is_surname, heard)) for heard in (one, two)))


def family_unstressed(pair: Pair) -> float:
    """Sounds to change between the family names where o is taken for a and e for i, as Belarusian writes what is not stressed."""
    if not pair.family.known:
        return float(FAR)
    return float(min(OSA.distance(a, b) for a in unstressed(pair.left.family) for b in unstressed(pair.right.family)))


def family_regional(pair: Pair) -> float:
    """How many of the family names end like those of the region; others are written in Cyrillic by ear."""
    return float(sum(any(map(is_regional, sounds(side.family))) for side in (pair.left, pair.right)))


def given_known(pair: Pair) -> float:
    """Both names have a given name written out."""
    return float(pair.given.known)


def given_edits(pair: Pair) -> float:
    """Letters to change between the given names."""
    return float(pair.given.edits)


def given_likeness(pair: Pair) -> float:
    """Likeness of the given names' letters, 0 to 1."""
    return pair.given.likeness


def given_sound_edits(pair: Pair) -> float:
    """Sounds to change between the given names."""
    return float(pair.given.sound_edits)


def given_sound_likeness(pair: Pair) -> float:
    """Likeness of the given names' sounds, 0 to 1."""
    return pair.given.sound_likeness


def given_bones(pair: Pair) -> float:
    """Likeness of the given names' consonants when voice and vowels are left out."""
    return pair.given.bones_likeness + pair.given.bones_same


def given_length(pair: Pair) -> float:
    """Letters of the shorter given name."""
    return float(pair.given.shorter)


def given_listed(pair: Pair) -> float:
    """Listed given names: 1 the same name in two languages, -1 two different ones, 0 unknown; half where only one is listed."""
    return same_listed(pair.left.given, pair.right.given) if pair.given.known else 0.0


def given_slip(pair: Pair) -> float:
    """Cost of the slips between the given names."""
    return pair.given.slip


def initials_agree(pair: Pair) -> float:
    """First letters of given name and patronymic: how many agree, -1 where any two differ, 0 where one name shows none."""
    shared = list(zip(first_letters(pair.left), first_letters(pair.right), strict=False))
    if not all(letters_agree(one, two) for one, two in shared):
        return -1.0
    return float(len(shared))


def fathers_listed(pair: Pair) -> float:
    """The fathers' names in the patronymics: 1 the same listed name, -1 two different ones, 0 unknown."""
    if not pair.patronymic.known:
        return 0.0
    return same_listed(father(pair.left.patronymic), father(pair.right.patronymic))


def patronymic_likeness(pair: Pair) -> float:
    """Likeness of the sounds of the fathers' names in the patronymics; -1 where one name has none."""
    return pair.patronymic.sound_likeness if pair.patronymic.known else -1.0


def patronymic_edits(pair: Pair) -> float:
    """Sounds to change between the patronymics; 9 where one name has none."""
    return float(pair.patronymic.sound_edits)


def gender(pair: Pair) -> float:
    """Gender told by given name, patronymic and surname: 1 the same, -1 different, 0 unknown on a side."""
    one, two = pair.left.gender, pair.right.gender
    if not one or not two:
        return 0.0
    return 1.0 if one == two else -1.0


def bare(pair: Pair) -> float:
    """How many of the two names are a family name alone."""
    return float(pair.left.name.bare) + float(pair.right.name.bare)


def same_script(pair: Pair) -> float:
    """Both names stand in one script."""
    return float(pair.left.name.script == pair.right.name.script)


def latin(pair: Pair) -> float:
    """Both names stand in Latin letters, where romanisations differ."""
    return float(pair.left.name.script == "latin" and pair.right.name.script == "latin")


def inflected(pair: Pair) -> float:
    """How many of the names had to be brought to the nominative."""
    return float(not pair.left.printed) + float(not pair.right.printed)


def parts_swapped(pair: Pair) -> float:
    """Given and family name had to change places to agree."""
    return float(pair.left.exchanged or pair.right.exchanged)


def doubt(pair: Pair) -> float:
    """How far the two readings chosen are from the likeliest ones of their names."""
    return pair.left.doubt + pair.right.doubt


def with_initials(pair: Pair) -> float:
    """How many of the names show initials instead of a given name."""
    return float(bool(pair.left.name.initials)) + float(bool(pair.right.name.initials))


FEATURES: tuple[Feature, ...] = (
    family_known,
    family_edits,
    family_likeness,
    family_winkler,
    family_sound_edits,
    family_sound_likeness,
    family_bones,
    family_swapped,
    family_length,
    family_start,
    family_slip,
    family_sound_slip,
    family_rarer,
    family_usual,
    family_existing,
    family_unstressed,
    family_regional,
    given_known,
    given_edits,
    given_likeness,
    given_sound_edits,
    given_sound_likeness,
    given_bones,
    given_length,
    given_listed,
    given_slip,
    initials_agree,
    fathers_listed,
    patronymic_likeness,
    patronymic_edits,
    gender,
    bare,
    same_script,
    latin,
    inflected,
    parts_swapped,
    doubt,
    with_initials,
)


def measure(pair: Pair) -> list[float]:
    """The value of every feature, in the order of `FEATURES`."""
    return [feature(pair) for feature in FEATURES]
