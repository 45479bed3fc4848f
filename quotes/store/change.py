"""Change sets. In: rows to write. Out: rows written, and what undo needs to take them back.

Inserted rows carry the change's id; updates and deletes are kept row by row, before and after. The transaction begins with the
first use, so that nobody waits while an article is being read.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from sqlalchemy import and_, delete, insert, select, text, update

import quotes
from quotes.store import tables
from quotes.store.bulk import insert_rows

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Table

Row = dict[str, Any]
_AT_ONCE = 2000  # rows in memory at a time


class Lookup(Protocol):
    """What was read in a transaction and holds until it ends; `reads` names the tables it stands on."""

    reads: ClassVar[frozenset[str]]

    def __init__(self, connection: Connection) -> None: ...


Looked = TypeVar("Looked", bound=Lookup)


def now() -> str:
    """This moment in UTC, ISO 8601 to the second."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


class Change:
    """One command's writes. Write through `insert`, `update` and `delete`; read through `connection`.

    `undoes` names the change this one takes back; `alone` says that the connection was set for a load and is to be given up after it.
    """

    def __init__(self, connection: Connection, command: str, who: str) -> None:
        self._connection = connection
        self.command = command
        self.who = who
        self.undoes: int | None = None
        self._id: int | None = None
        self._kept = False
        self._seq = 0
        self._started = now()
        self._counts: Counter[str] = Counter()
        self._entries: list[Row] = []
        self._reserved: dict[str, int] = {}
        self._lookups: dict[type[Lookup], Any] = {}
        self._whole = False
        self.alone = False

    @property
    def connection(self) -> Connection:
        """The connection, inside the writing transaction."""
        if not self._connection.in_transaction():
            self._connection.begin()
        return self._connection

    @property
    def id(self) -> int:
        """The change set's id; its row is written with the first use."""
        if self._id is None:
            row = {"command": self.command, "who": self.who, "started_at": self._started, "version": quotes.__version__}
            statement = insert(tables.change).values(**row, undoes_id=self.undoes).returning(tables.change.c.id)
            self._id = int(self.connection.execute(statement).scalar_one())
        return self._id

    @property
    def summary(self) -> dict[str, int]:
        """Rows written so far, by "table action"."""
        return dict(sorted(self._counts.items()))

    def within(self, kind: type[Looked]) -> Looked:
        """The lookup of this kind for the open transaction: nobody else writes before it ends. Rows deleted or put back end it too."""
        connection = self.connection
        if kind not in self._lookups:
            self._lookups[kind] = kind(connection)
        found: Looked = self._lookups[kind]
        return found

    @contextmanager
    def step(self) -> Iterator[None]:
        """A part that is kept by itself: all of it when the block ends, none of it when it raises."""
        if self._whole:
            raise RuntimeError("a bulk load is one transaction")
        self._commit()
        counts, seq = self._counts.copy(), self._seq
        try:
            yield
            self._commit()
        except BaseException:
            self._counts, self._seq = counts, seq
            self._rollback()
            raise

    @contextmanager
    def load(self, quotes: int) -> Iterator[None]:
        """Insert `quotes` quotes inside, by the bulk path (see `quotes.store.loading`); a load has no steps."""
        from quotes.store.loading import alone, bulk_load

        self.alone = alone(self._connection)
        with bulk_load(self.connection, quotes):
            self._whole = True
            try:
                yield
            finally:
                self._whole = False

    def reserve(self, table: Table, count: int) -> range | list[int]:
        """Ids for `count` new rows of a table with its own id, in ascending order; never given out again."""
        if count == 0:
            return []
        if self.connection.dialect.name == "sqlite":
            if not self._reserved:
                rows = self.connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence")
                self._reserved = {row.name: row.seq for row in rows}
            first = self._reserved.get(table.name, 0) + 1
            self._reserved[table.name] = first + count - 1
            return range(first, first + count)
        statement = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)")
        return sorted(self.connection.execute(statement, {"name": table.name, "count": count}).scalars())

    def insert(self, table: Table, row: Mapping[str, Any]) -> int:
        """Insert one row of a table with its own id; the id comes back."""
        [row_id] = self.reserve(table, 1)
        self.insert_all(table, [{"id": row_id, **row}])
        return row_id

    def insert_all(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert many rows in one statement. All rows have the same keys; ids are the caller's (see `reserve`)."""
        if not rows:
            return
        insert_rows(self.connection, table, rows, self.id if "change_id" in table.c else None)
        self._counts[f"{table.name} insert"] += len(rows)

    def update(self, table: Table, where: ColumnElement[bool], values: Mapping[str, Any]) -> int:
        """Update the rows that differ from `values`; how many did comes back. Rows that hold the values already are left alone."""
        changed = 0
        for before in self._rows(table, where):
            if all(before[name] == value for name, value in values.items()):
                continue
            self.connection.execute(update(table).where(_is_row(table, before)).values(**values))
            self._record(table, "update", before, {**before, **values})
            changed += 1
        return changed

    def delete(self, table: Table, where: ColumnElement[bool]) -> int:
        """Delete rows; how many comes back."""
        order = list(table.primary_key.columns)
        count = 0
        with self.connection.execute(select(table).where(where).order_by(*order).execution_options(yield_per=_AT_ONCE)) as found:
            for part in found.mappings().partitions():
                count += len(part)
                for before in part:
                    self._record(table, "delete", dict(before), None)
                self._flush()
        if count:
            self.connection.execute(delete(table).where(where))
            self._forget(table)
        return count

    def restore(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert rows just as they stood, the change that first inserted them included."""
        for row in rows:
            self._record(table, "insert", None, dict(row))
        if rows:
            insert_rows(self.connection, table, rows)
            self._forget(table)

    def finish(self) -> None:
        """Keep everything and close the change set."""
        if self._id is not None and self._counts:
            values = {"finished_at": now(), "summary": self.summary}
            self._flush()
            self.connection.execute(update(tables.change).where(tables.change.c.id == self._id).values(**values))
        elif self._id is not None:
            self.connection.execute(delete(tables.change).where(tables.change.c.id == self._id))
        self._commit()

    def abandon(self) -> None:
        """Take back what was not kept; what earlier steps kept stays, as an unfinished change set."""
        self._rollback()

    def _rows(self, table: Table, where: ColumnElement[bool]) -> list[Row]:
        order = list(table.primary_key.columns)
        return [dict(row) for row in self.connection.execute(select(table).where(where).order_by(*order)).mappings()]

    def _record(self, table: Table, action: str, before: Row | None, after: Row | None) -> None:
        self._seq += 1
        row = before or after or {}
        entry = {"change_id": self.id, "seq": self._seq, "table_name": table.name, "row_id": row.get("id")}
        self._entries.append({**entry, "action": action, "before": before, "after": after})
        self._counts[f"{table.name} {action}"] += 1

    def _flush(self) -> None:
        if self._entries:
            insert_rows(self.connection, tables.change_entry, self._entries)
            self._entries = []

    def _forget(self, table: Table) -> None:
        self._lookups = {kind: held for kind, held in self._lookups.items() if table.name not in kind.reads}

    def _commit(self) -> None:
        self._lookups = {}
        if self._connection.in_transaction():
            self._flush()
            self._connection.commit()
            self._reserved = {}
            self._kept = self._id is not None

    def _rollback(self) -> None:
        self._lookups = {}
        self._entries = []
        self._reserved = {}
        if self._connection.in_transaction():
            self._connection.rollback()
        if not self._kept:
            self._id = None


def _is_row(table: Table, row: Row) -> ColumnElement[bool]:
    return and_(*(column == row[column.name] for column in table.primary_key.columns))
