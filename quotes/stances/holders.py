"""Whose position a verb tells. In: the sentence of a topic and a verb's place. Out: the speaker's, that of its subject, or a call."""

from __future__ import annotations

from typing import Literal

from quotes.lang.stances import StanceWords
from quotes.stances.clauses import Sentence
from quotes.stances.forms import part_of_speech, readings

Caller = Literal["", "called for", "promised"]
_REACH = 4  # words between a modal and its verb, or a pronoun and its verb
_OPENING = 6  # words a sentence may name its subject with
_SPEAKERS = {"az": ("ıq", "ik", "uq", "ük", "yam", "rəm", "ram"), "kk": ("мыз", "міз", "мын", "мін")}


def is_first_person(surface: str, lang: str) -> bool:
    """Is the verb's form the first person's?"""
    if lang == "ru":
        return any(form.person == "1" and form.pos == "verb" for form in readings(surface, lang)[:1])
    return surface.endswith(_SPEAKERS.get(lang, ("\0",)))


def is_speakers(sentence: Sentence, words: StanceWords, lang: str, place: int) -> bool:
    """Does the verb at `place` tell what the speaker does: "we support", "our party opposes", "поддерживаем", "(he said he) opposes"?"""
    if is_first_person(sentence.surfaces[place], lang):
        return True
    index = _back(sentence, words, lang, place)
    if index < 0 or sentence.clause[index] != sentence.clause[place]:
        return (
            sentence.reported and sentence.clause[place] == 0 and lang == "ru" and part_of_speech(sentence.surfaces[place], lang) == "verb"
        )
    if words.at("me", sentence.keys, index) or is_first_person(sentence.surfaces[index], lang):
        return True
    if sentence.reported and index <= 1 and words.at("selves", sentence.keys, index):
        return True
    if words.at("joins", sentence.keys, index):
        return _opens_with_speaker(sentence, words, lang, index)
    owners = [owner for owner in range(max(0, index - 2), index) if sentence.clause[owner] == sentence.clause[place]]
    return any(words.at("ours", sentence.keys, owner) for owner in owners)


def _back(sentence: Sentence, words: StanceWords, lang: str, place: int) -> int:
    """The word before a verb, adverbs and words that go with it ("will", "do not", "continue to") passed over; -1 where none is."""
    index = place - 1
    while index >= 0 and place - index <= _REACH + 1 and sentence.clause[index] == sentence.clause[place]:
        goes_with = words.any_at(("leads", "negations"), sentence.keys, index) or _is_adverb(sentence.surfaces[index], lang)
        if not goes_with or is_first_person(sentence.surfaces[index], lang):
            break
        index -= 1
    return index


def _is_adverb(surface: str, lang: str) -> bool:
    return surface.endswith("ly") if lang == "en" else lang == "ru" and part_of_speech(surface, lang) in ("adv", "particle")


def _opens_with_speaker(sentence: Sentence, words: StanceWords, lang: str, index: int) -> bool:
    """Is the sentence's first verb the speaker's, and no other pronoun there up to a joining word: "we welcome the deal and support"?"""
    firsts = [at for at in range(min(3, index)) if words.at("me", sentence.keys, at) or is_first_person(sentence.surfaces[at], lang)]
    return bool(firsts) and not any(words.at("selves", sentence.keys, at) for at in range(firsts[0] + 1, index))


def is_of_subject(sentence: Sentence, words: StanceWords, lang: str, place: int) -> bool:
    """Does the sentence open with who takes the position, in the present: "The union opposes", "Страна осуждает"? Pronouns are nobody's."""
    if not 1 <= place <= _OPENING or sentence.clause[place] != sentence.clause[0]:
        return False
    if any(words.any_at(("selves", "others", "interrupts", "negations"), sentence.keys, index) for index in range(place)):
        return False
    surface = sentence.surfaces[place]
    if lang == "en":
        return surface.endswith("s") and not surface.endswith("ss")
    if lang != "ru":
        return False
    form = readings(surface, lang)[0]
    subjects = [reading for index in range(place) for reading in readings(sentence.surfaces[index], lang)[:3] if reading.pos == "noun"]
    return (form.pos, form.tense, form.person) == ("verb", "pres", "3") and any(subject.case == "nom" for subject in subjects)


def is_past(sentence: Sentence, lang: str, place: int) -> bool:
    """Is the verb in the past, which may be over ("we opposed it")? In reported English it may be the present ("he said he opposed")."""
    surface = sentence.surfaces[place]
    if lang == "ru":
        form = readings(surface, lang)[0]
        return (form.pos, form.tense) == ("verb", "past")
    before = sentence.surfaces[place - 1] if place else ""
    return lang == "en" and not sentence.reported and surface.endswith("ed") and not before.endswith(("m", "re"))


def find_caller(sentence: Sentence, words: StanceWords, lang: str, place: int) -> Caller:
    """Is the verb at `place` what the speaker calls for ("we must", "нужно") or promises ("we will")? Nothing where neither is said."""
    if lang not in ("en", "ru"):
        same = [index for index in range(len(sentence.keys)) if sentence.clause[index] == sentence.clause[place]]
        return "called for" if any(words.at("own", sentence.keys, index) for index in same) else ""
    if all(words.at("negations", sentence.keys, index) or _is_adverb(sentence.surfaces[index], lang) for index in range(place)):
        first = sentence.urged or (lang == "ru" and _called_after(sentence, words, place))
        return "called for" if first else ""
    for index in range(place - 1, max(-1, place - _REACH - 2), -1):
        if sentence.clause[index] != sentence.clause[place]:
            break
        if words.at("modals", sentence.keys, index) and not (lang == "en" and _lacks_to(sentence, words, index)):
            return "called for"
        if words.at("promises", sentence.keys, index) and is_speakers(sentence, words, lang, place):
            return "promised"
        if (
            lang == "en"
            and not words.any_at(("leads", "negations"), sentence.keys, index)
            and not _is_adverb(sentence.surfaces[index], lang)
        ):
            break
    return "called for" if lang == "ru" and _called_after(sentence, words, place) else ""


def _called_after(sentence: Sentence, words: StanceWords, place: int) -> bool:
    """In Russian the infinitive may stand first: "закрыть завод необходимо"."""
    after = range(sentence.last + 1, min(len(sentence.keys), sentence.last + 3))
    return any(sentence.clause[index] == sentence.clause[place] and words.at("impersonal", sentence.keys, index) for index in after)


def _lacks_to(sentence: Sentence, words: StanceWords, index: int) -> bool:
    """English "need" and "have" call for something only before "to"."""
    return words.at("before_to", sentence.keys, index) > 0 and sentence.surfaces[index + 1 : index + 2] != ["to"]
