"""Articles and quotes shown whole. In: an open archive and a number. Out: the text with the quotes marked in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from quotes.errors import NotFoundError
from quotes.model.ids import printed
from quotes.model.moments import counted_from
from quotes.model.sheets import Column, Marked, Page, Sheet
from quotes.model.spans import Span
from quotes.reports.propositions import sayings_of
from quotes.reports.speaking import canonical, name_of, with_speakers
from quotes.reports.successors import successor_of
from quotes.reports.wording import quoted
from quotes.store import tables as t
from quotes.store.segments import segments_of
from quotes.text.excerpts import excerpt

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

AROUND = 160


def article_page(connection: Connection, number: int) -> Page:
    """An article's newest text with its quotes marked in place, and a list of them. Raises NotFoundError."""
    article, version = t.article, t.article_version
    statement = (
        select(version, article.c.removed_at, article.c.removed_reason, t.outlet.c.name.label("outlet"))
        .join(article, article.c.current_version_id == version.c.id)
        .outerjoin(t.outlet, t.outlet.c.id == article.c.outlet_id)
        .where(article.c.id == number)
    )
    row = connection.execute(statement).one_or_none()
    if row is None:
        raise NotFoundError(f"no article a{number}", "quotes articles lists them")
    found = _quotes(connection, t.quote.c.version_id == row.id, t.quote.c.status == "active")
    segments = segments_of(connection, [quote.id for quote in found])
    record = {
        "article_id": f"a{number}",
        "outlet": row.outlet or row.outlet_text,
        **{key: getattr(row, key) for key in ("title", "author", "published", "published_as", "lang", "url", "doc", "number", "text")},
        "quotes": [_record(quote, segments.get(quote.id, [])) for quote in found],
    }
    shown = (
        *(("id", f"a{number}"), ("outlet", row.outlet or row.outlet_text), ("published", _published(row)), ("by", row.author)),
        *(("address", row.url), ("read from", row.doc), ("version", str(row.number)), ("removed", row.removed_reason)),
    )
    passages = (in_place(row.text, {f"q{quote.id}": segments.get(quote.id, []) for quote in found}),) if row.removed_at is None else ()
    return Page(row.title or row.doc, tuple((label, value) for label, value in shown if value), passages, (_sheet(found),), record)


def in_place(text: str, quotes: dict[str, list[Span]]) -> Marked:
    """The text with each quote's segments marked and its id, in brackets, after its last one."""
    ends = sorted((spans[-1].end, name) for name, spans in quotes.items() if spans)
    pieces, last = [], 0
    for end, name in ends:
        pieces += [text[last:end], f" [{name}]"]
        last = end

    def moved(place: int, before: bool) -> int:
        return place + sum(len(name) + 3 for end, name in ends if end < place or (before and end == place))

    spans = [Span(moved(span.start, True), moved(span.end, False)) for found in quotes.values() for span in found]
    return Marked("".join([*pieces, text[last:]]), tuple(sorted(spans)))


def _published(row: Row[Any]) -> str | None:
    if not row.published:
        return None
    guessed = ", the year guessed" if row.published_year_guessed else ""
    base = counted_from(row.published_as, row.as_of)
    counted = f", counted from {base[:10]}" if base else ""
    read = f" (read from “{row.published_as}”{guessed}{counted})" if row.published_as and row.published_as != row.published else ""
    return f"{row.published}{read}"


def _quotes(connection: Connection, *conditions: Any) -> list[Row[Any]]:
    quote = t.quote
    statement = (
        select(quote, t.speaker.c.name.label("speaker"), t.speaker.c.type.label("speaker_type"), t.speaker.c.link, t.speaker.c.link_score)
        .add_columns(t.speaker.c.link_reasons, t.speaker.c.descriptions)
        .add_columns(canonical.c.id.label("canonical_id"), canonical.c.name.label("expert"), t.organization.c.name.label("organization"))
        .where(*conditions)
        .order_by(quote.c.start, quote.c.id)
    )
    return list(connection.execute(with_speakers(statement)))


def _sheet(found: list[Row[Any]]) -> Sheet:
    columns = (
        Column("quote_id", "quote", "id"),
        Column("kind", "kind", "id"),
        Column("who", "who", "words"),
        Column("words", "words", "text"),
    )
    rows = tuple((f"q{row.id}", row.kind, name_of(row), quoted(Marked(row.text), row.kind, row.lang)) for row in found)
    return Sheet("Quotes", columns, rows, empty="no quotes found in it")


def _record(row: Row[Any], segments: list[Span]) -> dict[str, Any]:
    return {
        "quote_id": f"q{row.id}",
        "expert_id": printed("e", row.canonical_id),
        "organization_id": printed("g", row.organization_id),
        **{key: getattr(row, key) for key in ("kind", "text", "speaker", "speaker_type", "expert", "role", "affiliation")},
        **{key: getattr(row, key) for key in ("cue", "mention", "given_to", "relayed_by", "rule", "confidence", "status", "origin")},
        "start": row.start,
        "end": row.end,
        "segments": [[span.start, span.end] for span in segments],
    }


def quote_page(connection: Connection, number: int) -> Page:
    """A quote in its passage, with cue, mention, evidence, topics and what people said about it. Raises NotFoundError."""
    found = _quotes(connection, t.quote.c.id == number)
    if not found:
        raise NotFoundError(f"no quote q{number}", "who-said and articles print ids")
    row = found[0]
    version = connection.execute(select(t.article_version).where(t.article_version.c.id == row.version_id)).one()
    segments = segments_of(connection, [number]).get(number, [])
    topics = connection.execute(
        select(t.topic.c.key, t.quote_topic.c.how, t.quote_topic.c.stance).join(t.topic).where(t.quote_topic.c.quote_id == number)
    ).all()
    sayings = sayings_of(connection, [number]).get(number, [])
    reviews = connection.execute(select(t.review).where(t.review.c.quote_id == number).order_by(t.review.c.id)).all()
    others = list(connection.scalars(select(t.quote_alternative.c.name).where(t.quote_alternative.c.quote_id == number)))
    link = f"{row.link}{f' ({row.link_score:.2f})' if row.link_score else ''}" if row.link else None
    successor = printed("q", successor_of(connection, row))
    shown = (
        *(("id", f"q{number}"), ("kind", row.kind), ("status", row.status if row.status != "active" else None)),
        ("replaced by", successor),
        *(("who", name_of(row)), ("expert", printed("e", row.canonical_id)), ("link", link), ("why", "; ".join(row.link_reasons or ()))),
        *(("role", row.role), ("affiliation", row.affiliation), ("said with", row.cue), ("named as", row.mention)),
        *(("given to", row.given_to), ("relayed by", row.relayed_by), ("article", f"a{row.article_id} {version.title or ''}".strip())),
        *(
            ("published", version.published),
            ("rule", f"{row.rule} ({row.confidence:.2f})"),
            ("also thought of", "; ".join(filter(None, others))),
        ),
        ("topics", "; ".join(f"{topic.key}{f' ({topic.stance})' if topic.stance else ''}" for topic in topics)),
        ("propositions", "; ".join(sayings)),
        *(("reviewed", _review(review)) for review in reviews),
    )
    record = {
        **_record(row, segments),
        "article_id": f"a{row.article_id}",
        "replaced_by": successor,
        "url": version.url,
        "published": version.published,
        "topics": [topic.key for topic in topics],
        "propositions": sayings,
        "reviews": [
            {key: value for key, value in review._mapping.items() if key not in ("id", "change_id", "quote_id")} for review in reviews
        ],
    }
    passage = excerpt(version.text, segments, AROUND)
    return Page(f"Quote q{number}", tuple((label, value) for label, value in shown if value), (passage,), (), record)


def _review(review: Row[Any]) -> str:
    parts = (review.verdict, review.layer, review.reason, review.note, f"by {review.who} {review.at[:10]}")
    return " ".join(part for part in parts if part)
