"""`quotes add`: a quote by hand. In: options, answers, or a file of many. Out: quotes in the archive, in one change set."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quotes.cli import completion
from quotes.cli.fresh import Bare, begin

if TYPE_CHECKING:
    from quotes.store.engine import Archive
    from quotes.workflow.entries import Entry


def command(
    context: typer.Context,
    words: Annotated[str | None, typer.Argument(help="The words, without marks; left out, you are asked.")] = None,
    speaker: Annotated[
        str | None, typer.Option("--speaker", "-s", help="Who said it: a name, e3 or g5.", autocompletion=completion.experts)
    ] = None,
    kind: Annotated[str, typer.Option("--kind", help="direct, indirect or mixed.", autocompletion=completion.kinds)] = "direct",
    article: Annotated[str | None, typer.Option("--article", help="The article in the archive: a7 or its address.")] = None,
    url: Annotated[str | None, typer.Option("--url", help="The address of the page.")] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", help="Where it was published.", autocompletion=completion.outlets)] = None,
    published: Annotated[str | None, typer.Option("--published", help="When: 2024, 2024-03 or 2024-03-15 20:00.")] = None,
    title: Annotated[str | None, typer.Option("--title", help="The headline.")] = None,
    role: Annotated[str | None, typer.Option("--role", help="The speaker's role as printed.")] = None,
    affiliation: Annotated[
        str | None, typer.Option("--affiliation", help="The speaker's organization as printed.", autocompletion=completion.organizations)
    ] = None,
    topic: Annotated[
        list[str] | None, typer.Option("--topic", help="What it is about; may be repeated.", autocompletion=completion.topics)
    ] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="The language: ru, en, kk or az.")] = None,
    note: Annotated[str | None, typer.Option("--note", help="A remark that is kept with it.")] = None,
    file: Annotated[
        Path | None, typer.Option("--file", help="Many at once: a CSV file with such columns, or TOML of quote tables.")
    ] = None,
    bare: Bare = False,
) -> None:
    """Add a quote by hand, by options, by answering, or many from a file.

    Example: quotes add "Канал нужен всем" --speaker "Ермек Тестов" --outlet "Вестник Проб" --published 2024-03-15
    """
    from quotes.cli.narration import can_ask
    from quotes.cli.state import open_for
    from quotes.errors import UsageError
    from quotes.workflow.entries import Entry

    given: dict[str, Any] = {
        "url": url,
        "outlet": outlet,
        "published": published,
        "title": title,
        "role": role,
        "affiliation": affiliation,
        "article": article,
        "lang": lang,
        "note": note,
        "topics": tuple(topic or ()),
    }
    if file is not None:
        if words or speaker:
            raise UsageError("either one quote or a file", "leave out the words, or --file")
        entries = _from_file(file)
    else:
        if not (words and speaker):
            if not can_ask():
                raise UsageError("a quote needs its words and --speaker", 'quotes add "WORDS" --speaker NAME')
            words, speaker, given = _ask_all(words, speaker, given)
        entries = [Entry(words, speaker, kind, **given)]
    begin(context, bare=bare)
    with open_for(context) as archive:
        failed = _keep(archive, entries)
    raise typer.Exit(1 if failed else 0)


def _from_file(file: Path) -> list[Entry]:
    from quotes.cli.tables_in import read_rows, read_text
    from quotes.workflow.entries import parse_entry, parse_toml

    rows: Sequence[Any] = parse_toml(read_text(file), str(file)) if file.suffix == ".toml" else read_rows(file, ("words", "speaker"))
    return [parse_entry(row, f"{file}, quote {number}") for number, row in enumerate(rows, 1)]


def _ask_all(words: str | None, speaker: str | None, given: dict[str, Any]) -> tuple[str, str, dict[str, Any]]:
    words = words or typer.prompt("Words", err=True)
    speaker = speaker or typer.prompt("Speaker (name, e3 or g5)", err=True)
    asked = (
        ("outlet", "Outlet"),
        ("published", "Published (2024-03-15)"),
        ("url", "Address"),
        ("role", "Role"),
        ("affiliation", "Affiliation"),
    )
    for name, label in asked:
        given[name] = given[name] or typer.prompt(label, default="", show_default=False, err=True) or None
    if not given["topics"]:
        topics = typer.prompt("Topics (separated by ;)", default="", show_default=False, err=True)
        given["topics"] = tuple(text.strip() for text in topics.split(";") if text.strip())
    return words, speaker, given


def _keep(archive: Archive, entries: list[Entry]) -> int:
    """Keep the entries, each by itself where there are several; the number that failed comes back."""
    from quotes.cli.narration import can_ask, complain, say
    from quotes.errors import QuotesError
    from quotes.workflow.adding import add_entry, refuse, settle
    from quotes.workflow.knowledge import Knowledge

    ask, failed = _ask if can_ask() else refuse, 0
    with archive.connect() as connection:
        knowledge = Knowledge(connection)
    with archive.change("add") as change:
        for number, entry in enumerate(entries, 1):
            try:
                with archive.connect() as connection:
                    settled = settle(connection, entry, ask)
                with change.step():
                    quote = add_entry(change, knowledge, settled)
                say(f"added q{quote}: {entry.words[:60]}")
            except QuotesError as fault:
                if len(entries) == 1:
                    raise
                failed += 1
                complain(f"quote {number}: {fault.message}", fault.hint)
    return failed


def _ask(text: str, known: Sequence[tuple[str, str]]) -> str:
    from quotes.cli.narration import say
    from quotes.workflow.adding import NEW

    for number, name in known:
        say(f"  {number}  {name}")
    answers = [number for number, _ in known]
    while True:
        answer = str(typer.prompt(f"{text}: which of these, or new", default=answers[0], err=True)).strip().casefold()
        if answer in (*answers, NEW):
            return answer
