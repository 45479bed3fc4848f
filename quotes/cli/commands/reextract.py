"""`quotes reextract`: newer rules over stored articles. In: articles, or none for all. Out: what differs; after yes, the archive so."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli import options, reading_options


def command(
    context: typer.Context,
    articles: Annotated[
        list[str] | None, typer.Argument(help="Articles such as a7; all where none is named.", metavar="[ARTICLE]...")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing and do not ask.")] = False,
    yes: options.Yes = False,
    no_tagger: reading_options.NoTagger = False,
    format_name: options.Format = "table",
) -> None:
    """Read stored articles again by this version's rules, show what would change, and keep it after a yes.

    Your reviews, corrections, topics, stances and hand-added quotes stay as they are; quotes no longer found stay as superseded.

    Example: quotes reextract a7 --dry-run
    """
    from quotes.cli.narration import complain, confirm, progress, say
    from quotes.cli.state import open_for
    from quotes.model.ids import parse_id_of
    from quotes.output.writing import write_sheet
    from quotes.workflow.again import articles_meant, reextract

    with open_for(context) as archive:
        with archive.connect() as connection:
            chosen = articles_meant(connection, [parse_id_of(one, "a") for one in articles or ()])
        with progress("reading again") as step:
            found = reextract(archive, chosen, write=False, tagger=not no_tagger, progress=step)
        for name, reason, hint in found.failures:
            complain(f"{name}: {reason}", hint)
        write_sheet(found.sheet(), format_name)
        counts = ", ".join(f"{count} {what}" for what, count in sorted(found.counts.items())) or "no quote differs"
        say(f"{found.articles} articles read again: {counts}; {found.rows} rows to write")
        if dry_run or not found.rows:
            say("nothing was written: --dry-run" if dry_run else "nothing to change")
        elif confirm(f"keep this ({counts})?", yes=yes):
            with progress("keeping") as step:
                kept = reextract(archive, chosen, write=True, tagger=not no_tagger, progress=step)
            say(f"kept, {kept.rows} rows; quotes undo takes it back")
        else:
            say("nothing changed")
    raise typer.Exit(1 if found.failures else 0)
