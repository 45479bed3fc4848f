"""Runs migrations on a connection that `quotes.store.migrate` hands over. In: that connection. Out: tables, then views and triggers.

The address of the archive never passes through the migration tool's configuration.
"""

from __future__ import annotations

from alembic import context

from quotes.store import ddl
from quotes.store.tables import metadata


def is_ours(_object: object, name: str | None, kind: str, _reflected: bool, _compare_to: object) -> bool:
    """The full-text index is written by hand for each back end."""
    return not (kind in ("table", "index") and (name or "").startswith("fts_"))


connection = context.config.attributes.get("connection")
if connection is None:
    raise SystemExit("run migrations with: quotes db upgrade; compare tables with: python -m quotes.store.migrate --check")

context.configure(
    connection=connection,
    target_metadata=metadata,
    include_object=is_ours,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=True,
    compare_type=True,
)
with context.begin_transaction():
    if context.config.attributes.get("write", True):
        ddl.drop_views_and_triggers(connection)
    context.run_migrations()
    if context.config.attributes.get("write", True):
        ddl.create_views_and_triggers(connection)
