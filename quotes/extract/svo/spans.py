"""Spans of statements. In: tokens of a line. Out: trimmed spans and token ranges."""

from __future__ import annotations

from quotes.extract.svo.line import Line, Noun
from quotes.extract.tokens import Token
from quotes.extract.units import Page
from quotes.model.spans import Span


def inner(page: Page, token: Token) -> Span:
    """What stands between the marks, without edge space and the reporter's comma."""
    assert token.pair is not None
    start, end = token.pair.inner.start, token.pair.inner.end
    while start < end and page.text[start].isspace():
        start += 1
    while end > start and (page.text[end - 1].isspace() or page.text[end - 1] in ",—–"):
        end -= 1
    return Span(start, end)


def trimmed(line: Line, first: int, last: int) -> Span | None:
    """The tokens as a span without edge punctuation, lone marks and conjunctions."""
    tokens = line.tokens
    while first < last and ((tokens[first].kind == "punct" and tokens[first].text not in "($€£") or line.low(first) in ("and", "but")):
        first += 1
    while last > first and (
        (tokens[last - 1].kind == "punct" and tokens[last - 1].text not in ")%") or line.low(last - 1) in ("and", "but", "while", "as")
    ):
        last -= 1
    if not any(token.kind in ("word", "quote") for token in tokens[first:last]):
        return None
    return Span(tokens[first].start, tokens[last - 1].end)


def range_of(who: Noun | None) -> tuple[int, int] | None:
    """The tokens of the phrase that speaks."""
    return (who.first, who.last) if who is not None else None


def head_index(who: Noun | None) -> int | None:
    """The head of the phrase that speaks."""
    return who.head if who is not None else None
