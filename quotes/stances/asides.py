"""Asides that part a topic from what is said of it. In: the words of a sentence. Out: the words that are left without asides.

"Канал (его роют с весны) выгоден", "канал, который роют с весны, выгоден": what stands in brackets or in a closed relative clause is
left out where the topic does not stand in it.
"""

from __future__ import annotations

from quotes.lang.stances import StanceWords
from quotes.model.spans import Span
from quotes.stances.forms import part_of_speech

_LONGEST = 18  # words of an aside
_AHEAD = 3  # words from its beginning to the relative word: "в рамках которых"
Words = list[tuple[Span, str]]


def without_asides(text: str, found: Words, topic: Span, words: StanceWords, lang: str) -> tuple[Words, frozenset[int]]:
    """The words outside asides, and the numbers (among these) of the words before which an aside was left out."""
    kept: Words = []
    closed: set[int] = set()
    index = 0
    while index < len(found):
        after = _end(text, found, index, words, lang)
        if after and not any(place.overlaps(topic) for place, _ in found[index:after]):
            closed.add(len(kept))
            index = after
            continue
        kept.append(found[index])
        index += 1
    return kept, frozenset(closed)


def _end(text: str, found: Words, index: int, words: StanceWords, lang: str) -> int:
    """The word after the aside that begins at `index`; 0 where none does, or where it is not closed before the sentence's end."""
    gap = _gap(text, found, index)
    if "(" in gap:
        closes = ")"
    elif "," in gap and _is_relative(found, index, words, lang):
        closes = ","
    else:
        return 0
    ends = range(index + 1, min(len(found), index + _LONGEST))
    return next((end for end in ends if closes in _gap(text, found, end) and not _is_joined(found, end, words, lang, closes)), 0)


def _gap(text: str, found: Words, index: int) -> str:
    return text[found[index - 1][0].end : found[index][0].start] if index else ""


def _is_relative(found: Words, index: int, words: StanceWords, lang: str) -> bool:
    """Does a relative word stand at `index`, or soon after a preposition there; or, in Russian, a participle?"""
    keys = [words.key(surface, lang) for _, surface in found[index : index + _AHEAD]]
    reach = _AHEAD if words.at("oblique", keys, 0) else 1
    return (
        any(words.at("relatives", keys, place) for place in range(min(reach, len(keys))))
        or part_of_speech(found[index][1], lang) == "participle"
    )


def _is_joined(found: Words, end: int, words: StanceWords, lang: str, closes: str) -> bool:
    """Does a list or a further clause go on after the comma: ", и", ", но", another ", который"?"""
    key = words.key(found[end][1], lang)
    return closes == "," and (words.any_at(("contrast", "joins", "conditions"), [key], 0) or _is_relative(found, end, words, lang))
