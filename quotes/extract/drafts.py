"""Statements before their speaker is known. In: what the direct and the reported rules found. Out: one shape for both."""

from __future__ import annotations

from dataclasses import dataclass, field

from quotes.extract.mentions import Person
from quotes.extract.units import Sentence
from quotes.model.quotes import Kind
from quotes.model.spans import Span


@dataclass(slots=True, eq=False)
class Draft:
    """One statement: content spans, cue tokens and mention tokens `[first, last)` in `sentence`, the rule, its strength.

    Without a mention the speaker is `inherit`ed: from the same sentence's or the previous statement, as `how` says
    (`before`: the one just before; `next`: the sentence's subject; `paper`: the body that spoke just before; `nobody`: none is named).
    """

    kind: Kind
    segments: list[Span]
    sentence: Sentence
    cue: tuple[int, int] | None
    mention: tuple[int, int] | None
    rule: str
    strength: float
    how: str = ""
    pronoun: bool = False
    mention_sentence: Sentence | None = None
    notes: list[str] = field(default_factory=list)
    head: int | None = None  # the head of the mention, where word order tells it
    said_by: Person | None = None  # whom the page as a whole names (an interview), where no words beside it do

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.segments[0].start

    @property
    def place(self) -> int:
        """Where its attribution stands (for order), else its content."""
        where = self.mention_sentence or self.sentence
        return where.tokens[self.mention[0]].start if self.mention else self.segments[0].start
