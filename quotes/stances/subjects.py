"""Is the topic what a clause speaks of? In: the sentence of a topic. Out: whether it is the subject, and what a word is said of."""

from __future__ import annotations

from quotes.lang.lemmas import is_adjective
from quotes.lang.stances import StanceWords
from quotes.stances.clauses import Sentence


def is_subject(sentence: Sentence, words: StanceWords, lang: str) -> bool:
    """May the topic be its clause's subject: no preposition (or postposition) stands by it, and its noun is in the nominative?

    Where a noun stands before it, it belongs to that noun: only nouns of building and growing pass their quality on.
    """
    keys, first, last = sentence.keys, sentence.first, sentence.last
    if not words.object_after:
        return last + 1 == len(keys) or not words.at("oblique", keys, last + 1)
    if _owns(sentence):
        return last + 1 < len(keys) and words.at("growth", keys, last + 1) > 0
    before = [index for index in range(max(0, first - 2), first) if sentence.clause[index] == sentence.clause[first]]
    if before and words.at("growth", keys, before[-1]):
        return True
    if any(words.at("growth", keys, index) for index in before):
        return True
    if any(words.at("oblique", keys, index) for index in before):
        return False
    return lang != "ru" or _nominative(sentence, before)


def _nominative(sentence: Sentence, before: list[int]) -> bool:
    from quotes.lang.ru.morph import analyse

    nouns = [forms for index in range(sentence.first, sentence.last + 1) if (forms := analyse(sentence.surfaces[index]))[0].pos == "noun"]
    if nouns and nouns[0][0].kind != "abbr" and not any(form.case == "nom" for form in nouns[0]):
        return False
    return not before or analyse(sentence.surfaces[before[-1]])[0].pos != "noun"


def _owns(sentence: Sentence) -> bool:
    """Is the topic the owner of the next word ("Tom's rivals"), which then is the subject?"""
    return sentence.surfaces[sentence.last].endswith(("'s", "s'"))


def is_said_of(sentence: Sentence, words: StanceWords, place: int) -> bool:
    """May the word at `place`, after the topic, be said of it: no other name, pronoun or telling verb stands between?

    Where a language has linking words, one of them or an adverb must follow the topic ("the canal's users are wrong").
    """
    between = range(sentence.last + 1, place)
    if any(sentence.capital[index] or words.at("interrupts", sentence.keys, index) for index in between):
        return False
    if not between or not words.phrases["links"]:
        return True
    if sentence.surfaces[place - 1] in ("do", "does", "did", "done"):
        return False
    return any(words.at(name, sentence.keys, between[0]) for name in ("links", "negations")) or sentence.surfaces[between[0]].endswith("ly")


def is_passive(sentence: Sentence, words: StanceWords, place: int) -> bool:
    """Is a deed done to the topic ("the canal was destroyed") rather than by it?"""
    before = range(max(sentence.last + 1, place - 2), place)
    return bool(words.at("deeds", sentence.keys, place)) and any(words.at("passive", sentence.keys, index) for index in before)


def qualifies_another(sentence: Sentence, words: StanceWords, place: int, lang: str) -> bool:
    """Does an adjective belong to the noun after it ("необходимые меры") and so say nothing of the topic?"""
    after = place + 1
    if after >= len(sentence.keys) or sentence.clause[after] != sentence.clause[place]:
        return False
    if words.phrases["carriers"]:
        return not any(words.at(name, sentence.keys, after) for name in ("carriers", "oblique", "support_quality", "oppose_quality"))
    if lang != "ru":
        return False
    from quotes.lang.ru.morph import analyse

    return is_adjective(sentence.surfaces[place], lang) and analyse(sentence.surfaces[after])[0].pos in ("noun", "adj")
