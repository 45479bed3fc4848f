"""People's verdicts on one layer of a quote. In: a verdict. Out: a review row, and the quote as corrected; reviews are only added.

A reviewed layer is left alone when the article is read again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import select

from quotes.errors import ConflictError, NotFoundError
from quotes.model.spans import Span
from quotes.store.change import now
from quotes.store.quotes import Link, find_place, save_speakers
from quotes.store.tables import quote, quote_segment, quote_topic, review

if TYPE_CHECKING:
    from quotes.model.quotes import Kind, Speaker
    from quotes.store.change import Change, Row

Layer = Literal["words", "speaker", "topic", "stance"]
Verdict = Literal["accept", "reject", "correct"]
REASONS = ("duplicate", "wrong_speaker", "not_verbatim", "not_relevant", "wrong_stance", "boilerplate", "other")


@dataclass(frozen=True, slots=True)
class Finding:
    """One verdict: on which layer, what, why (`reason` is one of REASONS), and what it was corrected to."""

    layer: Layer
    verdict: Verdict
    reason: str | None = None
    value: Any = None
    note: str | None = None


def add_review(change: Change, quote_id: int, finding: Finding) -> int:
    """Keep a verdict; its id comes back. Raises NotFoundError for an unknown quote."""
    find_quote(change, quote_id)
    row = {name: getattr(finding, name) for name in ("layer", "verdict", "reason", "value", "note")}
    return change.insert(review, {"quote_id": quote_id, **row, "who": change.who, "at": now()})


def reject(change: Change, quote_id: int, reason: str, note: str | None = None) -> int:
    """Reject a quote: it is no answer any more, and reading the article again does not bring it back."""
    review_id = add_review(change, quote_id, Finding("words", "reject", reason, note=note))
    change.update(quote, quote.c.id == quote_id, {"status": "rejected"})
    return review_id


def accept(change: Change, quote_id: int, layer: Layer, note: str | None = None) -> int:
    """Accept a layer as it stands; a rejected quote is an answer again."""
    review_id = add_review(change, quote_id, Finding(layer, "accept", note=note))
    if layer == "words":
        change.update(quote, (quote.c.id == quote_id) & (quote.c.status == "rejected"), {"status": "active"})
    return review_id


def correct_kind(change: Change, quote_id: int, kind: Kind, note: str | None = None) -> int:
    """Set what kind of quote it is."""
    review_id = add_review(change, quote_id, Finding("words", "correct", value={"kind": kind}, note=note))
    change.update(quote, quote.c.id == quote_id, {"kind": kind})
    return review_id


def correct_words(change: Change, quote_id: int, spans: Sequence[Span], note: str | None = None) -> int:
    """Set the quote's segments, as offsets in its article's text. Spaces at a span's
    ends are left out. Raises ConflictError where a span is empty or past the text's end."""
    row = find_quote(change, quote_id)
    place = find_place(change.connection, row["version_id"])
    for span in spans:
        if not 0 <= span.start < span.end <= len(place.text):
            raise ConflictError(f"{span.start}:{span.end} is no span of the article's {len(place.text)} characters")
    spans = [_without_edges(span, place.text) for span in spans]
    value = {"segments": [[span.start, span.end] for span in spans]}
    review_id = add_review(change, quote_id, Finding("words", "correct", value=value, note=note))
    words = " … ".join(span.of(place.text) for span in spans)
    change.update(quote, quote.c.id == quote_id, {"start": spans[0].start, "end": spans[-1].end, "text": words})
    change.delete(quote_segment, quote_segment.c.quote_id == quote_id)
    segments = [
        {"quote_id": quote_id, "position": position, "start": span.start, "end": span.end, "text": span.of(place.text)}
        for position, span in enumerate(spans, 1)
    ]
    change.insert_all(quote_segment, segments)
    return review_id


def _without_edges(span: Span, text: str) -> Span:
    """The span without the spaces at its ends. Raises ConflictError where nothing else is in it."""
    words = span.of(text)
    if not words.strip():
        raise ConflictError(f"{span.start}:{span.end} holds nothing but spaces", "give the offsets of words")
    return Span(span.end - len(words.lstrip()), span.start + len(words.rstrip()))


def correct_speaker(change: Change, quote_id: int, speaker: Speaker | None, link: Link, note: str | None = None) -> int:
    """Set who said it: a speaker (None: nobody known) and who that is across articles."""
    row = find_quote(change, quote_id)
    value = {"name": speaker and speaker.name, "expert_id": link.expert_id, "organization_id": link.organization_id}
    review_id = add_review(change, quote_id, Finding("speaker", "correct", value=value, note=note))
    speaker_id = None
    if speaker is not None:
        place = find_place(change.connection, row["version_id"])
        speaker_id = save_speakers(change, place, [speaker], {speaker: link})[speaker]
    ids = {"expert_id": link.expert_id, "organization_id": link.organization_id}
    change.update(quote, quote.c.id == quote_id, {"speaker_id": speaker_id, **ids})
    change.update(quote_topic, quote_topic.c.quote_id == quote_id, {"expert_id": link.expert_id})
    return review_id


def find_quote(change: Change, quote_id: int) -> Row:
    """The quote's row. Raises NotFoundError where there is none."""
    row = change.connection.execute(select(quote).where(quote.c.id == quote_id)).mappings().first()
    if row is None:
        raise NotFoundError(f"no quote q{quote_id}", "quotes who-said prints ids")
    return dict(row)
