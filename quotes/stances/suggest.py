"""Where a quote stands on a topic, as rules see it. In: a text, a quote of it, the topic's place. Out: a suggestion with its words.

A position is read from three shapes, in the topic's clause: what is done to the topic ("поддерживаем коридор"), what is called for
("нужно развивать коридор"), what is said of it ("коридор выгоден"). Negation and words such as "отказ от" turn it round; hedges,
conditions, questions and signs that it is somebody else's position make it less sure. Nothing is suggested without such words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quotes.lang.lemmas import is_adjective
from quotes.lang.stances import StanceWords, load_stance_words
from quotes.model.spans import Span
from quotes.model.stances import Suggestion
from quotes.stances.clauses import Sentence, find_sentence
from quotes.stances.grammar import is_called_for, is_object, is_predicate
from quotes.stances.past import is_recanted, past_words
from quotes.stances.subjects import is_passive, is_said_of, is_subject, qualifies_another

if TYPE_CHECKING:
    from quotes.model.stances import Value

_NEAR = 4  # words between a verb and its object
_FAR = 7  # words between the topic and what is said of it
_LEAST = 0.5
_CLEAR = 0.6
_FORMER = 0.4


@dataclass(frozen=True, slots=True)
class Hit:
    """One sign: `sign` is 1 for support, -1 against, 0 for taking no side; the words `first` to `last` of the sentence."""

    sign: int
    confidence: float
    first: int
    last: int
    why: str


def suggest(text: str, segments: Sequence[Span], lang: str, topic: Span) -> Suggestion | None:
    """The position of a quote (its segments in `text`) towards the topic named at `topic`; None where no word tells one.

    Offsets are code points of `text`.
    """
    words = load_stance_words(lang)
    within = next((segment for segment in segments if segment.overlaps(topic)), None)
    if words is None or within is None:
        return None
    sentence = find_sentence(text, within, topic, lang, words)
    if sentence is None:
        return None
    hits = list(find_hits(sentence, words, lang))
    if hits and is_recanted(text, within, sentence, lang, words):
        hits = [_past(hit) for hit in hits]
    return _combined(text, sentence, hits)


def find_hits(sentence: Sentence, words: StanceWords, lang: str) -> Iterator[Hit]:
    """Every sign of a position in the topic's sentence, with what makes it less sure taken into account."""
    taken, past = -1, past_words(sentence, words)
    for place in range(len(sentence.keys)):
        if place <= taken or sentence.first <= place <= sentence.last:
            continue
        found = _sign_at(sentence, words, lang, place)
        if found is None:
            continue
        sign, confidence, length, why = found
        last = place + length - 1
        taken = last
        first, sign, why = _turned(sentence, words, (place, last), sign, why)
        confidence = _weighed(sentence, words, place, confidence)
        if why == "called for, negated":
            confidence = min(confidence, _CLEAR)
        if length and any(words.at("weak", sentence.keys, start) for start in range(max(0, place - 1), place + 1)):
            confidence, why = min(confidence, 0.6), "no objection"
        hit = Hit(sign, round(confidence, 2), first, last, why)
        yield _past(hit) if place in past else hit


def _past(hit: Hit) -> Hit:
    """A sign that tells where somebody stood once: none of where they stand."""
    return replace(hit, confidence=min(hit.confidence, _FORMER), why=f"{hit.why}, formerly")


def _sign_at(sentence: Sentence, words: StanceWords, lang: str, place: int) -> tuple[int, float, int, str] | None:
    """The sign that begins at a word: which way, how sure, how many words, and its shape."""
    keys = sentence.keys
    if length := words.at("neutral", keys, place):
        return 0, 0.8, length, "takes no side"
    shapes = (("_verb", _of_verb), ("_noun", _of_noun), ("_quality", _of_quality))
    for ending, shape in shapes:
        for side, sign in (("support", 1), ("oppose", -1)):
            if length := words.at(side + ending, keys, place):
                found = shape(sentence, words, (place, place + length - 1), lang)
                if found is not None:
                    return sign, found[0], length, found[1]
    for name, sign in (("promote", 1), ("demote", -1)):
        if length := words.at(name, keys, place):
            gap = _gap(sentence, words, place, place + length - 1)
            if gap is not None and _is_own(sentence, words, place) and is_called_for(sentence, place, lang):
                return sign, 0.88 - 0.06 * gap, length, "called for"
    return None


def _gap(sentence: Sentence, words: StanceWords, first: int, last: int) -> int | None:
    """How many words part a verb from the topic as its object; None where the topic cannot be its object."""
    gap = sentence.first - last - 1 if words.object_after else first - sentence.last - 1
    one, other = (last, sentence.first) if words.object_after else (sentence.last, first)
    return gap if 0 <= gap <= _NEAR and sentence.clause[one] == sentence.clause[other] else None


def _of_verb(sentence: Sentence, words: StanceWords, place: tuple[int, int], lang: str) -> tuple[float, str] | None:
    gap = _gap(sentence, words, *place)
    if gap is None or not is_object(sentence, words, place, lang):
        return None
    if place[0] == place[1] and words.at("bare", sentence.keys, place[0]):
        pronoun = any(words.at("me", sentence.keys, index) for index in range(max(0, place[0] - 3), place[0]))
        return (0.88, "the speaker's position") if pronoun and gap <= 2 else None
    if _is_own(sentence, words, place[0]) or _first_person(sentence.surfaces[place[0]], lang):
        return 0.92 - 0.03 * gap, "the speaker's position"
    return 0.7 - 0.03 * gap, "a position, perhaps somebody else's"


def _of_noun(sentence: Sentence, words: StanceWords, place: tuple[int, int], lang: str) -> tuple[float, str] | None:
    gap = sentence.first - place[1] - 1
    if not 0 <= gap <= 2 or sentence.clause[place[1]] != sentence.clause[sentence.first]:
        return None
    return 0.74 - 0.05 * gap, "ascribed to it"


def _of_quality(sentence: Sentence, words: StanceWords, place: tuple[int, int], lang: str) -> tuple[float, str] | None:
    if place[1] == sentence.first - 1 and sentence.clause[place[1]] == sentence.clause[sentence.first]:
        adjective = is_adjective(sentence.surfaces[place[1]], lang) or (lang != "ru" and not words.at("deeds", sentence.keys, place[0]))
        return (0.75, "the topic is called so") if adjective else None
    gap = place[0] - sentence.last - 1
    if not 0 <= gap <= _FAR or sentence.clause[place[0]] != sentence.clause[sentence.last] or not is_subject(sentence, words, lang):
        return None
    if not is_said_of(sentence, words, place[0]) or is_passive(sentence, words, place[0]):
        return None
    if place[0] == place[1] and not is_predicate(sentence, words, place[0], lang):
        return None
    if words.at("deeds", sentence.keys, place[0]):
        return 0.74 - 0.02 * gap, "it is said to do so"
    if place[0] == place[1] and qualifies_another(sentence, words, place[0], lang):
        return None
    return (0.9 - 0.03 * gap if words.object_after or gap == 0 else 0.7), "said of it"


def _turned(sentence: Sentence, words: StanceWords, place: tuple[int, int], sign: int, why: str) -> tuple[int, int, str]:
    """First word, sign and reading of a sign after negation and words between that turn it round."""
    first, keys = place[0], sentence.keys
    for index in range(place[0] - 1, max(-1, place[0] - 4), -1):
        if sentence.clause[index] != sentence.clause[place[0]]:
            break
        if not words.at("negations", keys, index):
            continue
        if any(_covers(words, keys, start, index) for start in range(max(0, index - 1), index + 1)):
            break
        first, sign, why = index, -sign, f"{why}, negated"
        break
    after = place[1] + 1
    if not words.object_after and after < len(keys) and words.at("negations", keys, after):
        sign, why = -sign, f"{why}, negated"
    between = range(place[1] + 1, sentence.first) if place[1] < sentence.first else range(0)
    of_topic = place[0] > sentence.last and sentence.first > 0 and words.at("reverse", keys, sentence.first - 1) > 0
    if of_topic or any(words.at("reverse", keys, index) for index in between):
        sign, why = -sign, f"{why}, turned round"
    return first, sign, why


def _covers(words: StanceWords, keys: list[str], start: int, index: int) -> bool:
    length = words.at("not_negating", keys, start)
    return bool(length) and start <= index < start + length


def _weighed(sentence: Sentence, words: StanceWords, place: int, confidence: float) -> float:
    """How sure a sign is after hedges, conditions, questions and signs of another's position."""
    clause = sentence.clause[place]
    same = [index for index in range(len(sentence.keys)) if sentence.clause[index] == clause]
    if any(words.at("hedges", sentence.keys, index) for index in same):
        confidence -= 0.2
    if any(words.at("conditions", sentence.keys, index) for index in range(len(sentence.keys))):
        confidence -= 0.25
    if any(words.at("others", sentence.keys, index) for index in range(len(sentence.keys))):
        confidence -= 0.25
    if sentence.asks:
        confidence -= 0.3
    return max(confidence, 0.1)


def _is_own(sentence: Sentence, words: StanceWords, place: int) -> bool:
    """Does the clause say that it is the speaker who thinks so?"""
    clause = sentence.clause[place]
    return any(sentence.clause[index] == clause and words.at("own", sentence.keys, index) for index in range(len(sentence.keys)))


def _first_person(surface: str, lang: str) -> bool:
    if lang == "ru":
        from quotes.lang.ru.morph import analyse

        return any(form.person == "1" for form in analyse(surface)[:1])
    endings = {"az": ("ıq", "ik", "uq", "ük", "yam", "rəm", "ram"), "kk": ("мыз", "міз", "мын", "мін")}
    return surface.endswith(endings.get(lang, ("\0",)))


def _combined(text: str, sentence: Sentence, hits: list[Hit]) -> Suggestion | None:
    if not hits:
        return None
    best = max(hits, key=lambda hit: (hit.confidence, -hit.first))
    against = [hit for hit in hits if hit.sign == -best.sign and hit.sign and hit.confidence >= _LEAST]
    value: Value = "support" if best.sign > 0 else "oppose" if best.sign < 0 else "neutral"
    confidence, why = best.confidence, best.why
    if against:
        other = max(against, key=lambda hit: hit.confidence)
        value, confidence, why = "mixed", round(min(best.confidence, other.confidence) * 0.9, 2), f"{best.why}; but also: {other.why}"
    elif confidence < _CLEAR:
        value, why = "unclear", f"{why}, too unsure"
    elif sum(hit.sign == best.sign and hit.confidence >= _CLEAR for hit in hits) > 1:
        confidence = min(0.95, round(confidence + 0.04, 2))
    shown = [best, *against] if against else [best]
    span = Span(sentence.spans[min(hit.first for hit in shown)].start, sentence.spans[max(hit.last for hit in shown)].end)
    return Suggestion(value, confidence, span.of(text), span, why)
