"""Options of the commands that read articles. In: what was typed. Out: annotated types, sizes in bytes, failures as lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import completion
from quotes.errors import UsageError

if TYPE_CHECKING:
    from quotes.workflow.reading import Failure

DEFAULT_SIZE = "10MB"


def _language(code: str | None) -> str | None:
    from quotes.text.languages import check_language

    return None if code is None else check_language(code, "--lang")


def _moment(text: str | None) -> str | None:
    """The text itself, where it says when; `yesterday` does, for an article that has a date to count from."""
    if text is not None:
        from datetime import datetime

        from quotes.text.dates import parse_moment

        parse_moment(text, datetime.now().astimezone().isoformat(timespec="seconds"))
    return text


Sources = Annotated[list[str], typer.Argument(help="Files, folders, - for standard input, addresses, feeds.", metavar="SOURCE…")]
Outlet = Annotated[str | None, typer.Option("--outlet", help="The outlet, where the page does not say.", autocompletion=completion.outlets)]
Url = Annotated[str | None, typer.Option("--url", help="The article's address.")]
Published = Annotated[
    str | None, typer.Option("--published", help="When it was published (2024-03-15, 2024-03-15 20:00).", callback=_moment)
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="MOMENT", help="Relative dates count from then (default: the file's time, else now)."),
]
Lang = Annotated[str | None, typer.Option("--lang", help="The language: ru, en, kk or az (default: found out).", callback=_language)]
MaxSize = Annotated[str, typer.Option("--max-size", help="Larger articles are refused.", metavar="SIZE")]
Private = Annotated[bool, typer.Option("--allow-private", help="Also fetch from addresses of the local network.")]
NoTagger = Annotated[bool, typer.Option("--no-tagger", help="Read by rules alone, without the name tagger (faster, less sure).")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, max=1024, help="So many processes.")]

_UNITS = {"": 1, "b": 1, "k": 1_000, "kb": 1_000, "m": 1_000_000, "mb": 1_000_000, "g": 1_000_000_000, "gb": 1_000_000_000}
_MOST = 1e15


def parse_size(text: str) -> int:
    """Bytes from `10MB`, `500k`, `2000000`. Raises UsageError with the offending text."""
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*", text.lower())
    if match is None or match[2] not in _UNITS:
        raise UsageError(f"no size: {text!r}", "say it as 10MB, 500kB or a number of bytes")
    size = int(min(float(match[1]), _MOST) * _UNITS[match[2]])
    if size < 1:
        raise UsageError(f"no size: {text!r}: nothing would be read", "say it as 10MB, 500kB or a number of bytes")
    return size


def tell(failure: Failure) -> None:
    """One failure as one line on stderr: the source, the reason, the cure."""
    from quotes.cli.narration import say
    from quotes.output.safe import shorten

    reason = failure.reason if failure.reason.startswith(failure.name) else f"{failure.name}: {failure.reason}"
    say(shorten(f"{reason} ({failure.hint})" if failure.hint else reason))
