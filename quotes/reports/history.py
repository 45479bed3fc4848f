"""Change sets, listed. In: an open archive. Out: a sheet, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotes.model.ids import printed
from quotes.model.sheets import Column, Sheet, show_filled
from quotes.store.changes import list_changes
from quotes.store.written import in_words

if TYPE_CHECKING:
    from sqlalchemy import Connection


def history(connection: Connection, limit: int | None = None) -> Sheet:
    """Who wrote what when, and what was taken back."""
    columns = (
        Column("change_id", "id", "id"),
        Column("started_at", "when", "date"),
        Column("who", "who", "words"),
        Column("command", "command", "words"),
        Column("written", "what", "text"),
        Column("rows", "rows", "number", hidden=True),
        Column("by_table", "by table", "list", hidden=True),
        Column("undoes", "takes back", "id"),
        Column("undone_by", "taken back by", "id"),
    )
    rows = tuple(
        (
            printed("c", done.id),
            done.started_at[:19].replace("T", " "),
            *(done.who, done.command if done.finished_at else f"{done.command} (cut off)"),
            in_words(done.summary),
            sum(done.summary.values()),
            [f"{count} {what}" for what, count in done.summary.items()],
            *(printed("c", done.undoes_id), printed("c", done.undone_by)),
        )
        for done in list_changes(connection, limit)
    )
    return Sheet("", show_filled(columns, rows, {"undoes", "undone_by"}), rows, empty="nothing was written yet")
