"""Checks of listed values as comparisons: for `IN` with three values or more SQLite builds a table of them at every row it writes.

Revision 0008, after 0007. Nothing that is stored changes, so the text of the tables is rewritten as SQLite's documentation of ALTER TABLE
describes for constraints ("other kinds of table schema changes"). PostgreSQL compares with an array of its own and needs nothing.
"""

from __future__ import annotations

import re

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

LISTED = re.compile(r"CHECK \((\w+) IN \(('\w+'(?:, '\w+')*)\)\)")


def upgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return
    texts = connection.execute(sa.text("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE '% IN (%'")).all()
    cookie = connection.execute(sa.text("PRAGMA schema_version")).scalar_one()
    op.execute("PRAGMA writable_schema=ON")
    for name, sql in texts:
        change = sa.text("UPDATE sqlite_schema SET sql = :sql WHERE type = 'table' AND name = :name")
        connection.execute(change, {"sql": LISTED.sub(compared, sql), "name": name})
    op.execute(f"PRAGMA schema_version={cookie + 1}")
    op.execute("PRAGMA writable_schema=RESET")


def compared(found: re.Match[str]) -> str:
    """The check, value by value."""
    return f"CHECK ({' OR '.join(f'{found[1]} = {value}' for value in found[2].split(', '))})"
