"""What came in place of a quote. In: an open archive and a quote that is no answer any more. Out: the quote that is one now, if any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from quotes.store import tables as t

if TYPE_CHECKING:
    from sqlalchemy import Connection

ALIKE = 60  # of 100: words less alike are another statement


def successor_of(connection: Connection, gone: Any) -> int | None:
    """The active quote of the same article that took the place of a superseded or orphaned one: of those that came after it, the one
    with the words most alike.

    `gone` holds the article_id, change_id, status and text of a quote. None where its status is another or nothing looks like it.
    """
    if gone.status not in ("superseded", "orphaned"):
        return None
    from rapidfuzz import fuzz

    quote = t.quote
    there = select(quote.c.id, quote.c.text).where(
        quote.c.article_id == gone.article_id, quote.c.status == "active", quote.c.change_id > gone.change_id
    )
    alike = [(fuzz.ratio(gone.text, row.text), -row.id) for row in connection.execute(there)]
    best = max(alike, default=(0.0, 0))
    return -best[1] if best[0] >= ALIKE else None
