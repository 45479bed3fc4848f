"""Engines. In: an address. Out: SQLAlchemy engines with the settings both back ends need; errors come as archive errors."""

from __future__ import annotations

import json
import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.pool import QueuePool

from quotes.errors import ArchiveCorruptError
from quotes.store.faults import CORRUPT_HINT, as_fault, watch

if TYPE_CHECKING:
    from sqlalchemy import Connection, FromClause
    from sqlalchemy.engine import Engine

    from quotes.store.address import Address

WAIT_SECONDS = 30
# Writers on PostgreSQL take turns, as they do on SQLite: one change is one consistent view.
WRITE_LOCK = 7_108_111_116

# One step of a statement cannot be interrupted: it must not be able to last, or to take all memory.
_LIMITS = ((sqlite3.SQLITE_LIMIT_LENGTH, 100_000_000), (sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 500), (sqlite3.SQLITE_LIMIT_ATTACHED, 0))
_READING = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE, sqlite3.SQLITE_TRANSACTION)
_PRAGMAS = ("data_version", "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo", "foreign_key_list")


class _Compiler(SQLiteCompiler):
    """Writes the hint given for a table (`INDEXED BY name`) behind it, which SQLAlchemy's own compiler leaves out."""

    def get_from_hint_text(self, table: FromClause, text: str | None) -> str | None:
        return text


def make_engine(address: Address, *, create: bool = False) -> Engine:
    """The engine for reading and writing. `create` lets SQLite make the file."""
    if address.path is None:
        return _postgres(address)
    return _sqlite(address, address.path, "rwc" if create else "rw")


def make_reading_engine(address: Address, seconds: float) -> Engine:
    """An engine that cannot write, whatever the statement; a statement may last `seconds`."""
    if address.path is None:
        return _postgres(address, reading_seconds=seconds)
    engine = _sqlite(address, address.path, "ro")

    @event.listens_for(engine, "connect")
    def _restrict(connection: sqlite3.Connection, _record: Any) -> None:
        connection.execute("PRAGMA query_only=ON").close()
        for limit, most in _LIMITS:
            connection.setlimit(limit, most)
        connection.set_authorizer(_authorize)

    @event.listens_for(engine, "begin")
    def _limit(connection: Connection) -> None:
        deadline = time.monotonic() + seconds
        raw: Any = connection.connection.dbapi_connection
        raw.set_progress_handler(lambda: time.monotonic() > deadline, 100_000)

    return engine


def _authorize(action: int, first: str | None, second: str | None, _database: str | None, _trigger: str | None) -> int:
    if action in _READING:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION and second != "load_extension":
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and first in _PRAGMAS:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _to_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _from_json(text: str | bytes) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise ArchiveCorruptError(f"the archive is damaged: a value is no JSON: {error}", CORRUPT_HINT) from error


def _sqlite(address: Address, path: Path, mode: str) -> Engine:
    uri = f"{path.absolute().as_uri()}?mode={mode}"

    def open_file() -> sqlite3.Connection:
        return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=WAIT_SECONDS, check_same_thread=False)

    engine = create_engine(address.url, creator=open_file, poolclass=QueuePool, json_serializer=_to_json, json_deserializer=_from_json)
    engine.dialect.statement_compiler = _Compiler
    watch(engine, address.shown, query=mode == "ro")

    @event.listens_for(engine, "connect")
    def _settings(connection: sqlite3.Connection, _record: Any) -> None:
        for pragma in (
            *(["journal_mode=WAL"] if mode != "ro" else []),
            "synchronous=NORMAL",
            "foreign_keys=ON",
            "cache_size=-64000",
            "mmap_size=2147418112",
            "temp_store=MEMORY",
            "wal_autocheckpoint=8000",
        ):
            try:
                connection.execute(f"PRAGMA {pragma}").close()
            except UnicodeDecodeError as error:
                raise as_fault(error, address.shown) or error from error

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _postgres(address: Address, reading_seconds: float | None = None) -> Engine:
    # Prepared statements hold one command each: none can end the transaction and begin another behind it.
    options = {} if reading_seconds is None else {"prepare_threshold": 0, "options": "-c default_transaction_read_only=on"}
    engine = create_engine(address.url, json_serializer=_to_json, connect_args=options)
    watch(engine, address.shown, query=reading_seconds is not None)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if reading_seconds is not None:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            connection.exec_driver_sql(f"SET LOCAL statement_timeout = {int(reading_seconds * 1000)}")
            # after the first query a transaction cannot be made writable any more
            if connection.exec_driver_sql("SELECT current_setting('is_superuser')").scalar() == "on":
                connection.exec_driver_sql("SET LOCAL ROLE pg_read_all_data")  # no files and programs of the server
        elif connection.get_execution_options().get("writing", False):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {WAIT_SECONDS * 1000}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITE_LOCK})")
        else:  # one view until the end, as SQLite gives it
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")

    return engine
