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
    """Names of a topic, expert, outlet or organization that begin so; of experts also what follows from a word that does.

    The letters typed stand as typed, since shells offer only what begins with them.
    """
    table: Any = {"topic": t.topic_alias, "expert": t.expert_name, "outlet": t.outlet_name, "organization": t.organization_name}[what]
    key = fold_key(begun)
    begins = table.c.folded.startswith(key, autoescape=True)
    if what == "expert" and key:
        begins = or_(begins, table.c.folded.contains(f" {key}", autoescape=True))
    statement = select(table.c.text).where(begins).order_by(table.c.folded).limit(MOST)
    if what == "organization":
        statement = statement.where(table.c.form != "inflected")
    offered = (_offer(name, begun, key) for name in connection.scalars(statement))
    return list(dict.fromkeys(name for name in offered if name))


def _offer(name: str, begun: str, key: str) -> str | None:
    words = name.split()
    for place in range(len(words)):
        rest = " ".join(words[place:])
        if fold_key(rest).startswith(key):
            return begun + rest[len(begun) :]
    return None
