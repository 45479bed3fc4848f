"""Where a quote stands on a topic, as rules see it. In: a text, a quote of it, the topic's place. Out: a suggestion with its words.

Nothing is suggested without words that tell a position (see `signs`). How sure a suggestion is: how often its kind of evidence was right.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quotes.lang.stances import load_stance_words
from quotes.model.spans import Span
from quotes.model.stances import Suggestion
from quotes.stances.clauses import Sentence, find_sentence
from quotes.stances.past import is_recanted
from quotes.stances.signs import Hit, find_hits, of_past

if TYPE_CHECKING:
    from quotes.model.stances import Value

_LEAST = 0.5
_CLEAR = 0.6


def suggest(text: str, segments: Sequence[Span], lang: str, topic: Span) -> Suggestion | None:
    """The position of a quote (its segments in `text`) towards the topic named at `topic`; None where no word tells one.

    Offsets are code points of `text`.
    """
    words = load_stance_words(lang)
    within = next((segment for segment in segments if segment.overlaps(topic)), None)
    if words is None or within is None:
        return None
    sentence = find_sentence(text, segments, topic, lang, words)
    if sentence is None:
        return None
    hits = list(find_hits(sentence, words, lang))
    if hits and is_recanted(text, within, sentence, lang, words):
        hits = [of_past(hit) for hit in hits]
    return _combined(text, sentence, hits)


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
    elif best.sign and confidence < _CLEAR:
        value, why = "unclear", f"{why}, too unsure"
    shown = [best, *against] if against else [best]
    span = Span(sentence.spans[min(hit.first for hit in shown)].start, sentence.spans[max(hit.last for hit in shown)].end)
    return Suggestion(value, confidence, span.of(text), span, why)
