"""Are the words really there? In: an archive. Out: each breach in one line; none where every word, offset and hash is right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import select

from quotes.store.articles import hash_text
from quotes.store.tables import article_version, quote, quote_segment

if TYPE_CHECKING:
    from sqlalchemy import Connection


def find_breaches(connection: Connection) -> Iterator[str]:
    """Every text against its hash, every segment, cue and mention against the text at its offsets, every quote against its segments.

    One version is held in memory at a time.
    """
    v = article_version
    for version_id in connection.scalars(select(v.c.id).order_by(v.c.id)).all():
        text, digest, article_id = connection.execute(select(v.c.text, v.c.text_hash, v.c.article_id).where(v.c.id == version_id)).one()
        if hash_text(text) != digest:
            yield f"a{article_id}: the text of version {version_id} is not the one that was read"
        yield from _of_version(connection, version_id, text)


def _of_version(connection: Connection, version_id: int, text: str) -> Iterator[str]:
    s = quote_segment.c
    statement = select(s.quote_id, s.start, s.end, s.text).join(quote, quote.c.id == s.quote_id).where(quote.c.version_id == version_id)
    segments: dict[int, list[tuple[int, int, str]]] = {}
    for quote_id, start, end, words in connection.execute(statement.order_by(s.quote_id, s.position)):
        segments.setdefault(quote_id, []).append((start, end, words))
    for row in connection.execute(select(quote).where(quote.c.version_id == version_id).order_by(quote.c.id)):
        held = segments.get(row.id, [])
        if not held:
            yield f"q{row.id}: no segment"
            continue
        for start, end, words in held:
            if text[start:end] != words:
                yield f"q{row.id}: {words!r} does not stand at {start}:{end}"
        if (row.start, row.end) != (held[0][0], held[-1][1]) or row.text != " … ".join(words for _, _, words in held):
            yield f"q{row.id}: the quote is not the sum of its segments"
        for name in ("cue", "mention"):
            start, end, words = getattr(row, f"{name}_start"), getattr(row, f"{name}_end"), getattr(row, name)
            if start is not None and text[start:end] != words:
                yield f"q{row.id}: the {name} {words!r} does not stand at {start}:{end}"
