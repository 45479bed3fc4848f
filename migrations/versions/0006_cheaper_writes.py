"""Fewer pages a write: tags in the order of quotes, segments by number, one index less; full text cut at spaces alone.

Revision 0006, after 0005.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
# `_` is cut away before anything is indexed, and every letter beyond ASCII is a letter to this cutter: it cuts at spaces.
SEARCH = "CREATE VIRTUAL TABLE fts_{what} USING fts5(lemmas, content='{what}_lemmas', content_rowid='{id}', tokenize='ascii')"


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _upgrade_sqlite()
    else:
        op.drop_index("ix_quote_topic_quote", "quote_topic")
        op.drop_index("ix_quote_topic_expert", "quote_topic")
        op.drop_constraint("fk_quote_topic_expert_id", "quote_topic")
        op.drop_constraint("pk_quote_topic", "quote_topic")
        op.create_primary_key("pk_quote_topic", "quote_topic", ["quote_id", "topic_id"])


def _upgrade_sqlite() -> None:
    for table, create in (("quote_segment", _create_segments), ("quote_topic", _create_tags)):
        op.rename_table(table, f"{table}_before")
        create()
        columns = ", ".join(f'"{column["name"]}"' for column in sa.inspect(op.get_bind()).get_columns(table))
        key = "quote_id, position" if table == "quote_segment" else "quote_id, topic_id"
        op.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table}_before ORDER BY {key}")  # noqa: S608 - our own names
        op.drop_table(f"{table}_before")
    op.create_index("ix_quote_topic_alias", "quote_topic", ["alias_id"], sqlite_where=sa.text("alias_id IS NOT NULL"))
    op.create_index("ix_quote_topic_answer", "quote_topic", ["topic_id", "expert_id", "day", "quote_id", "stance"])
    op.create_index("ix_quote_topic_newest", "quote_topic", ["topic_id", "day", "quote_id"])
    for what, key in (("quote", "quote_id"), ("article", "version_id")):
        op.execute(f"DROP TABLE fts_{what}")
        op.execute(SEARCH.format(what=what, id=key))
        op.execute(f"INSERT INTO fts_{what}(fts_{what}) VALUES ('rebuild')")  # noqa: S608 - our own names


def _create_segments() -> None:
    op.create_table(
        "quote_segment",
        sa.Column("quote_id", sa.Integer(), nullable=False, comment="the quote"),
        sa.Column("position", sa.Integer(), nullable=False, comment="order in the quote, from 1"),
        sa.Column("start", sa.Integer(), nullable=False, comment="first code point in the version's text"),
        sa.Column("end", sa.Integer(), nullable=False, comment="code point after the last"),
        sa.Column("text", WORDS, nullable=False, comment="the words: equal to the version's text between the two, by a trigger"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.CheckConstraint('0 <= start AND start < "end"', name=op.f("ck_quote_segment_span")),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_quote_segment_change_id")),
        sa.ForeignKeyConstraint(["quote_id"], ["quote.id"], name=op.f("fk_quote_segment_quote_id")),
        sa.PrimaryKeyConstraint("quote_id", "position", name=op.f("pk_quote_segment")),
        comment="the parts of a quote, verbatim",
    )


def _create_tags() -> None:
    op.create_table(
        "quote_topic",
        sa.Column("quote_id", sa.Integer(), nullable=False, comment="the quote"),
        sa.Column("topic_id", sa.Integer(), nullable=False, comment="the topic"),
        sa.Column("expert_id", sa.Integer(), nullable=True, comment="the quote's expert, as linked: always what the quote says"),
        sa.Column("day", sa.Integer(), nullable=True, comment="YYYYMMDD published"),
        sa.Column("stance", WORDS, nullable=True, comment="the stance that counts, where one is set"),
        sa.Column("start", sa.Integer(), nullable=True, comment="first code point of the words that named the topic"),
        sa.Column("end", sa.Integer(), nullable=True, comment="code point after them"),
        sa.Column("matched", WORDS, nullable=True, comment="those words"),
        sa.Column(
            "how",
            WORDS,
            nullable=False,
            comment="alias: named in the quote; anaphor: just before it; broader: by a narrower topic; person: entered",
        ),
        sa.Column("alias_id", sa.Integer(), nullable=True, comment="the alias that matched"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.CheckConstraint("how IN ('alias', 'anaphor', 'broader', 'person')", name=op.f("ck_quote_topic_how")),
        sa.CheckConstraint("stance IN ('support', 'oppose', 'neutral', 'mixed', 'unclear')", name=op.f("ck_quote_topic_stance")),
        sa.CheckConstraint('start < "end"', name=op.f("ck_quote_topic_span")),
        sa.ForeignKeyConstraint(["alias_id"], ["topic_alias.id"], name=op.f("fk_quote_topic_alias_id")),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_quote_topic_change_id")),
        sa.ForeignKeyConstraint(["quote_id"], ["quote.id"], name=op.f("fk_quote_topic_quote_id")),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_quote_topic_topic_id")),
        sa.PrimaryKeyConstraint("quote_id", "topic_id", name=op.f("pk_quote_topic")),
        comment="topics of quotes, with the words that named them",
        sqlite_with_rowid=False,
    )
