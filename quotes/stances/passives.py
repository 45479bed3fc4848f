"""What must happen to the topic. In: the sentence of a topic and a verb after it. Out: is it called for ("the canal must be closed")?"""

from __future__ import annotations

from quotes.lang.stances import StanceWords
from quotes.stances.clauses import Sentence
from quotes.stances.forms import part_of_speech, readings
from quotes.stances.subjects import is_subject

_NEAR = 4  # words between the topic and the verb
_CALLS = ("must", "should", "ought", "needs", "need", "has", "have", "cannot")
_BEFORE_TO = ("needs", "need", "has", "have", "ought")
_GOES_WITH = ("not", "never", "be", "also", "now", "to", "all", "both", "still", "just")
_Place = tuple[int, int]


def is_to_be_done(sentence: Sentence, words: StanceWords, place: _Place, lang: str) -> bool:
    """Is the verb at `place` what must be done to the topic before it: "must be closed", "необходимо закрыть", "должен быть закрыт"?"""
    between = range(sentence.last + 1, place[0])
    if not 0 < len(between) <= _NEAR or sentence.clause[place[0]] != sentence.clause[sentence.last]:
        return False
    if lang == "en":
        return _english(sentence, words, place) and is_subject(sentence, words, lang)
    return lang == "ru" and _russian(sentence, words, place, between) and is_subject(sentence, words, lang)


def _english(sentence: Sentence, words: StanceWords, place: _Place) -> bool:
    first, *rest = sentence.surfaces[sentence.last + 1 : place[0]]
    if first not in _CALLS or (first in _BEFORE_TO and "to" not in rest):
        return False
    if any(surface not in _GOES_WITH and not surface.endswith("ly") for surface in rest):
        return False
    if "be" in rest:
        return any(form.pos == "participle" for form in readings(sentence.surfaces[place[0]], "en"))
    after = place[1] + 1
    closes = after >= len(sentence.keys) or sentence.clause[after] != sentence.clause[place[1]]
    return closes and words.at("intransitive", sentence.keys, place[0]) > 0


def _russian(sentence: Sentence, words: StanceWords, place: _Place, between: range) -> bool:
    inside = [readings(sentence.surfaces[index], "ru") for index in range(sentence.first, sentence.last + 1)]
    head = next((forms for forms in inside if forms[0].pos == "noun"), ())
    calls = [index for index in between if words.at("impersonal", sentence.keys, index)]
    verbs = [index for index in between if part_of_speech(sentence.surfaces[index], "ru") == "verb" and sentence.keys[index] != "быть"]
    if not any(reading.case in ("nom", "acc") for reading in head) or set(verbs) - set(calls):
        return False
    form = part_of_speech(sentence.surfaces[place[0]], "ru")
    if form == "short":
        return any(words.at("modals", sentence.keys, index) for index in between)
    after = sentence.surfaces[place[1] + 1 : place[1] + 2]
    has_object = any(reading.case == "acc" for surface in after for reading in readings(surface, "ru")[:1])
    return form == "infinitive" and bool(calls) and not has_object
