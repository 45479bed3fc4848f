"""Two names laid side by side. In: two parsed names. Out: the readings and the order of parts under which they are most alike.

Everything the features look at is measured here once: each part's keys and the distances between them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler, Levenshtein

from quotes.identity.letters import bones, fold, romanise, script_of, sounds
from quotes.identity.lexicon import find_given
from quotes.identity.names import NameReading, PersonName

FAR = 9


@dataclass(frozen=True, slots=True)
class Word:
    """One part of a name with its keys; `text` is empty where the name lacks the part."""

    text: str
    exact: str
    plain: str
    sounds: tuple[str, ...]
    bones: str
    script: str


@dataclass(frozen=True, slots=True)
class Near:
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


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names under their most alike readings. `swapped` says that given and family name of one had to change places."""

    left: PersonName
    right: PersonName
    left_reading: NameReading
    right_reading: NameReading
    family: Near
    given: Near
    patronymic: Near
    swapped: bool
    left_initials: tuple[str, ...]
    right_initials: tuple[str, ...]


@lru_cache(maxsize=200_000)
def word(text: str) -> Word:
    """The keys of one part."""
    if not text:
        return Word("", "", "", ("",), "", "")
    return Word(text, fold(text), romanise(text), sounds(text), bones(text), script_of(text))


_CHILD_OF = re.compile(
    r"(?:[\s-]*(?:[oоөү]['‘’]?[gғğг][']?[lл][uiuıыиуі]|[уүұu]{1,2}[лl][уыuyiиі]+|[қкгқqkg]+[ыиyiı][зz][ыиyiı]))$"
    r"|(?:(?:[ьйиiyj]?(?:[оеёаэoeaöy]|ie|ye|io|yo|je)(?:в|ў|v|w|u))?(?:ич|іч|ych|ich|itch|itsch|ic|yč|ič|icz|isch|"
    r"ivna|івна|ївна|н[аa]|на|na))$"
)


@lru_cache(maxsize=100_000)
def father(patronymic: str) -> str:
    """The father's name in a patronymic, as far as it can be cut out: Салимжан of Салимжанович and of Салимжанұлы."""
    stem = _CHILD_OF.sub("", patronymic)
    return stem if len(stem) > 1 else patronymic


_ABSENT = Near(False, False, FAR, 0.0, 0.0, FAR, 0.0, False, 0.0, False, 0)


@lru_cache(maxsize=200_000)
def near(left: str, right: str) -> Near:
    """How near two words are; unknown where one is missing."""
    if not left or not right:
        return _ABSENT
    a, b = word(left), word(right)
    if a.exact == b.exact:
        return Near(True, True, 0, 1.0, 1.0, 0, 1.0, True, 1.0, False, len(a.exact))
    x, y = (a.exact, b.exact) if a.script == b.script else (a.plain, b.plain)
    edits = OSA.distance(x, y)
    longer = max(len(x), len(y)) or 1
    heard = min((OSA.distance(s, t), -max(len(s), len(t))) for s in a.sounds for t in b.sounds)
    return Near(
        known=True,
        same=x == y,
        edits=edits,
        likeness=1 - edits / longer,
        winkler=JaroWinkler.similarity(x, y),
        sound_edits=heard[0],
        sound_likeness=1 - heard[0] / (-heard[1] or 1),
        bones_same=a.bones == b.bones,
        bones_likeness=OSA.normalized_similarity(a.bones, b.bones),
        swapped=edits < Levenshtein.distance(x, y, score_cutoff=edits),
        shorter=min(len(x), len(y)),
    )


def lay(left: PersonName, right: PersonName) -> Pair:
    """The readings of `left` and `right` (and the order of parts, where it was assumed) that make them most alike."""
    best: tuple[float, NameReading, NameReading, bool] | None = None
    may_swap = not (left.sure and right.sure)
    for i, one in enumerate(left.readings):
        for j, two in enumerate(right.readings):
            cost = _cost(one.given, one.family, two.given, two.family) + 0.1 * (i + j)
            if one.gender and two.gender and one.gender != two.gender:
                cost += 0.5
            if best is None or cost < best[0]:
                best = (cost, one, two, False)
            if may_swap and one.given and two.given and one.family and two.family:
                cost = _cost(one.given, one.family, two.family, two.given) + 0.1 * (i + j) + 0.5
                if cost < best[0]:
                    best = (cost, one, two, True)
            if best[0] == 0:
                break
    assert best is not None, "every name has a reading"
    _, one, two, swapped = best
    given, family = (two.family, two.given) if swapped else (two.given, two.family)
    return Pair(
        left,
        right,
        one,
        two,
        near(one.family, family),
        near(one.given, given),
        near(father(one.patronymic), father(two.patronymic)),
        swapped,
        _initials(left, one),
        _initials(right, two),
    )


def _cost(given: str, family: str, other_given: str, other_family: str) -> float:
    """Edits between what both names have, by sound; the better measure to choose a reading by."""
    cost = 0.0
    if family and other_family and family != other_family:
        measured = near(family, other_family)
        cost += min(measured.sound_edits, measured.edits) + 0.3 * (not measured.same)
    if given and other_given and given != other_given:
        known, other = find_given(given), find_given(other_given)
        measured = near(given, other_given)
        cost += 0.3 if known and other and known[0] == other[0] else min(measured.sound_edits, measured.edits) + 0.3
    return cost


def _initials(name: PersonName, reading: NameReading) -> tuple[str, ...]:
    """First letters, as sounds, of given name and patronymic, from the names themselves or from printed initials."""
    if name.initials:
        printed = tuple(sounds(initial)[0][:1] for initial in name.initials)
        return (sounds(reading.given)[0][:1], *printed) if reading.given and not reading.family else printed
    parts = (reading.given, reading.patronymic)
    return tuple(sounds(part)[0][:1] for part in parts if part)
