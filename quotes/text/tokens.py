"""Words as spans. In: a text and a span of it. Out: the spans of its words, left to right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.model.spans import Span

_MARKS = "\u0300-\u036f"
_LETTERS = rf"[^\W_](?:[^\W_]|[{_MARKS}])*"
_WORD = re.compile(rf"\d+(?:[.,]\d+)+(?![^\W_])|{_LETTERS}(?:['’‘ʼʻ`‐‑-]{_LETTERS})*")


def find_words(text: str, span: Span | None = None) -> Iterator[Span]:
    """The words inside `span` (the whole text by default): letters and digits, joined by hyphens and apostrophes inside a word.

    A decimal number ("4,5") is one word. Never raises.
    """
    start, end = (span.start, span.end) if span else (0, len(text))
    for match in _WORD.finditer(text, start, end):
        yield Span(match.start(), match.end())


def find_tokens(text: str, span: Span | None = None) -> Iterator[Span]:
    """Words and punctuation signs inside `span`, as the Russian tagger expects them. Never raises."""
    from razdel import tokenize

    start, end = (span.start, span.end) if span else (0, len(text))
    for token in tokenize(text[start:end]):
        yield Span(start + token.start, start + token.stop)
