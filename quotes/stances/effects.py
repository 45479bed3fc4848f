"""What a deed does to something good or bad. In: the sentence of a topic and where the deed's object is looked for. Out: 1, -1 or 0.

"Создаёт рабочие места" is good, "создаёт риски" and "снижает доходы" are not; "рост цен" and "снижение доходов" are read as wholes.
"""

from __future__ import annotations

from quotes.lang.stances import StanceWords
from quotes.stances.clauses import Sentence

_REACH = 5  # words between a verb and the noun that tells
_GOES_ON = ("of", "in")  # "a rise in prices"
Place = tuple[int, int]  # first and last word


def effect(sentence: Sentence, words: StanceWords, place: Place) -> int:
    """Is what the verb at `place` acts upon good (1) or bad (-1)? 0 where no word tells; growth alone is good, loss alone bad."""
    sign = alone = 0
    for index in _object(sentence, words, place):
        if words.at("falls", sentence.keys, index):
            sign, alone = -(sign or 1), -1
        elif words.at("rises", sentence.keys, index):
            alone = alone or 1
        elif words.at("goods", sentence.keys, index):
            return sign or 1
        elif words.at("bads", sentence.keys, index):
            return -(sign or 1)
    return alone


def _object(sentence: Sentence, words: StanceWords, place: Place) -> range:
    """The words that may name what the verb acts upon: after it, or where objects come first, between the topic and it."""
    if not words.object_after:
        return range(sentence.last + 1, place[0])
    first = end = place[1] + 1
    while end < len(sentence.keys) and end - first < _REACH and sentence.clause[end] == sentence.clause[place[1]]:
        if words.at("oblique", sentence.keys, end) and sentence.surfaces[end] not in _GOES_ON:
            break
        end += 1
    return range(first, end)
