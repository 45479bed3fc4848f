"""Articles and their versions. In: articles as read. Out: rows kept, each text once; a page that changed becomes a new version."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import bindparam, func, literal, null, select, union_all

from quotes.errors import ConflictError, NotFoundError
from quotes.store.change import now
from quotes.store.outlet_by_hand import is_set_by_hand
from quotes.store.tables import (
    article,
    article_key,
    article_lemmas,
    article_part,
    article_version,
    expert_name,
    quote,
    quote_alternative,
    quote_key,
    quote_lemmas,
    quote_segment,
    quote_topic,
    removed_text,
    review,
    speaker,
    stance,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.model.articles import Article
    from quotes.store.change import Change, Row

State = Literal["new", "changed", "unchanged", "removed"]

# Asked for every article: built once.
_REMOVED = select(literal(0).label("version"), removed_text.c.article_id, null().label("key"), null().label("url"))
_SAME_TEXT = select(article_version.c.id, article_version.c.article_id, article.c.key, article.c.url).join(
    article, article.c.id == article_version.c.article_id
)
_OF_TEXT = union_all(
    _REMOVED.where(removed_text.c.text_hash == bindparam("hash")),
    _SAME_TEXT.where(article_version.c.text_hash == bindparam("hash")),
).order_by("version")
_BY_KEY = select(article.c.id, article.c.outlet_id).where(article.c.key == bindparam("key"))
_OF_QUOTES = (quote_segment, quote_alternative, quote_topic, quote_lemmas, quote_key, stance, review)


@dataclass(frozen=True, slots=True)
class Saved:
    """Where a text is kept. `state` says what keeping it did; `removed`: it was taken out before and is not read again."""

    article_id: int
    version_id: int | None
    state: State

    @property
    def is_new(self) -> bool:
        """Are there quotes to be kept for it?"""
        return self.state in ("new", "changed")


def hash_text(text: str) -> str:
    """The hash by which a text is known: SHA-256 of its UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def make_key(page: Article) -> str:
    """The identity of a page: its address without fragment, else its file, else its very text (a row, standard input)."""
    if page.url:
        return page.url.partition("#")[0]
    return page.place or f"text:{hash_text(page.text)}"


def find_saved(connection: Connection, page: Article, key: str | None = None) -> Saved | None:
    """Where this very text is kept already, or that it was removed; None where it has to be kept.

    The same text under another key counts as the same page where either of the two has no address.
    """
    key = key or make_key(page)
    for row in connection.execute(_OF_TEXT, {"hash": hash_text(page.text)}):
        if not row.version:
            return Saved(row.article_id, None, "removed")
        if row.key == key or row.url is None or page.url is None:
            return Saved(row.article_id, row.version, "unchanged")
    return None


def save_article(change: Change, page: Article, *, outlet_id: int | None = None, key: str | None = None, as_of: str | None = None) -> Saved:
    """Keep an article with its text, parts and dates; a known text is left alone, an edited page becomes its next version.

    `outlet_id` is the known outlet, `key` the page's identity where `make_key` does not serve, `as_of` the moment (ISO 8601)
    against which relative dates were read. On `changed`, carry the old version's quotes over (`quotes.store.anchors`).
    """
    known = find_saved(change.connection, page, key)
    if known is not None:
        return known
    key = key or make_key(page)
    row = change.connection.execute(_BY_KEY, {"key": key}).first()
    [version_id] = change.reserve(article_version, 1)
    if row is None:
        values = {"outlet_id": outlet_id, "url": page.url, "key": key, "current_version_id": version_id}
        article_id, number = change.insert(article, values), 1
    else:
        article_id, number = row.id, 1 + _count_versions(change.connection, row.id)
        values = {"current_version_id": version_id, "removed_at": None, "removed_reason": None}
        if outlet_id is not None and not is_set_by_hand(change.connection, article_id):
            values["outlet_id"] = outlet_id
        change.update(article, article.c.id == article_id, values)
    change.insert_all(article_version, [{"id": version_id, **_version_row(page, article_id, number, as_of)}])
    parts = [{"version_id": version_id, "start": p.span.start, "end": p.span.end, "kind": p.kind} for p in page.parts]
    change.insert_all(article_part, parts)
    return Saved(article_id, version_id, "new" if row is None else "changed")


def _count_versions(connection: Connection, article_id: int) -> int:
    return connection.scalar(select(func.count()).where(article_version.c.article_id == article_id)) or 0


def _version_row(page: Article, article_id: int, number: int, as_of: str | None) -> Row:
    import quotes

    published = page.published
    return {
        "article_id": article_id,
        "number": number,
        "doc": page.doc,
        "text": page.text,
        "text_hash": hash_text(page.text),
        "title": page.title,
        "author": page.author,
        "outlet_text": page.outlet,
        "lang": page.lang,
        "media_type": page.media_type,
        "url": page.url,
        "published": published and published.value,
        "published_precision": published and published.precision,
        "published_as": published and published.literal,
        "published_how": published and published.how,
        "published_year_guessed": bool(published and published.year_guessed),
        "published_day": published and published.day_number,
        "retrieved": page.retrieved and page.retrieved.value,
        "as_of": as_of or (published and published.base),
        "reader_version": quotes.__version__,
    }


def remove_article(change: Change, article_id: int, reason: str) -> int:
    """Take an article out: text, quotes and what was said about them. Hashes and reason stay, so that it is not read again.

    The number of quotes removed comes back. Raises NotFoundError for an unknown article, ConflictError for a removed one.
    """
    row = change.connection.execute(select(article).where(article.c.id == article_id)).mappings().first()
    if row is None:
        raise NotFoundError(f"no article a{article_id}", "quotes articles lists them")
    if row["removed_at"]:
        raise ConflictError(f"article a{article_id} was removed already: {row['removed_reason']}")
    versions = change.connection.execute(
        select(article_version.c.id, article_version.c.text_hash).where(article_version.c.article_id == article_id)
    ).all()
    ids = [version.id for version in versions]
    change.update(article, article.c.id == article_id, {"current_version_id": None, "removed_at": now(), "removed_reason": reason})
    change.update(expert_name, expert_name.c.first_article_id == article_id, {"first_article_id": None})
    found = select(quote.c.id).where(quote.c.version_id.in_(ids))
    for table in _OF_QUOTES:
        change.delete(table, table.c.quote_id.in_(found))
    count = change.delete(quote, quote.c.version_id.in_(ids))
    for table in (speaker, article_part, article_key, article_lemmas):
        change.delete(table, table.c.version_id.in_(ids))
    change.delete(article_version, article_version.c.id.in_(ids))
    change.insert_all(removed_text, [{"text_hash": version.text_hash, "article_id": article_id} for version in versions])
    return count


def read_text(connection: Connection, version_id: int) -> str:
    """The text of a version. Raises NotFoundError where there is none."""
    text = connection.scalar(select(article_version.c.text).where(article_version.c.id == version_id))
    if text is None:
        raise NotFoundError(f"no version {version_id} of an article")
    return str(text)
