"""The reporting chain. In: a statement's attribution. Out: to whom it was given ("в беседе с Day.Az") and by whom it was passed on
("передаёт BAQ.KZ"), as printed.

The pack's `talks` open the first, its `via` the second; who stands there follows the phrase, or goes before it where verbs come last.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.extract.drafts import Draft
from quotes.extract.tokens import Token
from quotes.extract.units import Page, Sentence
from quotes.model.spans import Span

REACH = 7
Phrases = dict[str, tuple[tuple[str, ...], ...]]  # by first word
NEAR = 40  # how far from the cue or mention the chain is looked for, in words


def chain(page: Page, draft: Draft) -> tuple[str | None, str | None]:
    """(given to, relayed by) of one statement; None where the sentences of its attribution do not tell."""
    sentences = dict.fromkeys([draft.mention_sentence or draft.sentence, draft.sentence])
    given = relayed = None
    for sentence in sentences:
        low, high = _around(draft, sentence)
        outside = [at for at in range(low, high) if not _said(draft, sentence.tokens[at])]
        given = given or _first(page, sentence, outside, page.pack.leads["talks"], draft)
        relayed = relayed or _first(page, sentence, outside, page.pack.leads["via"], draft)
    return given, (relayed if relayed != given else None)


def _around(draft: Draft, sentence: Sentence) -> tuple[int, int]:
    """The words near the attribution, so that an endless sentence costs no more than a long one."""
    places = [at for part in (draft.cue if sentence is draft.sentence else None, draft.mention) if part for at in part]
    low, high = (min(places), max(places)) if places else (0, 0)
    return max(0, low - NEAR), min(len(sentence.tokens), high + NEAR)


def _said(draft: Draft, token: Token) -> bool:
    return any(segment.start <= token.start < segment.end for segment in draft.segments)


def _first(page: Page, sentence: Sentence, outside: Sequence[int], phrases: Phrases, draft: Draft) -> str | None:
    """Who stands at the first of the phrases in the sentence, the speaker's own words and the content left out."""
    tokens = sentence.tokens
    free = set(outside)
    own = draft.cue if (draft.sentence is sentence) else None
    mention = draft.mention if (draft.mention_sentence or draft.sentence) is sentence else None
    for at in outside:
        for phrase in phrases.get(tokens[at].low.replace("ё", "е"), ()):
            if not _stands(tokens, at, phrase) or (own and len(phrase) == 1 and own[0] <= at < own[1]):
                continue
            name = _before(tokens, at, free) if page.pack.order == "sov" else _after(tokens, at + len(phrase), free, mention)
            if name:
                return name.of(page.text)
    return None


def _stands(tokens: Sequence[Token], at: int, phrase: tuple[str, ...]) -> bool:
    return all(at + n < len(tokens) and tokens[at + n].low.replace("ё", "е") == word for n, word in enumerate(phrase))


def _named(token: Token) -> bool:
    return token.kind == "quote" or token.is_capital or "." in token.text.strip(".")


def _after(tokens: Sequence[Token], at: int, free: set[int], mention: tuple[int, int] | None) -> Span | None:
    """The name behind the phrase: a few small words ("агентству", "телеканалу"), then capitals or a name in marks."""
    for start in range(at, min(at + REACH, len(tokens))):
        token = tokens[start]
        if start not in free or (mention and mention[0] <= start < mention[1]) or token.kind == "punct":
            return None
        if _named(token):
            last = start
            while (
                last + 1 in free
                and last + 1 < len(tokens)
                and _named(tokens[last + 1])
                and not (mention and mention[0] <= last + 1 < mention[1])
            ):
                last += 1
            return Span(token.start, tokens[last].end)
    return None


def _before(tokens: Sequence[Token], at: int, free: set[int]) -> Span | None:
    """The name in front of the phrase, as verb-final languages have it."""
    for last in range(at - 1, max(at - 1 - REACH, -1), -1):
        if last not in free or tokens[last].kind == "punct":
            return None
        if _named(tokens[last]):
            first = last
            while first - 1 in free and first > 0 and _named(tokens[first - 1]):
                first -= 1
            return Span(tokens[first].start, tokens[last].end)
    return None
