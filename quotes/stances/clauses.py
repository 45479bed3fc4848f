"""The clause that speaks of a topic. In: a text, a stretch of it and the topic's place. Out: the sentence's words by lemma key.

Words are numbered; `clause` of each word tells which stretch between commas, dashes and words of contrast it stands in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotes.lang.lemmas import find_surfaces
from quotes.lang.stances import StanceWords
from quotes.model.spans import Span

_SENTENCE = re.compile(r"[.!?…]+[»\"”)]*\s+(?=[«\"“(—–-]*\s*\w)|\n")
_BREAK = re.compile(r"[,;:()—–]|\s-\s")
_OPENING = "«\"“„‘'"
_BEFORE, _WORDS_BEFORE = 60, 4  # characters and words before a stretch that may urge
_EQUALS = ("—", "–", "-")  # right after the topic a dash says what it is


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence: lemma keys, surface keys, places, capitals, clause numbers; `first` and `last` word of the topic.

    `asks`: it ends in a question mark; `dash`: a dash follows the topic; `reported`: it opens a stretch that stands outside marks;
    `urged`: somebody urges to do it ("призвал [закрыть завод]").
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


def find_sentence(text: str, within: Span, topic: Span, lang: str, words: StanceWords) -> Sentence | None:
    """The sentence of `within` that holds the topic; None where no word of it does."""
    start, end, asks = _bounds(text, within, topic)
    found = [(Span(place.start + start, place.end + start), surface) for place, surface in find_surfaces(text[start:end], lang)]
    inside = [index for index, (place, _) in enumerate(found) if place.overlaps(topic)]
    if not inside:
        return None
    spans, surfaces = [place for place, _ in found], [surface for _, surface in found]
    keys = [words.key(surface, lang, capital=text[place.start].isupper()) for place, surface in found]
    capital = [text[place.start].isupper() for place in spans]
    clause, number, dash = [], 0, False
    for index, place in enumerate(spans):
        gap = text[spans[index - 1].end : place.start] if index else ""
        says = index - 1 == inside[-1] and gap.strip() in _EQUALS and lang != "en"
        dash = dash or says
        broken = not says and _BREAK.search(gap) is not None
        if broken or (index and words.at("contrast", keys, index)):
            number += 1
        clause.append(number)
    reported = start == within.start and text[:start].rstrip()[-1:] not in tuple(_OPENING)
    urged = reported and _is_urged(text[max(0, start - _BEFORE) : start], lang, words)
    return Sentence(keys, surfaces, spans, capital, clause, inside[0], inside[-1], asks, dash, reported, urged)


def _is_urged(before: str, lang: str, words: StanceWords) -> bool:
    """Do the last words before a reported stretch urge somebody ("призвал власти", "urged the government to")?"""
    keys = [words.key(surface, lang) for _, surface in find_surfaces(before.rpartition(". ")[2], lang)][-_WORDS_BEFORE:]
    return any(words.at("urges", keys, index) for index in range(len(keys)))


def _bounds(text: str, within: Span, topic: Span) -> tuple[int, int, bool]:
    start, end = within.start, within.end
    for match in _SENTENCE.finditer(text, within.start, within.end):
        if match.end() <= topic.start:
            start = match.end()
        elif match.start() >= topic.end:
            end = match.end()
            break
    return start, end, "?" in text[end - 4 : end + 1]
