"""Places in a text. In: offsets in code points. Out: spans that can be compared, cut and printed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The half-open range `[start, end)` of code points of one article's text.

    Raises ValueError where `0 <= start <= end` does not hold.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of the span in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Do the two share at least one character?"""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Does `other` lie wholly inside?"""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of an article together with their place: `text == article.text[span]`."""

    text: str
    span: Span
