"""What is said of a topic. In: its sentence and the place of a word of quality. Out: which way it points, what kind of sign it is.

"Коридор выгоден", "назвал закон ошибкой", "важным итогом стал договор", "нужна станция", "проект создаёт рабочие места".
"""

from __future__ import annotations

from quotes.lang.lemmas import is_adjective
from quotes.lang.stances import StanceWords
from quotes.stances.clauses import Sentence
from quotes.stances.effects import effect
from quotes.stances.forms import part_of_speech, readings
from quotes.stances.frames import is_whole, leads_clause
from quotes.stances.grammar import is_predicate, may_be_phrase
from quotes.stances.holders import is_first_person
from quotes.stances.reliability import AFAR
from quotes.stances.subjects import is_passive, is_said_of, is_subject, is_whole_object, qualifies_another
from quotes.stances.verb_last import closes

_FAR = 7  # words between the topic and what is said of it
_BESIDE = 3  # of those, words with which it surely is said of it
_AHEAD = 4  # words between a predicate and the topic after it
_OF_TOPIC = ("adj", "participle", "prep", "num", "adv", "particle")
Place = tuple[int, int]  # first and last word
Found = tuple[int, str]  # -1 where the direction of the word is turned round, else 1; kind of evidence


def of_quality(sentence: Sentence, words: StanceWords, place: Place, lang: str) -> Found | None:
    """What a word of quality tells of the topic; None where it belongs to something else."""
    if place[1] < sentence.first:
        return _before(sentence, words, place, lang)
    if _is_called(sentence, words, place, lang):
        return 1, "called that"
    if not _may_be_said(sentence, words, place, lang):
        return None
    if _is_deed(sentence, words, place[0], lang):
        helps = words.at("support_quality", sentence.keys, place[0]) > 0
        return (effect(sentence, words, place) or 1) if helps else 1, _deed(sentence, words, place, lang)
    if place[0] == place[1] and qualifies_another(sentence, words, place[0], lang):
        return None
    return 1, _firmly("said of it", sentence, words, place, lang)


def of_effect(sentence: Sentence, words: StanceWords, place: Place, lang: str) -> Found | None:
    """What a verb such as "raise" or "lower" tells of the topic before it, by what it acts on."""
    acts_on = effect(sentence, words, place)
    if not acts_on or place[0] < sentence.last or not _may_be_said(sentence, words, place, lang) or not _is_verb(sentence, place[0], lang):
        return None
    return acts_on, _firmly("it is said to bring that", sentence, words, place, lang)


def of_noun(sentence: Sentence, words: StanceWords, place: Place, lang: str) -> Found | None:
    """What a good or a bad thing tells of a topic that is said to be one: "закон — это нагрузка"."""
    if lang != "ru" or place[0] < sentence.last or not _may_be_said(sentence, words, place, lang):
        return None
    return 1, _firmly("said of it", sentence, words, place, lang)


def _is_verb(sentence: Sentence, place: int, lang: str) -> bool:
    return lang != "ru" or part_of_speech(sentence.surfaces[place], lang) in ("verb", "infinitive", "short")


def _may_be_said(sentence: Sentence, words: StanceWords, place: Place, lang: str) -> bool:
    """May the word after the topic be said of it: near, in its clause, the topic its subject, its form that of a predicate?"""
    between = range(sentence.last + 1, place[0])
    if not 0 <= _counted(sentence, lang, between) <= _FAR or sentence.clause[place[0]] != sentence.clause[sentence.last]:
        return False
    if place[0] <= sentence.last or not is_subject(sentence, words, lang) or not is_said_of(sentence, words, place[0], lang):
        return False
    if not words.object_after and not closes(sentence, words, place, lang):
        return False
    may = is_predicate if place[0] == place[1] else may_be_phrase
    return not is_passive(sentence, words, place[0]) and may(sentence, words, place[0], lang)


def _counted(sentence: Sentence, lang: str, between: range) -> int:
    """How many words part the topic from what is said of it; in Russian those that only describe the topic do not count."""
    if lang != "ru":
        return len(between)
    return sum(not _describes(sentence, index) for index in between)


def _describes(sentence: Sentence, index: int) -> bool:
    form = readings(sentence.surfaces[index], "ru")[0]
    return form.pos in _OF_TOPIC or (form.pos == "noun" and form.case not in ("nom", ""))


def _firmly(kind: str, sentence: Sentence, words: StanceWords, place: Place, lang: str) -> str:
    between = range(sentence.last + 1, place[0])
    near = _counted(sentence, lang, between) <= _BESIDE and not (
        lang == "ru" and place[0] == place[1] and _has_deed(sentence, words, between)
    )
    return kind if near and is_whole(sentence, words, lang) and leads_clause(sentence, words, lang) else f"{kind}, {AFAR}"


def _has_deed(sentence: Sentence, words: StanceWords, between: range) -> bool:
    """Does a verb of its own stand between topic and quality, which then may belong to what the verb acts upon?"""
    verbs = (index for index in between if part_of_speech(sentence.surfaces[index], "ru") == "verb")
    return any(not words.any_at(("copulas", "helpers", "raises", "impersonal"), sentence.keys, index) for index in verbs)


def _deed(sentence: Sentence, words: StanceWords, place: Place, lang: str) -> str:
    """What the topic does to something that is named, and surely the topic does it."""
    after = place[1] + 1
    done = after < len(sentence.keys) and sentence.clause[after] == sentence.clause[place[1]]
    gerund = lang == "en" and sentence.surfaces[place[0]].endswith("ing")
    return _firmly("it is said to do so", sentence, words, place, lang) if done and not gerund else f"it is said to do so, {AFAR}"


def _is_deed(sentence: Sentence, words: StanceWords, place: int, lang: str) -> bool:
    if lang != "ru":
        return words.at("deeds", sentence.keys, place) > 0
    return part_of_speech(sentence.surfaces[place], lang) in ("verb", "infinitive")


def _before(sentence: Sentence, words: StanceWords, place: Place, lang: str) -> Found | None:
    """A quality that stands before the topic: as its adjective, or as what is said of it first."""
    if sentence.clause[place[1]] != sentence.clause[sentence.first]:
        return None
    if place[1] == sentence.first - 1:
        adjective = is_adjective(sentence.surfaces[place[1]], lang) or (lang != "ru" and not words.at("deeds", sentence.keys, place[0]))
        if adjective and not (lang == "ru" and _is_short(sentence, place[1])):
            return 1, _named(sentence, words, place, lang)
    if lang != "ru" or not _is_nominative(sentence):
        return None
    between = range(place[1] + 1, sentence.first)
    if len(between) > _AHEAD or any(words.at("oblique", sentence.keys, index) for index in between):
        return None
    if words.at("needed", sentence.keys, place[0]) and _may_come_first(sentence, place[0]) and _only_describe(sentence, words, between):
        return 1, "said before it"
    case = {form.case for form in readings(sentence.surfaces[place[1]], "ru")[:1]}
    linked = [index for index in between if words.at("copulas", sentence.keys, index)]
    if case == {"ins"} and linked and _only_describe(sentence, words, range(linked[0] + 1, sentence.first)):
        return 1, "said before it"
    return None


def _only_describe(sentence: Sentence, words: StanceWords, between: range) -> bool:
    return all(_describes(sentence, index) or words.at("growth", sentence.keys, index) for index in between)


def _is_short(sentence: Sentence, place: int) -> bool:
    return any(form.pos == "short" for form in readings(sentence.surfaces[place], "ru"))


def _may_come_first(sentence: Sentence, place: int) -> bool:
    return any(form.pos in ("short", "adv", "pred") for form in readings(sentence.surfaces[place], "ru"))


def _is_nominative(sentence: Sentence) -> bool:
    nouns = [
        forms for index in range(sentence.first, sentence.last + 1) if (forms := readings(sentence.surfaces[index], "ru"))[0].pos == "noun"
    ]
    before = readings(sentence.surfaces[sentence.first - 1], "ru") if sentence.first else ()
    owned = bool(before) and before[0].pos == "noun" and any(form.case == "gen" for forms in nouns[:1] for form in forms)
    return owned or any(form.case == "nom" for forms in nouns[:1] for form in forms)


def _named(sentence: Sentence, words: StanceWords, place: Place, lang: str) -> str:
    """An adjective against the topic tells more than one for it, which often is mere politeness."""
    bad = words.at("oppose_quality", sentence.keys, place[0]) > 0 and not sentence.surfaces[place[1]].endswith("ing")
    return "the topic is called bad" if bad and is_whole(sentence, words, lang) else "the topic is called so"


def _is_called(sentence: Sentence, words: StanceWords, place: Place, lang: str) -> bool:
    """Does the quality stand after the topic as what somebody calls it: "(назвал) закон ошибкой", "(slammed) the law as dumb"?"""
    between = range(sentence.last + 1, place[0])
    if place[0] <= sentence.last or sentence.clause[sentence.first] != sentence.clause[place[0]]:
        return False
    if not (sentence.called and sentence.clause[0] == sentence.clause[place[0]]) and not _is_called_by_speaker(sentence, words, lang):
        return False
    if _counted(sentence, lang, between) > _BESIDE or any(words.at("copulas", sentence.keys, index) for index in between):
        return False
    if lang == "en":
        return _is_english_call(sentence, between)
    if lang != "ru" or words.at("oblique", sentence.keys, place[0] - 1) or not is_whole_object(sentence, words):
        return False
    return any(form.case == "ins" for form in readings(sentence.surfaces[place[1]], "ru")[:2])


def _is_called_by_speaker(sentence: Sentence, words: StanceWords, lang: str) -> bool:
    """Does the speaker call the topic something: "считаю решение ошибкой"?"""
    before = (index for index in range(max(0, sentence.first - _AHEAD), sentence.first) if words.at("calls", sentence.keys, index))
    return lang == "ru" and any(is_first_person(sentence.surfaces[index], lang) for index in before)


def _is_english_call(sentence: Sentence, between: range) -> bool:
    return all(sentence.surfaces[index] in ("as", "a", "an", "the", "very", "so", "completely", "totally") for index in between)
