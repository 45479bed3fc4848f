"""What is new. In: an open archive, filters and since when. Out: a sheet of the quotes added since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from quotes.model.moments import day_words
from quotes.model.sheets import Sheet
from quotes.reports.filters import Filters
from quotes.reports.who_said import who_said
from quotes.reports.wording import many
from quotes.store import tables as t
from quotes.text.periods import parse_period

if TYPE_CHECKING:
    from sqlalchemy import Connection


def new_quotes(connection: Connection, filters: Filters, since: str = "last") -> Sheet:
    """Quotes that came into the archive since a day (`2024-03-15`, `30d`), or by the `last` change that added some.

    When they were published does not matter. Raises DateError where `since` is neither.
    """
    change = t.change
    if since == "last":
        newest = connection.scalar(select(func.max(t.quote.c.id)))
        first = connection.scalar(select(t.quote.c.change_id).where(t.quote.c.id == newest))
    else:
        day, _ = parse_period(since, date.today())
        begun = day_words(day) if day else ""
        first = connection.scalar(select(func.min(change.c.id)).where(change.c.started_at >= begun))
    if first is None:
        return Sheet("", (), (), empty=f"nothing was added since {since}")
    row = connection.execute(select(change).where(change.c.id == first)).one()
    sheet = who_said(connection, replace(filters, change=first))
    articles = select(func.count()).select_from(t.article_version).where(t.article_version.c.change_id >= first)
    line = f"added since c{first} (quotes {row.command}, {row.started_at[:10]}): {many(connection.scalar(articles) or 0, 'text')} read"
    return replace(sheet, footer=(line, *sheet.footer) if sheet.rows else (), empty=f"{sheet.empty}; {line}")
