"""From when till when. In: the first and the last day of something. Out: cells and columns: two for machines, one for a narrow table."""

from __future__ import annotations

from quotes.model.moments import day_words
from quotes.model.sheets import Column

DAYS = (
    Column("first", "first", "date", hidden=True),
    Column("last", "last", "date", hidden=True),
    Column("days", "first, last", "date", table_only=True),
)


def day_cells(first: int | None, last: int | None) -> tuple[str | None, str | None, str | None]:
    """The cells of `DAYS`: the first and the last day (year, month and day as one number), and both, one under the other."""
    days = [day_words(day) for day in (first, last)]
    return days[0], days[1], "\n".join(day for day in dict.fromkeys(days) if day) or None
