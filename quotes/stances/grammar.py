"""Can a word be what the list it stands in says, by its form? In: the sentence of a topic and a place in it. Out: yes or no.

Where a language's forms do not tell, the answer is yes.
"""

from __future__ import annotations

from quotes.lang.stances import StanceWords
from quotes.stances.clauses import Sentence
from quotes.stances.forms import part_of_speech, readings


def is_predicate(sentence: Sentence, words: StanceWords, place: int, lang: str) -> bool:
    """May the word after the topic be what is said of it: no infinitive, nothing after a preposition, a noun only with a link or a dash?"""
    if lang != "ru":
        return True
    from quotes.lang.ru.morph import analyse

    if words.at("oblique", sentence.keys, place - 1):
        return False
    for form in analyse(sentence.surfaces[place]):
        if form.pos in ("short", "verb", "pred", "adv"):
            return True
        if form.pos in ("adj", "participle") and form.case in ("nom", "ins"):
            return True
        if form.pos == "infinitive" and any(words.at("helpers", sentence.keys, index) for index in range(sentence.last + 1, place)):
            return True
        if form.pos == "noun" and form.case in ("nom", "ins") and _is_equal(sentence, words, place):
            return True
    return False


def _is_equal(sentence: Sentence, words: StanceWords, place: int) -> bool:
    """Is a noun said to be what the topic is: after a dash or a link, no preposition since?"""
    links = [index for index in range(sentence.last + 1, place) if words.at("copulas", sentence.keys, index)]
    if not links and not sentence.dash:
        return False
    since = range(links[-1] + 1 if links else sentence.last + 1, place)
    return not any(words.at("oblique", sentence.keys, index) for index in since)


def may_be_phrase(sentence: Sentence, words: StanceWords, place: int, lang: str) -> bool:
    """May a phrase be what is said of the topic: no oblique case, unless a verb stands before it ("не имеет значения")?"""
    form = readings(sentence.surfaces[place], lang)[0]
    if lang != "ru" or form.pos not in ("adj", "participle", "noun") or form.case in ("nom", "acc", "ins"):
        return True
    return any(part_of_speech(sentence.surfaces[index], lang) == "verb" for index in range(sentence.last + 1, place))


def is_called_for(sentence: Sentence, place: int, lang: str) -> bool:
    """May the verb name what somebody is asked to do: the infinitive, an order, "let us"?"""
    surface = sentence.surfaces[place]
    if lang == "en":
        after = sentence.surfaces[place + 1] if place + 1 < len(sentence.surfaces) else ""
        return not surface.endswith(("ing", "ed", "s")) and not after.endswith("ing")
    if lang != "ru":
        return True
    from quotes.lang.ru.morph import analyse

    return any(form.pos == "infinitive" or form.person == "1" or form.tense == "imp" for form in analyse(surface)[:2])


def is_object(sentence: Sentence, words: StanceWords, place: tuple[int, int], lang: str) -> bool:
    """May the topic be the verb's own object: no preposition between them, and no case that objects without one do not stand in?"""
    if lang != "ru":
        return True
    between = range(place[1] + 1, sentence.first)
    if any(words.at("oblique", sentence.keys, index) and not words.at("reverse", sentence.keys, index - 1) for index in between):
        return False
    if place[0] != place[1] or words.at("oblique", sentence.keys, place[0]):
        return True
    from quotes.lang.ru.morph import analyse

    nouns = [forms for index in range(sentence.first, sentence.last + 1) if (forms := analyse(sentence.surfaces[index]))[0].case]
    return not nouns or any(form.case in ("acc", "gen", "dat") for form in nouns[0]) or nouns[0][0].kind == "abbr"
