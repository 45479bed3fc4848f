"""History. In: change sets. Out: what was done, and any of it taken back exactly; taking back is itself a change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select

from quotes.errors import ConflictError, NotFoundError
from quotes.store import tables
from quotes.store.judgements import recompute
from quotes.store.tables import change as change_table
from quotes.store.tables import change_entry, judgement
from quotes.store.written import noun

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Table

    from quotes.store.change import Change, Row
    from quotes.store.judgements import Kind

Place = tuple[str, tuple[Any, ...]]

# Derived from judgements: brought up to date after an undo, so that it never stands against one.
_DERIVED = ("canonical_id",)


@dataclass(frozen=True, slots=True)
class Done:
    """One change set: what was done, by whom, when; `undone_by` is the change that took it back, where one did."""

    id: int
    command: str
    who: str
    started_at: str
    finished_at: str | None
    summary: dict[str, int]
    undoes_id: int | None
    undone_by: int | None


def list_changes(connection: Connection, limit: int | None = None) -> list[Done]:
    """Change sets, the newest first, at most `limit`."""
    c = change_table.c
    undone = undone_by(connection)
    statement = select(c.id, c.command, c.who, c.started_at, c.finished_at, c.summary, c.undoes_id).order_by(c.id.desc()).limit(limit)
    return [
        Done(row.id, row.command, row.who, row.started_at, row.finished_at, row.summary or {}, row.undoes_id, undone.get(row.id))
        for row in connection.execute(statement)
    ]


def undone_by(connection: Connection) -> dict[int, int]:
    """For each change that is taken back at present, the change that did it; an undo that was undone counts no longer."""
    statement = select(change_table.c.id, change_table.c.undoes_id).where(change_table.c.undoes_id.is_not(None))
    found: dict[int, int] = {}
    for row in connection.execute(statement.order_by(change_table.c.id.desc())):
        if row.id not in found:
            found.setdefault(row.undoes_id, row.id)
    return found


def newest_to_undo(connection: Connection) -> int:
    """The newest change that stands and is no undo. Raises NotFoundError where there is none."""
    for done in list_changes(connection):
        if done.undoes_id is None and done.undone_by is None:
            return done.id
    raise NotFoundError("nothing to undo")


def undo(change: Change, change_id: int) -> dict[str, int]:
    """Take back a change set: its updates and deletes restored, its rows deleted; the rows written, by table and action, come back.

    `change` must be fresh. Raises NotFoundError for an unknown change, ConflictError where it is undone already or where
    something later rests on it (the message names what).
    """
    connection = change.connection
    if connection.scalar(select(change_table.c.id).where(change_table.c.id == change_id)) is None:
        raise NotFoundError(f"no change c{change_id}", "quotes log lists them")
    by = undone_by(connection).get(change_id)
    if by is not None:
        raise ConflictError(f"c{change_id} was undone by c{by} already", f"quotes undo c{by} brings it back")
    change.undoes = change_id
    pairs = _judged_pairs(connection, change_id)
    inserted = _inserted_tables(connection, change_id)
    _refuse_rewritten(connection, change_id, inserted)
    restored = _restore(change, change_id)
    for table in inserted:
        _refuse_references(connection, table, change_id)
    for table in reversed(tables.metadata.sorted_tables):
        for where in restored.get(table.name, ()):
            change.delete(table, where)
        if table in inserted:
            change.delete(table, table.c.change_id == change_id)
    for kind, ids in pairs.items():
        table = tables.expert if kind == "expert" else tables.organization
        recompute(change, kind, connection.scalars(select(table.c.id).where(table.c.id.in_(ids))).all())
    return change.summary


def _restore(change: Change, change_id: int) -> dict[str, list[ColumnElement[bool]]]:
    """Bring rows back to what they were before the change; the rows it had itself brought back are named, to be deleted."""
    again: dict[str, list[Row]] = {}
    updates: list[tuple[Table, Row, Row]] = []
    gone: dict[str, list[ColumnElement[bool]]] = {}
    for (name, _), (before, after) in _net(change.connection, change_id).items():
        table = tables.metadata.tables[name]
        if before is None and after is not None:
            gone.setdefault(name, []).append(_is_row(table, after))
        elif before is None or before.get("change_id") == change_id:
            continue
        elif after is None:
            current = _find(change.connection, table, before)
            if current is None:
                again.setdefault(name, []).append(before)
            else:  # the change deleted the row and wrote another in its place
                updates.append((table, before, current))
        else:
            updates.append((table, before, after))
    for table in tables.metadata.sorted_tables:
        change.restore(table, again.get(table.name, []))
    order = {table.name: place for place, table in enumerate(tables.metadata.sorted_tables)}
    for table, before, after in sorted(updates, key=lambda entry: order[entry[0].name]):
        _put_back(change, table, before, after)
    return gone


def _put_back(change: Change, table: Table, before: Row, after: Row) -> None:
    differing = {name: value for name, value in before.items() if value != after.get(name)}
    current = _find(change.connection, table, after)
    if current is None or any(current[name] != after[name] for name in differing if name not in _DERIVED):
        raise ConflictError(
            f"c{change.undoes} cannot be undone: {noun(table.name, 1)} ({_named(table, after)}) was changed again later",
            "undo the later change first: quotes log",
        )
    change.update(table, _is_row(table, after), differing)


def _find(connection: Connection, table: Table, row: Row) -> Row | None:
    found = connection.execute(select(table).where(_is_row(table, row))).mappings().first()
    return None if found is None else dict(found)


def _net(connection: Connection, change_id: int) -> dict[Place, tuple[Row | None, Row | None]]:
    """For each row the change noted, how it stood before the first note and after the last."""
    statement = select(change_entry).where(change_entry.c.change_id == change_id).order_by(change_entry.c.seq)
    net: dict[Place, tuple[Row | None, Row | None]] = {}
    for entry in connection.execute(statement):
        table = tables.metadata.tables[entry.table_name]
        row = entry.before or entry.after
        place = (table.name, tuple(row[column.name] for column in table.primary_key.columns))
        first = net[place][0] if place in net else entry.before
        net[place] = (first, entry.after)
    return {place: states for place, states in net.items() if states[0] != states[1]}


def _inserted_tables(connection: Connection, change_id: int) -> list[Table]:
    written = [table for table in tables.metadata.sorted_tables if "change_id" in table.c and table is not change_entry]
    return [table for table in written if connection.scalar(select(table.c.change_id).where(table.c.change_id == change_id).limit(1))]


def _refuse_rewritten(connection: Connection, change_id: int, inserted: Iterable[Table]) -> None:
    """Rows this change inserted and a later, standing change updated must not vanish silently."""
    undone = undone_by(connection)
    for table in inserted:
        if "id" not in table.c:
            continue
        later = (
            select(change_entry.c.change_id)
            .join(change_table, change_table.c.id == change_entry.c.change_id)
            .join(table, and_(table.c.id == change_entry.c.row_id, change_entry.c.table_name == table.name))
            .where(table.c.change_id == change_id, change_entry.c.change_id > change_id, change_table.c.undoes_id.is_(None))
            .distinct()
        )
        standing = sorted(set(connection.scalars(later)) - set(undone))
        if standing:
            raise ConflictError(
                f"c{change_id} cannot be undone: c{standing[-1]} changed {noun(table.name, 2).partition(' ')[2]} it wrote",
                f"quotes undo c{standing[-1]} first",
            )


def _refuse_references(connection: Connection, table: Table, change_id: int) -> None:
    """Rows of other changes must not lose what they refer to."""
    for child in tables.metadata.sorted_tables:
        if "change_id" not in child.c or child is change_entry:
            continue
        for key in child.foreign_keys:
            if key.column.table is not table or key.parent.name == "change_id":
                continue
            parent = table.alias("parent")
            rows = select(func.count(), func.max(child.c.change_id)).join(parent, parent.c[key.column.name] == key.parent)
            count, by = connection.execute(rows.where(parent.c.change_id == change_id, child.c.change_id != change_id)).one()
            if count:
                rests = f"{noun(child.name, count)} rest on its {noun(table.name, 2).partition(' ')[2]}"
                raise ConflictError(f"c{change_id} cannot be undone: {rests}, the last from c{by}", f"quotes undo c{by} first")


def _judged_pairs(connection: Connection, change_id: int) -> dict[Kind, set[int]]:
    """The ids whose canonical ids may follow from what this change did to judgements."""
    rows = [dict(row) for row in connection.execute(select(judgement).where(judgement.c.change_id == change_id)).mappings()]
    noted = select(change_entry).where(change_entry.c.change_id == change_id, change_entry.c.table_name == judgement.name)
    rows += [entry.before or entry.after for entry in connection.execute(noted)]
    pairs: dict[Kind, set[int]] = {}
    for row in rows:
        pairs.setdefault(row["kind"], set()).update((row["left_id"], row["right_id"]))
    return pairs


def _is_row(table: Table, row: Row) -> ColumnElement[bool]:
    return and_(*(column == row[column.name] for column in table.primary_key.columns))


def _named(table: Table, row: Row) -> str:
    return ", ".join(f"{column.name} {row[column.name]}" for column in table.primary_key.columns)
