"""`quotes stance`: positions of single quotes. In: a quote, a topic or proposition, a value; or a file. Out: a change, or rows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import completion, options, subjects
from quotes.cli.narrowing import narrowed_by

if TYPE_CHECKING:
    from quotes.reports.filters import Filters
    from quotes.workflow.stancing import StanceEntry

group = typer.Typer(
    no_args_is_help=True,
    help="""Say, list and take back where a quote stands on a topic.

    Example: quotes stance set q12 "Middle Corridor" support
    """,
)

ON = typer.Argument(help="A topic by any of its names, or a proposition (p3, or its words).", autocompletion=completion.topics)
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Whose judgement it is (else yours).")]


@group.command("set")
def set_(
    context: typer.Context,
    quote: Annotated[str | None, typer.Argument(help="The quote, such as q12.")] = None,
    topic: Annotated[
        str | None,
        ON,
    ] = None,
    value: Annotated[
        str | None, typer.Argument(help="support, oppose, neutral, mixed or unclear.", autocompletion=completion.stances)
    ] = None,
    by: By = None,
    note: options.Note = None,
    file: Annotated[
        Path | None, typer.Option("--file", help="Many at once: a CSV file with columns quote, topic, value, by, note, or TOML.")
    ] = None,
) -> None:
    """Say where a quote stands on a topic or proposition; your word outlives the rules', and each coder has a word of their own.

    Example: quotes stance set q12 "Middle Corridor" support --by Aigerim --note "asks for more ports"
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.errors import UsageError
    from quotes.workflow.stancing import StanceEntry, code_all

    if file is not None:
        if quote or topic or value:
            raise UsageError("both a stance and a file of stances", "give one or the other")
        entries = _from_file(file, by)
    elif quote and topic and value:
        entries = [(quote, StanceEntry(quote, topic, value, by, note))]
    else:
        raise UsageError("a stance needs a quote, a topic and a value", "quotes stance set q12 TOPIC support, or --file FILE")
    with open_for(context) as archive, archive.change("stance set") as change:
        done = code_all(change, entries)
    for line in done if len(done) == 1 else [f"{len(done)} stances set"]:
        say(line)


def _from_file(file: Path, by: str | None) -> list[tuple[str, StanceEntry]]:
    from quotes.cli.tables_in import read_rows, read_text
    from quotes.workflow.stancing import NEEDED, parse_stance, parse_stances

    if file.suffix.casefold() == ".toml":
        found = parse_stances(read_text(file), file.name)
        places = [f"{file.name}, stance {number}" for number in range(1, len(found) + 1)]
    else:
        rows = read_rows(file, NEEDED)
        places = [f"{file.name}, line {number}" for number in range(2, len(rows) + 2)]
        found = [parse_stance(row, place) for row, place in zip(rows, places, strict=True)]
    return [(place, replace(entry, by=entry.by or by)) for place, entry in zip(places, found, strict=True)]


@group.command("withdraw")
def withdraw(
    context: typer.Context,
    quote: Annotated[str, typer.Argument(help="The quote, such as q12.")],
    topic: Annotated[str, ON],
    by: By = None,
) -> None:
    """Take people's stances on a quote and a topic or proposition back; they are kept as withdrawn, and the rules' may count again.

    Example: quotes stance withdraw q12 "Middle Corridor" --by Aigerim
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.workflow.stancing import withdraw as take_back

    with open_for(context) as archive, archive.change("stance withdraw") as change:
        done = take_back(change, quote, topic, by)
    for line in done:
        say(line)


@group.command("list")
@narrowed_by("expert", "affiliation", "outlet", "since", "until", "limit")
def list_(
    context: typer.Context,
    topic: Annotated[list[str] | None, ON] = None,
    quote: Annotated[str | None, typer.Option("--quote", help="Only on this quote, such as q12.")] = None,
    coder: Annotated[str | None, typer.Option("--coder", help="Only by this coder; `rules` is the program.")] = None,
    value: Annotated[
        str | None,
        typer.Option("--value", help="Only support, oppose, neutral, mixed or unclear.", autocompletion=completion.stances),
    ] = None,
    *,
    filters: Filters,
    format_name: options.Format = "table",
) -> None:
    """List stances with who set them, on what evidence, and which count.

    Example: quotes stance list "Middle Corridor" --coder rules
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.coded import coded_stances

    meant = replace(filters, about=subjects.joined(topic))
    with open_for(context) as archive, archive.connect() as connection:
        sheet = coded_stances(connection, meant, quote=quote, coder=coder, value=value)
    write_sheet(sheet, format_name)


@group.command("suggest")
def suggest(
    file: Annotated[
        Path, typer.Argument(help="A CSV or tab-separated file with sentence, entity, entity_pos_start_rel and entity_pos_end_rel.")
    ],
    format_name: options.Format = "csv",
) -> None:
    """Label the attitude of Russian sentences towards what is named in them: -1 against, 0 neither, 1 for; row for row.

    Example: quotes stance suggest sentences.csv -f csv
    """
    from quotes.cli.tables_in import read_rows
    from quotes.output.writing import write_sheet
    from quotes.workflow.labelling import TARGET, label_rows

    write_sheet(label_rows(read_rows(file, TARGET), file.name), format_name)
