"""Which figures contradict each other. In: figures with their speakers. Out: for each contradicted one, the quotes that differ; pure.

Compared are figures of different speakers with the same unit, period and subject, past with past, expected with expected, levels
with levels and changes with changes. Each allows a stretch of numbers: `over 500` everything from 500 on, `about 500` a tenth to
either side, a range what lies in it. Stretches that do not meet differ; a range does not differ from a number inside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from quotes.text.figures import Figure

_PERCENT_OF_WHOLE = 100
_ABOUT = 0.1
_ROUNDING = 1e-9
# The letters of a word by which two subjects are the same in any inflection.
_STEM = 5


@dataclass(frozen=True, slots=True)
class Given:
    """A figure as one speaker gave it, with the text in which its places lie."""

    figure: Figure
    text: str
    who: str
    quote_id: int


# Unit, is it a change, does it lie ahead, period.
_Kind = tuple[str | None, bool, bool, str | None]
_Subject = frozenset[str]
# The end of a stretch, its speaker, its quote.
_End = tuple[float, str, int]


def find_differing(given: Sequence[Given]) -> dict[int, tuple[int, ...]]:
    """Places in `given` of the contradicted figures, each with the quotes that lie farthest below and farthest above it."""
    kinds: dict[_Kind, dict[_Subject, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, one in enumerate(given):
        if subject := _subject(one):
            kinds[_kind(one.figure)][subject].append(place)
    differing: dict[int, tuple[int, ...]] = {}
    for subjects in kinds.values():
        lowest = {subject: _farthest(given, places, end=1) for subject, places in subjects.items()}
        highest = {subject: _farthest(given, places, end=0) for subject, places in subjects.items()}
        for subject, places in subjects.items():
            near = [other for other in subjects if subject <= other or other <= subject]
            below, above = _outermost(lowest, near), _outermost(highest, near)
            for place in places:
                if quotes := _beyond(given[place], below, above):
                    differing[place] = quotes
    return differing


def _beyond(one: Given, below: list[_End], above: list[_End]) -> tuple[int, ...]:
    """The quotes of others whose stretches end below or begin above what a figure allows."""
    low, high = allowed(one.figure)
    under = next((quote for at, who, quote in below if who != one.who and at < low), None)
    over = next((quote for at, who, quote in above if who != one.who and -at > high), None)
    return tuple(sorted({quote for quote in (under, over) if quote is not None}))


def allowed(figure: Figure) -> tuple[float, float]:
    """The lowest and the highest number that agree with a figure; shares are told in per cent."""
    low, high = figure.low, figure.high
    if figure.unit == "share":
        low, high = low * _PERCENT_OF_WHOLE, high * _PERCENT_OF_WHOLE
    if figure.hedge in ("over", "at least"):
        return low, inf
    if figure.hedge in ("under", "at most"):
        return 0.0, high
    slack = _ABOUT if figure.hedge in ("about", "nearly") else _ROUNDING
    return low * (1 - slack), high * (1 + slack)


def _kind(figure: Figure) -> _Kind:
    return "percent" if figure.unit == "share" else figure.unit, figure.hedge == "by", figure.expected, figure.period


def _subject(one: Given) -> _Subject:
    """The stems of the subject; two are the same where one holds all of the other: `товарооборот`, `объём товарооборота`."""
    words = one.figure.subject.of(one.text).split() if one.figure.subject else []
    return frozenset(word[:_STEM].casefold() for word in words if len(word) >= _STEM - 1)


def _farthest(given: Sequence[Given], places: Sequence[int], end: int) -> list[_End]:
    """The least upper ends (`end` 1) or greatest lower ends (0, with the sign turned) of the two speakers who are farthest out."""
    return _two((allowed(given[place].figure)[end] * (1 if end else -1), given[place].who, given[place].quote_id) for place in places)


def _outermost(ends: dict[_Subject, list[_End]], subjects: Sequence[_Subject]) -> list[_End]:
    return _two(end for subject in subjects for end in ends[subject])


def _two(ends: Iterable[_End]) -> list[_End]:
    """The least ends of two different speakers."""
    least: dict[str, _End] = {}
    for end in ends:
        least[end[1]] = min(least.get(end[1], end), end)
    return sorted(least.values())[:2]
