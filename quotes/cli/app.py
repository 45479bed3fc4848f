"""The command line as a whole. In: what was typed. Out: the exit code; the one place where errors are shown.

Exit codes: 0 done, also when nothing matched; 1 the request failed; 2 wrong usage; 3 the database; 130 interrupted.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import Annotated

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from quotes.cli.narration import complain, say
from quotes.cli.state import DEFAULT_ARCHIVE, Choices
from quotes.errors import QuotesError

# The commands in the order in which help shows them; each is the module of its name in `quotes.cli.commands`.
PANELS: dict[str, tuple[str, ...]] = {
    "Read": ("ingest", "extract", "load", "seed", "add", "fix", "articles"),
    "Ask": (
        *("who-said", "search", "show", "new", "voices", "compare", "figures", "coverage", "explain"),
        *("report", "sql", "export", "cite", "dossier"),
    ),
    "People": ("experts", "organizations", "outlets", "names"),
    "Topics and stances": ("topics", "retag", "stance", "stances", "timeline", "shifts", "agreement", "review"),
    "Archive": ("verify", "reextract", "db", "datasette", "log", "undo"),
}

FRONT = """\
quotes: who said what, read from news articles

  quotes seed --demo                     start an archive with reference data and a few demo articles
  quotes ingest articles/                read articles: files, folders, addresses, feeds
  quotes who-said "Middle Corridor"      who spoke about a topic, in any language and inflection
  quotes show e1                         one expert (e1), quote (q1), article (a1), outlet (o1), topic (t1)
  quotes export quotes.xlsx              everything as one table

`quotes --help` lists all commands, `quotes COMMAND --help` explains one."""


def _start(
    context: typer.Context,
    db: Annotated[
        str,
        typer.Option("--db", envvar="QUOTES_DB", help="The archive: a file or the URL of a PostgreSQL database.", metavar="PATH_OR_URL"),
    ] = DEFAULT_ARCHIVE,
    debug: Annotated[bool, typer.Option("--debug", help="Show a traceback when something fails.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """A database of who said what, read from news articles."""
    context.obj = Choices(db, debug)
    if version:
        from quotes import __version__

        typer.echo(f"quotes {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(FRONT)


class InOrder(TyperGroup):
    """The commands in the order of PANELS, groups among them."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """The names of the commands there are."""
        return [name for names in PANELS.values() for name in names if name in self.commands]


def build(only: str | None = None) -> typer.Typer:
    """The whole command tree, or the part of it that `only` (a command's name) needs."""
    app = typer.Typer(
        name="quotes",
        cls=InOrder,
        callback=_start,
        invoke_without_command=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        rich_markup_mode="rich",
    )
    for panel, names in PANELS.items():
        for name in names:
            if only is None or name == only:
                module = importlib.import_module(f"quotes.cli.commands.{name.replace('-', '_')}")
                if hasattr(module, "group"):
                    app.add_typer(module.group, name=name, rich_help_panel=panel)
                else:
                    app.command(name, rich_help_panel=panel)(module.command)
    return app


def _only(words: list[str]) -> str | None:
    """The command among `words`, where nothing but it need be loaded: not for help on the whole nor for the shell's completion."""
    known = {name for names in PANELS.values() for name in names}
    if "_QUOTES_COMPLETE" in os.environ:
        return None
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word == "--db":
            skip = True
        elif not word.startswith("-"):
            return word if word in known else None
        elif word in ("-h", "--help"):
            return None
    return None


def run(words: list[str] | None = None) -> int:
    """Run what was typed and return the exit code; every error is shown here and nowhere else."""
    words = sys.argv[1:] if words is None else words
    if not {"-h", "--help"}.isdisjoint(words):
        from quotes.cli.lean_help import import_help

        import_help()
    command = typer.main.get_command(build(_only(words)))
    try:
        result = command.main(words, prog_name="quotes", standalone_mode=False)
    except Exception as fault:
        if "--debug" in words:
            raise
        return _show(fault)
    except KeyboardInterrupt:
        say("interrupted")
        return 130
    if result == 130:
        say("interrupted")
    return result if isinstance(result, int) else 0


def _show(fault: Exception) -> int:
    """Show one error and return its exit code."""
    if isinstance(fault, QuotesError):
        complain(fault.message, fault.hint)
        return fault.exit_code
    if isinstance(fault, TyperException):
        context = getattr(fault, "ctx", None)
        complain(fault.format_message(), f"{context.command_path} --help shows how it is used" if context else "")
        return fault.exit_code
    if isinstance(fault, typer.Abort):
        say("interrupted")
        return 130
    if isinstance(fault, UnicodeEncodeError):
        around = fault.object[max(0, fault.start - 20) : fault.end + 20].encode("utf-8", "backslashreplace").decode("utf-8")
        complain(f"not text in UTF-8: {around}", "write it again in UTF-8, or put it into a file")
        return 2
    if isinstance(fault, OSError) and fault.filename is not None:
        complain(f"cannot use {fault.filename}: {fault.strerror}", "name another file")
        return 1
    said = next(iter(str(fault).splitlines()), "")
    complain(f"unexpected {type(fault).__name__}: {said}", "this is a defect of quotes; run it again with `quotes --debug …` and report it")
    return 1
