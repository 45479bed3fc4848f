"""Words with what stands around them. In: a text and spans of it. Out: a piece of the text, cut between words, the spans marked."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.model.sheets import Marked
from quotes.model.spans import Span


def excerpt(text: str, spans: Sequence[Span], around: int) -> Marked:
    """The text from about `around` characters before the first span to as many after the last; `…` stands where it is cut."""
    start = text.rfind(" ", 0, max(0, spans[0].start - around)) + 1
    end = text.find(" ", min(len(text), spans[-1].end + around))
    end = len(text) if end < 0 else end
    opening = "…" if start else ""
    shift = len(opening) - start
    marked = tuple(Span(span.start + shift, span.end + shift) for span in spans)
    return Marked(f"{opening}{text[start:end]}{'…' if end < len(text) else ''}", marked)
