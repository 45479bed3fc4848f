"""Where quotes stand in their articles. In: an open archive and numbers of quotes. Out: their segments as spans, in order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from quotes.model.spans import Span
from quotes.store.parts import parts
from quotes.store.tables import quote_segment

if TYPE_CHECKING:
    from sqlalchemy import Connection

_OF_QUOTES = (
    select(quote_segment.c.quote_id, quote_segment.c.start, quote_segment.c.end)
    .where(quote_segment.c.quote_id.in_(bindparam("quotes", expanding=True)))
    .order_by(quote_segment.c.quote_id, quote_segment.c.position)
)


def segments_of(connection: Connection, quotes: Iterable[int]) -> dict[int, list[Span]]:
    """The segments by quote, offsets in the text of the version it was read from; quotes that are not there are left out."""
    found: dict[int, list[Span]] = {}
    for part in parts(quotes):
        for quote_id, start, end in connection.execute(_OF_QUOTES, {"quotes": part}):
            found.setdefault(quote_id, []).append(Span(start, end))
    return found
