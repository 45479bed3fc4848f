"""The tables of articles and people.

Revision 0002, after 0001.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False, comment="printed as a7"),
        sa.Column("outlet_id", sa.Integer(), nullable=True, comment="the outlet, where known"),
        sa.Column("url", WORDS, nullable=True, comment="address of the page"),
        sa.Column("key", WORDS, nullable=False, comment="identity of the page: its address, else its file name and outlet"),
        sa.Column("current_version_id", sa.Integer(), nullable=True, comment="the newest version"),
        sa.Column("removed_at", WORDS, nullable=True, comment="UTC, ISO 8601: taken out of the archive, not to be read again"),
        sa.Column("removed_reason", WORDS, nullable=True, comment="why it was taken out"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_article_change_id")),
        sa.ForeignKeyConstraint(
            ["current_version_id"],
            ["article_version.id"],
            name="fk_article_current_version_id",
            use_alter=True,
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlet.id"], name=op.f("fk_article_outlet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("key", name=op.f("uq_article_key")),
        comment="pages, whatever their version",
        sqlite_autoincrement=True,
    )
    op.create_index("ix_article_current_version_id", "article", ["current_version_id"])
    op.create_index("ix_article_outlet_id", "article", ["outlet_id"])
    op.create_table(
        "article_version",
        sa.Column("id", sa.Integer(), nullable=False, comment="surrogate key"),
        sa.Column("article_id", sa.Integer(), nullable=False, comment="the article"),
        sa.Column("number", sa.Integer(), nullable=False, comment="1, 2, 3 …"),
        sa.Column("doc", WORDS, nullable=False, comment="file name or address it was read from"),
        sa.Column("text", WORDS, nullable=False, comment="the text, never changed after; all offsets are code points in it"),
        sa.Column("text_hash", WORDS, nullable=False, comment="SHA-256 of the text in UTF-8, hexadecimal"),
        sa.Column("title", WORDS, nullable=True, comment="headline"),
        sa.Column("author", WORDS, nullable=True, comment="byline"),
        sa.Column("outlet_text", WORDS, nullable=True, comment="outlet as printed"),
        sa.Column("lang", WORDS, nullable=False, comment="language, ISO 639-1"),
        sa.Column("media_type", WORDS, nullable=False, comment="txt, md, html, docx, pdf"),
        sa.Column("url", WORDS, nullable=True, comment="address this version was read from"),
        sa.Column("published", WORDS, nullable=True, comment="ISO 8601 to its precision; empty where unknown"),
        sa.Column("published_precision", WORDS, nullable=True, comment="minute, day, month or year"),
        sa.Column("published_as", WORDS, nullable=True, comment="the string it was read from"),
        sa.Column("published_how", WORDS, nullable=True, comment="where that string stood: option, meta, feed, row, text, url"),
        sa.Column("published_year_guessed", sa.Boolean(), nullable=False, comment="the string held no year"),
        sa.Column("published_day", sa.Integer(), nullable=True, comment="YYYYMMDD, the first day covered"),
        sa.Column("retrieved", WORDS, nullable=True, comment="ISO 8601: when the page was fetched or the file written"),
        sa.Column("as_of", WORDS, nullable=True, comment="ISO 8601: the moment relative dates were counted from"),
        sa.Column("reader_version", WORDS, nullable=False, comment="version of the program that read it"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.CheckConstraint(
            "published_precision IN ('minute', 'day', 'month', 'year')", name=op.f("ck_article_version_published_precision")
        ),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_article_version_article_id")),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_article_version_change_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_version")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_article_version_article_id_number")),
        sa.UniqueConstraint("text_hash", "article_id", name=op.f("uq_article_version_text_hash_article_id")),
        comment="texts as read; an edited page makes a new version",
        sqlite_autoincrement=True,
    )
    op.create_index("ix_article_version_published_day", "article_version", ["published_day", "id"])
    op.create_table(
        "article_part",
        sa.Column("version_id", sa.Integer(), nullable=False, comment="the version"),
        sa.Column("start", sa.Integer(), nullable=False, comment="first code point"),
        sa.Column("end", sa.Integer(), nullable=False, comment="code point after the last"),
        sa.Column("kind", WORDS, nullable=False, comment="what the block is"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.CheckConstraint(
            "kind IN ('headline', 'subhead', 'dateline', 'byline', 'caption', 'furniture', 'body')", name=op.f("ck_article_part_kind")
        ),
        sa.CheckConstraint('0 <= start AND start <= "end"', name=op.f("ck_article_part_span")),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_article_part_change_id")),
        sa.ForeignKeyConstraint(["version_id"], ["article_version.id"], name=op.f("fk_article_part_version_id")),
        sa.PrimaryKeyConstraint("version_id", "start", name=op.f("pk_article_part")),
        comment="blocks of a version's text",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "removed_text",
        sa.Column("text_hash", WORDS, nullable=False, comment="SHA-256 of a text that is not to be read again"),
        sa.Column("article_id", sa.Integer(), nullable=False, comment="the removed article"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_removed_text_article_id")),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_removed_text_change_id")),
        sa.PrimaryKeyConstraint("text_hash", name=op.f("pk_removed_text")),
        comment="hashes of removed articles' texts",
        sqlite_with_rowid=False,
    )
    op.create_index("ix_removed_text_article_id", "removed_text", ["article_id"])
    op.create_table(
        "expert",
        sa.Column("id", sa.Integer(), nullable=False, comment="printed as e3"),
        sa.Column("name", WORDS, nullable=False, comment="preferred name, in the script of the articles"),
        sa.Column("gender", WORDS, nullable=True, comment="m or f"),
        sa.Column("country", WORDS, nullable=True, comment="ISO 3166-1 alpha-2"),
        sa.Column("note", WORDS, nullable=True, comment="free text"),
        sa.Column("identifiers", sa.JSON(), nullable=True, comment="identifiers elsewhere by scheme, such as wikidata"),
        sa.Column("canonical_id", sa.Integer(), nullable=False, comment="the expert this one is, by judgements; its own id when alone"),
        sa.Column("origin", WORDS, nullable=False, comment="who entered it"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.CheckConstraint("gender IN ('m', 'f')", name=op.f("ck_expert_gender")),
        sa.CheckConstraint("origin IN ('read', 'user', 'import')", name=op.f("ck_expert_origin")),
        sa.ForeignKeyConstraint(
            ["canonical_id"], ["expert.id"], name=op.f("fk_expert_canonical_id"), deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_expert_change_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expert")),
        comment="people who are quoted",
        sqlite_autoincrement=True,
    )
    op.create_index("ix_expert_canonical_id", "expert", ["canonical_id"])
    op.create_table(
        "expert_name",
        sa.Column("id", sa.Integer(), nullable=False, comment="surrogate key"),
        sa.Column("expert_id", sa.Integer(), nullable=False, comment="the expert"),
        sa.Column("text", WORDS, nullable=False, comment="the name in the nominative, as written"),
        sa.Column("folded", WORDS, nullable=False, comment="comparison key"),
        sa.Column("lang", WORDS, nullable=True, comment="language it was read in, ISO 639-1"),
        sa.Column("script", WORDS, nullable=True, comment="Cyrl or Latn"),
        sa.Column("given", WORDS, nullable=True, comment="given name or initial"),
        sa.Column("family", WORDS, nullable=True, comment="family name"),
        sa.Column("patronymic", WORDS, nullable=True, comment="patronymic"),
        sa.Column("kind", WORDS, nullable=False, comment="nominative: from a text; printed: as it stands there; alias: entered"),
        sa.Column("first_article_id", sa.Integer(), nullable=True, comment="where it was first read"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.CheckConstraint("kind IN ('nominative', 'printed', 'alias')", name=op.f("ck_expert_name_kind")),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_expert_name_change_id")),
        sa.ForeignKeyConstraint(["expert_id"], ["expert.id"], name=op.f("fk_expert_name_expert_id")),
        sa.ForeignKeyConstraint(["first_article_id"], ["article.id"], name=op.f("fk_expert_name_first_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expert_name")),
        sa.UniqueConstraint("expert_id", "folded", name=op.f("uq_expert_name_expert_id_folded")),
        comment="spellings of an expert's name",
        sqlite_autoincrement=True,
    )
    op.create_index("ix_expert_name_first_article_id", "expert_name", ["first_article_id"])
    op.create_index("ix_expert_name_folded", "expert_name", ["folded", "expert_id"])
    op.create_table(
        "name_key",
        sa.Column("name_id", sa.Integer(), nullable=False, comment="the name"),
        sa.Column("key", WORDS, nullable=False, comment="blocking key: names that share one are worth comparing"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_name_key_change_id")),
        sa.ForeignKeyConstraint(["name_id"], ["expert_name.id"], name=op.f("fk_name_key_name_id")),
        sa.PrimaryKeyConstraint("name_id", "key", name=op.f("pk_name_key")),
        comment="blocking keys of names, so that a new name is compared with few",
        sqlite_with_rowid=False,
    )
    op.create_index("ix_name_key_key", "name_key", ["key"])
    op.create_table(
        "affiliation",
        sa.Column("id", sa.Integer(), nullable=False, comment="surrogate key"),
        sa.Column("expert_id", sa.Integer(), nullable=False, comment="the expert"),
        sa.Column("organization_id", sa.Integer(), nullable=True, comment="the organization, where known"),
        sa.Column("organization_text", WORDS, nullable=True, comment="the organization as printed"),
        sa.Column("role", WORDS, nullable=True, comment="role as printed"),
        sa.Column("country", WORDS, nullable=True, comment="ISO 3166-1 alpha-2 or the country as printed"),
        sa.Column("start_date", WORDS, nullable=True, comment="ISO date to its precision: entered by a person"),
        sa.Column("end_date", WORDS, nullable=True, comment="ISO date to its precision: entered by a person"),
        sa.Column("first_day", sa.Integer(), nullable=True, comment="YYYYMMDD: first published with it"),
        sa.Column("last_day", sa.Integer(), nullable=True, comment="YYYYMMDD: last published with it"),
        sa.Column("origin", WORDS, nullable=False, comment="who entered it"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.CheckConstraint("origin IN ('read', 'user')", name=op.f("ck_affiliation_origin")),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_affiliation_days")),
        sa.CheckConstraint(
            "organization_id IS NOT NULL OR organization_text IS NOT NULL OR role IS NOT NULL", name=op.f("ck_affiliation_what")
        ),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_affiliation_change_id")),
        sa.ForeignKeyConstraint(["expert_id"], ["expert.id"], name=op.f("fk_affiliation_expert_id")),
        sa.ForeignKeyConstraint(["organization_id"], ["organization.id"], name=op.f("fk_affiliation_organization_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_affiliation")),
        comment="an expert's dated role at an organization",
        sqlite_autoincrement=True,
    )
    op.create_index("ix_affiliation_expert_id", "affiliation", ["expert_id"])
    op.create_index("ix_affiliation_organization_id", "affiliation", ["organization_id"])
    op.create_table(
        "judgement",
        sa.Column("id", sa.Integer(), nullable=False, comment="surrogate key"),
        sa.Column("kind", WORDS, nullable=False, comment="expert or organization"),
        sa.Column("left_id", sa.Integer(), nullable=False, comment="the smaller id"),
        sa.Column("right_id", sa.Integer(), nullable=False, comment="the larger id"),
        sa.Column("verdict", WORDS, nullable=False, comment="same, different or unsure"),
        sa.Column("who", WORDS, nullable=False, comment="the person, or the program"),
        sa.Column("automatic", sa.Boolean(), nullable=False, comment="set by the program"),
        sa.Column("score", sa.Float(), nullable=True, comment="probability, where the program set it"),
        sa.Column("reasons", sa.JSON(), nullable=True, comment="list of reasons"),
        sa.Column("why", WORDS, nullable=True, comment="a person's own words"),
        sa.Column("at", WORDS, nullable=False, comment="UTC, ISO 8601"),
        sa.Column("withdrawn_at", WORDS, nullable=True, comment="UTC, ISO 8601; a withdrawn judgement no longer counts"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.CheckConstraint("kind IN ('expert', 'organization')", name=op.f("ck_judgement_kind")),
        sa.CheckConstraint("verdict IN ('same', 'different', 'unsure')", name=op.f("ck_judgement_verdict")),
        sa.CheckConstraint("left_id < right_id", name=op.f("ck_judgement_pair")),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_judgement_change_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgement")),
        comment="edges between two experts or organizations, never rewrites",
        sqlite_autoincrement=True,
    )
    op.create_index("ix_judgement_pair", "judgement", ["kind", "left_id", "right_id"])
    op.create_index("ix_judgement_right", "judgement", ["kind", "right_id"])
    op.create_table(
        "candidate",
        sa.Column("id", sa.Integer(), nullable=False, comment="surrogate key"),
        sa.Column("kind", WORDS, nullable=False, comment="expert or organization"),
        sa.Column("left_id", sa.Integer(), nullable=False, comment="the smaller id"),
        sa.Column("right_id", sa.Integer(), nullable=False, comment="the larger id"),
        sa.Column("probability", sa.Float(), nullable=False, comment="that the two are one"),
        sa.Column("reasons", sa.JSON(), nullable=True, comment="list of reasons"),
        sa.Column("state", WORDS, server_default=sa.text("'open'"), nullable=False, comment="open until judged"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.CheckConstraint("kind IN ('expert', 'organization')", name=op.f("ck_candidate_kind")),
        sa.CheckConstraint("state IN ('open', 'decided')", name=op.f("ck_candidate_state")),
        sa.CheckConstraint("left_id < right_id", name=op.f("ck_candidate_pair")),
        sa.CheckConstraint("probability BETWEEN 0 AND 1", name=op.f("ck_candidate_probability")),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_candidate_change_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate")),
        sa.UniqueConstraint("kind", "left_id", "right_id", name=op.f("uq_candidate_kind_left_id_right_id")),
        comment="pairs that may be one and wait for a judgement",
        sqlite_autoincrement=True,
    )
    op.create_index("ix_candidate_right", "candidate", ["kind", "right_id"])
    if op.get_bind().dialect.name != "sqlite":  # SQLite took the reference with the table
        op.create_foreign_key(
            "fk_article_current_version_id",
            "article",
            "article_version",
            ["current_version_id"],
            ["id"],
            deferrable=True,
            initially="DEFERRED",
        )
