"""Quotes with everything a dossier prints about them. In: an open archive, checked conditions. Out: passages, and what to group them by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from quotes.model.dossiers import Passage
from quotes.model.ids import printed
from quotes.model.sheets import NOBODY, Marked
from quotes.reports.citing import references_of
from quotes.reports.propositions import sayings_of
from quotes.reports.speaking import canonical, who, with_speakers
from quotes.reports.wording import quoted
from quotes.store import tables as t
from quotes.store.parts import parts

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection


@dataclass(frozen=True, slots=True)
class Told:
    """A passage with the numbers it is grouped and counted by: topics with the stance that counts, voice, month, article."""

    passage: Passage
    topics: dict[int, str | None]
    voice: int | None
    name: str
    month: int | None
    article: int
    text: str


def told_quotes(connection: Connection, conditions: Sequence[ColumnElement[bool]]) -> list[Told]:
    """The quotes that meet the conditions, the newest first."""
    quote, version = t.quote, t.article_version
    statement = (
        select(quote, version.c.published, version.c.id.label("version"))
        .add_columns(t.speaker.c.name.label("speaker"), t.speaker.c.descriptions, canonical.c.id.label("canonical"))
        .add_columns(canonical.c.name.label("expert"), t.organization.c.name.label("organization"))
        .add_columns(func.coalesce(t.outlet.c.name, version.c.outlet_text).label("outlet"))
        .join(version, version.c.id == quote.c.version_id)
        .outerjoin(t.outlet, t.outlet.c.id == quote.c.outlet_id)
        .where(*conditions)
        .order_by(quote.c.day.desc().nulls_last(), quote.c.id)
    )
    rows = connection.execute(with_speakers(statement)).all()
    references = references_of(connection, (row.version for row in rows))
    topics, labels = _topics(connection, [row.id for row in rows])
    sayings = sayings_of(connection, [row.id for row in rows])
    found = []
    for row in rows:
        on = topics.get(row.id, {})
        stances = [f"{stance}: {labels[topic]}" for topic, stance in on.items() if stance] + sayings.get(row.id, [])
        passage = Passage(
            printed("q", row.id) or "",
            quoted(Marked(row.text), row.kind, row.lang).text,
            row.kind,
            row.lang,
            who(row).replace("\n", ", "),
            row.published[:10] if row.published else None,
            row.outlet,
            references[row.version],
            tuple(labels[topic] for topic, stance in on.items() if not stance),
            tuple(stances),
        )
        voice = row.canonical or (-row.organization_id if row.organization_id else None)
        name = row.expert or row.organization or row.speaker or NOBODY
        found.append(Told(passage, on, voice, name, row.month, row.article_id, row.text))
    return found


def _topics(connection: Connection, quotes: Sequence[int]) -> tuple[dict[int, dict[int, str | None]], dict[int, str]]:
    tags, topic = t.quote_topic, t.topic
    statement = select(tags.c.quote_id, topic.c.id, topic.c.label, tags.c.stance).join(topic, topic.c.id == tags.c.topic_id)
    found: dict[int, dict[int, str | None]] = {}
    labels: dict[int, str] = {}
    for part in parts(quotes):
        for quote, number, label, stance in connection.execute(statement.where(tags.c.quote_id.in_(part)).order_by(topic.c.label)):
            found.setdefault(quote, {})[number] = stance
            labels[number] = label
    return found, labels
