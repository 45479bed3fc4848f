"""Quotes put before a person one after another. In: an archive and the quotes that wait. Out: each with its context; verdicts kept.

Words, speaker, topics and stance are judged apart. Each verdict is a change set of its own, so that one can be taken back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from quotes.errors import UsageError
from quotes.model.sheets import NOBODY, Marked
from quotes.model.spans import Span
from quotes.store import tables as t
from quotes.store.changes import undo
from quotes.store.reviews import Finding, Layer, accept, add_review, reject
from quotes.store.stances import Coding, set_stance

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from quotes.store.change import Change
    from quotes.store.engine import Archive

LAYERS: tuple[Layer, ...] = ("words", "speaker", "topic", "stance")
# Which layer a reason speaks of.
REASON_LAYERS: dict[str, Layer] = {
    "duplicate": "words",
    "not_verbatim": "words",
    "boilerplate": "words",
    "wrong_speaker": "speaker",
    "not_relevant": "topic",
    "wrong_stance": "stance",
}
AROUND = 400


@dataclass(frozen=True, slots=True)
class About:
    """A topic of the quote: its id and label, the stance that counts; the value the rules suggest, and on which words, how surely."""

    topic_id: int
    label: str
    stance: str | None
    value: str | None = None
    suggested: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A quote to judge: its context with its words marked, who said it, when and where, its topics, and the verdicts given."""

    quote_id: int
    context: Marked
    who: str
    head: str
    found: str
    topics: tuple[About, ...]
    verdicts: tuple[str, ...]


class QuoteReview:
    """A person's way through the quotes `ids`. `done` counts verdicts; `topic` is the number of the topic at hand of the quote."""

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
            return _load(connection, self._ids[self._place])

    def accept(self, layer: Layer) -> None:
        """The layer is right; an accepted stance, the one that stands or is suggested, becomes the person's own word too.

        Raises UsageError where there is no stance to accept.
        """
        if layer == "stance":
            about = self._about()
            value = about.stance or about.value
            if value is None:
                raise UsageError(f"no stance on {about.label} to accept", "+, -, 0, m or u sets one")
            self.code(value)
            return

        def write(change: Change) -> None:
            accept(change, self._quote(), layer)

        self._keep(write)

    def accept_all(self) -> None:
        """Words, speaker and topics are right; on to the next quote."""

        def write(change: Change) -> None:
            for layer in LAYERS[:3]:
                accept(change, self._quote(), layer)

        self._keep(write, move=True)

    def refuse(self, reason: str) -> None:
        """Something is wrong, by a reason of REASON_LAYERS: the words' reasons reject the quote; the others their layer alone.

        A quote that is not about the topic at hand is taken off it; a wrong stance becomes unclear. Raises UsageError for
        another reason, or where the quote has no topic.
        """
        if reason not in REASON_LAYERS:
            raise UsageError(f"no reason: {reason!r}", f"reasons: {', '.join(REASON_LAYERS)}")
        layer = REASON_LAYERS[reason]
        about = self._about() if layer in ("topic", "stance") else None

        def write(change: Change) -> None:
            quote = self._quote()
            if layer == "words":
                reject(change, quote, reason)
                return
            add_review(change, quote, Finding(layer, "reject", reason, value={"topic_id": about.topic_id} if about else None))
            if about and layer == "topic":
                tag = t.quote_topic
                change.delete(tag, (tag.c.quote_id == quote) & (tag.c.topic_id == about.topic_id))
            elif about:
                set_stance(change, Coding(quote, about.topic_id, "unclear", change.who))

        self._keep(write, move=layer == "words")

    def code(self, value: str) -> None:
        """Set the stance on the topic at hand. Raises UsageError where the quote has no topic."""
        about = self._about()

        def write(change: Change) -> None:
            set_stance(change, Coding(self._quote(), about.topic_id, value, change.who))

        self._keep(write)

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

    def _quote(self) -> int:
        return self._ids[self._place]

    def _about(self) -> About:
        item = self.item()
        if item is None or not item.topics:
            raise UsageError("this quote has no topic", "quotes stance set gives it one")
        return item.topics[self.topic % len(item.topics)]

    def _keep(self, write: Callable[[Change], None], *, move: bool = False) -> None:
        if self._place >= len(self._ids):
            return
        with self._archive.change("review") as change:
            write(change)
            made = change.id if change.summary else None
        if made is not None:
            self._steps.append((self._place, self.topic, made))
            self.done += 1
        if move:
            self._place += 1
            self.topic = 0


def _load(connection: Connection, quote_id: int) -> Item:
    quote, version = t.quote, t.article_version
    statement = (
        select(quote, version.c.text.label("whole"), version.c.title, t.speaker.c.name.label("speaker"), t.outlet.c.name.label("outlet"))
        .join(version, version.c.id == quote.c.version_id)
        .outerjoin(t.speaker, t.speaker.c.id == quote.c.speaker_id)
        .outerjoin(t.outlet, t.outlet.c.id == quote.c.outlet_id)
        .where(quote.c.id == quote_id)
    )
    row = connection.execute(statement).one()
    start, end = max(0, row.start - AROUND), min(len(row.whole), row.end + AROUND)
    part = t.quote_segment
    segments = connection.execute(select(part.c.start, part.c.end).where(part.c.quote_id == quote_id).order_by(part.c.position))
    spans = tuple(Span(one.start - start, one.end - start) for one in segments)
    who = ", ".join(filter(None, (row.speaker or NOBODY, row.role, row.affiliation)))
    day = f"{row.day // 10000}-{row.day // 100 % 100:02}-{row.day % 100:02}" if row.day else "no date"
    head = " · ".join(filter(None, (f"q{quote_id}", row.kind, day, row.outlet, row.title)))
    found = f"{row.rule}, {row.confidence:.0%} sure"
    context = Marked(row.whole[start:end], spans)
    return Item(quote_id, context, who, head, found, _topics(connection, quote_id), _verdicts(connection, quote_id))


def _topics(connection: Connection, quote_id: int) -> tuple[About, ...]:
    stance, tag = t.stance, t.quote_topic
    standing = select(stance).where(stance.c.quote_id == quote_id, stance.c.automatic, stance.c.withdrawn_at.is_(None))
    rules = {
        row.topic_id: f"{row.value} {row.confidence:.0%}: “{row.evidence}”" for row in connection.execute(standing.order_by(stance.c.id))
    }
    tags = select(tag.c.topic_id, t.topic.c.label, tag.c.stance).join(t.topic, t.topic.c.id == tag.c.topic_id)
    rows = connection.execute(tags.where(tag.c.quote_id == quote_id).order_by(t.topic.c.label))
    return tuple(About(row.topic_id, row.label, row.stance, *rules.get(row.topic_id, (None, None))) for row in rows)


def _verdicts(connection: Connection, quote_id: int) -> tuple[str, ...]:
    review = t.review
    rows = connection.execute(select(review).where(review.c.quote_id == quote_id).order_by(review.c.id))
    return tuple(f"{row.layer}: {row.reason or row.verdict} by {row.who}" for row in rows)
