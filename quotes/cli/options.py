"""Options that several commands share. In: nothing. Out: annotated types with their help and completion."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quotes.cli import completion


def _checked(name: str) -> str:
    from quotes.output.writing import load_format

    load_format(name)
    return name


Format = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        help="How to print: table, json, jsonl, csv, tsv, md or html.",
        callback=_checked,
        autocompletion=completion.formats,
    ),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead of standard output.", dir_okay=False)]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do it without asking.")]
Note = Annotated[str | None, typer.Option("--note", help="A remark that is kept with it.")]
Limit = Annotated[int | None, typer.Option("--limit", "-n", min=1, max=2_000_000_000, help="At most so many rows.")]
Like = Annotated[str | None, typer.Option("--like", help="Only names that hold these letters, in any case.")]

Topic = Annotated[str | None, typer.Option("--topic", help="Only on this topic (any of its names).", autocompletion=completion.topics)]
Expert = Annotated[
    str | None,
    typer.Option("--expert", "-e", help="Only words of this expert (any spelling, any script, or e3).", autocompletion=completion.experts),
]
Affiliation = Annotated[
    str | None,
    typer.Option(
        "--affiliation",
        "-a",
        help="Only words of people of this organization (any of its names).",
        autocompletion=completion.organizations,
    ),
]
Outlet = Annotated[
    str | None, typer.Option("--outlet", help="Only from this outlet (any of its names).", autocompletion=completion.outlets)
]
Kind = Annotated[str | None, typer.Option("--kind", help="Only direct, indirect or mixed quotes.", autocompletion=completion.kinds)]


def _counted(name: str) -> str:
    from quotes.errors import UsageError

    if name not in ("statements", "appearances"):
        raise UsageError(f"cannot count {name!r}", "count statements (a reprint is no second one) or appearances")
    return name


Count = Annotated[str, typer.Option("--count", help="Count statements, or appearances: reprints too.", callback=_counted)]
Country = Annotated[str | None, typer.Option("--country", metavar="CODE", help="Only words of speakers from this country: KZ, AZ, RU …")]
Lang = Annotated[str | None, typer.Option("--lang", metavar="CODE", help="Only quotes in this language: ru, en, kk, az.")]
Stance = Annotated[
    str | None,
    typer.Option(
        "--stance",
        help="Only quotes that support, oppose … (on the topic asked for, else on any).",
        autocompletion=completion.stances,
    ),
]
Confidence = Annotated[float | None, typer.Option("--confidence", help="Only quotes read at least so surely, 0 to 1.")]
Status = Annotated[
    str | None, typer.Option("--status", help="active (as everywhere, unless you say otherwise), rejected, orphaned, superseded or any.")
]
Since = Annotated[str | None, typer.Option("--since", help="Published from then on: 2024, 2024-03, 2024-03-15, or 30d.")]
Until = Annotated[str | None, typer.Option("--until", help="Published until then (that day, month or year included).")]
Full = Annotated[bool, typer.Option("--full", help="Print long quotes whole.")]
