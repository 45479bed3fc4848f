"""Positions somebody held and holds no longer. In: the topic's sentence, what follows it. Out: is a word's position one of the past?

"Раньше я поддерживал коридор, теперь — нет", "I used to oppose it", "поддержал и ошибся": such words tell where somebody stood.
"""

from __future__ import annotations

from quotes.lang.lemmas import find_surfaces
from quotes.lang.stances import StanceWords
from quotes.model.spans import Span
from quotes.stances.clauses import Sentence

_AHEAD = 250  # characters after the sentence in which somebody may take it back


def past_words(sentence: Sentence, words: StanceWords) -> frozenset[int]:
    """The words of the sentence that tell of a former time: from "formerly", or from its clause's beginning, to "but" or "now"."""
    keys, found = sentence.keys, set[int]()
    for place in range(len(keys)):
        if not words.at("formerly", keys, place) or _is_still(words, keys, place):
            continue
        start = place
        while start and sentence.clause[start - 1] == sentence.clause[place]:
            start -= 1
        end = place + 1
        while end < len(keys) and not words.at("contrast", keys, end) and not words.at("now", keys, end):
            end += 1
        found.update(range(start, end))
    return frozenset(found)


def _is_still(words: StanceWords, keys: list[str], place: int) -> bool:
    """Does "formerly" stand in a phrase that says that nothing changed: "как и раньше", "as before"?"""
    lengths = ((start, words.at("still", keys, start)) for start in range(max(0, place - 3), place + 1))
    return any(start <= place < start + length for start, length in lengths)


def is_recanted(text: str, within: Span, sentence: Sentence, lang: str, words: StanceWords) -> bool:
    """Does the speaker say, in the sentence or right after it, to have thought so wrongly or to think otherwise now?"""
    if any(words.at("recants", sentence.keys, place) for place in range(len(sentence.keys))):
        return True
    start = sentence.spans[-1].end
    after = text[start : min(within.end, start + _AHEAD)]
    keys = [words.key(surface, lang) for _, surface in find_surfaces(after, lang)]
    return any(words.at("recants", keys, place) for place in range(len(keys)))
