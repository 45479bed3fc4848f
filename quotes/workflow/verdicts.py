"""A person's verdicts on one quote, as every screen gives them. In: an open change, a quote, a layer, a reason or a stance. Out: reviews.

Nothing is remembered between two calls; the number of a topic says which of the quote's topics is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotes.errors import UsageError
from quotes.store import tables as t
from quotes.store.reviews import Finding, Layer, accept, add_review, reject
from quotes.store.stances import Coding, set_stance
from quotes.workflow.quote_items import About, topics_of

if TYPE_CHECKING:
    from quotes.store.change import Change

# The layers that are right where a quote is right as a whole; a stance is accepted by itself.
PLAIN_LAYERS: tuple[Layer, ...] = ("words", "speaker", "topic")
# Which layer a reason speaks of.
REASON_LAYERS: dict[str, Layer] = {
    "duplicate": "words",
    "not_verbatim": "words",
    "boilerplate": "words",
    "wrong_speaker": "speaker",
    "not_relevant": "topic",
    "wrong_stance": "stance",
}


def accept_layer(change: Change, quote: int, layer: Layer, topic: int | None = None) -> None:
    """The layer is right; an accepted stance on `topic`, the one that stands or is suggested, becomes the person's own word too.

    Raises NotFoundError for an unknown quote, UsageError where there is no stance or topic to accept.
    """
    if layer != "stance":
        accept(change, quote, layer)
        return
    about = _demand_about(change, quote, topic)
    value = about.stance or about.value
    if value is None:
        raise UsageError(f"no stance on {about.label} to accept", "set one: support, oppose, neutral, mixed or unclear")
    code(change, quote, about.topic_id, value)


def accept_all(change: Change, quote: int) -> None:
    """Words, speaker and topics are right."""
    for layer in PLAIN_LAYERS:
        accept(change, quote, layer)


def refuse(change: Change, quote: int, reason: str, topic: int | None = None) -> None:
    """Something is wrong, by a reason of REASON_LAYERS: the words' reasons reject the quote, the others their layer alone.

    A quote that is not about `topic` is taken off it; a wrong stance on it becomes unclear. Raises UsageError for another
    reason, or where the quote has no such topic.
    """
    if reason not in REASON_LAYERS:
        raise UsageError(f"no reason: {reason!r}", f"reasons: {', '.join(REASON_LAYERS)}")
    layer = REASON_LAYERS[reason]
    if layer == "words":
        reject(change, quote, reason)
    elif layer == "speaker":
        add_review(change, quote, Finding(layer, "reject", reason))
    else:
        about = _demand_about(change, quote, topic)
        add_review(change, quote, Finding(layer, "reject", reason, value={"topic_id": about.topic_id}))
        if layer == "stance":
            code(change, quote, about.topic_id, "unclear")
        else:
            tag = t.quote_topic
            change.delete(tag, (tag.c.quote_id == quote) & (tag.c.topic_id == about.topic_id))


def code(change: Change, quote: int, topic: int | None, value: str) -> None:
    """The person's stance of the quote on a topic. Raises UsageError for a value that is none, or where the quote has no such topic."""
    about = _demand_about(change, quote, topic)
    set_stance(change, Coding(quote, about.topic_id, value, change.who))


def _demand_about(change: Change, quote: int, topic: int | None) -> About:
    found = next((about for about in topics_of(change.connection, quote) if about.topic_id == topic), None)
    if found is None:
        raise UsageError(
            "this quote has no topic" if topic is None else f"this quote has no topic t{topic}", "quotes stance set gives it one"
        )
    return found
