"""Signs of a position in the topic's sentence. In: the sentence. Out: each sign, which way it points, and what kind of evidence it is.

What is done to the topic ("поддерживаем коридор"), what is called for ("нужно развивать коридор", "the canal must be closed"), what is
said of it ("коридор выгоден"). Negation and words such as "отказ от" turn it round; hedges, conditions, questions and signs that it is
somebody else's view put it in doubt. How far each kind may be trusted, `reliability.toml` tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from quotes.lang.stances import StanceWords
from quotes.stances.clauses import Sentence
from quotes.stances.doubts import count_doubts, turned
from quotes.stances.frames import is_close
from quotes.stances.grammar import is_called_for, is_object
from quotes.stances.holders import find_caller, is_of_subject, is_past, is_speakers
from quotes.stances.passives import is_to_be_done
from quotes.stances.past import past_words
from quotes.stances.qualities import Found, Place, of_effect, of_noun, of_quality
from quotes.stances.reliability import FORMER, confidence_of

_NEAR = 4  # words between a verb and its object
_FORMER = 0.4  # how sure a position of the past may be at most


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
    """The sign that begins at a word: which way, of what kind, and its words. A shape tells whether its list's direction is turned (-1)."""
    if length := words.at("neutral", sentence.keys, place):
        return _Sign(0, "takes no side", (place, place + length - 1))
    for name, sign, shape in _SHAPES:
        if length := words.at(name, sentence.keys, place):
            phrase = (place, place + length - 1)
            if (found := shape(sentence, words, phrase, lang)) is not None:
                turn, kind = found
                return _Sign(sign * turn, kind, phrase)
    return None


def _gap(sentence: Sentence, words: StanceWords, place: Place) -> int | None:
    """How many words part a verb from the topic as its object; None where the topic cannot be its object."""
    first, last = place
    gap = sentence.first - last - 1 if words.object_after else first - sentence.last - 1
    one, other = (last, sentence.first) if words.object_after else (sentence.last, first)
    return gap if 0 <= gap <= _NEAR and sentence.clause[one] == sentence.clause[other] else None


def _loosely(kind: str, sentence: Sentence, words: StanceWords, lang: str, last: int) -> str:
    return kind if not words.object_after or is_close(sentence, words, lang, last) else f"{kind}, loosely"


def _of_verb(sentence: Sentence, words: StanceWords, place: Place, lang: str) -> Found | None:
    if is_to_be_done(sentence, words, place, lang):
        return 1, "called for"
    gap = _gap(sentence, words, place)
    if gap is None or not is_object(sentence, words, place, lang):
        return None
    if place[0] == place[1] and words.at("bare", sentence.keys, place[0]):
        return _of_bare(sentence, words, place[0], gap)
    if is_speakers(sentence, words, lang, place[0]) or (lang not in ("en", "ru") and find_caller(sentence, words, lang, place[0])):
        kind = "the speaker's position" if not is_past(sentence, lang, place[0]) else "the speaker's position once"
        return 1, _loosely(kind, sentence, words, lang, place[1])
    if is_called_for(sentence, place[0], lang) and find_caller(sentence, words, lang, place[0]):
        return 1, _loosely("called for", sentence, words, lang, place[1])
    if is_of_subject(sentence, words, lang, place[0]):
        return 1, _loosely("the position of its subject", sentence, words, lang, place[1])
    return 1, "a position, perhaps somebody else's"


def _of_bare(sentence: Sentence, words: StanceWords, place: int, gap: int) -> Found | None:
    pronoun = any(words.at("me", sentence.keys, index) for index in range(max(0, place - 3), place))
    return (1, "the speaker's position") if pronoun and gap <= 2 else None


def _of_deed(sentence: Sentence, words: StanceWords, place: Place, lang: str) -> Found | None:
    if is_to_be_done(sentence, words, place, lang):
        return 1, "called for"
    gap = _gap(sentence, words, place)
    if gap is None or not is_called_for(sentence, place[0], lang) or not is_object(sentence, words, place, lang):
        return None
    caller = find_caller(sentence, words, lang, place[0])
    return (1, _loosely(caller, sentence, words, lang, place[1])) if caller else None


def _of_noun(sentence: Sentence, words: StanceWords, place: Place, lang: str) -> Found | None:
    gap = sentence.first - place[1] - 1
    if not 0 <= gap <= 2 or sentence.clause[place[1]] != sentence.clause[sentence.first]:
        return None
    worth = words.at("worth", sentence.keys, place[0]) and not any(
        words.at("oblique", sentence.keys, index) for index in (place[0] - 1, sentence.first - 1) if index > place[1] or index < place[0]
    )
    return 1, "its worth is told" if worth else "ascribed to it"


_SHAPES = (
    *(("support_verb", 1, _of_verb), ("oppose_verb", -1, _of_verb), ("support_noun", 1, _of_noun), ("oppose_noun", -1, _of_noun)),
    *(("support_quality", 1, of_quality), ("oppose_quality", -1, of_quality), ("raises", 1, of_effect), ("lowers", -1, of_effect)),
    *(("promote", 1, _of_deed), ("demote", -1, _of_deed), ("goods", 1, of_noun), ("bads", -1, of_noun)),
)


def _weighed(sentence: Sentence, words: StanceWords, found: _Sign, kind: str, lang: str) -> tuple[float, str]:
    """How sure a sign of a kind is, less so with hedges, conditions, questions and signs of another's position; and why."""
    confidence = confidence_of(kind)
    warns = found.sign < 0 and found.kind.startswith("it is said")
    doubts = count_doubts(sentence, words, found.place, lang, warns=warns)
    if not doubts:
        return confidence, kind
    return round(min(confidence, confidence_of("in doubt")) - 0.1 * (doubts - 1), 2), f"{kind}, in doubt"
