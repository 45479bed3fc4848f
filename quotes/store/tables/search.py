"""What full-text questions read. In: nothing. Out: the tables of lemmas, of word forms and of keys of words.

The index itself (FTS5 or GIN) is back-end specific and stands in `quotes.store.ddl`.
"""

from __future__ import annotations

from sqlalchemy import Index, Table

from quotes.store.tables.columns import KEYED, change_id, link, metadata, number, words

quote_lemmas = Table(
    "quote_lemmas",
    metadata,
    link("quote_id", "quote.id", "the quote", primary_key=True, autoincrement=False),
    words("lemmas", "lemma keys of the quote's words in order, letters and digits separated by spaces", nullable=False),
    change_id(),
    comment="the text that is searched",
)

article_lemmas = Table(
    "article_lemmas",
    metadata,
    link("version_id", "article_version.id", "the version", primary_key=True, autoincrement=False),
    words("lemmas", "lemma keys of the text's words, each once, in the order they first come", nullable=False),
    change_id(),
    comment="the text of articles that is searched",
)

quote_key = Table(
    "quote_key",
    metadata,
    number("key", "hash of three lemmas in a row, one of the smallest", primary_key=True, autoincrement=False),
    link("quote_id", "quote.id", "the quote", primary_key=True, autoincrement=False, index=True),
    change_id(),
    **KEYED,
    comment="by which quotes of the same words find each other",
)

article_key = Table(
    "article_key",
    metadata,
    number("key", "hash of five lemmas in a row, one of the smallest", primary_key=True, autoincrement=False),
    link("version_id", "article_version.id", "the version", primary_key=True, autoincrement=False, index=True),
    change_id(),
    **KEYED,
    comment="by which articles of nearly the same text find each other",
)

word_form = Table(
    "word_form",
    metadata,
    words("folded", "comparison key of a surface form", primary_key=True),
    words("lang", "language, ISO 639-1", primary_key=True),
    words("lemma", "its lemma key", nullable=False),
    Index("ix_word_form_lemma", "lemma"),
    **KEYED,
    comment="every form read with its lemma, so that a question loads no morphology; knowledge of the language, never undone",
)
