"""What stands before the command. In: `--db`, `--debug`, the environment. Out: the archive's address for the command's body."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from quotes.store.engine import Archive

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


def open_for(context: typer.Context, *, create: bool = False) -> Archive:
    """The archive of this command. Raises ArchiveError with the command that cures it."""
    from quotes.store.engine import open_archive

    return open_archive(target_of(context), create=create)
