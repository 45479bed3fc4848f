"""The clause that speaks of a topic. In: a text, a stretch of it and the topic's place. Out: the sentence's words by lemma key.

Words are numbered; `clause` of each word tells which stretch between commas, dashes and words of contrast it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.lang.lemmas import find_surfaces
from quotes.lang.stances import StanceWords
from quotes.model.spans import Span
from quotes.stances.asides import without_asides

_SENTENCE = re.compile(r"[.!?…]+[»\"”)]*\s+(?=[«\"“(—–-]*\s*\w)|\n")
_BREAK = re.compile(r"[,;:()—–]|\s-\s")
_OPENING = "«\"“„‘'"
_BEFORE, _WORDS_BEFORE = 90, 6  # characters and words before a stretch that may urge
_EQUALS = ("—", "–", "-")  # right after the topic a dash says what it is


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence: lemma keys, surface keys, places, capitals, clause numbers; `first` and `last` word of the topic.

    `asks`: it ends in a question mark; `dash`: a dash follows the topic; `reported`: it opens a stretch that stands outside marks;
    `urged`: somebody urges to do it ("призвал [закрыть завод]"); `called`: somebody calls the topic something ("назвал [завод ошибкой]").
    """

    keys: list[str]
    surfaces: list[str]
    spans: list[Span]
    capital: list[bool]
    clause: list[int]
    first: int
    last: int
    asks: bool
    dash: bool = False
    reported: bool = False
    urged: bool = False
    called: bool = False


def find_sentence(text: str, segments: Sequence[Span], topic: Span, lang: str, words: StanceWords) -> Sentence | None:
    """The sentence of a quote (its segments) that holds the topic; None where no word of it does.

    Where the words go on after "сказал он", the next segment belongs to it; asides in brackets and relative clauses are left out.
    """
    within = next((segment for segment in segments if segment.overlaps(topic)), None)
    if within is None:
        return None
    stretches, asks = _stretches(text, segments, within, topic)
    found = [
        (Span(place.start + part.start, place.end + part.start), surface)
        for part in stretches
        for place, surface in find_surfaces(part.of(text), lang)
    ]
    kept, closed = without_asides(text, found, topic, words, lang)
    inside = [index for index, (place, _) in enumerate(kept) if place.overlaps(topic)]
    if not inside:
        return None
    spans, surfaces = [place for place, _ in kept], [surface for _, surface in kept]
    keys = [words.key(surface, lang, capital=text[place.start].isupper()) for place, surface in kept]
    closed |= {next((at for at, (place, _) in enumerate(kept) if place.start >= part.start), -1) for part in stretches[1:]}
    clause, dash = _clauses(text, spans, keys, (inside[-1], closed), lang, words)
    start = stretches[0].start
    reported = start == segments[0].start and text[:start].rstrip()[-1:] not in tuple(_OPENING)
    before = text[max(0, start - _BEFORE) : start] if reported else ""
    urged, called = (_has_before(before, lang, words, name) for name in ("urges", "calls"))
    capital = [text[place.start].isupper() for place in spans]
    return Sentence(keys, surfaces, spans, capital, clause, inside[0], inside[-1], asks, dash, reported, urged, called)


def _clauses(
    text: str, spans: list[Span], keys: list[str], marks: tuple[int, frozenset[int]], lang: str, words: StanceWords
) -> tuple[list[int], bool]:
    """The clause of each word; whether a dash follows the topic. `marks`: the topic's last word, words before which no clause ends."""
    (last, closed), clause, number, dash = marks, list[int](), 0, False
    for index, place in enumerate(spans):
        gap = text[spans[index - 1].end : place.start] if index else ""
        says = index - 1 == last and lang != "en" and (gap.strip() in _EQUALS or (index in closed and gap.rstrip().endswith(_EQUALS[:2])))
        dash = dash or says
        broken = not says and index not in closed and _BREAK.search(gap) is not None
        if broken or (index and words.at("contrast", keys, index)):
            number += 1
        clause.append(number)
    return clause, dash


def _has_before(before: str, lang: str, words: StanceWords, name: str) -> bool:
    """Does a word of the list stand among the last before a reported stretch ("призвал власти", "urged the government to")?"""
    keys = [words.key(surface, lang) for _, surface in find_surfaces(before.rpartition(". ")[2], lang)][-_WORDS_BEFORE:]
    return any(words.at(name, keys, index) for index in range(len(keys)))


def _stretches(text: str, segments: Sequence[Span], within: Span, topic: Span) -> tuple[list[Span], bool]:
    """The parts of the topic's sentence, of more than one segment where it goes on in small letters; whether it asks."""
    start, end, asks = _bounds(text, within, topic)
    parts, at = [Span(start, end)], segments.index(within)
    if start == within.start and at and _goes_on(text, within):
        before = segments[at - 1]
        first = max([before.start, *(match.end() for match in _SENTENCE.finditer(text, before.start, before.end))])
        parts.insert(0, Span(first, before.end))
    if end == within.end and at + 1 < len(segments) and _goes_on(text, segments[at + 1]):
        after = segments[at + 1]
        ends = (match.end() for match in _SENTENCE.finditer(text, after.start, after.end))
        parts.append(Span(after.start, next(ends, after.end)))
    return parts, asks


def _goes_on(text: str, segment: Span) -> bool:
    return text[segment.start : segment.start + 1].islower()


def _bounds(text: str, within: Span, topic: Span) -> tuple[int, int, bool]:
    start, end = within.start, within.end
    for match in _SENTENCE.finditer(text, within.start, within.end):
        if match.end() <= topic.start:
            start = match.end()
        elif match.start() >= topic.end:
            end = match.end()
            break
    return start, end, "?" in text[end - 4 : end + 1]
