"""People across articles. In: nothing. Out: the tables of experts, their names, affiliations, judgements and candidates."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Index, Table, UniqueConstraint, text

from quotes.store.tables.columns import KEPT_IDS, KEYED, change_id, data, holds, link, metadata, number, one_of, own_id, own_link, words

expert = Table(
    "expert",
    metadata,
    own_id("printed as e3"),
    words("name", "preferred name, in the script of the articles", nullable=False),
    words("gender", "m or f"),
    words("country", "ISO 3166-1 alpha-2"),
    words("note", "free text"),
    data("identifiers", "identifiers elsewhere by scheme, such as wikidata"),
    own_link("canonical_id", "expert.id", "the expert this one is, by judgements; its own id when alone", nullable=False, index=True),
    words("origin", "who entered it", nullable=False),
    change_id(),
    one_of("gender", "m", "f"),
    one_of("origin", "read", "user", "import"),
    **KEPT_IDS,
    comment="people who are quoted",
)

expert_name = Table(
    "expert_name",
    metadata,
    own_id("surrogate key"),
    link("expert_id", "expert.id", "the expert", nullable=False),
    words("text", "the name in the nominative, as written", nullable=False),
    words("folded", "comparison key", nullable=False),
    words("lang", "language it was read in, ISO 639-1"),
    words("script", "Cyrl or Latn"),
    words("given", "given name or initial"),
    words("family", "family name"),
    words("patronymic", "patronymic"),
    words("kind", "nominative: from a text; printed: as it stands there; alias: entered", nullable=False),
    link("first_article_id", "article.id", "where it was first read", index=True),
    change_id(),
    one_of("kind", "nominative", "printed", "alias"),
    UniqueConstraint("expert_id", "folded"),
    Index("ix_expert_name_folded", "folded", "expert_id"),
    **KEPT_IDS,
    comment="spellings of an expert's name",
)

name_key = Table(
    "name_key",
    metadata,
    link("name_id", "expert_name.id", "the name", primary_key=True),
    words("key", "blocking key: names that share one are worth comparing", primary_key=True),
    change_id(),
    Index("ix_name_key_key", "key"),
    **KEYED,
    comment="blocking keys of names, so that a new name is compared with few",
)

affiliation = Table(
    "affiliation",
    metadata,
    own_id("surrogate key"),
    link("expert_id", "expert.id", "the expert", nullable=False, index=True),
    link("organization_id", "organization.id", "the organization, where known", index=True),
    words("organization_text", "the organization as printed"),
    words("role", "role as printed"),
    words("country", "ISO 3166-1 alpha-2 or the country as printed"),
    words("start_date", "ISO date to its precision: entered by a person"),
    words("end_date", "ISO date to its precision: entered by a person"),
    number("first_day", "YYYYMMDD: first published with it"),
    number("last_day", "YYYYMMDD: last published with it"),
    words("origin", "who entered it", nullable=False),
    change_id(),
    one_of("origin", "read", "user"),
    holds("days", "first_day <= last_day"),
    holds("what", "organization_id IS NOT NULL OR organization_text IS NOT NULL OR role IS NOT NULL"),
    **KEPT_IDS,
    comment="an expert's dated role at an organization",
)

judgement = Table(
    "judgement",
    metadata,
    own_id("surrogate key"),
    words("kind", "expert or organization", nullable=False),
    number("left_id", "the smaller id", nullable=False),
    number("right_id", "the larger id", nullable=False),
    words("verdict", "same, different or unsure", nullable=False),
    words("who", "the person, or the program", nullable=False),
    Column("automatic", Boolean, nullable=False, comment="set by the program"),
    Column("score", Float, comment="probability, where the program set it"),
    data("reasons", "list of reasons"),
    words("why", "a person's own words"),
    words("at", "UTC, ISO 8601", nullable=False),
    words("withdrawn_at", "UTC, ISO 8601; a withdrawn judgement no longer counts"),
    change_id(),
    one_of("kind", "expert", "organization"),
    one_of("verdict", "same", "different", "unsure"),
    holds("pair", "left_id < right_id"),
    Index("ix_judgement_pair", "kind", "left_id", "right_id"),
    Index("ix_judgement_right", "kind", "right_id"),
    **KEPT_IDS,
    comment="edges between two experts or organizations, never rewrites",
)

candidate = Table(
    "candidate",
    metadata,
    own_id("surrogate key"),
    words("kind", "expert or organization", nullable=False),
    number("left_id", "the smaller id", nullable=False),
    number("right_id", "the larger id", nullable=False),
    Column("probability", Float, nullable=False, comment="that the two are one"),
    data("reasons", "list of reasons"),
    words("state", "open until judged", nullable=False, server_default=text("'open'")),
    change_id(),
    one_of("kind", "expert", "organization"),
    one_of("state", "open", "decided"),
    holds("pair", "left_id < right_id"),
    holds("probability", "probability BETWEEN 0 AND 1"),
    UniqueConstraint("kind", "left_id", "right_id"),
    Index("ix_candidate_right", "kind", "right_id"),
    **KEPT_IDS,
    comment="pairs that may be one and wait for a judgement",
)
