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


def qualifies_another(sentence: Sentence, place: int, lang: str) -> bool:
    """Does an adjective belong to the noun after it ("необходимые меры") and so say nothing of the topic?"""
    after = place + 1
    if lang != "ru" or after >= len(sentence.keys) or sentence.clause[after] != sentence.clause[place]:
        return False
    from quotes.lang.ru.morph import analyse

    return is_adjective(sentence.surfaces[place], lang) and analyse(sentence.surfaces[after])[0].pos in ("noun", "adj")
