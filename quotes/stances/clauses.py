"""The clause that speaks of a topic. In: a text, a stretch of it and the topic's place. Out: the sentence's words by lemma key.

Words are numbered; `clause` of each word tells which stretch between commas, dashes and words of contrast it stands in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotes.lang.lemmas import find_surfaces, lemma_key
from quotes.lang.stances import StanceWords
from quotes.model.spans import Span

_SENTENCE = re.compile(r"[.!?…]+[»\"”)]*\s+(?=[«\"“(—–-]*\s*\w)|\n")
_BREAK = re.compile(r"[,;:()—–]|\s-\s")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence: lemma keys, surface keys, places in the text, clause numbers; `first` and `last` word of the topic."""

    keys: list[str]
    surfaces: list[str]
    spans: list[Span]
    clause: list[int]
    first: int
    last: int
    asks: bool


def find_sentence(text: str, within: Span, topic: Span, lang: str, words: StanceWords) -> Sentence | None:
    """The sentence of `within` that holds the topic; None where no word of it does."""
    start, end, asks = _bounds(text, within, topic)
    found = [(Span(place.start + start, place.end + start), surface) for place, surface in find_surfaces(text[start:end], lang)]
    inside = [index for index, (place, _) in enumerate(found) if place.overlaps(topic)]
    if not inside:
        return None
    spans, surfaces = [place for place, _ in found], [surface for _, surface in found]
    keys = [lemma_key(surface, lang, capital=text[place.start].isupper()) for place, surface in found]
    clause, number = [], 0
    for index, place in enumerate(spans):
        broken = index > 0 and _BREAK.search(text[spans[index - 1].end : place.start]) is not None
        if broken or (index and words.at("contrast", keys, index)):
            number += 1
        clause.append(number)
    return Sentence(keys, surfaces, spans, clause, inside[0], inside[-1], asks)


def _bounds(text: str, within: Span, topic: Span) -> tuple[int, int, bool]:
    start, end = within.start, within.end
    for match in _SENTENCE.finditer(text, within.start, within.end):
        if match.end() <= topic.start:
            start = match.end()
        elif match.start() >= topic.end:
            end = match.end()
            break
    return start, end, "?" in text[end - 4 : end + 1]
