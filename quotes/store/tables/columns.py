"""What every table is made of. In: nothing. Out: the one MetaData with its naming convention, and makers of recurring columns."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Integer, MetaData, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# Text sorts by code point on both back ends, so that the same question gives the same order.
Words = Text().with_variant(Text(collation="C"), "postgresql")
Data = JSON(none_as_null=True)

# Ids are never used twice, so that an undone row can come back under its own id.
KEPT_IDS: dict[str, Any] = {"sqlite_autoincrement": True}
KEYED: dict[str, Any] = {"sqlite_with_rowid": False}


def own_id(comment: str) -> Column[Any]:
    """The surrogate key."""
    return Column("id", Integer, primary_key=True, comment=comment)


def change_id() -> Column[Any]:
    """The change set that inserted the row; undo finds inserted rows by it."""
    return Column("change_id", ForeignKey("change.id"), nullable=False, comment="change set that inserted the row")


def words(name: str, comment: str, **options: Any) -> Column[Any]:
    """A text column; nullable unless `nullable=False`."""
    return Column(name, Words, comment=comment, **options)


def number(name: str, comment: str, **options: Any) -> Column[Any]:
    """An integer column; nullable unless `nullable=False`."""
    return Column(name, Integer, comment=comment, **options)


def data(name: str, comment: str) -> Column[Any]:
    """A column of JSON; an absent value is SQL's NULL."""
    return Column(name, Data, comment=comment)


def link(name: str, target: str, comment: str, **options: Any) -> Column[Any]:
    """A foreign key to `target` ("table.column")."""
    return Column(name, ForeignKey(target), comment=comment, **options)


def own_link(name: str, target: str, comment: str, **options: Any) -> Column[Any]:
    """A foreign key that is checked at the end of a transaction: rows of one table that refer to each other come back in any order."""
    return Column(name, ForeignKey(target, deferrable=True, initially="DEFERRED"), comment=comment, **options)


def one_of(column: str, *values: str) -> CheckConstraint:
    """The column holds one of the values, or nothing. Compared one by one: for `IN` SQLite builds a table of them at every row."""
    return CheckConstraint(" OR ".join(f"{column} = '{value}'" for value in values), name=column)


def holds(name: str, condition: str) -> CheckConstraint:
    """A condition every row fulfils."""
    return CheckConstraint(condition, name=name)
