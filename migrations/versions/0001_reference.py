"""The tables of ledger, places and topics.

Revision 0001, after nothing.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False, comment="printed as c9"),
        sa.Column("command", WORDS, nullable=False, comment="the command line that wrote, without its options' values"),
        sa.Column("who", WORDS, nullable=False, comment="the person at the keyboard: QUOTES_USER, else the login name"),
        sa.Column("started_at", WORDS, nullable=False, comment="UTC, ISO 8601"),
        sa.Column("finished_at", WORDS, nullable=True, comment="UTC, ISO 8601; empty where the command was cut off"),
        sa.Column("version", WORDS, nullable=False, comment="the program's version"),
        sa.Column("summary", sa.JSON(), nullable=True, comment="rows written, by table and action"),
        sa.Column("undoes_id", sa.Integer(), nullable=True, comment="the change this one takes back"),
        sa.ForeignKeyConstraint(["undoes_id"], ["change.id"], name=op.f("fk_change_undoes_id"), deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        comment="one command's writes, so that undo takes back exactly those",
        sqlite_autoincrement=True,
    )
    op.create_index("ix_change_undoes_id", "change", ["undoes_id"])
    op.create_table(
        "change_entry",
        sa.Column("id", sa.Integer(), nullable=False, comment="surrogate key"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="the change set"),
        sa.Column("seq", sa.Integer(), nullable=False, comment="order within the change set, from 1"),
        sa.Column("table_name", WORDS, nullable=False, comment="the table written"),
        sa.Column(
            "row_id",
            sa.Integer(),
            nullable=True,
            comment="the row's id; empty where the table has a composite key (it stands in before and after)",
        ),
        sa.Column(
            "action",
            WORDS,
            nullable=False,
            comment="insert stands here only for rows an undo brought back; other inserts carry the change's id",
        ),
        sa.Column("before", sa.JSON(), nullable=True, comment="the row before, null for an insert"),
        sa.Column("after", sa.JSON(), nullable=True, comment="the row after, null for a delete"),
        sa.CheckConstraint("action IN ('insert', 'update', 'delete')", name=op.f("ck_change_entry_action")),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_change_entry_change_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_entry")),
        sa.UniqueConstraint("change_id", "seq", name=op.f("uq_change_entry_change_id_seq")),
        comment="updates and deletes of a change set, row by row",
        sqlite_autoincrement=True,
    )
    op.create_index("ix_change_entry_row", "change_entry", ["table_name", "row_id"])
    op.create_table(
        "outlet",
        sa.Column("id", sa.Integer(), nullable=False, comment="printed as o4"),
        sa.Column("key", WORDS, nullable=False, comment="stable key, used by the seeds"),
        sa.Column("name", WORDS, nullable=False, comment="preferred name"),
        sa.Column("language", WORDS, nullable=True, comment="main language, ISO 639-1"),
        sa.Column("country", WORDS, nullable=True, comment="ISO 3166-1 alpha-2"),
        sa.Column("time_zone", WORDS, nullable=True, comment="IANA name; moments without an offset are read in it"),
        sa.Column("url", WORDS, nullable=True, comment="front page"),
        sa.Column("origin", WORDS, nullable=False, comment="who entered it"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.CheckConstraint("origin IN ('seed', 'user', 'read')", name=op.f("ck_outlet_origin")),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_outlet_change_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outlet")),
        sa.UniqueConstraint("key", name=op.f("uq_outlet_key")),
        comment="publications that carry articles",
        sqlite_autoincrement=True,
    )
    op.create_table(
        "outlet_name",
        sa.Column("id", sa.Integer(), nullable=False, comment="surrogate key"),
        sa.Column("outlet_id", sa.Integer(), nullable=False, comment="the outlet"),
        sa.Column("text", WORDS, nullable=False, comment="the name as written"),
        sa.Column("folded", WORDS, nullable=False, comment="comparison key"),
        sa.Column("lang", WORDS, nullable=True, comment="language of the name, ISO 639-1"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_outlet_name_change_id")),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlet.id"], name=op.f("fk_outlet_name_outlet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outlet_name")),
        sa.UniqueConstraint("outlet_id", "folded", name=op.f("uq_outlet_name_outlet_id_folded")),
        comment="spellings of an outlet's name",
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outlet_name_folded", "outlet_name", ["folded"])
    op.create_table(
        "outlet_domain",
        sa.Column("domain", WORDS, nullable=False, comment="host name without www"),
        sa.Column("outlet_id", sa.Integer(), nullable=False, comment="the outlet"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_outlet_domain_change_id")),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlet.id"], name=op.f("fk_outlet_domain_outlet_id")),
        sa.PrimaryKeyConstraint("domain", name=op.f("pk_outlet_domain")),
        comment="web domains of outlets",
        sqlite_with_rowid=False,
    )
    op.create_index("ix_outlet_domain_outlet_id", "outlet_domain", ["outlet_id"])
    op.create_table(
        "organization",
        sa.Column("id", sa.Integer(), nullable=False, comment="printed as g5"),
        sa.Column("key", WORDS, nullable=True, comment="stable key of the seeds; empty where it was read or entered"),
        sa.Column("name", WORDS, nullable=False, comment="preferred name"),
        sa.Column("type", WORDS, nullable=True, comment="institute, ministry, company, university, agency, party, body, other"),
        sa.Column("country", WORDS, nullable=True, comment="ISO 3166-1 alpha-2"),
        sa.Column("parent_id", sa.Integer(), nullable=True, comment="the organization it belongs to"),
        sa.Column("founded", WORDS, nullable=True, comment="ISO date to its precision"),
        sa.Column("dissolved", WORDS, nullable=True, comment="ISO date to its precision"),
        sa.Column("identifiers", sa.JSON(), nullable=True, comment="identifiers elsewhere by scheme, such as wikidata"),
        sa.Column(
            "canonical_id", sa.Integer(), nullable=False, comment="the organization this one is, by judgements; its own id when alone"
        ),
        sa.Column("origin", WORDS, nullable=False, comment="who entered it"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.CheckConstraint("origin IN ('seed', 'user', 'read')", name=op.f("ck_organization_origin")),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_organization_change_id")),
        sa.ForeignKeyConstraint(
            ["canonical_id"], ["organization.id"], name=op.f("fk_organization_canonical_id"), deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["organization.id"], name=op.f("fk_organization_parent_id"), deferrable=True, initially="DEFERRED"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization")),
        sa.UniqueConstraint("key", name=op.f("uq_organization_key")),
        comment="bodies that experts belong to or that speak themselves",
        sqlite_autoincrement=True,
    )
    op.create_index("ix_organization_parent_id", "organization", ["parent_id"])
    op.create_index("ix_organization_canonical_id", "organization", ["canonical_id"])
    op.create_table(
        "organization_name",
        sa.Column("id", sa.Integer(), nullable=False, comment="surrogate key"),
        sa.Column("organization_id", sa.Integer(), nullable=False, comment="the organization"),
        sa.Column("text", WORDS, nullable=False, comment="the name as written"),
        sa.Column("folded", WORDS, nullable=False, comment="comparison key"),
        sa.Column("lang", WORDS, nullable=True, comment="language of the name, ISO 639-1"),
        sa.Column("form", WORDS, nullable=False, comment="what kind of name it is"),
        sa.Column("valid_from", WORDS, nullable=True, comment="ISO date to its precision: first day of the name"),
        sa.Column("valid_until", WORDS, nullable=True, comment="ISO date to its precision: last day of the name"),
        sa.Column("origin", WORDS, nullable=False, comment="who entered it"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.CheckConstraint("form IN ('name', 'abbreviation', 'inflected', 'printed')", name=op.f("ck_organization_name_form")),
        sa.CheckConstraint("origin IN ('seed', 'user', 'read')", name=op.f("ck_organization_name_origin")),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_organization_name_change_id")),
        sa.ForeignKeyConstraint(["organization_id"], ["organization.id"], name=op.f("fk_organization_name_organization_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization_name")),
        sa.UniqueConstraint("organization_id", "folded", name=op.f("uq_organization_name_organization_id_folded")),
        comment="spellings, abbreviations and inflected forms of an organization's name",
        sqlite_autoincrement=True,
    )
    op.create_index("ix_organization_name_folded", "organization_name", ["folded"])
    op.create_table(
        "topic",
        sa.Column("id", sa.Integer(), nullable=False, comment="printed as t3"),
        sa.Column("key", WORDS, nullable=False, comment="stable key"),
        sa.Column("label", WORDS, nullable=False, comment="preferred label"),
        sa.Column("broader_id", sa.Integer(), nullable=True, comment="the broader topic"),
        sa.Column("note", WORDS, nullable=True, comment="free text"),
        sa.Column("origin", WORDS, nullable=False, comment="who entered it"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.CheckConstraint("origin IN ('seed', 'user')", name=op.f("ck_topic_origin")),
        sa.ForeignKeyConstraint(["broader_id"], ["topic.id"], name=op.f("fk_topic_broader_id"), deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_topic_change_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic")),
        sa.UniqueConstraint("key", name=op.f("uq_topic_key")),
        comment="what quotes are about",
        sqlite_autoincrement=True,
    )
    op.create_index("ix_topic_broader_id", "topic", ["broader_id"])
    op.create_table(
        "topic_alias",
        sa.Column("id", sa.Integer(), nullable=False, comment="surrogate key"),
        sa.Column("topic_id", sa.Integer(), nullable=False, comment="the topic"),
        sa.Column("text", WORDS, nullable=False, comment="label, alias or abbreviation as written"),
        sa.Column("lang", WORDS, nullable=False, comment="language, ISO 639-1"),
        sa.Column("kind", WORDS, nullable=False, comment="label, alias or abbreviation"),
        sa.Column("folded", WORDS, nullable=False, comment="comparison key"),
        sa.Column("lemmas", WORDS, nullable=False, comment="lemma keys, separated by spaces"),
        sa.Column("origin", WORDS, nullable=False, comment="who entered it"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.CheckConstraint("kind IN ('label', 'alias', 'abbreviation')", name=op.f("ck_topic_alias_kind")),
        sa.CheckConstraint("origin IN ('seed', 'user')", name=op.f("ck_topic_alias_origin")),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_topic_alias_change_id")),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_topic_alias_topic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic_alias")),
        sa.UniqueConstraint("topic_id", "lang", "folded", name=op.f("uq_topic_alias_topic_id_lang_folded")),
        comment="labels and aliases of topics, in several languages",
        sqlite_autoincrement=True,
    )
    op.create_index("ix_topic_alias_folded", "topic_alias", ["folded"])
    op.create_index("ix_topic_alias_lemmas", "topic_alias", ["lemmas"])
    op.create_table(
        "topic_form",
        sa.Column("id", sa.Integer(), nullable=False, comment="surrogate key"),
        sa.Column("alias_id", sa.Integer(), nullable=False, comment="the alias"),
        sa.Column("topic_id", sa.Integer(), nullable=False, comment="the topic"),
        sa.Column("folded", WORDS, nullable=False, comment="comparison key of one inflected form"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.ForeignKeyConstraint(["alias_id"], ["topic_alias.id"], name=op.f("fk_topic_form_alias_id")),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_topic_form_change_id")),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_topic_form_topic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic_form")),
        sa.UniqueConstraint("alias_id", "folded", name=op.f("uq_topic_form_alias_id_folded")),
        comment="every inflected form of every alias, so that a question loads no morphology",
        sqlite_autoincrement=True,
    )
    op.create_index("ix_topic_form_folded", "topic_form", ["folded", "topic_id"])
    op.create_index("ix_topic_form_topic_id", "topic_form", ["topic_id"])
    op.create_table(
        "proposition",
        sa.Column("id", sa.Integer(), nullable=False, comment="surrogate key"),
        sa.Column("topic_id", sa.Integer(), nullable=False, comment="the topic"),
        sa.Column("text", WORDS, nullable=False, comment="a sentence one can agree or disagree with"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_proposition_change_id")),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_proposition_topic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposition")),
        sa.UniqueConstraint("topic_id", "text", name=op.f("uq_proposition_topic_id_text")),
        comment="statements under a topic",
        sqlite_autoincrement=True,
    )
