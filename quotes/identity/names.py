"""The parts of a person's name. In: a name as printed. Out: given name, family name, patronymic, initials, and their readings.

A reading is one way to undo the Russian case: "Ильхама Алиева" is Ильхам Алиев in the genitive or a woman called Ильхама. Every
part is lower case and meant for comparison; the text itself is never changed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from quotes.errors import UsageError
from quotes.identity.inflection import ALL, BOTH, NOM, Form, nominatives
from quotes.identity.letters import APOSTROPHES, HYPHENS, fold, script_of
from quotes.identity.lexicon import find_given, word_lists
from quotes.identity.patronymics import is_female, listed, looks_patronymic, take_patronymic


class NameReading(NamedTuple):
    """One reading of a name: its parts in the nominative, empty where absent; `printed` where the letters stand unchanged."""

    given: str
    family: str
    patronymic: str
    gender: str | None
    printed: bool


class PersonName(NamedTuple):
    """A parsed name. `readings` are its nominatives, the likeliest first; the parts are those of the first reading.

    `initials` are lower-case letters in print order; `given`, `family`, `patronymic` are empty where absent; `bare` says that
    there is a family name alone; `order` is `given-first`, `family-first` or `one`; `sure` that the order is known, not assumed.
    """

    text: str
    given: str
    family: str
    patronymic: str
    initials: tuple[str, ...]
    title: str
    script: str
    gender: str | None
    order: str
    sure: bool
    readings: tuple[NameReading, ...]

    @property
    def bare(self) -> bool:
        """Is it a single word, with nothing that says which of a family's members is meant?"""
        return not (self.given and self.family) and not self.initials and not self.patronymic


_WORDS = word_lists()
_TITLES, _PARTICLES = (frozenset(_WORDS[key].split()) for key in ("titles", "particles"))
_WORD = re.compile(rf"[^\W\d_]+(?:[{APOSTROPHES}{re.escape(HYPHENS)}][^\W\d_]+)*[{APOSTROPHES}]?\.?")
_SURNAME = re.compile(
    r"(?:[оеё]в|ск|цк)(?:а|у|ым|им|е|ой|ую|ий|ого|ому|ая|ом|и)?$|(?:енко|чук|юк|дзе|швили|ян|заде|баев|беков|аў|еў)$"
    r"|(?:[oeyi][vw]|off|eff|sk|cki|tsk)(?:a|i|y|ii|iy|yi|yy|aya|aia)?$|(?:enko|chuk|dze|shvili|yan|zade|zadə|au|eu)$"
)
_MAYBE_SURNAME = re.compile(r"[иы]н(?:а|у|ым|е|ой)?$|[iy]na?$")
_INITIAL = re.compile(r"(?:дж|[^\W\d_]|yu|ya|ye|yo|zh|kh|sh|ch|ts|iu|ia|dz)\.?$", re.IGNORECASE)
MOST_READINGS = 6
_SURE_SURNAME = ("ов", "ова", "ев", "ева", "ский", "ская", "енко", "ov", "ova", "ev", "eva", "enko", "skiy", "sky", "skaya")
_LONGEST_GIVEN = 5  # of the given names that end like that: Яков


@lru_cache(maxsize=100_000)
def parse_name(text: str) -> PersonName:
    """Parse a person's name in Cyrillic or Latin letters, in either order, inflected or not.

    Raises UsageError where `text` holds no letter.
    """
    words, initials, title, comma = _split(text)
    if not words:
        raise UsageError(f"no name in {text!r}", "give a name with at least one letter word")
    parts, order, sure = _arrange(words, initials, comma)
    script = script_of(words[0])
    readings = _readings(*parts, script=script)
    first = readings[0]
    return PersonName(text, first.given, first.family, first.patronymic, initials, title, script, first.gender, order, sure, readings)


def _split(text: str) -> tuple[list[str], tuple[str, ...], str, bool]:
    """Words without titles, initials, the title, and whether the first word stood before a comma."""
    plain = text.split()
    if len(plain) > 1 and text.replace(" ", "").isalpha() and all(len(word) > 1 and word.casefold() not in _TITLES for word in plain):
        return plain, (), "", False
    spaced = re.sub(r"\.(?=[^\W\d_])", ". ", text)
    words: list[str] = []
    initials: list[str] = []
    titles: list[str] = []
    found = list(_WORD.finditer(spaced))
    for match in found:
        word = match.group()
        dotted, bare = word.endswith("."), word.rstrip(".")
        if _INITIAL.match(word) and (dotted or len(bare) == 1) and len(found) > 1:
            initials.append(fold(bare))
        elif bare.casefold() in _TITLES and len(found) > 1:
            titles.append(bare)
        else:
            words.append(bare)
    if not words and initials:
        words, initials = ["".join(initials)], []
    comma = bool(words) and spaced.find(",") == spaced.find(words[0]) + len(words[0])
    return words, tuple(initials), " ".join(titles), comma


def _arrange(words: list[str], initials: tuple[str, ...], comma: bool) -> tuple[tuple[str, str, str], str, bool]:
    """(given, family, patronymic) as printed, the order and whether it is sure."""
    words, patronymic, stood = take_patronymic(words)
    words = _join_particles(words)
    if len(words) == 1:
        alone = words[0]
        given = bool(patronymic) or (bool(initials) and listed(alone) and not _SURNAME.search(alone.casefold()))
        return ((alone, "", patronymic) if given else ("", alone, patronymic)), "one", True
    first, last = words[0], words[-1]
    if len(words) > 2:
        return (" ".join(words[:-1]), last, patronymic) if not comma else (" ".join(words[1:]), first, patronymic), "given-first", comma
    score = _surname_score(first) - _surname_score(last) + 10 * comma + {"end": 3, "middle": -3, "": 0}[stood]
    if score > 0:
        return (last, first, patronymic), "family-first", score >= 2
    return (first, last, patronymic), "given-first", score <= -2


@lru_cache(maxsize=50_000)
def _surname_score(word: str) -> float:
    """How much a word looks like a family name rather than a given one."""
    lowered = word.casefold()
    score = 3.0 * (word.isupper() and len(word) > 1)
    if lowered.endswith(_SURE_SURNAME) and len(lowered) > _LONGEST_GIVEN:
        return score + 2
    if listed(word):
        score -= 2
    if _SURNAME.search(lowered):
        score += 2
    elif looks_patronymic(word) or _MAYBE_SURNAME.search(lowered):
        score += 1
    return score


def _join_particles(words: list[str]) -> list[str]:
    """ "Ван дер Беллен" is one family name; a particle belongs to the word after it."""
    joined: list[str] = []
    held: list[str] = []
    for word in words:
        if word.casefold() in _PARTICLES and word is not words[-1] and (joined or held):
            held.append(word)
        else:
            joined.append(" ".join([*held, word]))
            held = []
    return joined + held


def _readings(given: str, family: str, patronymic: str, script: str) -> tuple[NameReading, ...]:
    """The nominatives that agree in case and gender, at most six, the likeliest first; the printed one is always among them."""
    given, family, patronymic = given.casefold(), family.casefold(), patronymic.casefold()
    if script != "cyrillic":
        return (NameReading(given, family, patronymic, _latin_gender(given, family, patronymic), True),)
    found: dict[tuple[str, str, str], tuple[float, str, int]] = {}
    anything = (Form("", BOTH, ALL),)
    for p in nominatives(patronymic, "patronymic") if patronymic else anything:
        for g in _given_forms(given) if given else anything:
            for f in nominatives(family, "family") if family else anything:
                cases = p.cases & g.cases & f.cases
                genders = "".join(x for x in "mf" if x in p.gender and x in g.gender and x in f.gender)
                if cases and genders:
                    key = (g.text, f.text, p.text)
                    rank = _rank(g, given, cases, genders)
                    if key in found:
                        rank, genders = min(rank, found[key][0]), "".join(x for x in "mf" if x in genders + found[key][1])
                    found[key] = (rank, genders, cases)
    printed = (given, family, patronymic)
    if printed not in found:
        found[printed] = (9, BOTH, NOM)
    ranked = sorted(found.items(), key=lambda item: (item[1][0], item[0]))[:MOST_READINGS]
    return tuple(NameReading(*key, genders if len(genders) == 1 else None, key == printed) for key, (_, genders, _) in ranked)


@lru_cache(maxsize=50_000)
def _given_forms(given: str) -> tuple[Form, ...]:
    """The nominatives of a given name, those of listed names alone where there are any, with their gender."""
    forms = nominatives(given, "given")
    found = []
    for form in forms:
        known = find_given(form.text)
        if known and (form.text != given or form.cases & NOM):
            genders = "".join(one for one in known.gender if one in form.gender)
            if genders:
                found.append(Form(form.text, genders, form.cases))
    return tuple(found) or forms


def _rank(given: Form, printed: str, cases: int, genders: str) -> float:
    """Lower is likelier: a listed given name, then the nominative as printed, then one gender."""
    return (
        (0 if given.text and find_given(given.text) else 2)
        + (0 if cases & NOM else 1)
        + (0.5 if len(genders) > 1 else 0)
        + (given.text != printed) * 0.1
    )


def _latin_gender(given: str, family: str, patronymic: str) -> str | None:
    """The gender that patronymic, given name or surname tell, in that order."""
    if patronymic:
        return "f" if is_female(patronymic) else "m"
    known = find_given(given) if given else None
    if known and len(known.gender) == 1:
        return known.gender
    if re.search(r"(?:[oei]va|ina|skaya|skaia)$", family):
        return "f"
    return "m" if re.search(r"(?:[oei]v|off|sk[iy]+)$", family) else None
