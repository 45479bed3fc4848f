"""Roles of a team on PostgreSQL. In: nothing, or an archive. Out: the SQL that makes them, or the roles made.

A reader asks; a coder codes stances and reviews quotes besides; an editor does whatever the commands do, but for changing the form of the
archive, which is its owner's. Each role holds the rights of the one before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from quotes.errors import UsageError
from quotes.store.tables import metadata

if TYPE_CHECKING:
    from quotes.store.engine import Archive

READER, CODER, EDITOR = "quotes_reader", "quotes_coder", "quotes_editor"
ROLES = (READER, CODER, EDITOR)

# What coding and reviewing writes; undo of it included.
CODED: dict[str, str] = {
    "change": "INSERT, UPDATE, DELETE",
    "change_entry": "INSERT",
    "review": "INSERT, DELETE",
    "stance": "INSERT, UPDATE, DELETE",
    "quote": "UPDATE",
    "quote_segment": "INSERT, UPDATE, DELETE",
    "quote_lemmas": "UPDATE",
    "quote_topic": "INSERT, UPDATE, DELETE",
    "speaker": "INSERT, UPDATE, DELETE",
    "word_form": "INSERT",
}


def role_statements() -> list[str]:
    """The SQL, a statement an entry, for the owner of the archive's tables; running it again does no harm."""
    made = [_created(role) for role in ROLES]
    quoted = {table.name: f'"{table.name}"' for table in metadata.sorted_tables}
    made += [f"GRANT {READER} TO {CODER}", f"GRANT {CODER} TO {EDITOR}", f"GRANT USAGE ON SCHEMA public TO {READER}"]
    made += [
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {', '.join(ROLES)}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {READER}",
        *(f"GRANT {rights} ON {quoted[name]} TO {CODER}" for name, rights in CODED.items()),
        f"GRANT INSERT, UPDATE, DELETE ON {', '.join(quoted.values())} TO {EDITOR}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {CODER}",
    ]
    return made


def _created(role: str) -> str:
    return f"DO $$ BEGIN CREATE ROLE {role} NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$"


def make_roles(archive: Archive) -> None:
    """Make the roles and give them their rights on this archive, all or nothing.

    Raises UsageError on SQLite, ArchiveError where the user may not make roles.
    """
    if archive.dialect != "postgresql":
        raise UsageError("an SQLite file has no roles", "the rights of the file decide who reads and writes it")
    with archive.engine.begin() as connection:
        for statement in role_statements():
            connection.execute(text(statement))
