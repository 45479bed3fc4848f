"""Figures in words of four languages. In: a text. Out: numbers with unit, currency, hedge, period and subject, each at its place; pure.

`свыше 500 млн долларов`, `529,4 млн`, `на 62 %`, `от 5 до 7 млн тонн`, `в полтора раза`, `треть экспорта`, `over $1.5 billion`,
`екі есе`, `2 миллиард доллар`, `3 milyon ton`. Years, dates, telephone and document numbers and bare ordinals are no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quotes.model.spans import Span
from quotes.text.figure_context import (
    find_hedge,
    find_hedge_after,
    find_period,
    find_rate,
    find_subject,
    find_whole,
    is_year,
    naming_places,
    sentence_around,
)
from quotes.text.figure_words import SIGNS, FigureWords, figure_words, places_of


@dataclass(frozen=True, slots=True)
class Figure:
    """A number said: from `low` to `high` in full (500 million is 500000000.0), the same twice unless a range was said.

    `unit` is `percent`, `tonne`, `USD`, `times`, `share` (of one whole) …; `hedge` is `over`, `at least`, `about`, `nearly`, `up to`,
    `at most`, `under`, `within`, `by` (a change) or None; `expected` says that it lies ahead; `span` is its place, `subject` the place
    of what is measured, where it is known.
    """

    span: Span
    low: float
    high: float
    unit: str | None = None
    hedge: str | None = None
    period: str | None = None
    expected: bool = False
    subject: Span | None = None

    @property
    def value(self) -> float | None:
        """The number, or None for a range: nobody said its middle."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True, slots=True)
class _Found:
    """A number and its place, before the words around it are read."""

    span: Span
    low: float
    high: float
    unit: str | None
    hedge: str | None = None


_YEARISH = re.compile(
    r"[ \u00a0-]*(?:год|г\b|жыл|il\b|-?(?:ci|cı|cu|cü|го|му|й|я|е)\b|:|-(?:шы|ші|ыншы|інші)|(?:st|nd|rd|th)\b)", re.IGNORECASE
)
_NEAR = 30
_ENGLISH_SCALE = re.compile(r"(?:a |one )?(?:thousand|million|billion|bn|trillion|trln)", re.IGNORECASE)
_COMPARED = re.compile(r" (?:больше|меньше|выше|ниже|дешевле|дороже|more|less|higher|lower)(?!\w)", re.IGNORECASE)
_ONE_COMMA = re.compile(r"\d{1,3},\d{3}")


def parse_number(text: str) -> float:
    """The value of a printed number: `529,4`, `1 200`, `1,200.5`. Raises ValueError where it is none."""
    plain = re.sub(r"[ \u00a0\u202f]", "", text)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain) and ("." in plain or plain.count(",") > 1 or not plain.startswith("0")):
        return float(plain.replace(",", ""))
    if not re.fullmatch(r"\d+(?:[.,]\d+)?", plain):
        raise ValueError(f"no number: {text!r}")
    return float(plain.replace(",", "."))


def find_figures(text: str) -> Iterator[Figure]:
    """Every figure in `text`, in order and apart: ranges, numbers with a scale, unit or currency, times, and shares of something named.

    Bare numbers, years, dates, ordinals, telephone and document numbers are passed over.
    """
    floor = 0
    for found in _apart(text):
        hedge, start = find_hedge(text, found.span.start, floor, found.unit)
        later, end = find_hedge_after(text, found.span.end)
        if found.unit == "times" and not _is_multiple(text, found, hedge):
            continue
        figure = Span(start, end)
        subject = find_whole(text, found.span) if found.unit == "share" else find_subject(text, figure, sentence_around(text, start), floor)
        if found.unit == "share" and subject is None:
            if not _COMPARED.match(text, found.span.end):
                continue
            subject = find_subject(text, figure, sentence_around(text, start), floor)
        floor = end
        told = found.hedge or later or hedge
        yield _described(text, Figure(figure, found.low, found.high, found.unit, told, subject=subject))


def _described(text: str, figure: Figure) -> Figure:
    """The figure with what its sentence says of when."""
    sentence = sentence_around(text, figure.span.start)
    period = find_period(sentence.of(text), figure.span.start - sentence.start) or find_rate(text, figure.span)
    ahead = bool(figure_words().expected.search(text, sentence.start, figure.span.start))
    return Figure(figure.span, figure.low, figure.high, figure.unit, figure.hedge, period, ahead, figure.subject)


def _apart(text: str) -> list[_Found]:
    """Numbers in order, none inside another or inside digits that name: ranges first, then worded ones, then single ones."""
    words = figure_words()
    everywhere = places_of(text)
    places = words.openings.among(text, everywhere)
    kept: list[_Found] = []
    taken: list[Span] | None = None
    for find in (_ranges, _worded, _singles):
        for found in find(text, places, words):
            taken = naming_places(text, everywhere) if taken is None else taken
            if not any(found.span.overlaps(other) for other in taken):
                kept.append(found)
                taken.append(found.span)
    return sorted(kept, key=lambda found: found.span)


def _hits(pattern: re.Pattern[str], text: str, places: list[int]) -> Iterator[re.Match[str]]:
    """The matches that begin at one of the places, none inside another."""
    end = 0
    for place in places:
        if place >= end and (hit := pattern.match(text, place)):
            yield hit
            end = hit.end()


def _ranges(text: str, places: list[int], words: FigureWords) -> Iterator[_Found]:
    for hit in _hits(words.range, text, places):
        scale, unit = words.scales.of(hit["scale"]), words.units.of(hit["unit"]) or _sign(hit)
        low_unit = words.units.of(hit["low_unit"])
        if not (scale or unit or low_unit) or (low_unit and unit and low_unit != unit) or not _joined(text, hit, words):
            continue
        low = _number(hit["low"], words, hit["low_scale"] or hit["scale"]) * float(words.scales.of(hit["low_scale"]) or scale or 1)
        high = _number(hit["number"], words, hit["scale"]) * float(scale or 1)
        if low < high:
            yield _Found(Span(hit.start(), _word_end(text, hit.end())), low, high, unit or low_unit, _mid_hedge(hit))


def _joined(text: str, hit: re.Match[str], words: FigureWords) -> bool:
    """Do the words around two numbers make one range? `rose from 5 to 7` is a change, no range."""
    if words.dash.fullmatch(hit["between"]):
        return True
    before, between, after = hit["before"] or "", hit["between"], hit["after"] or ""
    if not any(f.before.fullmatch(before) and f.between.fullmatch(between) and f.after.fullmatch(after) for f in words.forms):
        return False
    near = text[max(0, hit.start() - _NEAR) : hit.start()] + " " + text[hit.end() : hit.end() + _NEAR]
    return before.startswith(("от", "в")) or before == "between" or not words.change.search(near)


def _worded(text: str, places: list[int], words: FigureWords) -> Iterator[_Found]:
    for hit in _hits(words.worded, text, places):
        value, unit = words.worded_values.of(hit[0])
        yield _Found(Span(*hit.span()), value, value, unit)


def _singles(text: str, places: list[int], words: FigureWords) -> Iterator[_Found]:
    for hit in _hits(words.single, text, places):
        scale, unit = words.scales.of(hit["scale"]), words.units.of(hit["unit"]) or _sign(hit)
        bare = words.scales.of(hit["bare"])
        if not (scale or unit or bare):
            continue
        if hit["number"] and not scale and (is_year(text, hit.start(), hit["number"]) or (not unit and _YEARISH.match(text, hit.end()))):
            continue
        value = (_number(hit["number"], words, hit["scale"]) if hit["number"] else 1.0) * float(scale or 1) * float(bare or 1)
        yield _Found(Span(hit.start(), _word_end(text, hit.end())), value, value, unit, _mid_hedge(hit))


def _sign(hit: re.Match[str]) -> str | None:
    return SIGNS.get(hit["sign"].strip().upper())


def _number(printed: str, words: FigureWords, scale: str | None) -> float:
    """The value of a number before the word of its scale: "25,233 млрд" has a decimal comma, "25,233 million" has none."""
    if not printed[0].isdecimal():
        return float(words.numbers.of(printed))
    decimal = scale is not None and not _ENGLISH_SCALE.match(scale) and _ONE_COMMA.fullmatch(printed)
    return float(printed.replace(",", ".")) if decimal else parse_number(printed)


def _mid_hedge(hit: re.Match[str]) -> str | None:
    """The hedge between a number and its unit: `300-ден астам вагон`."""
    if not hit["mid"]:
        return None
    found = figure_words().hedge_after.search(hit["mid"])
    return str(figure_words().hedges.of(found["hedge"])) if found else None


def _is_multiple(text: str, found: _Found, hedge: str | None) -> bool:
    """Does a number of times multiply? `в 3 раза`, `1.5 times`, `three times more`; not `met three times`."""
    if hedge == "by" or found.low != int(found.low) or not re.search(r"раз|times|dəfə", found.span.of(text), re.IGNORECASE):
        return True
    near = text[max(0, found.span.start - _NEAR) : found.span.end + _NEAR]
    return bool(figure_words().multiple.search(near))


def _word_end(text: str, end: int) -> int:
    """The end of the word that was begun: `миллион[ов]`."""
    if end and text[end - 1].isalpha():
        while end < len(text) and text[end].isalpha():
            end += 1
    return end
