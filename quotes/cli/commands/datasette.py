"""`quotes datasette`: the archive on the web. In: an archive. Out: the metadata with which Datasette shows it sensibly."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def command(
    context: typer.Context,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file to write: .json or .yaml.", dir_okay=False)] = None,
) -> None:
    """Write metadata for Datasette: titles, meanings of columns, facets, order, and queries ready to run.

    Example: quotes datasette -o metadata.yaml
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.cli.tables_in import write_text
    from quotes.errors import UsageError
    from quotes.output.metadata import settings_text
    from quotes.reports.publishing import metadata

    with open_for(context) as archive, archive.connect() as connection:
        file = connection.engine.url.database
        if connection.dialect.name != "sqlite" or not file:
            raise UsageError("Datasette reads SQLite files", "quotes db copy makes one of this archive")
        found = metadata(connection, Path(file).stem)
    form = output.suffix.casefold().lstrip(".").replace("yml", "yaml") if output else "json"
    write_text(output or Path("-"), settings_text(found, form))
    if output:
        say(f"wrote {output}; datasette {file} --metadata {output} shows the archive")
