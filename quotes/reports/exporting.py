"""The flat table for other programs. In: an open archive and filters. Out: a sheet with the columns of the view `v_quotes`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import column, literal_column, select, table

from quotes.model.sheets import Column, Sheet
from quotes.reports.filters import Filters
from quotes.reports.selecting import select_quotes
from quotes.store import tables as t

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

_NUMBERS = {"quote_id", "expert_id", "organization_id", "article_id", "start", "end", "confidence"}


def flat_table(connection: Connection, filters: Filters) -> Sheet:
    """The quotes meant, in the order of their ids, one row each. Raises NotFoundError for a name nobody knows."""
    conditions = select_quotes(connection, filters).conditions
    meant = select(t.quote.c.id).where(*conditions)
    view = table("v_quotes", column("quote_id"))
    everything: Select[Any] = select(view).with_only_columns(literal_column("v_quotes.*")).select_from(view)
    statement = everything.where(view.c.quote_id.in_(meant)).order_by(view.c.quote_id).limit(filters.limit)
    result = connection.execute(statement)
    names = tuple(result.keys())
    columns = tuple(Column(name, name, "number" if name in _NUMBERS else "text") for name in names)
    return Sheet("", columns, tuple(tuple(row) for row in result), empty=f"no quotes {filters.in_words()}")
