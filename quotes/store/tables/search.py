"""What full-text questions read. In: nothing. Out: the tables of lemmas and of word forms.

The index itself (FTS5 or GIN) is back-end specific and stands in `quotes.store.ddl`.
"""

from __future__ import annotations

from sqlalchemy import Index, Table

from quotes.store.tables.columns import KEYED, change_id, link, metadata, words

quote_lemmas = Table(
    "quote_lemmas",
    metadata,
    link("quote_id", "quote.id", "the quote", primary_key=True, autoincrement=False),
    words("lemmas", "lemma keys of the quote's words in order, letters and digits separated by spaces", nullable=False),
    change_id(),
    comment="the text that is searched",
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
