"""`quotes timeline`: stance and volume over time. In: an expert or topic. Out: a plot in the terminal, rows, or a picture in a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import completion, options

if TYPE_CHECKING:
    from sqlalchemy import Connection


def command(
    context: typer.Context,
    subject: Annotated[
        list[str] | None, typer.Argument(help="A topic, a proposition or an expert, by any name or id.", autocompletion=completion.topics)
    ] = None,
    expert: options.Expert = None,
    topic: options.Topic = None,
    affiliation: options.Affiliation = None,
    outlet: options.Outlet = None,
    kind: options.Kind = None,
    since: options.Since = None,
    until: options.Until = None,
    by: Annotated[str | None, typer.Option("--by", help="month, quarter or year (else what fits the span).")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Draw into this file: .svg, .png or .html.", dir_okay=False)] = None,
    format_name: options.Format = "table",
) -> None:
    """How much was said and where it stood, period by period, as a plot.

    Example: quotes timeline "Middle Corridor" --by quarter -o corridor.svg
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.filters import Filters
    from quotes.reports.timeline import fold_silence, timeline

    name = " ".join(subject) if subject else None
    with open_for(context) as archive, archive.connect() as connection:
        about, who = _meant(connection, name, topic, expert)
        filters = Filters(about, expert=who, affiliation=affiliation, outlet=outlet, kind=kind, since=since, until=until)
        sheet = timeline(connection, filters, by)
    if output is None:
        write_sheet(fold_silence(sheet) if format_name == "table" else sheet, format_name)
        return
    from quotes.output.drawing import draw_timeline

    draw_timeline(sheet, filters.in_words(), output)


def _meant(connection: Connection, name: str | None, topic: str | None, expert: str | None) -> tuple[str | None, str | None]:
    """The topic and the expert meant: the name is a topic's where one bears it, else an expert's.

    Raises NotFoundError where it is neither's, UsageError where there are two of a kind or none is named.
    """
    from quotes.errors import NotFoundError, UsageError
    from quotes.reports.people import find_experts
    from quotes.reports.resolving import demand_subject, find_subject
    from quotes.store.nearest import nearest_experts, nearest_topics, offer

    if topic is not None:
        demand_subject(connection, topic)
    if name is None:
        if topic is None and expert is None:
            raise UsageError("no topic or expert is named", "name one: quotes topics and quotes experts list them")
        return topic, expert
    if find_subject(connection, name):
        if topic is not None:
            raise UsageError(f"two topics: {name!r} and {topic!r}", "give one")
        return name, expert
    if not find_experts(connection, name):
        hint = (
            offer([*nearest_topics(connection, name), *nearest_experts(connection, name)][:4])
            or "quotes topics and quotes experts list them"
        )
        raise NotFoundError(f"no topic or expert {name!r}", hint)
    if expert is not None:
        raise UsageError(f"two experts: {name!r} and {expert!r}", "give one")
    return topic, name
