"""What the shell offers on Tab. In: the letters typed so far. Out: names the archive holds; nothing where it cannot be read."""

from __future__ import annotations

import typer

from quotes.errors import QuotesError


def formats(incomplete: str) -> list[str]:
    """Formats that begin so."""
    from quotes.output.writing import format_names

    return [name for name in format_names() if name.startswith(incomplete)]


def kinds(incomplete: str) -> list[str]:
    """Kinds of quotes that begin so."""
    return [kind for kind in ("direct", "indirect", "mixed") if kind.startswith(incomplete)]


def styles(incomplete: str) -> list[str]:
    """Citation styles that begin so."""
    from quotes.output.citations import style_names

    return [name for name in style_names() if name.startswith(incomplete)]


def stances(incomplete: str) -> list[str]:
    """Stances that begin so."""
    from quotes.model.stances import VALUES

    return [value for value in VALUES if value.startswith(incomplete)]


def reports(incomplete: str) -> list[str]:
    """Saved reports that begin so."""
    from quotes.reports.library import find_reports

    return [report.name for report in find_reports() if report.name.startswith(incomplete)]


def topics(ctx: typer.Context, incomplete: str) -> list[str]:
    """Topics one of whose names begins so."""
    return _from_archive(ctx, "topic", incomplete)


def experts(ctx: typer.Context, incomplete: str) -> list[str]:
    """Experts one of whose names holds a word that begins so."""
    return _from_archive(ctx, "expert", incomplete)


def outlets(ctx: typer.Context, incomplete: str) -> list[str]:
    """Outlets one of whose names begins so."""
    return _from_archive(ctx, "outlet", incomplete)


def organizations(ctx: typer.Context, incomplete: str) -> list[str]:
    """Organizations one of whose names begins so."""
    return _from_archive(ctx, "organization", incomplete)


def _from_archive(context: typer.Context, what: str, incomplete: str) -> list[str]:
    from quotes.cli.state import open_for
    from quotes.reports.completing import complete

    try:
        with open_for(context).connect() as connection:
            return complete(connection, what, incomplete)
    except QuotesError:
        return []  # nobody can read an error inside a half-typed line
