"""Opening an archive. In: a path or URL. Out: an Archive, from which connections, changes and read-only queries are had.

Nothing here loads the migration tool: an archive of another revision is refused with the command that cures it.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from quotes.errors import ArchiveError, ArchiveMissingError
from quotes.store.address import Address, Dialect, parse_address
from quotes.store.change import Change
from quotes.store.connect import make_engine, make_reading_engine
from quotes.store.revision import demand_current, read_state
from quotes.text.decode import plain

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.engine import Engine


class Archive:
    """One open archive; a context manager that closes its connections.

    `created` says that opening made it.
    """

    def __init__(self, address: Address, engine: Engine, *, created: bool = False) -> None:
        self.address = address
        self.engine = engine
        self.created = created

    @property
    def dialect(self) -> Dialect:
        """The back end: sqlite or postgresql."""
        return self.address.dialect

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """A connection for reading: one consistent view, given up at the end."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def change(self, command: str, who: str | None = None) -> Iterator[Change]:
        """One change set: what is written inside is kept when the block ends and taken back when it raises.

        A long command keeps part after part with `change.step()`. A change that wrote nothing leaves no trace.
        Raises ArchiveLockedError where another process writes for longer than 30 seconds.
        """
        with self.engine.connect() as connection:
            change = Change(connection.execution_options(writing=True), command, who or whoami())
            try:
                yield change
                change.finish()
            except BaseException:
                change.abandon()
                raise
            finally:
                if change.alone:
                    connection.invalidate()

    @contextmanager
    def read_only(self, seconds: float = 60.0) -> Iterator[Connection]:
        """A connection that cannot write, whatever is sent; a statement may last `seconds`.

        Raises QueryError for a statement the database refuses.
        """
        engine = make_reading_engine(self.address, seconds)
        try:
            with engine.connect() as connection:
                yield connection
        finally:
            engine.dispose()


def whoami() -> str:
    """The person at the keyboard: QUOTES_USER, else the login name."""
    named = " ".join(plain(os.environ.get("QUOTES_USER", "")).split())
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def open_archive(target: str, *, create: bool = False) -> Archive:
    """Open the archive at a path or SQLAlchemy URL; `create` makes one that is not there.

    Raises ArchiveMissingError, ArchiveBehindError, ArchiveAheadError, ArchiveLockedError, ArchiveCorruptError, or ArchiveError
    where it cannot be reached; UsageError where `target` is no address.
    """
    address = parse_address(target)
    created = create and _is_missing(address)
    if created:
        from quotes.store.migrate import upgrade

        upgrade(target)
    elif address.path is not None:
        _demand_file(address)
    engine = make_engine(address)
    try:
        with engine.connect() as connection:
            demand_current(connection, address)
    except BaseException:
        engine.dispose()
        raise
    return Archive(address, engine, created=created)


def _is_missing(address: Address) -> bool:
    if address.path is not None and not address.path.is_file():
        return not address.path.exists()
    engine = make_engine(address)
    try:
        with engine.connect() as connection:
            return read_state(connection) == "missing"
    finally:
        engine.dispose()


def _demand_file(address: Address) -> None:
    path = address.path
    if path is None or path.is_file():
        return
    if path.exists():
        raise ArchiveError(f"{address.shown} is a folder, not an archive", "name a file with --db")
    raise ArchiveMissingError(f"no archive at {address.shown}", "make one: quotes seed, or quotes ingest FOLDER; or name another with --db")
