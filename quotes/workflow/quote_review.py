"""Quotes put before a person one after another. In: an archive and the quotes that wait. Out: each with its context; verdicts kept.

The way through them alone: what a verdict does stands in `quotes.workflow.verdicts`. Each verdict is a change set of its own, so
that one can be taken back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quotes.store.changes import undo
from quotes.workflow import verdicts
from quotes.workflow.quote_items import Item, load_item

if TYPE_CHECKING:
    from collections.abc import Callable

    from quotes.store.change import Change
    from quotes.store.engine import Archive
    from quotes.store.reviews import Layer


class QuoteReview:
    """A person's way through the quotes `ids`. `done` counts verdicts; `topic` is the place of the topic at hand in the quote's topics."""

    def __init__(self, archive: Archive, ids: Sequence[int]) -> None:
        self._archive = archive
        self._ids = list(ids)
        self._place = 0
        self._steps: list[tuple[int, int, int | None]] = []
        self.topic = 0
        self.done = 0

    @property
    def waiting(self) -> int:
        """How many quotes are left, the one at hand among them."""
        return len(self._ids) - self._place

    def item(self) -> Item | None:
        """The quote at hand; None where none is left."""
        if self._place >= len(self._ids):
            return None
        with self._archive.connect() as connection:
            return load_item(connection, self._ids[self._place])

    def accept(self, layer: Layer) -> None:
        """The layer is right. Raises UsageError as `verdicts.accept_layer`."""
        topic = self._topic_id()
        self._keep(lambda change, quote: verdicts.accept_layer(change, quote, layer, topic))

    def accept_all(self) -> None:
        """Words, speaker and topics are right; on to the next quote."""
        self._keep(verdicts.accept_all, move=True)

    def refuse(self, reason: str) -> None:
        """Something is wrong; on to the next quote where it is the words. Raises UsageError as `verdicts.refuse`."""
        topic = self._topic_id()
        self._keep(lambda change, quote: verdicts.refuse(change, quote, reason, topic), move=verdicts.REASON_LAYERS.get(reason) == "words")

    def code(self, value: str) -> None:
        """Set the stance on the topic at hand. Raises UsageError where the quote has no topic."""
        topic = self._topic_id()
        self._keep(lambda change, quote: verdicts.code(change, quote, topic, value))

    def turn_topic(self) -> None:
        """The next topic of the quote is at hand."""
        item = self.item()
        self.topic = (self.topic + 1) % len(item.topics) if item and item.topics else 0

    def skip(self) -> None:
        """On to the next quote."""
        if self._place < len(self._ids):
            self._steps.append((self._place, self.topic, None))
            self._place += 1
            self.topic = 0

    def undo(self) -> bool:
        """Take back the last verdict or step; False where there is none. Raises ConflictError where something rests on it."""
        if not self._steps:
            return False
        place, topic, made = self._steps[-1]
        if made is not None:
            with self._archive.change("undo") as change:
                undo(change, made)
            self.done -= 1
        self._steps.pop()
        self._place, self.topic = place, topic
        return True

    def _topic_id(self) -> int | None:
        item = self.item()
        return item.topics[self.topic % len(item.topics)].topic_id if item and item.topics else None

    def _keep(self, write: Callable[[Change, int], None], *, move: bool = False) -> None:
        if self._place >= len(self._ids):
            return
        with self._archive.change("review") as change:
            write(change, self._ids[self._place])
            made = change.id if change.summary else None
        if made is not None:
            self._steps.append((self._place, self.topic, made))
            self.done += 1
        if move:
            self._place += 1
            self.topic = 0
