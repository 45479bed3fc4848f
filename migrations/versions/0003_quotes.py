"""The tables of quotes and what is said about them.

Revision 0003, after 0002.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "speaker",
        sa.Column("id", sa.Integer(), nullable=False, comment="surrogate key"),
        sa.Column("version_id", sa.Integer(), nullable=False, comment="the version"),
        sa.Column("position", sa.Integer(), nullable=False, comment="order in the article, from 1"),
        sa.Column("name", WORDS, nullable=True, comment="the article's fullest nominative form; empty where nobody is named"),
        sa.Column("type", WORDS, nullable=False, comment="person, organization or unnamed"),
        sa.Column("gender", WORDS, nullable=True, comment="m or f"),
        sa.Column("role", WORDS, nullable=True, comment="fullest role printed in the article"),
        sa.Column("affiliation", WORDS, nullable=True, comment="fullest affiliation printed in the article"),
        sa.Column("country", WORDS, nullable=True, comment="country as printed"),
        sa.Column("variants", sa.JSON(), nullable=True, comment="list of other spellings in the article"),
        sa.Column("descriptions", sa.JSON(), nullable=True, comment="list of words that point to the person without naming it"),
        sa.Column("expert_id", sa.Integer(), nullable=True, comment="the person, across articles"),
        sa.Column("organization_id", sa.Integer(), nullable=True, comment="the organization that speaks"),
        sa.Column("link", WORDS, nullable=False, comment="how the link was made"),
        sa.Column("link_score", sa.Float(), nullable=True, comment="probability, where the program linked"),
        sa.Column("link_reasons", sa.JSON(), nullable=True, comment="list of reasons"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.CheckConstraint("gender IN ('m', 'f')", name=op.f("ck_speaker_gender")),
        sa.CheckConstraint("link IN ('exact', 'automatic', 'manual', 'new', 'none')", name=op.f("ck_speaker_link")),
        sa.CheckConstraint("type IN ('person', 'organization', 'unnamed')", name=op.f("ck_speaker_type")),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_speaker_change_id")),
        sa.ForeignKeyConstraint(["expert_id"], ["expert.id"], name=op.f("fk_speaker_expert_id")),
        sa.ForeignKeyConstraint(["organization_id"], ["organization.id"], name=op.f("fk_speaker_organization_id")),
        sa.ForeignKeyConstraint(["version_id"], ["article_version.id"], name=op.f("fk_speaker_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker")),
        comment="those the words of an article are attributed to, as named in it",
        sqlite_autoincrement=True,
    )
    op.create_index("ix_speaker_expert_id", "speaker", ["expert_id"], sqlite_where=sa.text("expert_id IS NOT NULL"))
    op.create_index("ix_speaker_organization_id", "speaker", ["organization_id"], sqlite_where=sa.text("organization_id IS NOT NULL"))
    op.create_index("ix_speaker_version_id", "speaker", ["version_id"])
    op.create_table(
        "quote",
        sa.Column("id", sa.Integer(), nullable=False, comment="printed as q12"),
        sa.Column("version_id", sa.Integer(), nullable=False, comment="the version whose text the offsets are in"),
        sa.Column("article_id", sa.Integer(), nullable=False, comment="the article"),
        sa.Column("position", sa.Integer(), nullable=False, comment="order in the article, from 1"),
        sa.Column("kind", WORDS, nullable=False, comment="direct, indirect or mixed"),
        sa.Column("start", sa.Integer(), nullable=False, comment="the first segment's first code point"),
        sa.Column("end", sa.Integer(), nullable=False, comment="code point after the last segment's last"),
        sa.Column("text", WORDS, nullable=False, comment="the segments joined by a mark of omission"),
        sa.Column("cue", WORDS, nullable=True, comment="the reporting words"),
        sa.Column("cue_start", sa.Integer(), nullable=True, comment="first code point of the cue"),
        sa.Column("cue_end", sa.Integer(), nullable=True, comment="code point after the cue"),
        sa.Column("mention", WORDS, nullable=True, comment="the whole phrase that points to the speaker"),
        sa.Column("mention_start", sa.Integer(), nullable=True, comment="first code point of the mention"),
        sa.Column("mention_end", sa.Integer(), nullable=True, comment="code point after the mention"),
        sa.Column("trail", sa.JSON(), nullable=True, comment="mentions that led from the pointing words to the name: [start, end] each"),
        sa.Column("speaker_id", sa.Integer(), nullable=True, comment="who said it; empty where nobody was found"),
        sa.Column("role", WORDS, nullable=True, comment="role as printed that day"),
        sa.Column("affiliation", WORDS, nullable=True, comment="affiliation as printed that day"),
        sa.Column("affiliation_organization_id", sa.Integer(), nullable=True, comment="the organization that affiliation names"),
        sa.Column("given_to", WORDS, nullable=True, comment="to whom it was said: an outlet, as printed"),
        sa.Column("relayed_by", WORDS, nullable=True, comment="by whom it was passed on, as printed"),
        sa.Column("lang", WORDS, nullable=False, comment="language of the quote, ISO 639-1"),
        sa.Column("rule", WORDS, nullable=False, comment="the rule that found it; 'person' where a researcher entered it"),
        sa.Column("rule_version", WORDS, nullable=False, comment="version of the program whose rule it was"),
        sa.Column("confidence", sa.Float(), nullable=False, comment="probability that content and speaker are right"),
        sa.Column("status", WORDS, server_default=sa.text("'active'"), nullable=False, comment="only active quotes are answers"),
        sa.Column(
            "origin", WORDS, server_default=sa.text("'read'"), nullable=False, comment="read from the article or entered by a researcher"
        ),
        sa.Column("said", WORDS, nullable=True, comment="ISO 8601 to its precision: when it was said, where the article tells"),
        sa.Column("said_precision", WORDS, nullable=True, comment="minute, day, month or year"),
        sa.Column("expert_id", sa.Integer(), nullable=True, comment="the speaker's expert, as linked"),
        sa.Column("organization_id", sa.Integer(), nullable=True, comment="the speaker's organization, where an organization speaks"),
        sa.Column("outlet_id", sa.Integer(), nullable=True, comment="the article's outlet"),
        sa.Column("day", sa.Integer(), nullable=True, comment="YYYYMMDD published"),
        sa.Column("month", sa.Integer(), nullable=True, comment="YYYYMM published"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.CheckConstraint("kind IN ('direct', 'indirect', 'mixed')", name=op.f("ck_quote_kind")),
        sa.CheckConstraint("origin IN ('read', 'user')", name=op.f("ck_quote_origin")),
        sa.CheckConstraint("said_precision IN ('minute', 'day', 'month', 'year')", name=op.f("ck_quote_said_precision")),
        sa.CheckConstraint("status IN ('active', 'rejected', 'orphaned', 'superseded')", name=op.f("ck_quote_status")),
        sa.CheckConstraint('0 <= start AND start < "end"', name=op.f("ck_quote_span")),
        sa.CheckConstraint("confidence BETWEEN 0 AND 1", name=op.f("ck_quote_confidence")),
        sa.CheckConstraint("cue_start < cue_end", name=op.f("ck_quote_cue_span")),
        sa.CheckConstraint("mention_start < mention_end", name=op.f("ck_quote_mention_span")),
        sa.ForeignKeyConstraint(["affiliation_organization_id"], ["organization.id"], name=op.f("fk_quote_affiliation_organization_id")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_quote_article_id")),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_quote_change_id")),
        sa.ForeignKeyConstraint(["expert_id"], ["expert.id"], name=op.f("fk_quote_expert_id")),
        sa.ForeignKeyConstraint(["organization_id"], ["organization.id"], name=op.f("fk_quote_organization_id")),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlet.id"], name=op.f("fk_quote_outlet_id")),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name=op.f("fk_quote_speaker_id")),
        sa.ForeignKeyConstraint(["version_id"], ["article_version.id"], name=op.f("fk_quote_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quote")),
        comment="attributed statements, each in one version of one article",
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_quote_affiliation",
        "quote",
        ["affiliation_organization_id", "day"],
        sqlite_where=sa.text("affiliation_organization_id IS NOT NULL"),
    )
    op.create_index("ix_quote_article_id", "quote", ["article_id", "start"])
    op.create_index("ix_quote_day", "quote", ["day", "id"])
    op.create_index("ix_quote_expert_day", "quote", ["expert_id", "day", "id"])
    op.create_index("ix_quote_organization_id", "quote", ["organization_id", "day"], sqlite_where=sa.text("organization_id IS NOT NULL"))
    op.create_index("ix_quote_outlet_day", "quote", ["outlet_id", "day", "id"])
    op.create_index("ix_quote_speaker_id", "quote", ["speaker_id"])
    op.create_index("ix_quote_version_id", "quote", ["version_id"])
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
        sqlite_with_rowid=False,
    )
    op.create_table(
        "quote_alternative",
        sa.Column("quote_id", sa.Integer(), nullable=False, comment="the quote"),
        sa.Column("rank", sa.Integer(), nullable=False, comment="from 1, the best first"),
        sa.Column("name", WORDS, nullable=True, comment="the speaker that was considered; empty for nobody"),
        sa.Column("score", sa.Float(), nullable=False, comment="0 to 1"),
        sa.Column("reason", WORDS, nullable=False, comment="why it lost"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_quote_alternative_change_id")),
        sa.ForeignKeyConstraint(["quote_id"], ["quote.id"], name=op.f("fk_quote_alternative_quote_id")),
        sa.PrimaryKeyConstraint("quote_id", "rank", name=op.f("pk_quote_alternative")),
        comment="speakers that were considered and lost",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "quote_topic",
        sa.Column("topic_id", sa.Integer(), nullable=False, comment="the topic"),
        sa.Column("quote_id", sa.Integer(), nullable=False, comment="the quote"),
        sa.Column("expert_id", sa.Integer(), nullable=True, comment="the quote's expert, as linked"),
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
        sa.ForeignKeyConstraint(["expert_id"], ["expert.id"], name=op.f("fk_quote_topic_expert_id")),
        sa.ForeignKeyConstraint(["quote_id"], ["quote.id"], name=op.f("fk_quote_topic_quote_id")),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_quote_topic_topic_id")),
        sa.PrimaryKeyConstraint("topic_id", "quote_id", name=op.f("pk_quote_topic")),
        comment="topics of quotes, with the words that named them",
        sqlite_with_rowid=False,
    )
    op.create_index("ix_quote_topic_alias", "quote_topic", ["alias_id"], sqlite_where=sa.text("alias_id IS NOT NULL"))
    op.create_index("ix_quote_topic_answer", "quote_topic", ["topic_id", "expert_id", "day", "quote_id", "stance"])
    op.create_index("ix_quote_topic_expert", "quote_topic", ["expert_id"], sqlite_where=sa.text("expert_id IS NOT NULL"))
    op.create_index("ix_quote_topic_newest", "quote_topic", ["topic_id", "day", "quote_id"])
    op.create_index("ix_quote_topic_quote", "quote_topic", ["quote_id"])
    op.create_table(
        "stance",
        sa.Column("id", sa.Integer(), nullable=False, comment="surrogate key"),
        sa.Column("quote_id", sa.Integer(), nullable=False, comment="the quote"),
        sa.Column("topic_id", sa.Integer(), nullable=False, comment="the topic"),
        sa.Column("proposition_id", sa.Integer(), nullable=True, comment="the proposition, where it is about one"),
        sa.Column("value", WORDS, nullable=False, comment="the position"),
        sa.Column("coder", WORDS, nullable=False, comment="the person or rule that set it"),
        sa.Column("automatic", sa.Boolean(), nullable=False, comment="set by the program"),
        sa.Column("confidence", sa.Float(), nullable=True, comment="0 to 1, where the program set it"),
        sa.Column("evidence", WORDS, nullable=True, comment="the words it rests on"),
        sa.Column("note", WORDS, nullable=True, comment="free text"),
        sa.Column("at", WORDS, nullable=False, comment="UTC, ISO 8601"),
        sa.Column("withdrawn_at", WORDS, nullable=True, comment="UTC, ISO 8601; a withdrawn stance no longer counts"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.CheckConstraint("value IN ('support', 'oppose', 'neutral', 'mixed', 'unclear')", name=op.f("ck_stance_value")),
        sa.CheckConstraint("confidence BETWEEN 0 AND 1", name=op.f("ck_stance_confidence")),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_stance_change_id")),
        sa.ForeignKeyConstraint(["proposition_id"], ["proposition.id"], name=op.f("fk_stance_proposition_id")),
        sa.ForeignKeyConstraint(["quote_id"], ["quote.id"], name=op.f("fk_stance_quote_id")),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_stance_topic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stance")),
        comment="positions of quotes towards topics; people change their minds, coders differ",
        sqlite_autoincrement=True,
    )
    op.create_index("ix_stance_proposition_id", "stance", ["proposition_id"])
    op.create_index("ix_stance_quote_id", "stance", ["quote_id", "topic_id"])
    op.create_index("ix_stance_topic_id", "stance", ["topic_id"])
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False, comment="surrogate key"),
        sa.Column("quote_id", sa.Integer(), nullable=False, comment="the quote"),
        sa.Column("layer", WORDS, nullable=False, comment="what was looked at"),
        sa.Column("verdict", WORDS, nullable=False, comment="accept, reject or correct"),
        sa.Column("reason", WORDS, nullable=True, comment="reason code"),
        sa.Column("value", sa.JSON(), nullable=True, comment="what it was corrected to"),
        sa.Column("who", WORDS, nullable=False, comment="the person"),
        sa.Column("at", WORDS, nullable=False, comment="UTC, ISO 8601"),
        sa.Column("note", WORDS, nullable=True, comment="free text"),
        sa.Column("change_id", sa.Integer(), nullable=False, comment="change set that inserted the row"),
        sa.CheckConstraint("layer IN ('words', 'speaker', 'topic', 'stance')", name=op.f("ck_review_layer")),
        sa.CheckConstraint("verdict IN ('accept', 'reject', 'correct')", name=op.f("ck_review_verdict")),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_review_change_id")),
        sa.ForeignKeyConstraint(["quote_id"], ["quote.id"], name=op.f("fk_review_quote_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        comment="people's verdicts on one layer of a quote; only ever added to",
        sqlite_autoincrement=True,
    )
    op.create_index("ix_review_quote_id", "review", ["quote_id"])
