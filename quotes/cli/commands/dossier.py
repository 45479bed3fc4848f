"""`quotes dossier`: a person or topic at length. In: a name, filters. Out: markdown or html, to a file or standard output."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import completion
from quotes.cli.narrowing import narrowed_by

if TYPE_CHECKING:
    from quotes.reports.filters import Filters


@narrowed_by("topic", "affiliation", "outlet", "kind", "lang", "since", "until", "limit", limit=1000)
def command(
    context: typer.Context,
    name: Annotated[
        list[str],
        typer.Argument(help="An expert or topic, by any name or id.", metavar="EXPERT_OR_TOPIC", autocompletion=completion.topics),
    ],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file to write: .md or .html.", dir_okay=False)] = None,
    *,
    filters: Filters,
    style: Annotated[
        str, typer.Option("--style", help="How sources are named: gost, apa or chicago.", autocompletion=completion.styles)
    ] = "gost",
    form: Annotated[str | None, typer.Option("--format", "-f", help="md or html (default: by the file's ending, else md).")] = None,
) -> None:
    """Write all that is known of a person or topic: facts, stances with n, plots, quotes with their sources.

    Example: quotes dossier "Middle Corridor" -o corridor.html
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.cli.tables_in import write_text
    from quotes.errors import UsageError
    from quotes.output.dossiers import dossier_text
    from quotes.reports.dossier import dossier

    if style not in ("gost", "apa", "chicago"):
        raise UsageError(f"no style for the sources of a dossier: {style!r}", "styles: gost, apa, chicago")
    chosen = form or (output.suffix.casefold().lstrip(".") if output else "") or "md"
    with open_for(context) as archive, archive.connect() as connection:
        found = dossier(connection, " ".join(name), filters)
    write_text(output or Path("-"), dossier_text(found, chosen, style))
    if output:
        say(f"wrote the dossier of {found.title} to {output}")
