"""Morphology by endings, for languages that add them in a row. In: a language's tables of endings, words. Out: readings, nominatives.

Kazakh and Azerbaijani bring the tables (`lang/kk/morph.py`, `lang/az/morph.py`); what is done with them is the same in both.
Every reading that the endings allow is given, the whole word in the nominative among them: what a word is, its sentence tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quotes.lang.pack import Form, NameReading

LONGEST = 60
APOSTROPHES = "-‐‑'’ʼ"
_HYPHENED = re.compile(rf"(?<=\w)[{APOSTROPHES}](?=[^{APOSTROPHES}]{{1,6}}$)")
SURE, LIKELY, POSSIBLE = 1.3, 0.9, 0.45


@dataclass(frozen=True)
class Endings:
    """One language's tables; every pattern matches at the end of a folded word.

    `cases` (case, ending); `clauses` (part of speech, case, ending) what a verb becomes inside a sentence; `verbs` (part of speech,
    tense, person, ending); `softened` the consonants that an ending softens, `surname` the endings of surnames in the nominative.
    """

    fold: Callable[[str], str]
    cases: tuple[tuple[str, re.Pattern[str]], ...]
    possessed: tuple[re.Pattern[str], ...]
    plural: re.Pattern[str]
    softened: dict[str, str]
    clauses: tuple[tuple[str, str, re.Pattern[str]], ...]
    verbs: tuple[tuple[str, str, str, re.Pattern[str]], ...]
    surname: re.Pattern[str]
    sure: re.Pattern[str]  # case endings that hardly any name ends in of itself


def readings(word: str, tables: Endings) -> tuple[Form, ...]:
    """Every reading of a word without doubles: as a verb inside a sentence, as a noun (itself first), as a verb."""
    if len(word) > LONGEST:
        return ()
    key = tables.fold(word)
    return tuple(dict.fromkeys((*_nouns(key, tables), *_inner(key, tables), *_verbs(key, tables))))


def _nouns(key: str, tables: Endings) -> list[Form]:
    forms = [Form(key, "noun", "nom", "sg")]
    joined = _HYPHENED.sub("", key)
    forms += _stems(joined, "nom", tables)
    for case, ending in tables.cases:
        base = ending.sub("", joined)
        if base != joined:
            forms += [Form(stem, "noun", case, "sg") for stem in _hard(base, tables)]
            forms += _stems(base, case, tables)
    return forms


def _stems(base: str, case: str, tables: Endings) -> list[Form]:
    """The word without the third person's ending (`person` tells of it) and without the plural's."""
    forms: list[Form] = []
    bares = dict.fromkeys(ending.sub("", base) for ending in tables.possessed if ending.search(base))
    for bare in bares:
        forms += [Form(stem, "noun", case, "sg", person="3") for stem in _hard(bare, tables)]
    for word in dict.fromkeys((base, *bares)):
        single = tables.plural.sub("", word)
        if single != word:
            forms.append(Form(single, "noun", case, "pl", person="3" if word != base else ""))
    return forms


def _inner(key: str, tables: Endings) -> list[Form]:
    found: list[Form] = []
    for pos, case, ending in tables.clauses:
        stem = ending.sub("", key)
        if stem != key:
            found += [Form(each, pos, case) for each in _hard(stem or key, tables)]
    return found


def _verbs(key: str, tables: Endings) -> list[Form]:
    found: list[Form] = []
    for pos, tense, person, ending in tables.verbs:
        stem = ending.sub("", key)
        if stem and stem != key:
            found += [Form(each, pos, tense=tense, person=person) for each in _hard(stem, tables)]
    return found


def _hard(stem: str, tables: Endings) -> tuple[str, ...]:
    """A stem whose last consonant an ending softened, both ways (`nazirliyi`: `nazirlik`)."""
    last = stem[-1]
    return (stem, stem[:-1] + tables.softened[last]) if last in tables.softened else (stem,)


def plain(words: Sequence[str], tables: Endings) -> str:
    """A phrase in the nominative: its last word gives up its case."""
    phrase = " ".join(words)
    if not words:
        return phrase
    key = tables.fold(words[-1])
    for case, ending in tables.cases:
        match = ending.search(key)
        sure = case in ("gen", "abl", "ins", "nom") or (case == "loc" and match and match[0].startswith("n"))
        if sure and match and len(key) - len(match[0]) >= 3:
            return _hardened(phrase[: -len(match[0])].rstrip(APOSTROPHES))
    return phrase


def _hardened(phrase: str) -> str:
    """A phrase whose last suffix `-lik`, `-lıq` an ending had softened."""
    return re.sub(r"(?<=l[iü])y$", "k", re.sub(r"(?<=l[ıu])ğ$", "q", phrase))


def name_readings(words: tuple[str, ...], tables: Endings) -> tuple[NameReading, ...]:
    """A name as it stands and without each case ending of its last word, best first: only the last word of a name declines."""
    last = words[-1]
    key = tables.fold(last)
    cut = max(last.find(mark) for mark in APOSTROPHES)
    found = [NameReading(words, "nom", "", SURE if tables.surname.search(key) else LIKELY)]
    for case, ending in tables.cases:
        match = ending.search(key)
        if match is None or len(key) - len(match[0]) < 3:
            continue
        base = last[: len(last) - len(match[0])].rstrip(APOSTROPHES)
        if tables.surname.search(tables.fold(base)):
            score = SURE + 0.1 if not tables.surname.search(key) else POSSIBLE
        elif cut > 0 and cut == len(base):
            score = LIKELY + 0.1
        else:
            score = LIKELY + 0.05 if tables.sure.search(key) else POSSIBLE
        found.append(NameReading((*words[:-1], base), case, "", score))
    return tuple(sorted(found, key=lambda reading: -reading.score))
