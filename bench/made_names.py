"""Pairs made from real ones, for training alone: fathers and given names exchanged, near surnames of different people, slips of the
hand, and people who have nothing in common.

In: rows of known pairs. Out: (left, right, same, kind). The real pairs hold few of some kinds; the made ones show the trainer more.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from quotes.identity.letters import romanise, sounds
from quotes.identity.names import PersonName, parse_name
from quotes.identity.pairs import same_listed
from quotes.identity.patronymics import father
from quotes.identity.slips import NEAR

Made = tuple[str, str, bool, str]
_UNCLEAN = ("typo", "romanisation", "variant", "inflection", "surname_inflected", "neg_inflected", "neg_indoc")
_FOREIGN = frozenset("іїєґў")
STRANGERS = 5000
FAR = 0.5  # likeness of sounds above which two names have something in common


def make_pairs(rows: list[dict[str, str]], seed: int = 0) -> list[Made]:
    """The made pairs of all kinds, the same for the same rows and seed."""
    rng = random.Random(seed)
    names = sorted({row[side] for row in rows if not row["kind"].startswith(_UNCLEAN) for side in ("left", "right")})
    parsed = [parse_name(name) for name in names]
    people = [
        one
        for one in parsed
        if one.given and len(one.family) > 3 and one.gender and one.sure and one.readings[0].printed and " " not in one.given
    ]
    made = [*_fathers(people, rng, 400), *_neighbours(people, rng, 600), *_given(people, rng, 200), *_slips(people, rng, 300)]
    return [*made, *_strangers(parsed, rng, STRANGERS)]


def _fathers(people: list[PersonName], rng: random.Random, number: int) -> Iterator[Made]:
    """The same given and family name, another father."""
    named = [one for one in people if one.patronymic]
    fathers: dict[tuple[str, str | None], list[str]] = {}
    for one in named:
        fathers.setdefault((one.script, one.gender), []).append(one.patronymic)
    for one in rng.sample(named, min(number, len(named))):
        other = rng.choice(fathers[one.script, one.gender])
        if OSA.normalized_similarity(sounds(father(other))[0], sounds(father(one.patronymic))[0]) <= 0.6:
            yield _spell(one.given, one.patronymic, one.family), _either(rng, one.given, other, one.family), False, "father"


def _neighbours(people: list[PersonName], rng: random.Random, number: int) -> Iterator[Made]:
    """Two real surnames up to four letters apart, with one given name or one of them alone, sometimes across scripts."""
    russian = [one for one in people if one.script == "cyrillic" and _FOREIGN.isdisjoint(one.family)]
    families = sorted({(one.gender or "", one.family) for one in russian})
    near: dict[bool, list[tuple[str, str, str]]] = {True: [], False: []}
    for at, (gender, one) in enumerate(families):
        for other, two in families[at + 1 :]:
            edits = OSA.distance(one, two, score_cutoff=4) if gender == other else 9
            if edits <= 2 or (edits <= 4 and one[0] == two[0]):
                near[edits <= 2].append((gender, one, two))
    for close, share in ((True, number), (False, number // 2)):
        for gender, one, two in rng.sample(near[close], min(share, len(near[close]))):
            given = rng.choice([person.given for person in russian if person.gender == gender])
            alone = rng.random() < 0.25
            left, right = ("" if alone else given, one), _either(rng, given, "", two)
            if sounds(one) != sounds(two):
                yield (
                    _spell(*left),
                    (romanise_all(right) if rng.random() < 0.4 else right),
                    False,
                    "alone" if alone else "near" if close else "far",
                )


def _given(people: list[PersonName], rng: random.Random, number: int) -> Iterator[Made]:
    """The same family name, another given name of that gender."""
    givens: dict[tuple[str, str | None], list[str]] = {}
    for one in people:
        givens.setdefault((one.script, one.gender), []).append(one.given)
    for one in rng.sample(people, min(number, len(people))):
        other = rng.choice(givens[one.script, one.gender])
        likeness = OSA.normalized_similarity(sounds(other)[0], sounds(one.given)[0])
        if likeness <= 0.5 and same_listed(other, one.given) < 1:
            yield _spell(one.given, "", one.family), _either(rng, other, "", one.family), False, "given"


def _slips(people: list[PersonName], rng: random.Random, number: int) -> Iterator[Made]:
    """A name and the same with one or two slips."""
    for one in rng.sample(people, min(number, len(people))):
        slipped = _slip(one.family, rng)
        if rng.random() < 0.4:
            slipped = _slip(slipped, rng)
        if slipped != one.family:
            yield _spell(one.given, one.patronymic, one.family), _either(rng, one.given, one.patronymic, slipped), True, "slip"


def _strangers(named: list[PersonName], rng: random.Random, number: int) -> Iterator[Made]:
    """Two people of any scripts whose family names have little in common, in any shape: in full, with initials, the family name alone."""
    people = [one for one in named if one.family]
    for _ in range(number):
        one, two = rng.sample(people, 2)
        crossed = ((one.family, two.family), (one.given, two.family), (one.family, two.given))
        if all(OSA.normalized_similarity(sounds(a)[0], sounds(b)[0]) <= FAR for a, b in crossed if a and b):
            yield _shaped(one, rng), _shaped(two, rng), False, "stranger"


def _shaped(one: PersonName, rng: random.Random) -> str:
    """A name in one of the shapes in which it is printed."""
    shape = rng.random()
    if shape < 0.15 and one.given:
        initials = ". ".join(word[0].upper() for word in (one.given, one.patronymic) if word)
        return f"{initials}. {one.family.title()}"
    if shape < 0.25:
        return one.family.title()
    return romanise_all(one.text) if shape < 0.55 else one.text


def _slip(word: str, rng: random.Random) -> str:
    """A letter swapped with the next, doubled, dropped, or taken for one beside it or like it."""
    at = rng.randrange(len(word) - 1)
    letter, following = word[at], word[at + 1]
    beside = sorted(pair[1] for pair in NEAR if pair[0] == letter)
    changes = [following + letter, letter + letter + following, following, letter + letter + following]
    if beside:
        changes += [rng.choice(beside) + following] * 3 + [letter + rng.choice(beside) + following]
    return word[:at] + rng.choice(changes) + word[at + 2 :]


def _spell(*words: str) -> str:
    return " ".join(word.title() for word in words if word)


def _either(rng: random.Random, given: str, patronymic: str, family: str) -> str:
    """Given name first, or the family name first."""
    return _spell(given, patronymic, family) if rng.random() < 0.6 else _spell(family, given, patronymic)


def romanise_all(name: str) -> str:
    """Every word of a name in Latin letters."""
    return " ".join(romanise(word).title() for word in name.split())
