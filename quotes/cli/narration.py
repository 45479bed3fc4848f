"""What is said beside the data. In: events of a command. Out: lines, questions and progress on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from quotes.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable


def say(text: str) -> None:
    """A few words on stderr, what a terminal might obey shown instead; of the longest the beginning and the end."""
    from quotes.output.safe import LONGEST, shorten, visible

    typer.echo(visible(text if len(text) <= LONGEST * 10 else shorten(text)), err=True)


def complain(message: str, hint: str = "") -> None:
    """`error: …` and, where there is a cure, `hint: …` on stderr."""
    from quotes.output.safe import shorten, visible

    typer.secho("error: ", fg="red", bold=True, nl=False, err=True)
    typer.echo(visible(shorten(message)), err=True)
    if hint:
        typer.secho("hint: ", fg="cyan", nl=False, err=True)
        typer.echo(visible(shorten(hint)), err=True)


def say_counts(rows: Sequence[tuple[str, int]], *, dry: bool = False) -> None:
    """The closing table of a reading, on stderr; zeros but those of the first row are left out."""
    wide = max(len(label) for label, _ in rows)
    for place, (label, count) in enumerate(rows):
        if count or not place:
            say(f"  {label.ljust(wide)}  {count:>7,}")
    if dry:
        say("nothing was written: --dry-run")


def can_ask() -> bool:
    """Is there somebody to ask? Both standard input and stderr must be a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def confirm(question: str, *, yes: bool) -> bool:
    """Ask before something that cannot simply be undone; True at once with `--yes`.

    Raises UsageError where there is nobody to ask.
    """
    if yes:
        return True
    if not can_ask():
        raise UsageError(f"not done without an answer: {question}", "give --yes to do it without asking")
    return typer.confirm(question, err=True)


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int | None, str], None]]:
    """A progress bar on stderr: call what is yielded with (done, total or None, what is at hand). Silent without a terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total, name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from quotes.output.safe import one_line

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)

        def step(done: int, total: int | None, name: str) -> None:
            bar.update(task, completed=done, total=total, description=f"{label} {one_line(name)[-40:]}".strip())

        yield step
