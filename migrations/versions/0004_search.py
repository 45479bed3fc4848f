"""The tables of what full-text questions read.

Revision 0004, after 0003.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "quote_lemmas",
        sa.Column("quote_id", sa.Integer(), autoincrement=False, nullable=False, comment="the quote"),
        sa.Column(
            "lemmas", WORDS, nullable=False, comment="lemma keys of the quote's words in order, letters and digits separated by spaces"
        ),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_quote_lemmas_change_id")),
        sa.ForeignKeyConstraint(["quote_id"], ["quote.id"], name=op.f("fk_quote_lemmas_quote_id")),
        sa.PrimaryKeyConstraint("quote_id", name=op.f("pk_quote_lemmas")),
        comment="the text that is searched",
    )
    op.create_table(
        "word_form",
        sa.Column("folded", WORDS, nullable=False, comment="comparison key of a surface form"),
        sa.Column("lang", WORDS, nullable=False, comment="language, ISO 639-1"),
        sa.Column("lemma", WORDS, nullable=False, comment="its lemma key"),
        sa.PrimaryKeyConstraint("folded", "lang", name=op.f("pk_word_form")),
        comment="every form read with its lemma, so that a question loads no morphology; knowledge of the language, never undone",
        sqlite_with_rowid=False,
    )
    op.create_index("ix_word_form_lemma", "word_form", ["lemma"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE fts_quote USING fts5("
            "lemmas, content='quote_lemmas', content_rowid='quote_id', tokenize='unicode61 remove_diacritics 0')"
        )
    else:
        op.execute("CREATE INDEX fts_quote ON quote_lemmas USING gin (to_tsvector('simple'::regconfig, lemmas))")
