"""Where an archive is. In: a path or a SQLAlchemy URL as typed. Out: the back end and its address, fit to be printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from quotes.errors import UsageError

Dialect = Literal["sqlite", "postgresql"]


@dataclass(frozen=True, slots=True)
class Address:
    """One archive's place. `path` is the SQLite file, None on PostgreSQL; `shown` hides the password."""

    dialect: Dialect
    url: URL
    path: Path | None
    shown: str


def parse_address(target: str) -> Address:
    """Read a path or URL. Raises UsageError for a URL of another kind of database."""
    if "://" not in target:
        return _file(Path(target))
    try:
        url = make_url(target)
    except (ArgumentError, ValueError):
        raise UsageError(f"not a database URL: {target}", "give a path, or postgresql://USER@HOST/DATABASE") from None
    backend = url.drivername.partition("+")[0]
    if backend == "sqlite":
        if not url.database or url.database == ":memory:":
            raise UsageError("an archive lives in a file, not in memory", "give a path")
        return _file(Path(url.database))
    if backend in ("postgresql", "postgres"):
        return Address("postgresql", url.set(drivername="postgresql+psycopg"), None, url.render_as_string(hide_password=True))
    raise UsageError(f"unknown kind of database: {backend}", "give a path of an SQLite file, or postgresql://USER@HOST/DATABASE")


def _file(path: Path) -> Address:
    return Address("sqlite", URL.create("sqlite", database=str(path)), path, str(path))
