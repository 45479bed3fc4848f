"""The outlet of an article by hand. In: an article and an outlet. Out: the article and its quotes, in whatever version, under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from quotes.errors import NotFoundError
from quotes.store.changes import undone_by
from quotes.store.tables import article, change, change_entry, quote

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.change import Change

COMMAND = "articles set"


def set_outlet(written: Change, article_id: int, outlet_id: int | None) -> int:
    """Give an article to an outlet, or to none; how many quotes it took along comes back. Raises NotFoundError for an unknown article.

    The change must be one of COMMAND: its log is how a later reading of the page knows that a person settled it.
    """
    row = written.connection.execute(select(article.c.id, article.c.removed_at).where(article.c.id == article_id)).first()
    if row is None or row.removed_at:
        raise NotFoundError(f"no article a{article_id}", "quotes articles lists them")
    written.update(article, article.c.id == article_id, {"outlet_id": outlet_id})
    return written.update(quote, quote.c.article_id == article_id, {"outlet_id": outlet_id})


def is_set_by_hand(connection: Connection, article_id: int) -> bool:
    """Did a person settle the article's outlet, in a change that was not taken back?"""
    entry = change_entry.c
    changes = (
        select(change.c.id)
        .join(change_entry, entry.change_id == change.c.id)
        .where(entry.table_name == article.name, entry.row_id == article_id, change.c.command == COMMAND)
    )
    found = set(connection.scalars(changes))
    return bool(found and found - undone_by(connection).keys())
