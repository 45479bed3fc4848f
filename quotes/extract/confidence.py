"""How sure a quote is. In: a draft and its speaker. Out: a probability, from figures measured per rule."""

from __future__ import annotations

from quotes.extract.drafts import Draft
from quotes.extract.scenes import Found


def confidence(draft: Draft, who: Found) -> float:
    """The chance that both content and speaker are right."""
    return round(max(0.05, min(0.99, draft.strength * who.score)), 2)
