"""`quotes shifts`: who turned. In: an expert, a topic, and filters. Out: pairs of dated quotes between which a stance turned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import completion, options, subjects

if TYPE_CHECKING:
    from sqlalchemy import Connection


def command(
    context: typer.Context,
    who: Annotated[
        str | None,
        typer.Argument(
            help="Only of this expert (any spelling, or e3; `-`: everybody), or only on this topic.",
            metavar="EXPERT",
            autocompletion=completion.experts,
        ),
    ] = None,
    about: subjects.Words = None,
    expert: options.Expert = None,
    topic: options.Topic = None,
    affiliation: options.Affiliation = None,
    outlet: options.Outlet = None,
    since: options.Since = None,
    until: options.Until = None,
    full: Annotated[bool, typer.Option("--full", help="Print long quotes whole.")] = False,
    limit: options.Limit = None,
    format_name: options.Format = "table",
) -> None:
    """Who changed their mind: each pair of dated quotes between which a stance turned, both verbatim.

    Example: quotes shifts - "Middle Corridor" --since 2024
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.filters import Filters
    from quotes.reports.shifts import shifts

    with open_for(context) as archive, archive.connect() as connection:
        on, of = _meant(connection, who, expert, subjects.one_topic(about, topic))
        filters = Filters(on, expert=of, affiliation=affiliation, outlet=outlet, since=since, until=until, limit=limit, full=full)
        sheet = shifts(connection, filters)
    write_sheet(sheet, format_name)


def _meant(connection: Connection, name: str | None, expert: str | None, topic: str | None) -> tuple[str | None, str | None]:
    """The topic and the expert meant: a name that is no expert's is a topic's, where no other topic is named.

    Raises NotFoundError for a topic nobody knows, UsageError where there are two experts.
    """
    from quotes.errors import UsageError
    from quotes.reports.people import find_experts
    from quotes.reports.resolving import demand_subject, find_subject

    name = None if name == "-" else name
    if name is not None and expert is None and topic is None and not find_experts(connection, name) and find_subject(connection, name):
        return name, None
    if name is not None and expert is not None:
        raise UsageError(f"two experts: {name!r} and {expert!r}", "give one")
    if topic is not None:
        demand_subject(connection, topic)
    return topic, expert if name is None else name
