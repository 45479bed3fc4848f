"""Tables come from here alone. In: an archive's address. Out: the archive at this program's revision, an older file copied aside first.

The only importer of alembic. `python -m quotes.store.migrate --check` compares the tables in Python with the migrations.
"""

from __future__ import annotations

import argparse
import datetime
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine

from quotes.errors import ArchiveAheadError, ArchiveCorruptError, ArchiveError
from quotes.store.address import Address, parse_address
from quotes.store.backup import copy_file
from quotes.store.connect import make_engine
from quotes.store.revision import HEAD, State, read_revision, read_state

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What an upgrade did: revisions before and after, and the copy that was put aside (SQLite, where there was something)."""

    before: str | None
    after: str
    copy: Path | None


@dataclass(frozen=True, slots=True)
class Status:
    """Where an archive stands: its revision, this program's, and how the two compare."""

    shown: str
    revision: str | None
    head: str
    state: State


def find_migrations() -> Path:
    """The folder of migrations: beside the package where it is installed, beside the checkout's package otherwise.

    Raises ArchiveError where neither is there.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "_migrations", package.parent / "migrations"):
        if (folder / "env.py").is_file():
            return folder
    raise ArchiveError("the migrations are missing from this installation", "install quotes again")


def upgrade(target: str) -> Upgrade:
    """Bring the archive to this program's revision; make it where it is not there.

    Raises ArchiveAheadError for a newer archive, ArchiveCorruptError for another program's database, and what opening raises.
    """
    from alembic import command

    address = parse_address(target)
    with _engine(address) as connection:
        before, state = read_revision(connection), read_state(connection)
        connection.rollback()
        if state == "current":
            return Upgrade(before, HEAD, None)
        if state == "ahead":
            raise ArchiveAheadError(f"{address.shown} was written by a newer version of quotes", "pip install --upgrade quotes")
        if state == "foreign":
            raise ArchiveCorruptError(f"{address.shown} is a database but no archive of quotes", "name another with --db")
        copy = _copy_aside(address, before) if before else None
        with connection.execution_options(writing=True).begin():
            command.upgrade(_config(connection), "head")
    return Upgrade(before, HEAD, copy)


def status(target: str) -> Status:
    """Where the archive stands. Raises what opening raises, but not for another revision."""
    address = parse_address(target)
    if address.path is not None and not address.path.is_file():
        return Status(address.shown, None, HEAD, "missing")
    with _engine(address) as connection:
        return Status(address.shown, read_revision(connection), HEAD, read_state(connection))


def differences() -> list[str]:
    """What differs between the tables in Python and those the migrations make, on a temporary SQLite file; empty when equal."""
    from alembic import autogenerate
    from alembic.migration import MigrationContext

    from quotes.store.tables import metadata

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "check.db"
        upgrade(str(path))
        engine = create_engine(f"sqlite:///{path}")
        try:
            with engine.connect() as connection:
                options = {"compare_type": True, "include_object": lambda _o, name, *_: not (name or "").startswith("fts_")}
                context = MigrationContext.configure(connection, opts=options)
                return [str(difference) for difference in autogenerate.compare_metadata(context, metadata)]
        finally:
            engine.dispose()


def draft(message: str, revision: str) -> None:
    """Write a migration with the present differences into the checkout, to be read and corrected by hand."""
    from alembic import command

    with tempfile.TemporaryDirectory() as folder:
        target = str(Path(folder) / "draft.db")
        if revision != "0001":
            upgrade(target)
        with _engine(parse_address(target)) as connection:
            config = _config(connection)
            config.attributes["write"] = False
            command.revision(config, message, autogenerate=True, rev_id=revision)


@contextmanager
def _engine(address: Address) -> Iterator[Connection]:
    if address.path is not None and not address.path.parent.is_dir():
        raise ArchiveError(f"no folder {address.path.parent}", "make it first, or name another with --db")
    engine = make_engine(address, create=True)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _config(connection: Connection) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(find_migrations()).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _copy_aside(address: Address, revision: str) -> Path | None:
    if address.path is None:
        return None
    moment = datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
    copy = address.path.with_name(f"{address.path.name}.before-upgrade-from-{revision}-{moment}")
    copy_file(address.path, copy, str(copy))
    return copy


def main(arguments: list[str] | None = None) -> int:
    """The command of `make check`; exit code 1 where tables and migrations differ."""
    parser = argparse.ArgumentParser(prog="python -m quotes.store.migrate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare tables with migrations")
    parser.add_argument("--draft", nargs=2, metavar=("REVISION", "MESSAGE"), help="write a migration with the differences")
    options = parser.parse_args(arguments)
    if options.draft:
        draft(options.draft[1], options.draft[0])
        return 0
    found = differences()
    for line in found:
        print(line, file=sys.stderr)
    print("tables and migrations differ: see above" if found else "tables equal migrations", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
