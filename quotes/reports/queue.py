"""Which quotes wait for a person. In: an open archive, filters, who reviews and in which order. Out: ids of quotes, the first first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import case, func, select

from quotes.errors import UsageError
from quotes.model.ids import parse_id_of
from quotes.reports.filters import Filters
from quotes.reports.selecting import select_quotes
from quotes.store import tables as t

if TYPE_CHECKING:
    from sqlalchemy import Connection

ORDERS = ("unsure", "newest", "text")


def review_queue(connection: Connection, filters: Filters, who: str, order: str = "unsure", article: str | None = None) -> list[int]:
    """The quotes meant on which `who` gave no verdict: the least certain first, the newest first, or as they stand in the texts.

    A quote is as certain as the rule that found it or, where that is less, as the suggestion on its stance. `article` is an id.
    Raises UsageError for another order and no id, NotFoundError for an expert or outlet nobody knows.
    """
    if order not in ORDERS:
        raise UsageError(f"no order: {order!r}", f"orders: {', '.join(ORDERS)}")
    quote, stance, review = t.quote, t.stance, t.review
    standing = stance.c.automatic & stance.c.withdrawn_at.is_(None)
    least = select(stance.c.quote_id, func.min(stance.c.confidence).label("sure")).where(standing).group_by(stance.c.quote_id).subquery()
    sure = case((least.c.sure < quote.c.confidence, least.c.sure), else_=quote.c.confidence)
    reviewed = select(review.c.quote_id).where(review.c.who == who)
    orders = {
        "unsure": (sure, quote.c.id),
        "newest": (quote.c.day.desc().nulls_last(), quote.c.id),
        "text": (quote.c.article_id, quote.c.start),
    }
    statement = (
        select(quote.c.id)
        .outerjoin(least, least.c.quote_id == quote.c.id)
        .where(*select_quotes(connection, filters).conditions, quote.c.id.not_in(reviewed))
        .order_by(*orders[order])
        .limit(filters.limit)
    )
    if article is not None:
        statement = statement.where(quote.c.article_id == parse_id_of(article, "a"))
    return list(connection.scalars(statement))
