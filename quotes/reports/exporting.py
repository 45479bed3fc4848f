"""The flat table for other programs. In: an open archive and filters. Out: a sheet with the columns of the view `v_quotes`;
its title says which quotes were meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import column, literal_column, select, table

from quotes.model.sheets import Column, ColumnKind, Sheet
from quotes.reports.filters import Filters
from quotes.reports.footers import nothing_found
from quotes.reports.selecting import select_quotes
from quotes.store import tables as t

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

_KINDS: dict[str, ColumnKind] = {
    **dict.fromkeys(("quote_id", "expert_id", "organization_id", "article_id", "start", "end", "confidence"), "number"),
    **dict.fromkeys(("published", "said"), "date"),
    "url": "link",
}


def flat_table(connection: Connection, filters: Filters) -> Sheet:
    """The quotes meant, in the order of their ids, one row each. Raises NotFoundError for a name nobody knows."""
    selection = select_quotes(connection, filters)
    meant = select(t.quote.c.id).where(*selection.conditions)
    view = table("v_quotes", column("quote_id"))
    everything: Select[Any] = select(view).with_only_columns(literal_column("v_quotes.*")).select_from(view)
    statement = everything.where(view.c.quote_id.in_(meant)).order_by(view.c.quote_id).limit(filters.limit)
    result = connection.execute(statement)
    names = tuple(result.keys())
    columns = tuple(Column(name, name, _KINDS.get(name, "text")) for name in names)
    rows = tuple(tuple(row) for row in result)
    return Sheet(f"Quotes: {filters.in_words()}", columns, rows, empty=nothing_found(filters, selection))
