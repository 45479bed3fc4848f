"""A million mentions of people who never were, clustered. In: a seed and a number. Out: precision, recall, minutes and memory.

Of the mentions 20 % have a slip of the hand, 30 % stand in another case, 20 % are romanised in one of three ways, 10 % show an initial
for the given name, the rest are as they should be. People are distinct by full name; three in ten have a neighbour whose name is one
letter, or one given name, away. Given names and surnames are built from syllables.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from quotes.identity.batch import cluster_names

MENTIONS, PER_PERSON = 1_000_000, 10
KINDS = {"slip": 0.2, "case": 0.3, "romanised": 0.2, "initial": 0.1, "plain": 0.2}
LETTERS = "абвгдежзийклмнопрстуфхцчшыэюя"
_MEN = ("Ал", "Бек", "Дос", "Ер", "Жан", "Зу", "Кай", "Мар", "Нур", "Са", "Тал", "Оли", "Ро", "Фед", "Эль", "Юл")
_MEN_END = ("мат", "дар", "лан", "жан", "хан", "тур", "фар", "ман", "сен", "рат", "вин", "гор", "нис", "шат")
_WOMEN_END = ("мира", "дана", "лия", "жана", "сина", "тора", "ния", "нара", "сель", "вина", "рида", "зия", "лина", "шара")
_ONSETS = ("б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т", "ф", "х", "ч", "ш", "кр", "ст", "тр", "бл", "др", "")
_VOWELS = "аеиоуаеиоуаеиоуыя"
_CODAS = ("", "л", "м", "н", "р", "с", "к", "т", "б", "з", "ш")
_ENDS = (*("ов",) * 5, *("ев",) * 2, *("ин",) * 2, "ский", "енко", "баев")
_ROMAN: tuple[dict[str, str], ...] = (
    {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "й": "y", "ы": "y", "ь": ""},
    {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia", "й": "i", "ы": "y", "ь": ""},
    {"ж": "j", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ю": "yu", "я": "ya", "й": "i", "ы": "i", "ь": "'"},
)
_PLAIN = dict(zip("абвгдезиклмнопрстуфэ", "abvgdeziklmnoprstufe", strict=True))
_MALE_CASES = {"ов": "а у ым е", "ев": "а у ым е", "ин": "а у ым е"}


class Person(NamedTuple):
    """A made person: the given name and the surname, as this gender bears it."""

    given: str
    family: str
    female: bool


def make_people(number: int, rng: random.Random) -> list[Person]:
    """People distinct by full name; 30 of a hundred are made as somebody's neighbour or have one."""
    givens = make_givens()
    surnames = [make_surname(rng) for _ in range(max(10, number // 3))]
    people: dict[Person, None] = {}
    while len(people) < number:
        female = rng.random() < 0.4
        one = Person(rng.choice(givens[female]), feminine(rng.choice(surnames), female), female)
        people[one] = None
        if rng.random() < 0.176:  # a neighbour for each: 2 * 0.176 / 1.176 = 0.3
            given, family = one.given, one.family
            if rng.random() < 0.5:
                at = rng.randrange(1, len(family) - 4)
                family = family[:at] + rng.choice(LETTERS) + family[at + 1 :]
            else:
                given = rng.choice(givens[female])
            people[Person(given, family, female)] = None
    return list(people)[:number]


def make_givens() -> dict[bool, list[str]]:
    """Given names of men (False) and women (True)."""
    return {female: sorted({a + b for a, b in product(_MEN, ends)}) for female, ends in ((False, _MEN_END), (True, _WOMEN_END))}


def make_surname(rng: random.Random) -> str:
    """A man's family name."""
    stem = "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(rng.choice((1, 2, 2)))) + rng.choice(_ONSETS[:18])
    return (stem + rng.choice(_VOWELS) + rng.choice(_CODAS[1:]) + rng.choice(_ENDS)).capitalize()


def feminine(family: str, female: bool) -> str:
    """The family name as this gender bears it."""
    if not female or family.endswith("енко"):
        return family
    return family[:-2] + "ая" if family.endswith("ий") else family + "а"


def mention(one: Person, rng: random.Random, kind: str | None = None) -> str:
    """One way of printing a person's name, of the kind asked for or of any."""
    [kind] = [kind] if kind else rng.choices(list(KINDS), list(KINDS.values()))
    given, family = one.given, one.family
    if kind == "initial":
        return f"{given[0]}. {family}" if rng.random() < 0.7 else f"{family} {given[0]}."
    if kind == "case":
        case = rng.randrange(4)
        given, family = _inflect_given(given, case, one.female), _inflect_family(family, case, one.female)
    elif kind == "slip":
        if rng.random() < len(given) / (len(given) + len(family)):
            given = _slip(given, rng)
        else:
            family = _slip(family, rng)
    elif kind == "romanised":
        table = str.maketrans({**_PLAIN, **rng.choice(_ROMAN)})
        given, family = (word.lower().translate(table).capitalize() for word in (given, family))
    return f"{given} {family}" if rng.random() < 0.8 else f"{family} {given}"


def _inflect_given(word: str, case: int, female: bool) -> str:
    """Genitive, dative, instrumental, prepositional."""
    if not female:
        return word + ("а", "у", "ом", "е")[case]
    if word.endswith("ия"):
        return word[:-1] + ("и", "и", "ей", "и")[case]
    if word.endswith("ь"):
        return word[:-1] + ("и", "и", "ью", "и")[case]
    return word[:-1] + ("и" if case == 0 and word[-2] in "гкхжшчщ" else ("ы", "е", "ой", "е")[case])


def _inflect_family(word: str, case: int, female: bool) -> str:
    if word.endswith("енко"):
        return word
    if female:
        return word[:-2] + "ой" if word.endswith("ая") else word[:-1] + "ой"
    if word.endswith("ий"):
        return word[:-2] + ("ого", "ому", "им", "ом")[case]
    return word + ("а", "у", "ым", "е")[case]


def _slip(word: str, rng: random.Random) -> str:
    """Two letters in each other's place, one left out, doubled or taken for another."""
    at = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(4)
    if kind == 0 and word[at] != word[at + 1]:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2:
        return word[:at] + word[at] + word[at:]
    return word[:at] + rng.choice(LETTERS) + word[at + 1 :]


def make_mentions(number: int, seed: int = 0) -> tuple[list[str], list[int]]:
    """Names as printed, in no order, and whose each is; how often a person is named varies."""
    rng = random.Random(seed)
    people = make_people(max(10, number // PER_PERSON), rng)
    weights = [rng.expovariate(1) + 0.05 for _ in people]
    whose = rng.choices(range(len(people)), weights, k=number)
    return [mention(people[at], rng) for at in whose], whose


def score(truth: Sequence[int], found: Sequence[int]) -> tuple[float, float]:
    """Pairwise precision and recall of clusters."""

    def pairs(groups: Counter[object]) -> int:
        return sum(size * (size - 1) // 2 for size in groups.values())

    both, joined, same = pairs(Counter(zip(truth, found, strict=True))), pairs(Counter(found)), pairs(Counter(truth))
    return both / (joined or 1), both / (same or 1)


def measure(number: int, seed: int = 0) -> dict[str, float]:
    """Precision, recall, CPU minutes and the peak memory (GB) of clustering `number` mentions."""
    names, whose = make_mentions(number, seed)
    before = time.process_time()
    found = cluster_names(names)
    minutes = (time.process_time() - before) / 60
    precision, recall = score(whose, found)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000_000
    return {"precision": precision, "recall": recall, "minutes": minutes, "gigabytes": peak}


def rows(folder: Path) -> Iterator[tuple[str, str, float, str]]:
    """(measure, of what, value, target) for bench/run.py: one new name among a million experts, and a million mentions clustered."""
    import newcomers

    yield from newcomers.rows(folder)
    wanted = {"precision": ">= 0.99", "recall": ">= 0.80", "minutes": "<= 10", "gigabytes": "<= 4"}
    for name, value in measure(MENTIONS).items():
        yield f"clustering, {name}", f"{MENTIONS:,} made mentions", value, wanted[name]


def main() -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--mentions", type=int, default=MENTIONS)
    options.add_argument("--seed", type=int, default=0)
    given = options.parse_args()
    for name, value in measure(given.mentions, given.seed).items():
        print(f"{name:10} {value:.4f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
