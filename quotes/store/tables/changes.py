"""Change sets: who wrote what by which command. In: nothing. Out: the tables `change` and `change_entry`."""

from __future__ import annotations

from sqlalchemy import Index, Table, UniqueConstraint

from quotes.store.tables.columns import KEPT_IDS, data, link, metadata, number, one_of, own_id, own_link, words

change = Table(
    "change",
    metadata,
    own_id("printed as c9"),
    words("command", "the command line that wrote, without its options' values", nullable=False),
    words("who", "the person at the keyboard: QUOTES_USER, else the login name", nullable=False),
    words("started_at", "UTC, ISO 8601", nullable=False),
    words("finished_at", "UTC, ISO 8601; empty where the command was cut off"),
    words("version", "the program's version", nullable=False),
    data("summary", "rows written, by table and action"),
    own_link("undoes_id", "change.id", "the change this one takes back", index=True),
    **KEPT_IDS,
    comment="one command's writes, so that undo takes back exactly those",
)

change_entry = Table(
    "change_entry",
    metadata,
    own_id("surrogate key"),
    link("change_id", "change.id", "the change set", nullable=False),
    number("seq", "order within the change set, from 1", nullable=False),
    words("table_name", "the table written", nullable=False),
    number("row_id", "the row's id; empty where the table has a composite key (it stands in before and after)"),
    words("action", "insert stands here only for rows an undo brought back; other inserts carry the change's id", nullable=False),
    data("before", "the row before, null for an insert"),
    data("after", "the row after, null for a delete"),
    one_of("action", "insert", "update", "delete"),
    UniqueConstraint("change_id", "seq"),
    Index("ix_change_entry_row", "table_name", "row_id"),
    **KEPT_IDS,
    comment="updates and deletes of a change set, row by row",
)
