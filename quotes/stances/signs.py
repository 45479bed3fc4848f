"""Signs of a position in the topic's sentence. In: the sentence. Out: each sign, which way it points, and what kind of evidence it is.

What is done to the topic ("поддерживаем коридор"), what is called for ("нужно развивать коридор", "the canal must be closed"), what is
said of it ("коридор выгоден"). Negation and words such as "отказ от" turn it round; hedges, conditions, questions and signs that it is
somebody else's view put it in doubt. How far each kind may be trusted, `reliability.toml` tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from quotes.lang.lemmas import is_adjective
from quotes.lang.stances import StanceWords
from quotes.stances.clauses import Sentence
from quotes.stances.doubts import count_doubts, turned
from quotes.stances.frames import is_close, is_whole, leads_clause
from quotes.stances.grammar import is_called_for, is_object, is_predicate, part_of_speech
from quotes.stances.holders import find_caller, is_of_subject, is_past, is_speakers
from quotes.stances.passives import is_to_be_done
from quotes.stances.past import past_words
from quotes.stances.reliability import FORMER, confidence_of
from quotes.stances.subjects import is_passive, is_said_of, is_subject, qualifies_another

_NEAR = 4  # words between a verb and its object
_FAR = 7  # words between the topic and what is said of it
_BESIDE = 3  # of those, words with which it surely is said of it
_FORMER = 0.4  # how sure a position of the past may be at most
Place = tuple[int, int]  # first and last word


@dataclass(frozen=True, slots=True)
class Hit:
    """One sign: `sign` is 1 for support, -1 against, 0 for taking no side; the words `first` to `last` of the sentence."""

    sign: int
    confidence: float
    first: int
    last: int
    why: str


@dataclass(frozen=True, slots=True)
class _Sign:
    sign: int
    kind: str
    place: Place


def find_hits(sentence: Sentence, words: StanceWords, lang: str) -> Iterator[Hit]:
    """Every sign of a position in the topic's sentence, each as sure as its kind of evidence has proved."""
    taken, past = -1, past_words(sentence, words)
    for place in range(len(sentence.keys)):
        if place <= taken or sentence.first <= place <= sentence.last:
            continue
        found = _sign_at(sentence, words, lang, place)
        if found is None:
            continue
        taken = found.place[1]
        first, sign, kind = turned(sentence, words, found.place, (found.sign, found.kind))
        if any(words.at("weak", sentence.keys, start) for start in range(max(0, place - 1), place + 1)):
            kind = "no objection"
        confidence, why = _weighed(sentence, words, found, kind, lang)
        hit = Hit(sign, confidence, first, taken, why)
        yield of_past(hit) if place in past else hit


def of_past(hit: Hit) -> Hit:
    """A sign that tells where somebody stood once: none of where they stand."""
    return replace(hit, confidence=min(hit.confidence, _FORMER), why=f"{hit.why}, {FORMER}")


def _sign_at(sentence: Sentence, words: StanceWords, lang: str, place: int) -> _Sign | None:
    """The sign that begins at a word: which way, of what kind, and its words."""
    if length := words.at("neutral", sentence.keys, place):
        return _Sign(0, "takes no side", (place, place + length - 1))
    for name, sign, shape in _SHAPES:
        if length := words.at(name, sentence.keys, place):
            phrase = (place, place + length - 1)
            if (kind := shape(sentence, words, phrase, lang)) is not None:
                return _Sign(sign, kind, phrase)
    return None


def _gap(sentence: Sentence, words: StanceWords, place: Place) -> int | None:
    """How many words part a verb from the topic as its object; None where the topic cannot be its object."""
    first, last = place
    gap = sentence.first - last - 1 if words.object_after else first - sentence.last - 1
    one, other = (last, sentence.first) if words.object_after else (sentence.last, first)
    return gap if 0 <= gap <= _NEAR and sentence.clause[one] == sentence.clause[other] else None


def _loosely(kind: str, sentence: Sentence, words: StanceWords, lang: str, last: int) -> str:
    return kind if not words.object_after or is_close(sentence, words, lang, last) else f"{kind}, loosely"


def _of_verb(sentence: Sentence, words: StanceWords, place: Place, lang: str) -> str | None:
    if is_to_be_done(sentence, words, place, lang):
        return "called for"
    gap = _gap(sentence, words, place)
    if gap is None or not is_object(sentence, words, place, lang):
        return None
    if place[0] == place[1] and words.at("bare", sentence.keys, place[0]):
        return _of_bare(sentence, words, place[0], gap)
    if is_speakers(sentence, words, lang, place[0]) or (lang not in ("en", "ru") and find_caller(sentence, words, lang, place[0])):
        kind = "the speaker's position" if not is_past(sentence, lang, place[0]) else "the speaker's position once"
        return _loosely(kind, sentence, words, lang, place[1])
    if is_called_for(sentence, place[0], lang) and find_caller(sentence, words, lang, place[0]):
        return _loosely("called for", sentence, words, lang, place[1])
    if is_of_subject(sentence, words, lang, place[0]):
        return _loosely("the position of its subject", sentence, words, lang, place[1])
    return "a position, perhaps somebody else's"


def _of_bare(sentence: Sentence, words: StanceWords, place: int, gap: int) -> str | None:
    pronoun = any(words.at("me", sentence.keys, index) for index in range(max(0, place - 3), place))
    return "the speaker's position" if pronoun and gap <= 2 else None


def _of_deed(sentence: Sentence, words: StanceWords, place: Place, lang: str) -> str | None:
    if is_to_be_done(sentence, words, place, lang):
        return "called for"
    gap = _gap(sentence, words, place)
    if gap is None or not is_called_for(sentence, place[0], lang) or not is_object(sentence, words, place, lang):
        return None
    caller = find_caller(sentence, words, lang, place[0])
    return _loosely(caller, sentence, words, lang, place[1]) if caller else None


def _of_noun(sentence: Sentence, words: StanceWords, place: Place, lang: str) -> str | None:
    gap = sentence.first - place[1] - 1
    if not 0 <= gap <= 2 or sentence.clause[place[1]] != sentence.clause[sentence.first]:
        return None
    return "ascribed to it"


def _of_quality(sentence: Sentence, words: StanceWords, place: Place, lang: str) -> str | None:
    if place[1] == sentence.first - 1 and sentence.clause[place[1]] == sentence.clause[sentence.first]:
        adjective = is_adjective(sentence.surfaces[place[1]], lang) or (lang != "ru" and not words.at("deeds", sentence.keys, place[0]))
        return _called(sentence, words, place, lang) if adjective else None
    gap = place[0] - sentence.last - 1
    if not 0 <= gap <= _FAR or sentence.clause[place[0]] != sentence.clause[sentence.last] or not is_subject(sentence, words, lang):
        return None
    if not is_said_of(sentence, words, place[0]) or is_passive(sentence, words, place[0]):
        return None
    if place[0] == place[1] and not is_predicate(sentence, words, place[0], lang):
        return None
    if _is_deed(sentence, words, place[0], lang):
        return _deed(sentence, words, place, lang)
    if place[0] == place[1] and qualifies_another(sentence, words, place[0], lang):
        return None
    surely = gap <= _BESIDE and is_whole(sentence, words, lang) and leads_clause(sentence, words, lang)
    return "said of it" if surely else "said of it, loosely"


def _called(sentence: Sentence, words: StanceWords, place: Place, lang: str) -> str:
    """An adjective against the topic tells more than one for it, which often is mere politeness."""
    bad = words.at("oppose_quality", sentence.keys, place[0]) > 0 and not sentence.surfaces[place[1]].endswith("ing")
    return "the topic is called bad" if bad and is_whole(sentence, words, lang) else "the topic is called so"


def _deed(sentence: Sentence, words: StanceWords, place: Place, lang: str) -> str:
    """What the topic does to something that is named, and surely the topic does it."""
    after = place[1] + 1
    done = after < len(sentence.keys) and sentence.clause[after] == sentence.clause[place[1]] and is_whole(sentence, words, lang)
    near = place[0] - sentence.last - 1 <= _BESIDE and not (lang == "en" and sentence.surfaces[place[0]].endswith("ing"))
    return "it is said to do so" if done and near and leads_clause(sentence, words, lang) else "it is said to do so, loosely"


def _is_deed(sentence: Sentence, words: StanceWords, place: int, lang: str) -> bool:
    if lang != "ru":
        return words.at("deeds", sentence.keys, place) > 0
    return part_of_speech(sentence.surfaces[place], lang) in ("verb", "infinitive")


_SHAPES = (
    *(("support_verb", 1, _of_verb), ("oppose_verb", -1, _of_verb), ("support_noun", 1, _of_noun), ("oppose_noun", -1, _of_noun)),
    *(("support_quality", 1, _of_quality), ("oppose_quality", -1, _of_quality), ("promote", 1, _of_deed), ("demote", -1, _of_deed)),
)


def _weighed(sentence: Sentence, words: StanceWords, found: _Sign, kind: str, lang: str) -> tuple[float, str]:
    """How sure a sign of a kind is, less so with hedges, conditions, questions and signs of another's position; and why."""
    confidence = confidence_of(kind)
    doubts = count_doubts(sentence, words, found.place, lang)
    if not doubts:
        return confidence, kind
    return round(min(confidence, confidence_of("in doubt")) - 0.1 * (doubts - 1), 2), f"{kind}, in doubt"
