"""What an archive holds. In: an open archive, or none where it cannot be opened. Out: a sheet of facts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from quotes.model.moments import day_words
from quotes.model.sheets import Column, Sheet
from quotes.store import tables as t

if TYPE_CHECKING:
    from sqlalchemy import Connection


def holdings(connection: Connection | None, facts: Sequence[tuple[str, Any]]) -> Sheet:
    """`facts` as rows and, with a connection, how much there is of everything and which days it spans."""
    rows = [(label, None if value is None else str(value)) for label, value in facts]
    if connection is not None:
        counts = {
            "articles": select(func.count()).select_from(t.article).where(t.article.c.removed_at.is_(None)),
            "quotes": select(func.count()).select_from(t.quote).where(t.quote.c.status == "active"),
            "experts": select(func.count()).select_from(t.expert).where(t.expert.c.canonical_id == t.expert.c.id),
            "organizations": select(func.count()).select_from(t.organization),
            "outlets": select(func.count()).select_from(t.outlet),
            "topics": select(func.count()).select_from(t.topic),
            "changes": select(func.count()).select_from(t.change),
        }
        rows += [(noun, f"{connection.scalar(statement):,}") for noun, statement in counts.items()]
        first, last = connection.execute(select(func.min(t.quote.c.day), func.max(t.quote.c.day))).one()
        rows.append(("published", f"{day_words(first)} to {day_words(last)}" if first else None))
    return Sheet("", (Column("what", "", "words"), Column("value", "", "words")), tuple(rows))
