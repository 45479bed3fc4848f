"""The thesaurus. In: nothing. Out: the tables of topics, their aliases, inflected forms and propositions."""

from __future__ import annotations

from sqlalchemy import Index, Table, UniqueConstraint

from quotes.store.tables.columns import KEPT_IDS, KEYED, change_id, holds, link, metadata, one_of, own_id, own_link, words

topic = Table(
    "topic",
    metadata,
    own_id("printed as t3"),
    words("key", "stable key", nullable=False, unique=True),
    words("label", "preferred label", nullable=False),
    own_link("broader_id", "topic.id", "the broader topic", index=True),
    words("note", "free text"),
    words("origin", "who entered it", nullable=False),
    change_id(),
    one_of("origin", "seed", "user"),
    **KEPT_IDS,
    comment="what quotes are about",
)

topic_alias = Table(
    "topic_alias",
    metadata,
    own_id("surrogate key"),
    link("topic_id", "topic.id", "the topic", nullable=False),
    words("text", "label, alias or abbreviation as written", nullable=False),
    words("lang", "language, ISO 639-1", nullable=False),
    words("kind", "label, alias or abbreviation", nullable=False),
    words("folded", "comparison key", nullable=False),
    words("lemmas", "lemma keys, separated by spaces", nullable=False),
    words("origin", "who entered it", nullable=False),
    change_id(),
    one_of("kind", "label", "alias", "abbreviation"),
    one_of("origin", "seed", "user"),
    UniqueConstraint("topic_id", "lang", "folded"),
    Index("ix_topic_alias_folded", "folded"),
    Index("ix_topic_alias_lemmas", "lemmas"),
    **KEPT_IDS,
    comment="labels and aliases of topics, in several languages",
)

topic_form = Table(
    "topic_form",
    metadata,
    own_id("surrogate key"),
    link("alias_id", "topic_alias.id", "the alias", nullable=False),
    link("topic_id", "topic.id", "the topic", nullable=False, index=True),
    words("folded", "comparison key of one inflected form", nullable=False),
    change_id(),
    UniqueConstraint("alias_id", "folded"),
    Index("ix_topic_form_folded", "folded", "topic_id"),
    **KEPT_IDS,
    comment="every inflected form of every alias, so that a question loads no morphology",
)

topic_related = Table(
    "topic_related",
    metadata,
    link("topic_id", "topic.id", "the topic of the smaller number", primary_key=True),
    link("related_id", "topic.id", "the other topic", primary_key=True, index=True),
    change_id(),
    holds("order", "topic_id < related_id"),
    **KEYED,
    comment="pairs of topics that have to do with each other, neither being the broader",
)

proposition = Table(
    "proposition",
    metadata,
    own_id("surrogate key"),
    link("topic_id", "topic.id", "the topic", nullable=False),
    words("text", "a sentence one can agree or disagree with", nullable=False),
    change_id(),
    UniqueConstraint("topic_id", "text"),
    **KEPT_IDS,
    comment="statements under a topic",
)
