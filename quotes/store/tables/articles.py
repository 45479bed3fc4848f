"""Articles and their versions. In: nothing. Out: the tables of articles, versions, parts and removed texts."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, UniqueConstraint

from quotes.store.tables.columns import KEPT_IDS, KEYED, change_id, holds, link, metadata, number, one_of, own_id, words

article = Table(
    "article",
    metadata,
    own_id("printed as a7"),
    link("outlet_id", "outlet.id", "the outlet, where known", index=True),
    words("url", "address of the page"),
    words("key", "identity of the page: its address, else its file name and outlet", nullable=False, unique=True),
    Column(
        "current_version_id",
        Integer,
        ForeignKey("article_version.id", use_alter=True, name="fk_article_current_version_id", deferrable=True, initially="DEFERRED"),
        comment="the newest version",
    ),
    words("removed_at", "UTC, ISO 8601: taken out of the archive, not to be read again"),
    words("removed_reason", "why it was taken out"),
    number("reprint_of_id", "number of the article that had the text first"),
    change_id(),
    Index("ix_article_current_version_id", "current_version_id"),
    **KEPT_IDS,
    comment="pages, whatever their version",
)

article_version = Table(
    "article_version",
    metadata,
    own_id("surrogate key"),
    link("article_id", "article.id", "the article", nullable=False),
    number("number", "1, 2, 3 …", nullable=False),
    words("doc", "file name or address it was read from", nullable=False),
    words("text", "the text, never changed after; all offsets are code points in it", nullable=False),
    words("text_hash", "SHA-256 of the text in UTF-8, hexadecimal", nullable=False),
    words("title", "headline"),
    words("author", "byline"),
    words("outlet_text", "outlet as printed"),
    words("lang", "language, ISO 639-1", nullable=False),
    words("media_type", "txt, md, html, docx, pdf", nullable=False),
    words("url", "address this version was read from"),
    words("published", "ISO 8601 to its precision; empty where unknown"),
    words("published_precision", "minute, day, month or year"),
    words("published_as", "the string it was read from"),
    words("published_how", "where that string stood: option, meta, feed, row, text, url"),
    Column("published_year_guessed", Boolean, nullable=False, comment="the string held no year"),
    number("published_day", "YYYYMMDD, the first day covered"),
    words("retrieved", "ISO 8601: when the page was fetched or the file written"),
    words("as_of", "ISO 8601: the moment relative dates were counted from"),
    words("reader_version", "version of the program that read it", nullable=False),
    change_id(),
    one_of("published_precision", "minute", "day", "month", "year"),
    UniqueConstraint("text_hash", "article_id"),
    UniqueConstraint("article_id", "number"),
    Index("ix_article_version_published_day", "published_day", "id"),
    **KEPT_IDS,
    comment="texts as read; an edited page makes a new version",
)

article_part = Table(
    "article_part",
    metadata,
    link("version_id", "article_version.id", "the version", primary_key=True),
    number("start", "first code point", primary_key=True),
    number("end", "code point after the last", nullable=False),
    words("kind", "what the block is", nullable=False),
    change_id(),
    one_of("kind", "headline", "subhead", "dateline", "byline", "caption", "furniture", "body"),
    holds("span", '0 <= start AND start <= "end"'),
    **KEYED,
    comment="blocks of a version's text",
)

removed_text = Table(
    "removed_text",
    metadata,
    words("text_hash", "SHA-256 of a text that is not to be read again", primary_key=True),
    link("article_id", "article.id", "the removed article", nullable=False, index=True),
    change_id(),
    **KEYED,
    comment="hashes of removed articles' texts",
)
