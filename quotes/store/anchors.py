"""An edited page's quotes. In: the version before and the new one. Out: quotes carried over, people's else orphaned, others superseded.

A quote is moved only where its words stand exactly once in the new text with the same words before or after them; never to a lookalike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from quotes.store.quotes import Place, find_place
from quotes.store.rereading import reviewed_layers
from quotes.store.tables import article_version, quote, quote_segment, quote_topic, speaker

if TYPE_CHECKING:
    from quotes.store.change import Change

_CONTEXT = 24


def find_anchor(old: str, start: int, end: int, new: str) -> int | None:
    """Where `old[start:end]` stands in `new`: the one place with the same words before and after it, else the one with either.

    None where no place or several are left, and where nothing stands around the words by which their place could be told.
    """
    words = old[start:end]
    before = old[max(0, start - _CONTEXT) : start]
    after = old[end : end + _CONTEXT]
    both, either = [], []
    at = new.find(words)
    while at >= 0:
        leads = new[:at].endswith(before)
        follows = new.startswith(after, at + len(words))
        if leads and follows and (before or after):
            both.append(at)
        if (leads and before) or (follows and after):
            either.append(at)
        at = new.find(words, at + 1)
    places = both or either
    return places[0] if len(places) == 1 else None


def carry_over(change: Change, article_id: int, version_id: int) -> dict[str, int]:
    """Settle the active quotes of an article's older versions, now that `version_id` is its newest; counts by what became of them.

    Call it before the new version's reading is kept, so that what was carried over is known again and keeps its number; what only the
    program found and does not find there again is superseded then.
    """
    counts = {"carried": 0, "orphaned": 0, "superseded": 0}
    new = find_place(change.connection, version_id)
    older = select(article_version.c.id).where(article_version.c.article_id == article_id, article_version.c.id != version_id)
    for old_id in change.connection.scalars(older).all():
        old = find_place(change.connection, old_id)
        layers = reviewed_layers(change.connection, old_id)
        statement = select(quote).where(quote.c.version_id == old_id, quote.c.status.in_(("active", "rejected"))).order_by(quote.c.id)
        for row in change.connection.execute(statement).mappings().all():
            if _move(change, dict(row), old, new):
                counts["carried"] += 1
            elif not layers.get(row["id"]):
                change.update(quote, quote.c.id == row["id"], {"status": "superseded"})
                counts["superseded"] += 1
            elif row["status"] == "active":
                change.update(quote, quote.c.id == row["id"], {"status": "orphaned"})
                counts["orphaned"] += 1
    return counts


def _move(change: Change, row: dict[str, Any], old: Place, new: Place) -> bool:
    """Re-point a quote and its segments to the new text; False where a segment has no sure place there."""
    segments = change.connection.execute(
        select(quote_segment).where(quote_segment.c.quote_id == row["id"]).order_by(quote_segment.c.position)
    ).all()
    places = [find_anchor(old.text, segment.start, segment.end, new.text) for segment in segments]
    starts = [place for place in places if place is not None]
    if len(starts) != len(segments) or starts != sorted(starts) or not _named_as_before(row, old.text, new.text, starts[0]):
        return False
    moved = [(start, start + segment.end - segment.start) for start, segment in zip(starts, segments, strict=True)]
    values: dict[str, Any] = {"version_id": new.version_id, "start": moved[0][0], "end": moved[-1][1], "day": new.day}
    values |= {"month": new.day and new.day // 100, "outlet_id": new.outlet_id}
    for name in ("cue", "mention"):
        at = None
        if row[f"{name}_start"] is not None:
            at = find_anchor(old.text, row[f"{name}_start"], row[f"{name}_end"], new.text)
        values |= {f"{name}_start": at, f"{name}_end": None if at is None else at + len(row[name])}
    if row["speaker_id"] is not None:
        values["speaker_id"] = _copy_speaker(change, row["speaker_id"], new.version_id)
    change.update(quote, quote.c.id == row["id"], values)
    for segment, (start, end) in zip(segments, moved, strict=True):
        where = (quote_segment.c.quote_id == row["id"]) & (quote_segment.c.position == segment.position)
        change.update(quote_segment, where, {"start": start, "end": end})
    change.update(quote_topic, quote_topic.c.quote_id == row["id"], {"start": None, "end": None, "day": new.day})
    return True


def _named_as_before(row: dict[str, Any], old: str, new: str, start: int) -> bool:
    """Does the name of the one who speaks stand where it stood, as seen from the words or by itself? A page may give them to another."""
    if row["mention_start"] is None:
        return True
    name = row["mention"]
    places = (row["mention_start"] + start - row["start"], find_anchor(old, row["mention_start"], row["mention_end"], new))
    stands = (at is not None and at >= 0 and new[at : at + len(name)] == name for at in places)
    return any(here and not new[(at or 0) + len(name) :][:1].isalpha() for here, at in zip(stands, places, strict=True))


def _copy_speaker(change: Change, speaker_id: int, version_id: int) -> int:
    row = dict(change.connection.execute(select(speaker).where(speaker.c.id == speaker_id)).mappings().one())
    same = select(speaker.c.id).where(
        speaker.c.version_id == version_id, speaker.c.name.is_not_distinct_from(row["name"]), speaker.c.type == row["type"]
    )
    held = change.connection.scalar(same.limit(1))
    if held is not None:
        return int(held)
    return change.insert(speaker, {**{name: row[name] for name in row if name not in ("id", "change_id")}, "version_id": version_id})
