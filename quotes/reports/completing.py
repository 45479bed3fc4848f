"""Names that begin so. In: an open archive, what is completed, the letters typed. Out: names the archive holds, at most twenty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from quotes.store import tables as t
from quotes.text.fold import fold_key

if TYPE_CHECKING:
    from sqlalchemy import Connection

MOST = 20


def complete(connection: Connection, what: str, begun: str) -> list[str]:
    """Names of a topic, expert, outlet or organization that begin so, or hold a word that does (experts: surnames)."""
    table: Any = {"topic": t.topic_alias, "expert": t.expert_name, "outlet": t.outlet_name, "organization": t.organization_name}[what]
    key = fold_key(begun)
    begins = table.c.folded.startswith(key, autoescape=True)
    if what == "expert" and key:
        begins = or_(begins, table.c.folded.contains(f" {key}", autoescape=True))
    statement = select(table.c.text).where(begins).order_by(table.c.folded).limit(MOST)
    if what == "organization":
        statement = statement.where(table.c.form != "inflected")
    return list(dict.fromkeys(connection.scalars(statement)))
