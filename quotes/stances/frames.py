"""How firmly the words around a topic are about it. In: the sentence of a topic and a verb's place. Out: yes or no."""

from __future__ import annotations

from quotes.lang.stances import StanceWords
from quotes.stances.clauses import Sentence
from quotes.stances.forms import part_of_speech

_BETWEEN = {
    "en": ("adj", "adv", "noun", "participle", "num", "infinitive", "verb"),  # nouns and verbs make compounds ("the ban treaty")
    "ru": ("adj", "participle", "adv", "particle", "num"),
}
_BEFORE = {"en": ("adj", "adv", "noun"), "ru": ("adj", "participle", "adv", "particle", "pron", "conj")}
_AFTER = ("verb", "adv", "prep", "conj", "pron", "participle")
_STOPS = {"en": ("oblique", "interrupts", "negations", "links", "goes_on"), "ru": ()}
_TURNED = {"en": ("reverse", "determiners"), "ru": ("growth", "reverse", "ours", "support_noun")}


def is_close(sentence: Sentence, words: StanceWords, lang: str, last: int) -> bool:
    """Do only words that describe the topic stand between the word `last` and it, and is the topic no part of a longer name?"""
    return is_whole(sentence, words, lang) and all(_describes(sentence, words, lang, index) for index in range(last + 1, sentence.first))


def _describes(sentence: Sentence, words: StanceWords, lang: str, index: int) -> bool:
    if lang not in _BETWEEN or words.any_at(_TURNED[lang], sentence.keys, index):
        return True
    if words.at("oblique", sentence.keys, index) and words.at("reverse", sentence.keys, index - 1):
        return True  # "against the end [of] the canal"
    return not words.any_at(_STOPS[lang], sentence.keys, index) and part_of_speech(sentence.surfaces[index], lang) in _BETWEEN[lang]


def is_whole(sentence: Sentence, words: StanceWords, lang: str) -> bool:
    """Is the topic's last word the head of its phrase? "the Gaza [deal]" is whole; "the [Gaza] deal" and "[Gaza]'s ports" are not."""
    if lang != "en":
        return True
    if sentence.surfaces[sentence.last].endswith(("'s", "s'")):
        return False
    after = sentence.last + 1
    if after >= len(sentence.keys) or sentence.clause[after] != sentence.clause[sentence.last]:
        return True
    names = ("oblique", "links", "interrupts", "contrast", "negations", "conditions", "goes_on")
    return words.any_at(names, sentence.keys, after) or part_of_speech(sentence.surfaces[after], lang) in _AFTER


def leads_clause(sentence: Sentence, words: StanceWords, lang: str) -> bool:
    """Does the topic surely lead its clause: nothing before it there that could govern it (a verb, a preposition, a participle)?"""
    index = sentence.first - 1
    while index >= 0 and sentence.clause[index] == sentence.clause[sentence.first] and _belongs(sentence, words, lang, index):
        index -= 1
    if index < 0 or sentence.clause[index] != sentence.clause[sentence.first]:
        return True
    return words.any_at(("opens", "contrast", "growth"), sentence.keys, index)


def _belongs(sentence: Sentence, words: StanceWords, lang: str, index: int) -> bool:
    """May the word before a topic belong to it?"""
    if words.any_at(("opens", "oblique", "reverse"), sentence.keys, index):
        return False
    if lang not in _BEFORE or (lang == "en" and words.any_at(("determiners", "ours"), sentence.keys, index)):
        return True
    surface = sentence.surfaces[index]
    return not (lang == "en" and surface.endswith("ing")) and part_of_speech(surface, lang) in _BEFORE[lang]
