"""Many quotes at once. In: an open transaction, how many quotes are coming. Out: all of them kept by the bulk path, or none.

Indexes, the index of words and the check of each segment are put off to the end and done once, over everything; keys that come in no
order wait in temporary tables and are sorted first. It is one transaction: cut off at any moment it leaves the archive as it was.

SQLite's log of changes grows with a load until it is slower than the file itself: each page is looked for in all of it. So an archive
that holds no quote yet, and that nobody else has open, is written without one (`alone`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, text

from quotes.errors import ConflictError
from quotes.store.ddl import NOT_VERBATIM, SEARCHED
from quotes.store.tables import article_key, article_version, metadata, quote, quote_key, quote_segment

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

_FEW = 1000  # quotes below which nothing is gained
_PUT_OFF = ("quote_segment_verbatim_INSERT", *(f"{what}_lemmas_added" for what, _ in SEARCHED))
# Bytes of words SQLite gathers before it writes them to the index: as it comes, and while the index is made anew.
_GATHERED, _MUCH = 1 << 20, 1 << 24
_UNORDERED = (quote_key, article_key)  # by hashes: each row would go to a page of its own
# As safe without the log; what is sorted may be more than memory holds; what rows refer to is looked for at the end, in order.
_ALONE = ("synchronous=FULL", "temp_store=FILE", "foreign_keys=OFF")

_SQLITE_PARTS = text("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('index', 'trigger') ORDER BY rowid")
_POSTGRES_INDEXES = text(
    "SELECT x.relname AS name, pg_get_indexdef(i.indexrelid) AS sql FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid "
    "JOIN pg_class t ON t.oid = i.indrelid WHERE t.relnamespace = current_schema()::regnamespace "
    "AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid) ORDER BY x.relname"
)
_POSTGRES_OWNED = text(
    "SELECT bool_and(pg_has_role(relowner, 'USAGE')) FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'"
)


def alone(connection: Connection) -> bool:
    """Before the transaction of a load: let SQLite write straight into a file that holds no quote and that nobody else has open.

    Readers then wait until the load ends. A connection for which this was done is to be given up after it; the next one that
    is opened sets everything as ever.
    """
    if connection.dialect.name != "sqlite" or connection.in_transaction():
        return False
    import sqlite3

    raw: Any = connection.connection.dbapi_connection
    [[waiting]] = raw.execute("PRAGMA busy_timeout").fetchall()
    raw.execute("PRAGMA busy_timeout=0").close()
    try:
        if raw.execute("SELECT EXISTS (SELECT 1 FROM quote)").fetchall() == [(1,)]:
            return False
        raw.execute("PRAGMA journal_mode=DELETE").close()
    except sqlite3.DatabaseError:  # another has it open: the log it is; what is worse, the load itself will tell
        return False
    finally:
        raw.execute(f"PRAGMA busy_timeout={waiting}").close()
    for setting in _ALONE:
        raw.execute(f"PRAGMA {setting}").close()
    return True


@contextmanager
def bulk_load(connection: Connection, quotes: int) -> Iterator[None]:
    """Rows inserted inside, `quotes` quotes with all that hangs on them, come in at about the cost of plain inserts.

    Where they are few beside what the archive holds already, or the tables belong to another role, rows are checked and indexed one by
    one, as ever. Readers see the archive as it was until the transaction ends; on PostgreSQL, and where it is written `alone`, they
    wait. Keys of words are not to be read inside: they are there at the end.
    Raises ConflictError where a segment's words do not stand in its article, or a row refers to none: the transaction is then to be
    rolled back.
    """
    held = connection.scalar(select(func.count()).select_from(quote)) or 0
    sqlite = connection.dialect.name == "sqlite"
    checked = not sqlite or bool(connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one())
    if quotes < max(_FEW, held):
        yield
        if not checked:
            _demand_linked(connection, metadata.sorted_tables)
    elif sqlite:
        put_off = _suspend_sqlite(connection)
        yield
        _insert_sorted(connection, checked)
        _resume_sqlite(connection, put_off)
        if not checked:
            _demand_linked(connection, [table for table in metadata.sorted_tables if table not in _UNORDERED])
        _demand_verbatim(connection)
    elif connection.scalar(_POSTGRES_OWNED):
        indexes = _suspend_postgres(connection)
        yield
        _resume_postgres(connection, indexes)
        _demand_verbatim(connection)
    else:
        yield


def rebuild_search(connection: Connection) -> None:
    """Make SQLite's index of words anew from the lemmas; what it held before does not count."""
    for what, _ in SEARCHED:
        gather = f"INSERT INTO fts_{what}(fts_{what}, rank) VALUES ('hashsize', ?)"  # noqa: S608 - names of our own tables
        connection.exec_driver_sql(gather, (_MUCH,))
        connection.exec_driver_sql(f"INSERT INTO fts_{what}(fts_{what}) VALUES ('rebuild')")  # noqa: S608 - as above
        connection.exec_driver_sql(gather, (_GATHERED,))


def _needed() -> set[str]:
    """Indexes a load itself reads: each new row is looked for among those that may refer to it before it is there."""
    deferred = {(t.name, key.parent.name) for t in metadata.sorted_tables for key in t.foreign_keys if key.deferrable}
    return {str(index.name) for t in metadata.sorted_tables for index in t.indexes if (t.name, index.columns[0].name) in deferred}


def _suspend_sqlite(connection: Connection) -> list[str]:
    put_off = []
    kept = _needed()
    for kind, name, sql in connection.execute(_SQLITE_PARTS).all():
        if (kind == "trigger" and name in _PUT_OFF) or (kind == "index" and name not in kept):
            connection.exec_driver_sql(f"DROP {kind} {name}")
            put_off.append(sql)
    for table in _UNORDERED:  # hides the archive's own until it is dropped
        connection.exec_driver_sql(f"CREATE TEMP TABLE {table.name} AS SELECT * FROM main.{table.name} LIMIT 0")  # noqa: S608 - our own
    return put_off


def _insert_sorted(connection: Connection, checked: bool) -> None:
    for table in _UNORDERED:
        for link in () if checked else table.foreign_keys:
            parent = f"main.{link.column.table.name} p ON p.{link.column.name} = k.{link.parent.name}"
            lost = f"SELECT 1 FROM temp.{table.name} k LEFT JOIN {parent} WHERE p.{link.column.name} IS NULL LIMIT 1"  # noqa: S608 - our own
            if connection.exec_driver_sql(lost).first():
                raise ConflictError(f"the archive refuses this: a row of {table.name} refers to none; nothing was kept")
        key = ", ".join(column.name for column in table.primary_key)
        connection.exec_driver_sql(f"INSERT INTO main.{table.name} SELECT * FROM temp.{table.name} ORDER BY {key}")  # noqa: S608 - as above
        connection.exec_driver_sql(f"DROP TABLE temp.{table.name}")


def _resume_sqlite(connection: Connection, put_off: list[str]) -> None:
    for sql in put_off:
        connection.exec_driver_sql(sql)
    rebuild_search(connection)


def _demand_linked(connection: Connection, tables: Sequence[Table]) -> None:
    for table in tables:
        if connection.exec_driver_sql(f"PRAGMA main.foreign_key_check({table.name})").first():
            raise ConflictError(f"the archive refuses this: a row of {table.name} refers to none; nothing was kept")


def _suspend_postgres(connection: Connection) -> list[str]:
    put_off = []
    kept = _needed()
    for name, sql in connection.execute(_POSTGRES_INDEXES).all():
        if name not in kept:
            connection.exec_driver_sql(f"DROP INDEX {name}")
            put_off.append(sql)
    connection.exec_driver_sql("ALTER TABLE quote_segment DISABLE TRIGGER quote_segment_verbatim")
    return put_off


def _resume_postgres(connection: Connection, put_off: list[str]) -> None:
    connection.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks still to come takes no index
    for sql in put_off:
        connection.exec_driver_sql(sql)
    connection.exec_driver_sql("ALTER TABLE quote_segment ENABLE TRIGGER quote_segment_verbatim")


def _demand_verbatim(connection: Connection) -> None:
    s = quote_segment.c
    length = s.end - s.start
    strange = (
        select(func.min(s.quote_id), func.count())
        .join(quote, quote.c.id == s.quote_id)
        .join(article_version, article_version.c.id == quote.c.version_id)
        .where(func.substr(article_version.c.text, s.start + 1, length) != s.text)
    )
    first, count = connection.execute(strange).one()
    if count:
        raise ConflictError(f"the archive refuses this: {NOT_VERBATIM} (q{first}, {count} in all); nothing was kept")
