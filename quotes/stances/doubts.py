"""What turns a sign of a position round or puts it in doubt. In: the sentence and the sign's words. Out: the sign as turned, doubts."""

from __future__ import annotations

from quotes.lang.stances import StanceWords
from quotes.stances.clauses import Sentence
from quotes.stances.holders import is_first_person

_BACK = 3  # words before a sign that may negate it
Place = tuple[int, int]  # first and last word


def turned(sentence: Sentence, words: StanceWords, place: Place, sign: tuple[int, str]) -> tuple[int, int, str]:
    """First word, direction and kind of a sign (direction and kind) after negation and words between that turn it round."""
    (value, kind), keys = sign, sentence.keys
    first = _negation(sentence, words, place[0])
    if first is not None:
        value, kind = -value, f"{kind}, negated"
    after = place[1] + 1
    if not words.object_after and after < len(keys) and words.at("negations", keys, after):
        value, kind = -value, f"{kind}, negated"
    between = range(place[1] + 1, sentence.first) if place[1] < sentence.first else range(0)
    of_topic = place[0] > sentence.last and sentence.first > 0 and words.at("reverse", keys, sentence.first - 1) > 0
    if of_topic or any(words.at("reverse", keys, index) for index in between):
        value, kind = -value, f"{kind}, turned round"
    return place[0] if first is None else first, value, kind


def _negation(sentence: Sentence, words: StanceWords, place: int) -> int | None:
    """Where the word that negates a sign stands, if there is one."""
    keys = sentence.keys
    for index in range(place - 1, max(-1, place - _BACK - 1), -1):
        if sentence.clause[index] != sentence.clause[place]:
            return None
        if words.at("negations", keys, index):
            covered = any(_covers(words, keys, start, index) for start in range(max(0, index - 1), index + 1))
            return None if covered else index
    return None


def _covers(words: StanceWords, keys: list[str], start: int, index: int) -> bool:
    length = words.at("not_negating", keys, start)
    return bool(length) and start <= index < start + length


def count_doubts(sentence: Sentence, words: StanceWords, place: Place, lang: str, *, warns: bool = False) -> int:
    """How many things make a sign unsure: hedges, conditions, a question, words that give it to somebody else.

    `warns`: the sign tells of harm, so that "may" makes it a warning and not unsure.
    """
    clause, keys = sentence.clause[place[0]], sentence.keys
    begins = min(sentence.first, place[0])
    near = [index for index in range(len(keys)) if index < begins or sentence.clause[index] == clause]
    before = range(max(place[1], sentence.last) + 1)
    doubts = (
        any(words.at("hedges", keys, index) and not (warns and words.at("warnings", keys, index)) for index in near),
        any(words.at("conditions", keys, index) and not _tells(sentence, place, index) for index in before),
        sentence.asks,
        any(_is_others(sentence, words, index, lang) for index in range(begins)),
    )
    return sum(doubts)


def _tells(sentence: Sentence, place: Place, index: int) -> bool:
    """Does an English "would" tell what the topic brings, and so what is thought of it ("the law would harm us")?"""
    return sentence.surfaces[index] == "would" and sentence.last < index < place[0]


def _is_others(sentence: Sentence, words: StanceWords, index: int, lang: str) -> bool:
    """May the word before a sign give it to somebody else: "they say", but neither "I say" nor the speaker named as "he"?"""
    if not words.at("others", sentence.keys, index) or is_first_person(sentence.surfaces[index], lang):
        return False
    if words.at("modals", sentence.keys, index) > 1:  # "считает необходимым"
        return False
    if index == 0:
        return not (sentence.reported and words.at("selves", sentence.keys, 0))
    return not words.any_at(("ours", "me"), sentence.keys, index - 1)
