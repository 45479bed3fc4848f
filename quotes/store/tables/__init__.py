"""All tables, at one import point. In: nothing. Out: SQLAlchemy Core tables by their names, and the metadata that holds them.

The tables are made by migrations alone; `python -m quotes.store.migrate --check` tells where the two differ.
"""

from __future__ import annotations

from quotes.store.tables.articles import article, article_part, article_version, removed_text
from quotes.store.tables.changes import change, change_entry
from quotes.store.tables.columns import metadata
from quotes.store.tables.experts import affiliation, candidate, expert, expert_name, judgement, name_key
from quotes.store.tables.places import organization, organization_name, outlet, outlet_domain, outlet_name
from quotes.store.tables.quotes import quote, quote_alternative, quote_segment, speaker
from quotes.store.tables.reviews import quote_topic, review, stance
from quotes.store.tables.search import article_key, article_lemmas, quote_key, quote_lemmas, word_form
from quotes.store.tables.topics import proposition, topic, topic_alias, topic_form, topic_related

__all__ = [
    "affiliation",
    "article",
    "article_key",
    "article_lemmas",
    "article_part",
    "article_version",
    "candidate",
    "change",
    "change_entry",
    "expert",
    "expert_name",
    "judgement",
    "metadata",
    "name_key",
    "organization",
    "organization_name",
    "outlet",
    "outlet_domain",
    "outlet_name",
    "proposition",
    "quote",
    "quote_alternative",
    "quote_key",
    "quote_lemmas",
    "quote_segment",
    "quote_topic",
    "removed_text",
    "review",
    "speaker",
    "stance",
    "topic",
    "topic_alias",
    "topic_form",
    "topic_related",
    "word_form",
]
