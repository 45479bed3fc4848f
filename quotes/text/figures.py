"""Figures in words of four languages. In: a text. Out: numbers with unit, currency, hedge and period, each at its place; pure.

`свыше 500 млн долларов`, `529,4 млн`, `на 62 %`, `до 1 млрд`, `миллиард`, `over $1.5 billion`, `2 миллиард доллар`, `3 milyon ton`.
Years, days and bare ordinals are no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from quotes.model.spans import Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A number said: `value` in full (500 million is 500000000.0), `unit` (`percent`, `tonne`, `USD` …), `hedge` and `period`.

    `hedge` is `over`, `about`, `up to`, `by` (a change) or None; `expected` says that it lies ahead; `span` is its place.
    """

    span: Span
    value: float
    unit: str | None = None
    hedge: str | None = None
    period: str | None = None
    expected: bool = False


_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
_SPACE = r"[ \u00a0\u202f]*"


@dataclass(frozen=True, slots=True)
class _Words:
    scales: tuple[tuple[str, float], ...]
    units: tuple[tuple[str, str], ...]
    hedges: tuple[tuple[re.Pattern[str], str], ...]
    expected: re.Pattern[str]
    figure: re.Pattern[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    import tomllib

    table: dict[str, Any] = tomllib.loads((Path(__file__).parent / "figures.toml").read_text(encoding="utf-8"))
    scales = tuple((stem, value) for stem, value in table["scales"].items())
    units = tuple((stem, unit) for unit, stems in table["units"].items() for stem in stems)
    phrased = [(phrase, hedge) for hedge, phrases in table["hedges"].items() for phrase in phrases]
    phrased.sort(key=lambda pair: -len(pair[0]))
    hedges = tuple((re.compile(rf"(?<!\w){phrase}[ \u00a0]*$", re.IGNORECASE), hedge) for phrase, hedge in phrased)

    def one_of(stems: Iterator[str]) -> str:
        return "|".join(sorted(stems, key=len, reverse=True))

    scale = one_of(stem for stem, _ in scales)
    unit = one_of(stem for stem, _ in units)
    bare = one_of(iter(table["bare"]))
    gap = r"[ \u00a0\u202f-]*"
    figure = re.compile(
        rf"(?<![\w.,])(?P<sign>[$€£₸₼₽])?{_SPACE}(?:(?P<number>{_NUMBER})(?![\d])|(?P<bare>(?:{bare})))"
        rf"(?:{gap}(?P<scale>(?:{scale})))?"
        rf"(?:{gap}(?P<unit>(?:{unit})))?",
        re.IGNORECASE,
    )
    return _Words(scales, units, hedges, re.compile("|".join(table["expected"]), re.IGNORECASE), figure)


_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "₸": "KZT", "₼": "AZN", "₽": "RUB"}
_YEAR = r"((?:19|20)\d\d)"
_PERIOD = re.compile(
    rf"\b{_YEAR}[ \u00a0]*(?:-?(?:го|м))?[ \u00a0]*(?:год|г\.|жыл|-?(?:ci|cı|cu|cü)[ \u00a0]*il)"
    rf"|\b(?:in|by|since|for) {_YEAR}\b"
    r"|((?:первое|второе) полугодие|(?:в|за) (?:прошлом|этом|нынешнем|текущем|прошлый|этот) год\w*"
    r"|last year|this year|былтыр|өткен жылы|ötən il)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[;!?]|[.](?=\s|$)")
_YEARISH = re.compile(
    r"[ \u00a0-]*(?:год|г\b|жыл|il\b|-?(?:ci|cı|cu|cü|го|му|й|я|е)\b|:|-(?:шы|ші|ыншы|інші)|(?:st|nd|rd|th)\b)", re.IGNORECASE
)


def parse_number(text: str) -> float:
    """The value of a printed number: `529,4`, `1 200`, `1,200.5`. Raises ValueError where it is none."""
    plain = re.sub(r"[ \u00a0\u202f]", "", text)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain) and ("." in plain or plain.count(",") > 1 or not plain.startswith("0")):
        return float(plain.replace(",", ""))
    if not re.fullmatch(r"\d+(?:[.,]\d+)?", plain):
        raise ValueError(f"no number: {text!r}")
    return float(plain.replace(",", "."))


def find_figures(text: str) -> Iterator[Figure]:
    """Every figure with a scale, unit or currency in `text`, in order; bare numbers, years and ordinals are passed over."""
    words = _words()
    for hit in words.figure.finditer(text):
        scale = _meaning(hit["scale"], words.scales)
        unit = _meaning(hit["unit"], words.units) or _SIGNS.get(hit["sign"] or "")
        bare = _meaning(hit["bare"], words.scales) if hit["bare"] else None
        if not (scale or unit or bare) or (hit["bare"] and bare is None):
            continue
        if hit["number"] and not scale and not unit and _YEARISH.match(text, hit.end()):
            continue
        value = parse_number(hit["number"]) if hit["number"] else 1.0
        end = _word_end(text, hit.end())
        hedge, start = _hedge(text, hit.start(), words.hedges)
        sentence = _sentence(text, hit.start())
        before = text[sentence.start : hit.start()]
        yield Figure(
            Span(start, end),
            value * float(scale or 1) * float(bare or 1),
            str(unit) if unit else None,
            hedge,
            _period(text[sentence.start : sentence.end], hit.start() - sentence.start),
            bool(words.expected.search(before)),
        )


@lru_cache(maxsize=4096)
def _meaning(found: str | None, stems: tuple[tuple[str, Any], ...]) -> Any:
    if not found:
        return None
    folded = found.casefold()
    return next((value for stem, value in sorted(stems, key=lambda pair: -len(pair[0])) if re.fullmatch(stem, folded, re.I)), None)


def _word_end(text: str, end: int) -> int:
    """The end of the word that was begun: `миллион[ов]`."""
    if end and text[end - 1].isalpha():
        while end < len(text) and text[end].isalpha():
            end += 1
    return end


def _hedge(text: str, start: int, hedges: tuple[tuple[re.Pattern[str], str], ...]) -> tuple[str | None, int]:
    """The word of estimate right before a number, and where it begins."""
    before = text[max(0, start - 40) : start]
    for ending, hedge in hedges:
        if found := ending.search(before):
            return hedge, start - len(before) + found.start()
    return None, start


def _sentence(text: str, at: int) -> Span:
    start = max((found.end() for found in _ENDS.finditer(text, 0, at)), default=0)
    ahead = _ENDS.search(text, at)
    return Span(start, ahead.start() if ahead else len(text))


def _period(sentence: str, at: int) -> str | None:
    """The year or other period nearest to the number in its sentence."""
    found = min(_PERIOD.finditer(sentence), key=lambda hit: abs(hit.start() - at), default=None)
    return next((" ".join(part.split()) for part in found.groups() if part), None) if found else None
