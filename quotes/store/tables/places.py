"""Outlets and organizations with their names. In: nothing. Out: their five tables."""

from __future__ import annotations

from sqlalchemy import Index, Table, UniqueConstraint

from quotes.store.tables.columns import KEPT_IDS, KEYED, change_id, data, link, metadata, one_of, own_id, own_link, words

outlet = Table(
    "outlet",
    metadata,
    own_id("printed as o4"),
    words("key", "stable key, used by the seeds", nullable=False, unique=True),
    words("name", "preferred name", nullable=False),
    words("language", "main language, ISO 639-1"),
    words("country", "ISO 3166-1 alpha-2"),
    words("time_zone", "IANA name; moments without an offset are read in it"),
    words("url", "front page"),
    words("origin", "who entered it", nullable=False),
    change_id(),
    one_of("origin", "seed", "user", "read"),
    **KEPT_IDS,
    comment="publications that carry articles",
)

outlet_name = Table(
    "outlet_name",
    metadata,
    own_id("surrogate key"),
    link("outlet_id", "outlet.id", "the outlet", nullable=False),
    words("text", "the name as written", nullable=False),
    words("folded", "comparison key", nullable=False),
    words("lang", "language of the name, ISO 639-1"),
    change_id(),
    UniqueConstraint("outlet_id", "folded"),
    Index("ix_outlet_name_folded", "folded"),
    **KEPT_IDS,
    comment="spellings of an outlet's name",
)

outlet_domain = Table(
    "outlet_domain",
    metadata,
    words("domain", "host name without www", primary_key=True),
    link("outlet_id", "outlet.id", "the outlet", nullable=False, index=True),
    change_id(),
    **KEYED,
    comment="web domains of outlets",
)

organization = Table(
    "organization",
    metadata,
    own_id("printed as g5"),
    words("key", "stable key of the seeds; empty where it was read or entered", unique=True),
    words("name", "preferred name", nullable=False),
    words("type", "institute, ministry, company, university, agency, party, body, other"),
    words("country", "ISO 3166-1 alpha-2"),
    own_link("parent_id", "organization.id", "the organization it belongs to", index=True),
    words("founded", "ISO date to its precision"),
    words("dissolved", "ISO date to its precision"),
    data("identifiers", "identifiers elsewhere by scheme, such as wikidata"),
    own_link(
        "canonical_id", "organization.id", "the organization this one is, by judgements; its own id when alone", nullable=False, index=True
    ),
    words("origin", "who entered it", nullable=False),
    change_id(),
    one_of("origin", "seed", "user", "read"),
    **KEPT_IDS,
    comment="bodies that experts belong to or that speak themselves",
)

organization_name = Table(
    "organization_name",
    metadata,
    own_id("surrogate key"),
    link("organization_id", "organization.id", "the organization", nullable=False),
    words("text", "the name as written", nullable=False),
    words("folded", "comparison key", nullable=False),
    words("lang", "language of the name, ISO 639-1"),
    words("form", "what kind of name it is", nullable=False),
    words("valid_from", "ISO date to its precision: first day of the name"),
    words("valid_until", "ISO date to its precision: last day of the name"),
    words("origin", "who entered it", nullable=False),
    change_id(),
    one_of("form", "name", "abbreviation", "inflected", "printed"),
    one_of("origin", "seed", "user", "read"),
    UniqueConstraint("organization_id", "folded"),
    Index("ix_organization_name_folded", "folded"),
    **KEPT_IDS,
    comment="spellings, abbreviations and inflected forms of an organization's name",
)
