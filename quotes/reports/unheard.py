"""Filters that no quote can meet. In: an open archive and filters. Out: a note on what the archive holds instead, else nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from quotes.reports.filters import Filters
from quotes.reports.wording import first_few
from quotes.store import tables as t

if TYPE_CHECKING:
    from sqlalchemy import Connection

_NAMED = 8


def unheard(connection: Connection, filters: Filters) -> str:
    """`no quote is in the language xx; there are: ru, en` for a language or country that nothing in the archive is of."""
    notes = []
    lang = t.quote.c.lang
    if filters.lang and connection.scalar(select(t.quote.c.id).where(lang == filters.lang.lower()).limit(1)) is None:
        held = connection.scalars(select(lang).group_by(lang).order_by(func.count().desc(), lang)).all()
        notes.append(f"no quote is in the language {filters.lang.lower()!r}" + _instead(held))
    if filters.country:
        found = {code for table in (t.expert, t.organization) for code in connection.scalars(select(table.c.country).distinct()) if code}
        if filters.country.upper() not in found:
            notes.append(f"nobody from {filters.country.upper()!r} is known" + _instead(sorted(found)))
    return "; ".join(notes)


def _instead(held: Sequence[str]) -> str:
    return f"; there are: {first_few(list(held), _NAMED)}" if held else ""
