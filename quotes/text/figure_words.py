"""The words of figures as patterns. In: `figures.toml` beside this module. Out: compiled patterns and what their stems mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

GAP = r"[ \u00a0\u202f]"
SIGNS = {
    "$": "USD",
    "US$": "USD",
    "USD": "USD",
    "EUR": "EUR",
    "KZT": "KZT",
    "RUB": "RUB",
    "AZN": "AZN",
    "€": "EUR",
    "£": "GBP",
    "₸": "KZT",
    "₼": "AZN",
    "₽": "RUB",
}
_DIGITS = rf"\d{{1,3}}(?:{GAP}\d{{3}})+(?:[.,]\d+)?|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
_BEGIN = r"(?<![\w.,])(?<![^\W\d]-)"
_CODES = "USD|EUR|KZT|RUB|AZN"
_SIGN = rf"(?:(?:US)?[$€£₸₼₽]{GAP}*|(?:{_CODES}){GAP})?"
_PLACE = re.compile(r"[$€£₸₼₽(+№#]|\w+")
_OPENING = 2


@dataclass(frozen=True, slots=True)
class Meanings:
    """Stems and what each means; the longest that covers a word wins. Words seen are remembered."""

    stems: tuple[tuple[re.Pattern[str], Any], ...]
    seen: dict[str, Any] = field(default_factory=dict)

    def of(self, found: str | None) -> Any:
        """What `found` means, or None."""
        if not found:
            return None
        if found not in self.seen:
            self.seen[found] = next((value for stem, value in self.stems if stem.fullmatch(found)), None)
        return self.seen[found]


@dataclass(frozen=True, slots=True)
class Openings:
    """The first two characters with which something may begin: a quick look before a slow pattern. Pairs seen are remembered."""

    pattern: re.Pattern[str]
    seen: dict[str, bool] = field(default_factory=dict)

    def among(self, text: str, places: Iterable[int]) -> list[int]:
        """Those of the places at which it may begin."""
        return [place for place in places if self._opens(text[place : place + _OPENING])]

    def _opens(self, pair: str) -> bool:
        if pair not in self.seen:
            self.seen[pair] = self.pattern.match(pair) is not None
        return self.seen[pair]


def places_of(text: str) -> list[int]:
    """Where words, numbers and signs before numbers begin."""
    return [found.start() for found in _PLACE.finditer(text)]


@dataclass(frozen=True, slots=True)
class RangeForm:
    """Words before, between and after the two numbers of a range; each must match in full."""

    before: re.Pattern[str]
    between: re.Pattern[str]
    after: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class FigureWords:
    """All patterns: `single`, `range` and `worded` find figures where `openings` lets them begin, the others tell what is around one."""

    numbers: Meanings
    scales: Meanings
    units: Meanings
    worded_values: Meanings
    single: re.Pattern[str]
    range: re.Pattern[str]
    worded: re.Pattern[str]
    openings: Openings
    dash: re.Pattern[str]
    forms: tuple[RangeForm, ...]
    change: re.Pattern[str]
    multiple: re.Pattern[str]
    hedge: re.Pattern[str]
    hedge_after: re.Pattern[str]
    hedges: Meanings
    multiple_before: re.Pattern[str]
    expected: re.Pattern[str]
    verb: re.Pattern[str]
    verb_after: re.Pattern[str]
    lead: re.Pattern[str]
    never: re.Pattern[str]
    ordinal: re.Pattern[str]
    asked: tuple[str, ...]


@lru_cache(maxsize=1)
def figure_words() -> FigureWords:
    """The words of all languages, read once."""
    import tomllib

    table: dict[str, Any] = tomllib.loads((Path(__file__).parent / "figures.toml").read_text(encoding="utf-8"))
    subjects, ranges = table["subjects"], table["ranges"]
    worded = {**table["times"], **table["shares"]}
    befores = [form[0] for form in ranges["forms"]]
    return FigureWords(
        _meanings(table["numbers"].items()),
        _meanings(table["scales"].items()),
        _meanings((stem, unit) for unit, stems in table["units"].items() for stem in stems),
        _meanings([(s, (v, "times")) for s, v in table["times"].items()] + [(s, (v, "share")) for s, v in table["shares"].items()]),
        *_figure_patterns(table),
        _compiled(rf"(?<!\w)(?=[{_initials(worded)}])(?:{_one_of(worded)})(?!\w)"),
        Openings(_compiled(rf"[\d$€£₸₼₽]|US|EU|KZ|RU|AZ|{_openings([*table['numbers'], *table['bare'], *worded, *befores])}")),
        _compiled(ranges["dash"]),
        tuple(RangeForm(*(_compiled(part) for part in form)) for form in ranges["forms"]),
        _compiled(_word(ranges["change"])),
        _compiled(_word(table["occasions"]["change"])),
        _compiled(rf"(?<!\w)(?=\w)(?P<hedge>{_all_of(table['hedges'])}){GAP}*$"),
        _compiled(rf"{GAP}+(?P<hedge>{_all_of(table['hedges_after'])})(?!\w)"),
        _meanings((s, hedge) for key in ("hedges", "hedges_after") for hedge, stems in table[key].items() for s in stems),
        _compiled(rf"{_word(table['occasions']['before'])}{GAP}*$"),
        _compiled(rf"(?=[{_initials(table['expected'])}])(?:{'|'.join(table['expected'])})"),
        _compiled(_word(subjects["verbs"])),
        _compiled(_word(subjects["verbs_after"])),
        _compiled(rf"(?:{_one_of(subjects['lead'])})(?!\w){GAP}*"),
        _compiled(rf"(?:{_one_of(subjects['never'])})(?!\w)"),
        _compiled(rf"{_word(subjects['ordinal'])}{GAP}*$"),
        tuple(table["asked"]),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _one_of(stems: Iterable[str]) -> str:
    return "|".join(sorted(stems, key=len, reverse=True))


def _word(stems: Iterable[str]) -> str:
    stems = tuple(stems)
    return rf"(?<!\w)(?=[{_initials(stems)}])(?:{_one_of(stems)})(?!\w)"


def _initials(stems: Iterable[str]) -> str:
    """The letters with which the alternatives of stems begin, for a look ahead that saves trying them all."""
    return "".join(sorted({part.removeprefix("(?:")[0] for stem in stems for part in stem.split("|")}))


def _openings(stems: Iterable[str]) -> str:
    """The first two characters of the alternatives of stems, as alternatives; one where a stem says no more plainly."""
    plain = (re.sub(r"(?<!^)\(\?[:=!][^()]*\)", "", stem) for stem in stems)
    parts = (re.match(r"[\w ]{0,2}", part.removeprefix("(?:")) for stem in plain for part in stem.split("|"))
    return _one_of({part[0] for part in parts if part and part[0]})


def _meanings(pairs: Iterable[tuple[str, Any]]) -> Meanings:
    # A stem that looks ahead is told from its word alone here.
    plain = [(re.sub(r"\(\?[=!](?:[^()]|\([^()]*\))*\)", "", stem), value) for stem, value in pairs]
    return Meanings(tuple((_compiled(stem), value) for stem, value in sorted(plain, key=lambda pair: -len(pair[0]))))


def _all_of(table: dict[str, list[str]]) -> str:
    return _one_of(phrase for phrases in table.values() for phrase in phrases)


def _figure_patterns(table: dict[str, Any]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A number with what follows it; two numbers with what joins them."""
    numbers = rf"(?:{_DIGITS})(?!\d)|(?:{_one_of(table['numbers'])})(?:(?!\w)|(?<=пол))"
    scale = _one_of(table["scales"])
    unit, after = _all_of(table["units"]), _all_of(table["hedges_after"])
    mid = rf"(?:(?:-?[^\W\d]{{1,3}})?{GAP}(?:{after})(?!\w))?"
    gap = r"[ \u00a0\u202f-]*"
    tail = rf"(?:{gap}(?P<scale>{scale}))?(?P<mid>{mid})(?:{gap}(?P<unit>{unit}))?"
    forms = table["ranges"]["forms"]
    before = _one_of(part for form in forms for part in form[0].split("|") if part)
    between = "|".join([*(form[1] for form in forms), table["ranges"]["dash"]])
    trail = "|".join(form[2] for form in forms if form[2])
    numbers_or_bare = [*table["numbers"], *table["bare"]]
    single = rf"{_BEGIN}(?=[\d$€£₸₼₽UEKRA{_initials(numbers_or_bare)}])(?P<sign>{_SIGN})"
    single += rf"(?:(?P<number>{numbers})|(?P<bare>{_one_of(table['bare'])})){tail}"
    low = rf"(?P<low>{numbers})(?:{gap}(?P<low_scale>{scale}))?(?:{gap}(?P<low_unit>{unit}))?"
    begin = rf"{_BEGIN}(?=[\d$€£₸₼₽UEKRA{_initials([*table['numbers'], before])}])"
    pair = rf"{begin}(?:(?P<before>{before}){GAP})?(?P<sign>{_SIGN}){low}(?P<between>{between}){_SIGN}(?P<number>{numbers}){tail}"
    return _compiled(single), _compiled(rf"{pair}(?:[^\W\d]{{0,4}}(?P<after>{trail}))?")
