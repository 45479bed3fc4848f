"""What is said about quotes. In: nothing. Out: the tables of topic tags, stances and reviews."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Index, Table, text

from quotes.store.tables.columns import KEPT_IDS, KEYED, change_id, data, holds, link, metadata, number, one_of, own_id, words

STANCES = ("support", "oppose", "neutral", "mixed", "unclear")

quote_topic = Table(
    "quote_topic",
    metadata,
    link("quote_id", "quote.id", "the quote", primary_key=True),
    link("topic_id", "topic.id", "the topic", primary_key=True),
    number("expert_id", "the quote's expert, as linked: always what the quote says"),
    number("day", "YYYYMMDD published"),
    words("stance", "the stance that counts, where one is set"),
    number("start", "first code point of the words that named the topic"),
    number("end", "code point after them"),
    words("matched", "those words"),
    words("how", "alias: named in the quote; anaphor: just before it; broader: by a narrower topic; person: entered", nullable=False),
    link("alias_id", "topic_alias.id", "the alias that matched"),
    change_id(),
    one_of("how", "alias", "anaphor", "broader", "person"),
    one_of("stance", *STANCES),
    holds("span", 'start < "end"'),
    Index("ix_quote_topic_answer", "topic_id", "expert_id", "day", "quote_id", "stance"),
    Index("ix_quote_topic_newest", "topic_id", "day", "quote_id"),
    Index("ix_quote_topic_alias", "alias_id", sqlite_where=text("alias_id IS NOT NULL")),
    **KEYED,
    comment="topics of quotes, with the words that named them",
)

stance = Table(
    "stance",
    metadata,
    own_id("surrogate key"),
    link("quote_id", "quote.id", "the quote", nullable=False),
    link("topic_id", "topic.id", "the topic", nullable=False),
    link("proposition_id", "proposition.id", "the proposition, where it is about one", index=True),
    words("value", "the position", nullable=False),
    words("coder", "the person or rule that set it", nullable=False),
    Column("automatic", Boolean, nullable=False, comment="set by the program"),
    Column("confidence", Float, comment="0 to 1, where the program set it"),
    words("evidence", "the words it rests on"),
    words("note", "free text"),
    words("at", "UTC, ISO 8601", nullable=False),
    words("withdrawn_at", "UTC, ISO 8601; a withdrawn stance no longer counts"),
    change_id(),
    one_of("value", *STANCES),
    holds("confidence", "confidence BETWEEN 0 AND 1"),
    Index("ix_stance_quote_id", "quote_id", "topic_id"),
    Index("ix_stance_topic_id", "topic_id"),
    **KEPT_IDS,
    comment="positions of quotes towards topics; people change their minds, coders differ",
)

review = Table(
    "review",
    metadata,
    own_id("surrogate key"),
    link("quote_id", "quote.id", "the quote", nullable=False, index=True),
    words("layer", "what was looked at", nullable=False),
    words("verdict", "accept, reject or correct", nullable=False),
    words("reason", "reason code"),
    data("value", "what it was corrected to"),
    words("who", "the person", nullable=False),
    words("at", "UTC, ISO 8601", nullable=False),
    words("note", "free text"),
    change_id(),
    one_of("layer", "words", "speaker", "topic", "stance"),
    one_of("verdict", "accept", "reject", "correct"),
    **KEPT_IDS,
    comment="people's verdicts on one layer of a quote; only ever added to",
)
