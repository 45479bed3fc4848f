"""Positions of quotes towards topics. In: nothing. Out: the values there are, and what a rule suggests on which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from quotes.model.spans import Span

Value = Literal["support", "oppose", "neutral", "mixed", "unclear"]
VALUES: tuple[str, ...] = get_args(Value)

# A suggestion surer than this stands as the quote's stance until a person says otherwise; others wait for review.
COUNTS_FROM = 0.8
# The coder whose name the program's own suggestions bear.
RULES = "rules"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the rules take a quote's position towards a topic to be.

    `confidence` is 0 to 1, `evidence` the words it rests on (their `span` in the text), `why` how they were read, in a few words.
    """

    value: Value
    confidence: float
    evidence: str
    span: Span
    why: str

    @property
    def counts(self) -> bool:
        """Is it sure enough to stand while no person has spoken?"""
        return self.confidence >= COUNTS_FROM
