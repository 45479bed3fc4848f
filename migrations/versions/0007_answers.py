"""Indexes of what questions count. On PostgreSQL the indexes of days are in the order in which the newest come first, the undated last.

Revision 0007, after 0006.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

INACTIVE = sa.text("status <> 'active'")
NOBODY = sa.text("expert_id IS NULL AND organization_id IS NULL")
COUNTED = ["id", "status", "article_id", "outlet_id", "statement_id", "day", "expert_id", "organization_id"]
NEWEST = {
    "ix_quote_day": ("quote", "", "id"),
    "ix_quote_expert_day": ("quote", "expert_id, ", "id"),
    "ix_quote_outlet_day": ("quote", "outlet_id, ", "id"),
    "ix_quote_topic_newest": ("quote_topic", "topic_id, ", "quote_id"),
}


def upgrade() -> None:
    op.create_index("ix_quote_change_id", "quote", ["change_id"])
    op.create_index("ix_quote_counted", "quote", COUNTED)
    op.create_index("ix_quote_inactive", "quote", ["article_id"], sqlite_where=INACTIVE, postgresql_where=INACTIVE)
    op.create_index("ix_quote_nobody", "quote", ["status"], sqlite_where=NOBODY, postgresql_where=NOBODY)
    if op.get_bind().dialect.name == "postgresql":  # SQLite reads an index either way, and holds nothing to be least
        for name, (table, first, last) in NEWEST.items():
            op.drop_index(name, table)
            op.execute(f"CREATE INDEX {name} ON {table} ({first}day DESC NULLS LAST, {last} DESC)")
