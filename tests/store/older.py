"""An archive as an older release kept it. In: a filled archive and a revision. Out: another, at that revision, with the same rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alembic import command
from alembic.config import Config
from sqlalchemy import inspect, select, text

from quotes.store.address import parse_address
from quotes.store.bulk import insert_rows
from quotes.store.connect import make_engine
from quotes.store.engine import Archive
from quotes.store.migrate import find_migrations
from quotes.store.tables import metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

Rows = dict[str, list[dict[str, Any]]]


def make_older(filled: Archive, target: str, revision: str) -> Rows:
    """Make `target` at `revision` and put into it what that release could hold of `filled`; the rows by table come back."""
    engine = make_engine(parse_address(target), create=True)
    try:
        with engine.connect() as writing, filled.connect() as reading:
            writing.execution_options(writing=True).begin()
            config = Config()
            config.set_main_option("script_location", str(find_migrations()))
            config.attributes.update(connection=writing, write=False)  # the views of this program need tables of this program
            command.upgrade(config, revision)
            rows = _copy(reading, writing)
            writing.commit()
    finally:
        engine.dispose()
    return rows


def _copy(reading: Connection, writing: Connection) -> Rows:
    there = inspect(writing)
    rows: Rows = {}
    for table in metadata.sorted_tables:
        if there.has_table(table.name):
            names = {column["name"] for column in there.get_columns(table.name)}
            columns = [column for column in table.columns if column.name in names]
            statement = select(*columns).order_by(*table.primary_key.columns)
            rows[table.name] = [dict(row) for row in reading.execute(statement).mappings()]
            insert_rows(writing, table, rows[table.name])
            if writing.dialect.name == "postgresql" and "id" in names and rows[table.name]:
                last = max(row["id"] for row in rows[table.name])
                writing.execute(text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :last)"), {"name": table.name, "last": last})
    if writing.dialect.name == "sqlite" and "quote_lemmas" in rows:
        writing.execute(text("INSERT INTO fts_quote(fts_quote) VALUES ('rebuild')"))  # what that release's triggers did
    return rows
