"""`quotes undo`: take back what one command wrote. In: a change, or the newest. Out: the archive as it was, in one change set."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli import options


def command(
    context: typer.Context,
    change_id: Annotated[
        str | None, typer.Argument(help="The change, such as c9 (default: the newest that stands).", metavar="CHANGE")
    ] = None,
    yes: options.Yes = False,
) -> None:
    """Take back exactly what one command wrote; an undo can be undone.

    Example: quotes undo c9
    """
    from quotes.cli.narration import confirm, say
    from quotes.cli.state import open_for
    from quotes.model.ids import parse_id_of
    from quotes.reports.pages import change_page
    from quotes.store.changes import newest_to_undo, undo
    from quotes.store.written import in_words

    with open_for(context) as archive:
        with archive.connect() as connection:
            number = parse_id_of(change_id, "c") if change_id else newest_to_undo(connection)
            page = change_page(connection, number)
        rows = in_words(page.record["summary"] or {})
        if not confirm(f"take back c{number}: {page.title} ({rows})?", yes=yes):
            say("nothing taken back")
            return
        with archive.change("undo") as change:
            written, undone = undo(change, number), change.id
    say(f"took back c{number}: {in_words(written)}; quotes undo c{undone} brings it back")
