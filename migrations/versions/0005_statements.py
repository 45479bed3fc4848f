"""Reprints, related topics, and the index of articles' texts.

Revision 0005, after 0004.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column(
        "article", sa.Column("reprint_of_id", sa.Integer(), nullable=True, comment="number of the article that had the text first")
    )
    op.add_column(
        "quote",
        sa.Column("statement_id", sa.Integer(), nullable=True, comment="the statement: the number of its first appearance, a quote"),
    )
    op.create_index("ix_quote_statement_id", "quote", ["statement_id"])
    op.create_table(
        "quote_key",
        sa.Column("key", sa.Integer(), autoincrement=False, nullable=False, comment="hash of three lemmas in a row, one of the smallest"),
        sa.Column("quote_id", sa.Integer(), autoincrement=False, nullable=False, comment="the quote"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_quote_key_change_id")),
        sa.ForeignKeyConstraint(["quote_id"], ["quote.id"], name=op.f("fk_quote_key_quote_id")),
        sa.PrimaryKeyConstraint("key", "quote_id", name=op.f("pk_quote_key")),
        comment="by which quotes of the same words find each other",
        sqlite_with_rowid=False,
    )
    op.create_index("ix_quote_key_quote_id", "quote_key", ["quote_id"])
    op.create_table(
        "article_key",
        sa.Column("key", sa.Integer(), autoincrement=False, nullable=False, comment="hash of five lemmas in a row, one of the smallest"),
        sa.Column("version_id", sa.Integer(), autoincrement=False, nullable=False, comment="the version"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_article_key_change_id")),
        sa.ForeignKeyConstraint(["version_id"], ["article_version.id"], name=op.f("fk_article_key_version_id")),
        sa.PrimaryKeyConstraint("key", "version_id", name=op.f("pk_article_key")),
        comment="by which articles of nearly the same text find each other",
        sqlite_with_rowid=False,
    )
    op.create_index("ix_article_key_version_id", "article_key", ["version_id"])
    op.create_table(
        "article_lemmas",
        sa.Column("version_id", sa.Integer(), autoincrement=False, nullable=False, comment="the version"),
        sa.Column("lemmas", WORDS, nullable=False, comment="lemma keys of the text's words in order, separated by spaces"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_article_lemmas_change_id")),
        sa.ForeignKeyConstraint(["version_id"], ["article_version.id"], name=op.f("fk_article_lemmas_version_id")),
        sa.PrimaryKeyConstraint("version_id", name=op.f("pk_article_lemmas")),
        comment="the text of articles that is searched",
    )
    op.create_table(
        "topic_related",
        sa.Column("topic_id", sa.Integer(), autoincrement=False, nullable=False, comment="the topic of the smaller number"),
        sa.Column("related_id", sa.Integer(), autoincrement=False, nullable=False, comment="the other topic"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.CheckConstraint("topic_id < related_id", name=op.f("ck_topic_related_order")),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_topic_related_change_id")),
        sa.ForeignKeyConstraint(["related_id"], ["topic.id"], name=op.f("fk_topic_related_related_id")),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_topic_related_topic_id")),
        sa.PrimaryKeyConstraint("topic_id", "related_id", name=op.f("pk_topic_related")),
        comment="pairs of topics that have to do with each other, neither being the broader",
        sqlite_with_rowid=False,
    )
    op.create_index("ix_topic_related_related_id", "topic_related", ["related_id"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE fts_article USING fts5("
            "lemmas, content='article_lemmas', content_rowid='version_id', tokenize='unicode61 remove_diacritics 0')"
        )
    else:
        op.execute("CREATE INDEX fts_article ON article_lemmas USING gin (to_tsvector('simple'::regconfig, lemmas))")
