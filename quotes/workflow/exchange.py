"""The thesaurus out of an archive and into one. In: an archive, or a file's text. Out: a text in a format, or topics kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from quotes.errors import SeedError, UsageError
from quotes.store import tables as t
from quotes.store.propositions import add_proposition, list_propositions
from quotes.store.topic_links import list_related, relate
from quotes.store.topics import save_topics
from quotes.topics.thesaurus import Thesaurus, Topic, check, parse_topics
from quotes.workflow.knowledge import load_thesaurus
from quotes.workflow.seed import topic_records

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.change import Change

ENDINGS = {"toml": "toml", "ttl": "turtle", "rdf": "rdfxml", "xml": "rdfxml", "jsonld": "jsonld", "json": "jsonld"}
FORMS = ("toml", "turtle", "rdfxml", "jsonld")


def form_of(name: str, chosen: str | None) -> str:
    """The format: as chosen, else by the file's ending, else TOML. Raises UsageError."""
    form = chosen or ENDINGS.get(name.rpartition(".")[2].casefold(), "toml" if name in ("", "-") else "")
    if form not in FORMS:
        raise UsageError(f"no format of topics: {chosen or name!r}", f"give --format: {', '.join(FORMS)}")
    return form


def read_topics(connection: Connection) -> tuple[Topic, ...]:
    """All topics of an archive with related ones and propositions, by key."""
    related, sayings = list_related(connection), list_propositions(connection)
    thesaurus, _, _ = load_thesaurus(connection)
    found = (replace(topic, related=related.get(topic.key, ()), propositions=sayings.get(topic.key, ())) for topic in thesaurus.topics)
    return tuple(sorted(found, key=lambda topic: topic.key))


def export_topics(connection: Connection, form: str) -> str:
    """The archive's topics in one of FORMS."""
    topics = read_topics(connection)
    if form == "toml":
        from quotes.topics.written import write_topics

        return write_topics(topics)
    from quotes.topics.skos import write_skos

    return write_skos(topics, form)


def parse_thesaurus(text: str, form: str, name: str) -> tuple[Topic, ...]:
    """The topics of a file's text in one of FORMS. Raises SeedError."""
    if form == "toml":
        return parse_topics(text, name)
    from quotes.topics.skos import parse_skos

    return parse_skos(text, form, name)


def import_topics(change: Change, topics: tuple[Topic, ...]) -> dict[str, int]:
    """Keep topics: new ones are added, those of a known key take the file's label, note and broader topic, and its further names.

    The numbers of new topics, names, related pairs and propositions come back. Raises SeedError where they do not fit together or
    with the archive's.
    """
    held = {topic.key: topic for topic in read_topics(change.connection)}
    combined = check([*(topic for key, topic in held.items() if key not in {one.key for one in topics}), *topics])
    for topic in topics:
        for other in topic.related:
            if other not in combined.by_key:
                raise SeedError(f"{topic.key}: no topic has the key {other}", "related names another topic's key")
    before = dict(change.summary)
    save_topics(change, topic_records(Thesaurus(topics)), "user")
    ids = {row.key: row.id for row in change.connection.execute(select(t.topic.c.key, t.topic.c.id))}
    for topic in topics:
        for other in topic.related:
            if other != topic.key:
                relate(change, ids[topic.key], ids[other])
        for text in topic.propositions:
            add_proposition(change, ids[topic.key], text)
    names = {"topic": "topics", "topic_alias": "names", "topic_related": "related pairs", "proposition": "propositions"}
    return {label: change.summary.get(f"{name} insert", 0) - before.get(f"{name} insert", 0) for name, label in names.items()}
