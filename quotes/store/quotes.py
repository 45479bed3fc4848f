"""Quotes of one version of an article. In: a reading, with its links, topics and lemmas. Out: rows, written in a few statements.

A version that has quotes already is read again: see `quotes.store.rereading`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import bindparam, select

import quotes
from quotes.errors import ConflictError, NotFoundError
from quotes.store.search import index_text
from quotes.store.statements import Appearance, find_statements, insert_keys
from quotes.store.suggestions import insert_suggestions
from quotes.store.tables import (
    article,
    article_version,
    quote,
    quote_alternative,
    quote_lemmas,
    quote_segment,
    quote_topic,
    speaker,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.model.quotes import Quote, Reading, Speaker
    from quotes.model.stances import Suggestion
    from quotes.store.change import Change, Row

How = Literal["exact", "automatic", "manual", "new", "none"]


@dataclass(frozen=True, slots=True)
class Link:
    """Who a speaker is across articles: an expert, an organization or nobody known; how that was decided, and on what evidence."""

    expert_id: int | None = None
    organization_id: int | None = None
    how: How = "none"
    score: float | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tag:
    """A topic of a quote; `start` and `end` are offsets in the article's text of the words that named it.

    `suggestion` is the position the rules take the quote to hold.
    """

    topic_id: int
    start: int | None = None
    end: int | None = None
    matched: str | None = None
    how: Literal["alias", "anaphor", "broader", "person"] = "alias"
    alias_id: int | None = None
    stance: str | None = None
    suggestion: Suggestion | None = None


@dataclass(frozen=True, slots=True)
class Notes:
    """What the workflow adds to one quote: topics, lemma keys of its words in order, the organization its affiliation names."""

    tags: tuple[Tag, ...] = ()
    lemmas: tuple[str, ...] = ()
    affiliation_organization_id: int | None = None
    said: str | None = None
    said_precision: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """The version a quote stands in, with what quotes repeat of it for quick questions.

    `fresh` says that it was made in this very transaction and holds nothing yet.
    """

    version_id: int
    article_id: int
    text: str
    outlet_id: int | None
    day: int | None
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping a reading did: quotes that are new, were known and stayed, changed, or are no longer found."""

    new: int = 0
    same: int = 0
    changed: int = 0
    gone: int = 0


# Asked for every article: built once.
_PLACE = (
    select(article_version.c.id, article_version.c.article_id, article_version.c.text, article.c.outlet_id, article_version.c.published_day)
    .join(article, article.c.id == article_version.c.article_id)
    .where(article_version.c.id == bindparam("version"))
)
_ANY_QUOTE = select(quote.c.id).where(quote.c.version_id == bindparam("version")).limit(1)
_LINKED = (
    select(speaker.c.expert_id, speaker.c.link, speaker.c.link_score, speaker.c.link_reasons)
    .join(article_version, article_version.c.id == speaker.c.version_id)
    .where(article_version.c.article_id == bindparam("article"), speaker.c.name == bindparam("name"), speaker.c.expert_id.is_not(None))
    .order_by(speaker.c.version_id.desc(), speaker.c.id)
)
_SPEAKERS = select(speaker).where(speaker.c.version_id == bindparam("version"))


def find_place(connection: Connection, version_id: int) -> Place:
    """The version's text, article, outlet and day. Raises NotFoundError where there is none."""
    row = connection.execute(_PLACE, {"version": version_id}).first()
    if row is None:
        raise NotFoundError(f"no version {version_id} of an article")
    return Place(*row)


def save_reading(
    change: Change, version: int | Place, reading: Reading, links: Mapping[Speaker, Link], notes: Sequence[Notes] | None = None
) -> Kept:
    """Keep every quote of a reading of a version. `links` tells who each speaker is, `notes` go with the quotes, one each.

    Keeping the same reading again changes nothing; people's reviews outlive a different one. Raises ConflictError where a
    quote's words do not stand in the version's text.
    """
    place = version if isinstance(version, Place) else find_place(change.connection, version)
    notes = notes or [Notes()] * len(reading.quotes)
    if not place.fresh and change.connection.scalar(_ANY_QUOTE, {"version": place.version_id}) is not None:
        from quotes.store.rereading import keep_again

        return keep_again(change, place, reading.quotes, links, notes)
    insert_quotes(change, place, list(zip(range(1, len(reading.quotes) + 1), reading.quotes, notes, strict=True)), links)
    return Kept(new=len(reading.quotes))


def add_quote(change: Change, version_id: int, found: Quote, link: Link, note: Notes | None = None) -> int:
    """Keep one quote a researcher entered; its id comes back. No reading of the article will change it.

    Raises ConflictError where its words do not stand in the version's text, or where they are kept already.
    """
    place = find_place(change.connection, version_id)
    spans = [(segment.start, segment.end) for segment in found.segments]
    held = select(quote.c.id).where(
        quote.c.version_id == version_id, quote.c.start == spans[0][0], quote.c.end == spans[-1][1], quote.c.status == "active"
    )
    double = change.connection.scalar(held)
    if double is not None:
        raise ConflictError(f"these words are kept already as q{double}", f"quotes fix q{double} corrects it")
    position = 1 + len(change.connection.scalars(select(quote.c.id).where(quote.c.version_id == version_id)).all())
    links = {found.speaker: link} if found.speaker else {}
    return insert_quotes(change, place, [(position, found, note or Notes())], links, origin="user")[0]


def insert_quotes(
    change: Change,
    place: Place,
    entries: Sequence[tuple[int, Quote, Notes]],
    links: Mapping[Speaker, Link],
    *,
    origin: str = "read",
) -> list[int]:
    """Insert quotes (position, quote, notes) with all that hangs on them, a statement a table; their ids come back."""
    speakers = save_speakers(change, place, [found.speaker for _, found, _ in entries if found.speaker], links)
    ids = list(change.reserve(quote, len(entries)))
    rows = []
    repeats = appearances(ids, place, [(found, note) for _, found, note in entries], links)
    statements = find_statements(change.connection, repeats)
    for quote_id, statement_id, (position, found, note) in zip(ids, statements, entries, strict=True):
        row = quote_row(place, found, note, links) | {"statement_id": statement_id}
        speaker_id = speakers[found.speaker] if found.speaker else None
        rows.append({"id": quote_id, "position": position, **row, "speaker_id": speaker_id, "status": "active", "origin": origin})
    change.insert_all(quote, rows)
    pairs = [(quote_id, found, note) for quote_id, (_, found, note) in zip(ids, entries, strict=True)]
    change.insert_all(quote_segment, [row for quote_id, found, _ in pairs for row in segment_rows(quote_id, found, place)])
    change.insert_all(quote_alternative, [row for quote_id, found, _ in pairs for row in alternative_rows(quote_id, found)])
    experts = {row["id"]: row["expert_id"] for row in rows}
    tags = [tag_row(quote_id, tag, experts[quote_id], place.day) for quote_id, _, note in pairs for tag in note.tags]
    change.insert_all(quote_topic, tags)
    suggested = [(quote_id, tag.topic_id, tag.suggestion) for quote_id, _, note in pairs for tag in note.tags if tag.suggestion]
    insert_suggestions(change, suggested)
    insert_keys(change, repeats)
    change.insert_all(quote_lemmas, [{"quote_id": quote_id, "lemmas": index_text(note.lemmas)} for quote_id, _, note in pairs])
    return ids


def appearances(
    ids: Sequence[int], place: Place, entries: Sequence[tuple[Quote, Notes]], links: Mapping[Speaker, Link]
) -> list[Appearance]:
    """Quotes as the search for reprints needs them."""
    made = []
    for quote_id, (found, note) in zip(ids, entries, strict=True):
        link = links.get(found.speaker, Link()) if found.speaker else Link()
        lemmas = tuple(index_text(note.lemmas).split())
        made.append(Appearance(quote_id, lemmas, link.expert_id, link.organization_id, place.day))
    return made


def quote_row(place: Place, found: Quote, note: Notes, links: Mapping[Speaker, Link]) -> Row:
    """The columns of a quote that reading decides (not its id, position, speaker row, status and origin)."""
    link = links.get(found.speaker, Link()) if found.speaker else Link()
    row: dict[str, Any] = {"version_id": place.version_id, "article_id": place.article_id, "kind": found.kind}
    row |= {"start": found.segments[0].start, "end": found.segments[-1].end, "text": found.words(place.text)}
    for name, phrase in (("cue", found.cue), ("mention", found.mention)):
        row |= {name: phrase and phrase.text, f"{name}_start": phrase and phrase.span.start, f"{name}_end": phrase and phrase.span.end}
    row["trail"] = [[step.span.start, step.span.end] for step in found.trail] or None
    row |= {name: getattr(found, name) for name in ("role", "affiliation", "given_to", "relayed_by", "lang", "rule", "confidence")}
    row |= {name: getattr(note, name) for name in ("affiliation_organization_id", "said", "said_precision")}
    row |= {"rule_version": quotes.__version__, "expert_id": link.expert_id, "organization_id": link.organization_id}
    return row | {"outlet_id": place.outlet_id, "day": place.day, "month": place.day and place.day // 100}


def segment_rows(quote_id: int, found: Quote, place: Place) -> list[Row]:
    """One row a segment; the database checks that its words stand in the text."""
    return [
        {"quote_id": quote_id, "position": position, "start": span.start, "end": span.end, "text": span.of(place.text)}
        for position, span in enumerate(found.segments, 1)
    ]


def alternative_rows(quote_id: int, found: Quote) -> list[Row]:
    """One row a speaker that was considered and lost."""
    return [
        {"quote_id": quote_id, "rank": rank, "name": other.name, "score": other.score, "reason": other.reason}
        for rank, other in enumerate(found.alternatives, 1)
    ]


def tag_row(quote_id: int, tag: Tag, expert_id: int | None, day: int | None) -> Row:
    """One row a topic of a quote."""
    sure = tag.suggestion.value if tag.suggestion and tag.suggestion.counts else None
    row: Row = {"quote_id": quote_id, "expert_id": expert_id, "day": day, "stance": tag.stance or sure}
    return row | {name: getattr(tag, name) for name in ("topic_id", "start", "end", "matched", "how", "alias_id")}


def find_link(connection: Connection, article_id: int | None, name: str) -> Link:
    """Who a person of this name was when the article, in this or an earlier version, was read; nobody where two bore the name."""
    rows = connection.execute(_LINKED, {"article": article_id, "name": name}).all()
    if len({row.expert_id for row in rows}) != 1:
        return Link()
    row = rows[0]
    return Link(expert_id=row.expert_id, how=row.link, score=row.link_score, reasons=tuple(row.link_reasons or ()))


def save_speakers(change: Change, place: Place, speakers: Sequence[Speaker], links: Mapping[Speaker, Link]) -> dict[Speaker, int]:
    """The rows of a version's speakers, each kept once; those known by name and type are brought up to date. Ids by speaker.

    A link a person made is left alone.
    """
    rows = () if place.fresh else change.connection.execute(_SPEAKERS, {"version": place.version_id})
    held = {(row.name, row.type, tuple(row.descriptions or ()) if row.name is None else ()): row for row in rows}
    found: dict[Speaker, int] = {}
    new: list[Speaker] = []
    for one in dict.fromkeys(speakers):
        row = held.get((one.name, one.type, one.descriptions if one.name is None else ()))
        if row is None:
            new.append(one)
            continue
        found[one] = row.id
        link = links.get(one, Link())
        values = _speaker_row(one, link)
        same = (row.expert_id, row.organization_id) == (link.expert_id, link.organization_id)
        if row.link == "manual" or same:  # how it was linked at first is history
            values = {name: value for name, value in values.items() if name not in _LINK_COLUMNS}
        change.update(speaker, speaker.c.id == row.id, values)
    ids = change.reserve(speaker, len(new))
    made = []
    for position, (row_id, one) in enumerate(zip(ids, new, strict=True), len(held) + 1):
        made.append({"id": row_id, "version_id": place.version_id, "position": position, **_speaker_row(one, links.get(one, Link()))})
        found[one] = row_id
    change.insert_all(speaker, made)
    return found


_LINK_COLUMNS = ("expert_id", "organization_id", "link", "link_score", "link_reasons")


def _speaker_row(one: Speaker, link: Link) -> Row:
    row: Row = {name: getattr(one, name) for name in ("name", "type", "gender", "role", "affiliation", "country")}
    row |= {"variants": list(one.variants) or None, "descriptions": list(one.descriptions) or None}
    row |= {"expert_id": link.expert_id, "organization_id": link.organization_id, "link": link.how}
    return row | {"link_score": link.score, "link_reasons": list(link.reasons) or None}
