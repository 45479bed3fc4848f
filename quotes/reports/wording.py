"""How a quote's words are shown. In: words with hits. Out: the same, shortened, in marks where the words are the speaker's own."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.model.sheets import Marked
from quotes.model.spans import Span

JOINED = " … "
UNKNOWN = "(not known)"
SHORT = 280


def many(number: int, noun: str) -> str:
    """`1 quote`, `2 quotes`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def first_few(names: Sequence[str], most: int = 4) -> str:
    """The first names joined by `; `, and how many more there are."""
    more = len(names) - most
    return "; ".join(names) if more <= 1 else f"{'; '.join(names[:most])}; {more} more"


def places_in(segments: Sequence[Span], spans: Sequence[Span]) -> tuple[Span, ...]:
    """Where spans of an article stand in the text of a quote made of `segments`; those outside it are left out."""
    found, before = [], 0
    for segment in segments:
        shift = before - segment.start
        found += [Span(span.start + shift, span.end + shift) for span in spans if segment.contains(span)]
        before += len(segment) + len(JOINED)
    return tuple(sorted(found))


def quoted(text: Marked, kind: str, lang: str) -> Marked:
    """In quotation marks where `kind` is direct: only these are the speaker's own words."""
    if kind != "direct":
        return text
    opening, closing = ("“", "”") if lang == "en" else ("«", "»")
    return Marked(f"{opening}{text.text}{closing}", tuple(Span(span.start + 1, span.end + 1) for span in text.spans))


def shortened(text: Marked, most: int = SHORT) -> Marked:
    """At most about `most` characters, cut between words, around the first hit; `…` stands where something is left out."""
    whole = text.text
    if len(whole) <= most:
        return text
    first = text.spans[0].start if text.spans else 0
    start = 0 if first < most * 2 // 3 else whole.rfind(" ", 0, first - most // 3) + 1
    end = len(whole)
    if start + most < end:
        gap = whole.rfind(" ", start + most // 2, start + most)
        end = gap if gap > 0 else start + most
    opening = "…" if start else ""
    shift = len(opening) - start
    spans = tuple(Span(span.start + shift, span.end + shift) for span in text.spans if start <= span.start and span.end <= end)
    return Marked(f"{opening}{whole[start:end]}{'…' if end < len(whole) else ''}", spans)
