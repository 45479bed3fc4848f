"""An article read again, by other rules. In: the quotes now found. Out: the archive brought up to date, people's verdicts untouched.

A quote is known again by its segments. What a person entered, reviewed or rejected stays as the person left it, layer by layer.
What is no longer found is marked `superseded`, not deleted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from quotes.store.quotes import Kept, alternative_rows, insert_quotes, quote_row, save_speakers, tag_row
from quotes.store.search import index_text
from quotes.store.suggestions import exchange_suggestions, topics_people_coded
from quotes.store.tables import quote, quote_alternative, quote_lemmas, quote_segment, quote_topic, review, stance

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

    from quotes.model.quotes import Quote, Speaker
    from quotes.store.change import Change, Row
    from quotes.store.quotes import Link, Notes, Place

Segments = tuple[tuple[int, int], ...]

_WORDS = ("kind", "start", "end", "text")
_SPEAKER = (
    "expert_id",
    "organization_id",
    "speaker_id",
    "mention",
    "mention_start",
    "mention_end",
    "role",
    "affiliation",
    "affiliation_organization_id",
)
_EVIDENCE = ("rule", "rule_version", "confidence")


def reviewed_layers(connection: Connection, version_id: int) -> dict[int, set[str]]:
    """The layers of this version's quotes on which people gave a verdict, by quote; of quotes people entered, all layers.

    A position a person set is a verdict on the layer of stances, a topic a person added one on nothing else but that it was seen.
    """
    layers: dict[int, set[str]] = {}
    statement = select(review.c.quote_id, review.c.layer).join(quote, quote.c.id == review.c.quote_id)
    for quote_id, layer in connection.execute(statement.where(quote.c.version_id == version_id)):
        layers.setdefault(quote_id, set()).add(layer)
    coded = select(stance.c.quote_id).where(~stance.c.automatic, stance.c.withdrawn_at.is_(None))
    tagged = select(quote_topic.c.quote_id).where(quote_topic.c.how == "person")
    for layer, statement_of in (("stance", coded), ("seen", tagged)):
        for quote_id in connection.scalars(select(quote.c.id).where(quote.c.version_id == version_id, quote.c.id.in_(statement_of))):
            layers.setdefault(quote_id, set()).add(layer)
    entered = select(quote.c.id).where(quote.c.version_id == version_id, quote.c.origin == "user")
    for quote_id in connection.scalars(entered):
        layers[quote_id] = {"words", "speaker", "topic", "stance"}
    return layers


def keep_again(change: Change, place: Place, found: Sequence[Quote], links: Mapping[Speaker, Link], notes: Sequence[Notes]) -> Kept:
    """Bring a version's quotes up to date with what is now found in it."""
    rows = {
        row["id"]: dict(row) for row in change.connection.execute(select(quote).where(quote.c.version_id == place.version_id)).mappings()
    }
    held = {segments: rows[quote_id] for quote_id, segments in _segments(change.connection, rows).items()}
    layers = reviewed_layers(change.connection, place.version_id)
    guarded = [segments for segments, row in held.items() if "words" in layers.get(row["id"], ())]
    new: list[tuple[int, Quote, Notes]] = []
    seen: set[int] = set()
    changed = 0
    for position, (one, note) in enumerate(zip(found, notes, strict=True), 1):
        segments: Segments = tuple((span.start, span.end) for span in one.segments)
        row = held.get(segments)
        if row is not None:
            seen.add(row["id"])
            changed += _refresh(change, place, row, (position, one, note), (links, layers.get(row["id"], set())))
        elif not any(_overlap(segments, other) for other in guarded):
            new.append((position, one, note))
    insert_quotes(change, place, new, links)
    gone = [row for row in rows.values() if row["id"] not in seen and row["status"] == "active" and not layers.get(row["id"])]
    if gone:
        change.update(quote, quote.c.id.in_([row["id"] for row in gone]), {"status": "superseded"})
    return Kept(len(new), len(seen) - changed, changed, len(gone))


def _refresh(
    change: Change,
    place: Place,
    row: Row,
    entry: tuple[int, Quote, Notes],
    context: tuple[Mapping[Speaker, Link], set[str]],
) -> bool:
    """Update one known quote where people left it open; whether anything changed comes back."""
    position, found, note = entry
    links, layers = context
    if row["origin"] == "user":
        return False
    quote_id = row["id"]
    before = sum(change.summary.values())
    values = {"position": position, **quote_row(place, found, note, links)}
    if "speaker" not in layers:
        rows = save_speakers(change, place, [found.speaker], links) if found.speaker else {}
        values["speaker_id"] = rows[found.speaker] if found.speaker else None
    if row["status"] == "superseded":
        values["status"] = "active"
    for layer, names in (("words", _WORDS), ("speaker", _SPEAKER)):
        if layer in layers:
            values = {name: value for name, value in values.items() if name not in names}
    if all(row[name] == value for name, value in values.items() if name not in _EVIDENCE):
        values = {name: values[name] for name in _EVIDENCE if name != "rule_version"}
    change.update(quote, quote.c.id == quote_id, values)
    expert_id = values.get("expert_id", row["expert_id"])
    change.update(quote_topic, quote_topic.c.quote_id == quote_id, {"expert_id": expert_id})
    if "topic" not in layers:
        _exchange(change, quote_topic, quote_id, "topic_id", [tag_row(quote_id, tag, expert_id, place.day) for tag in note.tags])
        exchange_suggestions(change, quote_id, {tag.topic_id: tag.suggestion for tag in note.tags})
    _exchange(change, quote_alternative, quote_id, "rank", alternative_rows(quote_id, found))
    change.update(quote_lemmas, quote_lemmas.c.quote_id == quote_id, {"lemmas": index_text(note.lemmas)})
    return sum(change.summary.values()) > before


def _exchange(change: Change, table: Table, quote_id: int, key: str, rows: Sequence[Row]) -> None:
    """Make a quote's rows in a table those given; equal ones are left alone, topics a person set stay, stances too."""
    held = {row[key]: dict(row) for row in change.connection.execute(select(table).where(table.c.quote_id == quote_id)).mappings()}
    wanted = {row[key]: row for row in rows}
    coded = topics_people_coded(change.connection, quote_id) if table is quote_topic else set()
    for value, row in held.items():
        where = (table.c.quote_id == quote_id) & (table.c[key] == value)
        if value in wanted:
            kept = ("stance", "how", "start", "end", "matched", "alias_id") if row.get("how") == "person" else ("stance",)
            change.update(table, where, {name: new for name, new in wanted[value].items() if name not in kept})
        elif row.get("how") != "person" and value not in coded:
            change.delete(table, where)
    change.insert_all(table, [row for value, row in wanted.items() if value not in held])


def _segments(connection: Connection, ids: Mapping[int, Row]) -> dict[int, Segments]:
    found: dict[int, list[tuple[int, int]]] = {}
    statement = select(quote_segment.c.quote_id, quote_segment.c.start, quote_segment.c.end).where(quote_segment.c.quote_id.in_(list(ids)))
    for quote_id, start, end in connection.execute(statement.order_by(quote_segment.c.quote_id, quote_segment.c.position)):
        found.setdefault(quote_id, []).append((start, end))
    return {quote_id: tuple(spans) for quote_id, spans in found.items()}


def _overlap(left: Segments, right: Segments) -> bool:
    return any(a < d and c < b for a, b in left for c, d in right)
