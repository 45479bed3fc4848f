"""Is the topic what a clause speaks of? In: the sentence of a topic. Out: whether it is the subject, and what a word is said of."""

from __future__ import annotations

from quotes.lang.lemmas import is_adjective
from quotes.lang.pack import Form
from quotes.lang.stances import StanceWords
from quotes.stances.clauses import Sentence
from quotes.stances.forms import readings
from quotes.stances.verb_last import may_lead

_GROWN = {"ru": 4, "en": 2}  # words back to a noun of growing
_OF_TOPIC = 4  # words that may follow a topic as part of it: "tariffs on cars"


def is_subject(sentence: Sentence, words: StanceWords, lang: str) -> bool:
    """May the topic be its clause's subject: no preposition (or postposition) stands by it, and its noun is in the nominative?

    Where a noun stands before it, it belongs to that noun: only nouns of building and growing pass their quality on.
    """
    keys, first, last = sentence.keys, sentence.first, sentence.last
    if not words.object_after:
        return may_lead(sentence, words, lang)
    if _owns(sentence):
        return last + 1 < len(keys) and words.at("growth", keys, last + 1) > 0
    if _grows(sentence, words, lang):
        return True
    before = [index for index in range(max(0, first - 2), first) if sentence.clause[index] == sentence.clause[first]]
    if lang == "ru" and len(before) == 2 and words.at("oblique", keys, before[0]) and _is_noun(sentence, before[1]):
        return _nominative(sentence, [])  # "принятый в городе закон"
    if any(words.at("oblique", keys, index) for index in before):
        return False
    return lang != "ru" or _nominative(sentence, before)


def _grows(sentence: Sentence, words: StanceWords, lang: str) -> bool:
    """Does a noun of building and growing stand before the topic, which in Russian must be in the genitive to belong to it?"""
    first = sentence.first
    near = [index for index in range(max(0, first - _GROWN[lang]), first) if sentence.clause[index] == sentence.clause[first]]
    if not any(words.at("growth", sentence.keys, index) for index in near):
        return False
    if lang != "ru":
        return True
    since = range(max(index for index in near if words.at("growth", sentence.keys, index)) + 1, first)
    if any(words.at("oblique", sentence.keys, index) or readings(sentence.surfaces[index], lang)[0].pos == "verb" for index in since):
        return False
    noun = next((forms for forms in map(_forms, sentence.surfaces[first : sentence.last + 1]) if forms[0].pos == "noun"), ())
    return not noun or any(form.case in ("gen", "") or form.kind == "abbr" for form in noun)


def _forms(surface: str) -> tuple[Form, ...]:
    return readings(surface, "ru")


def _is_noun(sentence: Sentence, index: int) -> bool:
    return _forms(sentence.surfaces[index])[0].pos == "noun"


def is_whole_object(sentence: Sentence, words: StanceWords) -> bool:
    """In Russian: does nothing before the topic in its clause make it part of something else, but a noun of building and growing?"""
    before = [
        index for index in range(max(0, sentence.first - 2), sentence.first) if sentence.clause[index] == sentence.clause[sentence.first]
    ]
    if any(words.at("growth", sentence.keys, index) for index in before):
        return True
    nouns = readings(sentence.surfaces[before[-1]], "ru")[0].pos == "noun" if before else False
    return not nouns and not any(words.at("oblique", sentence.keys, index) for index in before)


def _nominative(sentence: Sentence, before: list[int]) -> bool:
    from quotes.lang.ru.morph import analyse

    nouns = [forms for index in range(sentence.first, sentence.last + 1) if (forms := analyse(sentence.surfaces[index]))[0].pos == "noun"]
    if nouns and nouns[0][0].kind != "abbr" and not any(form.case == "nom" for form in nouns[0]):
        return False
    return not before or analyse(sentence.surfaces[before[-1]])[0].pos != "noun"


def _owns(sentence: Sentence) -> bool:
    """Is the topic the owner of the next word ("Tom's rivals"), which then is the subject?"""
    return sentence.surfaces[sentence.last].endswith(("'s", "s'"))


def is_said_of(sentence: Sentence, words: StanceWords, place: int, lang: str) -> bool:
    """May the word at `place`, after the topic, be said of it: no other name, pronoun or telling verb stands between?

    Where a language has linking words, one of them or an adverb must follow the topic ("the canal's users are wrong").
    """
    between = range(sentence.last + 1, place)
    if any(_interrupts(sentence, words, index, lang) for index in between):
        return False
    if not between or not words.phrases["links"]:
        return True
    if sentence.surfaces[place - 1] in ("do", "does", "did", "done"):
        return False
    first = next((index for index in between if words.any_at(("links", "negations"), sentence.keys, index)), place)
    described = words.at("oblique", sentence.keys, between[0]) and between[0] + 1 < first <= between[0] + _OF_TOPIC
    return first == between[0] or bool(described and first < place) or sentence.surfaces[between[0]].endswith("ly")


def _interrupts(sentence: Sentence, words: StanceWords, index: int, lang: str) -> bool:
    """Is it a word after which something else is spoken of: a telling verb, a pronoun, a name (in Russian one that may be a subject)?"""
    if words.at("interrupts", sentence.keys, index):
        return True
    if not sentence.capital[index] or (lang == "ru" and sentence.surfaces[index].isascii()):
        return False
    if lang != "ru":
        return words.object_after or not (index + 1 < len(sentence.keys) and words.at("oblique", sentence.keys, index + 1))
    return not words.at("oblique", sentence.keys, index - 1) and any(
        form.case in ("nom", "") for form in readings(sentence.surfaces[index], "ru")
    )


def is_passive(sentence: Sentence, words: StanceWords, place: int) -> bool:
    """Is a deed done to the topic ("the canal was destroyed") rather than by it?"""
    before = range(max(sentence.last + 1, place - 2), place)
    return bool(words.at("deeds", sentence.keys, place)) and any(words.at("passive", sentence.keys, index) for index in before)


def qualifies_another(sentence: Sentence, words: StanceWords, place: int, lang: str) -> bool:
    """Does an adjective belong to the noun after it ("необходимые меры") and so say nothing of the topic?"""
    after = place + 1
    if after >= len(sentence.keys) or sentence.clause[after] != sentence.clause[place]:
        return False
    if lang != "ru" and words.phrases["carriers"]:
        return not any(words.at(name, sentence.keys, after) for name in ("carriers", "oblique", "support_quality", "oppose_quality"))
    if lang != "ru":
        return False
    from quotes.lang.ru.morph import analyse

    if words.at("carriers", sentence.keys, after):
        return False
    return is_adjective(sentence.surfaces[place], lang) and analyse(sentence.surfaces[after])[0].pos in ("noun", "adj")
