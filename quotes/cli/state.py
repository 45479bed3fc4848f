"""What stands before the command. In: `--db`, `--debug`, the environment. Out: the archive's address for the command's body."""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass

import typer

DEFAULT_ARCHIVE = "quotes.db"


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of the program itself: `target` is a path or a SQLAlchemy URL."""

    target: str
    debug: bool = False


def target_of(context: typer.Context) -> str:
    """The archive meant: `--db`, else `QUOTES_DB`, else `quotes.db` in this folder."""
    if isinstance(context.obj, Choices):
        return context.obj.target
    return str(context.find_root().params.get("db") or os.environ.get("QUOTES_DB") or DEFAULT_ARCHIVE)


def person() -> str:
    """Who decides: `QUOTES_USER`, else the login name."""
    return os.environ.get("QUOTES_USER") or getpass.getuser()


def line() -> str:
    """The command as typed, for the log of changes; a password in an address is left out."""
    import re
    import shlex
    import sys

    return re.sub(r"://([^:/@\s]+):[^@\s]*@", r"://\1:***@", shlex.join(["quotes", *sys.argv[1:]]))
