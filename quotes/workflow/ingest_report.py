"""What became of articles that were read. In: counts and failures as they come. Out: the rows of the closing table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quotes.workflow.reading import Failure


@dataclass(slots=True)
class IngestReport:
    """What an ingest did: articles by what became of them, quotes kept, and each failure with its reason.

    `guessed_days` counts the articles whose day was counted from a moment nobody told: the file's time, else now.
    """

    read: int = 0
    articles: Counter[str] = field(default_factory=Counter)
    quotes: int = 0
    guessed_days: int = 0
    skipped: int = 0
    failures: list[Failure] = field(default_factory=list)

    @property
    def rows(self) -> list[tuple[str, int]]:
        """The closing table: what, and how many."""
        states = [(state, self.articles[state]) for state in ("new", "unchanged", "changed")]
        removed = [("removed before", self.articles["removed"])] if self.articles["removed"] else []
        return [("read", self.read), *states, *removed, ("failed", len(self.failures)), ("quotes kept", self.quotes)]
