"""Russian names of people → nominative. In: the words of a name as printed. Out: every way to read them, with case and gender.

A dictionary knows given names; surnames follow their endings, which a dictionary of news names never holds in full.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from quotes.lang.pack import NameReading
from quotes.lang.ru.morph import CASE, GENDER, parses

VOWELS = "аеёиоуыэюя"
UNDECLINED = re.compile(r"(?:ко|их|ых|и|у|ю|о|е|э|ы|оглу|оглы|кызы|заде|швили|дзе|улы|лы|ли)$")
# ending in the text → (ending in the nominative, case, gender); first match of the longest ending wins for its row
ADJECTIVE = (
    ("ский", "ский", "nom", "m"), ("цкий", "цкий", "nom", "m"), ("ского", "ский", "gen", "m"), ("цкого", "цкий", "gen", "m"),
    ("скому", "ский", "dat", "m"), ("цкому", "цкий", "dat", "m"), ("ским", "ский", "ins", "m"), ("цким", "цкий", "ins", "m"),
    ("ском", "ский", "loc", "m"), ("цком", "цкий", "loc", "m"), ("ская", "ская", "nom", "f"), ("цкая", "цкая", "nom", "f"),
    ("ской", "ская", "gen", "f"), ("цкой", "цкая", "gen", "f"), ("скую", "ская", "acc", "f"), ("цкую", "цкая", "acc", "f"),
    ("гий", "гий", "nom", "m"), ("хий", "хий", "nom", "m"), ("кий", "кий", "nom", "m"),
    ("ый", "ый", "nom", "m"), ("ого", "ый", "gen", "m"), ("ому", "ый", "dat", "m"), ("ым", "ый", "ins", "m"),
    ("ая", "ая", "nom", "f"), ("ую", "ая", "acc", "f"),
)  # fmt: skip
POSSESSIVE = tuple(
    (stem + ending, stem + nominative, case, gender)
    for stem in ("ов", "ев", "ёв", "ин", "ын")
    for ending, nominative, case, gender in (
        ("", "", "nom", "m"), ("а", "", "gen", "m"), ("у", "", "dat", "m"), ("ым", "", "ins", "m"), ("е", "", "loc", "m"),
        ("а", "а", "nom", "f"), ("ой", "а", "gen", "f"), ("у", "а", "acc", "f"),
    )
)  # fmt: skip
HARD = (("а", "", "gen", "m"), ("у", "", "dat", "m"), ("ом", "", "ins", "m"), ("ем", "", "ins", "m"), ("е", "", "loc", "m"))
SOFT = (("я", "gen"), ("ю", "dat"), ("ем", "ins"), ("е", "loc"))
IN_A = (
    ("ы", "а", "gen"),
    ("и", "а", "gen"),
    ("и", "я", "gen"),
    ("е", "а", "dat"),
    ("у", "а", "acc"),
    ("ю", "я", "acc"),
    ("ой", "а", "ins"),
    ("ей", "я", "ins"),
)
OTHERS = {"gen": ("gen", "acc"), "loc": ("loc",)}


@lru_cache(maxsize=50_000)
def word_readings(word: str) -> tuple[tuple[str, str, str, float], ...]:
    """(nominative, case, gender, weight) for one word of a name; gender is empty where either fits."""
    if "-" in word.strip("-"):
        return _hyphenated(word)
    if len(word) < 3 or not word.isalpha() or word.isascii():
        return ((word, "", "", 0.5),)
    if word.isupper():  # «Марат САБИТОВ»
        return word_readings(word.capitalize())
    found: dict[tuple[str, str, str], float] = {}
    for parse in parses(word):
        kind = 1.6 if "Name" in parse.tag or "Patr" in parse.tag else 1.2 if "Surn" in parse.tag else 0.0
        case = CASE.get(parse.tag.case or "", "")
        if kind and case and parse.tag.number != "plur" and parse.is_known:
            nominative = parse.inflect({"nomn"}) or parse
            _add(found, _cased(nominative.word, word), case, GENDER.get(parse.tag.gender or "", ""), kind)
    known = bool(found)
    for nominative, case, gender, weight in _by_ending(word):
        _add(found, nominative, case, gender, weight * (0.4 if known else 1.0))
    return tuple((n, c, g, w) for (n, c, g), w in found.items())


def _add(found: dict[tuple[str, str, str], float], nominative: str, case: str, gender: str, weight: float) -> None:
    for each in OTHERS.get(case, (case,)) if gender == "m" else ("gen", "dat", "ins", "loc") if (case, gender) == ("gen", "f") else (case,):
        key = (nominative, each, gender)
        found[key] = max(found.get(key, 0.0), weight)


def _by_ending(word: str) -> list[tuple[str, str, str, float]]:
    low = word.lower()
    for table, weight in ((POSSESSIVE, 1.1), (ADJECTIVE, 1.0)):
        rows = [
            (word[: len(word) - len(end)] + nom, case, gender, weight)
            for end, nom, case, gender in table
            if low.endswith(end) and len(low) - len(end) >= 2
        ]
        if rows:
            rows = [(_spelled(nom), case, gender, weight) for nom, case, gender, weight in rows]
            return rows if low[-1] != "ой"[-1] or table is POSSESSIVE or not low.endswith("ой") else [*rows, (word, "nom", "m", 0.8)]
    if low[-1] not in VOWELS + "ьй":
        rows = [(word, "nom", "m", 1.0), (word, "", "f", 0.7)]
        rows += [
            (word[: -len(e)], c, g, 0.5)
            for e, _, c, g in HARD
            if low.endswith(e) and len(low) > len(e) + 2 and low[-len(e) - 1] not in VOWELS
        ]
        return rows
    if low[-1] in "ьй":
        rows = [(word, "nom", "m", 1.0), (word, "", "f", 0.6)]
        if low.endswith(("ой", "ей")) and len(low) > 4:
            rows.append((word[:-2] + ("а" if low.endswith("ой") else "я"), "ins", "f", 0.6))
        return rows
    rows = [(word[: -len(e)], c, g, 0.8) for e, _, c, g in HARD if low.endswith(e) and low[-len(e) - 1] not in VOWELS + "ь"]
    rows += [
        (word[: -len(e)] + tail, c, "m", 0.6)
        for e, c in SOFT
        for tail in ("й", "ь")
        if low.endswith(e) and (low[-len(e) - 1] in VOWELS) == (tail == "й")
    ]
    plain_y = low.endswith("ы") and not low.endswith(("лы", "зы"))  # Гульсары is of Гульсара; names that end in -ы themselves are rare
    rows += [
        (word[: -len(e)] + nom, c, g, 0.8 if plain_y and g == "f" else 0.35)
        for e, nom, c in IN_A
        for g in ("f", "m")
        if low.endswith(e) and low[-len(e) - 1] not in VOWELS
    ]
    if low[-1] in "ая":
        rows += [(word, "nom", "f", 0.8), (word, "nom", "m", 0.6)]
    if UNDECLINED.search(low):
        rows.append((word, "", "", 0.75))
    return rows or [(word, "", "", 0.5)]


def _spelled(nominative: str) -> str:
    """Долгий, Сидячий: after these letters no -ый is written."""
    return f"{nominative[:-2]}ий" if nominative[-3:-2].lower() in "гкхжчшщ" and nominative.endswith("ый") else nominative


def _hyphenated(word: str) -> tuple[tuple[str, str, str, float], ...]:
    """Касым-Жомарта: the parts decline together, or the last alone."""
    head, _, last = word.rpartition("-")
    rows: dict[tuple[str, str, str], float] = {}
    firsts = word_readings(head) if head else ()
    for nominative, case, gender, weight in word_readings(last):
        rows[f"{head}-{nominative}", case, gender] = weight
        for other, other_case, other_gender, other_weight in firsts:
            if other_case == case and other_gender == gender and other != head:
                rows[f"{other}-{nominative}", case, gender] = (weight + other_weight) / 2 - 0.05
    return tuple((n, c, g, w) for (n, c, g), w in rows.items())


def _cased(word: str, like: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-")) if like[:1].isupper() else word


@lru_cache(maxsize=50_000)
def name_readings(words: Sequence[str]) -> tuple[NameReading, ...]:
    """Every agreeing way to read the words of one name, best first; the bare words where none agrees."""
    options = [word_readings(word) for word in words]
    results: list[NameReading] = []
    for case in ("nom", "gen", "dat", "acc", "ins", "loc"):
        for gender in ("m", "f"):
            total, parts = 0.0, []
            for rows in options:
                fits = [row for row in rows if row[1] in (case, "") and row[2] in (gender, "")]
                if not fits:
                    break
                best = max(fits, key=lambda row: row[3])
                parts.append(best[0])
                total += best[3]
            else:
                results.append(NameReading(tuple(parts), case, gender, total / max(1, len(words)) + (0.15 if case == "nom" else 0.0)))
    if not results:
        results = [NameReading(tuple(words), "", "", 0.1)]
    return tuple(sorted(results, key=lambda reading: -reading.score))
