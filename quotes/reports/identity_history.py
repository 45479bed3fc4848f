"""What was decided about an expert or organization. In: an open archive and an id. Out: a sheet, the oldest first.

Judgements withdrawn or undone are told as well, and so is every change to the names, facts and affiliations.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, or_, select

from quotes.model.ids import LETTERS, printed
from quotes.model.sheets import Column, Sheet
from quotes.reports.wording import many
from quotes.store import tables as t
from quotes.store.changes import undone_by
from quotes.store.judgements import Kind, members_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

_VERBS = {"insert": "added", "update": "changed", "delete": "taken away"}
_UNTOLD = ("id", "change_id", "folded", "expert_id", "organization_id", "canonical_id", "script", "given", "family", "patronymic", "kind")

# when, what, told, who, change, state
Event = tuple[str, str, str, str | None, int, str]


def identity_history(connection: Connection, kind: Kind, number: int, limit: int | None = None) -> Sheet:
    """Judgements on, and changes of, everybody who is one with `number`, the newest `limit` of them."""
    table = t.expert if kind == "expert" else t.organization
    canonical = connection.execute(select(table.c.canonical_id).where(table.c.id == number)).scalar_one()
    members = members_of(connection, kind, canonical)
    changes = {row.id: row for row in connection.execute(select(t.change))}
    undone = undone_by(connection)
    events = [*_judgements(connection, kind, members), *_edits(connection, kind, members)]
    rows = []
    for when, what, told, who, change, state in sorted(events, key=lambda event: (event[0] or changes[event[4]].started_at, event[4])):
        by = changes[change]
        later = f"taken back by c{undone[change]}" if change in undone else ""
        moment = (when or by.started_at)[:19].replace("T", " ")
        rows.append((moment, what, told, who or by.who, printed("c", change), by.command, state or later))
    columns = (
        Column("at", "when", "date"),
        Column("event", "what", "words"),
        Column("told", "", "text"),
        Column("who", "who", "words"),
        Column("change_id", "change", "id"),
        Column("command", "command", "words", hidden=True),
        Column("state", "state", "words"),
    )
    footer = (f"{many(len(rows), 'event')}; quotes undo CHANGE takes one back",)
    return Sheet("", columns, tuple(rows[-(limit or len(rows)) :]), footer=footer, empty="nothing was decided or changed")


def _judgements(connection: Connection, kind: Kind, members: list[int]) -> list[Event]:
    """Those in the archive, and those that an undo took out of it."""
    edge, entry, inside = t.judgement, t.change_entry, set(members)
    touching = or_(edge.c.left_id.in_(members), edge.c.right_id.in_(members))
    rows = [dict(row) for row in connection.execute(select(edge).where(edge.c.kind == kind, touching)).mappings()]
    known = {row["id"] for row in rows}
    gone = select(entry.c.before).where(entry.c.table_name == edge.name, entry.c.action == "delete").order_by(entry.c.change_id)
    for before in connection.scalars(gone):
        if before["kind"] == kind and inside & {before["left_id"], before["right_id"]} and before["id"] not in known:
            known.add(before["id"])
            rows.append(before)
    names = _named(connection, kind, {row[end] for row in rows for end in ("left_id", "right_id")})
    found = []
    for row in rows:
        reasons = "; ".join(filter(None, (row["why"], *(row["reasons"] or ()))))
        told = f"{names[row['left_id']]} / {names[row['right_id']]}" + (f": {reasons}" if reasons else "")
        state = f"withdrawn {row['withdrawn_at'][:10]}" if row["withdrawn_at"] else ""
        found.append((row["at"], row["verdict"], told, "rule" if row["automatic"] else row["who"], row["change_id"], state))
    return found


def _named(connection: Connection, kind: Kind, ids: set[int]) -> dict[int, str]:
    table = t.expert if kind == "expert" else t.organization
    letter = LETTERS[kind]
    names = {row.id: row.name for row in connection.execute(select(table.c.id, table.c.name).where(table.c.id.in_(ids)))}
    return {number: f"{letter}{number} {names.get(number, '(gone)')}" for number in ids}


def _edits(connection: Connection, kind: Kind, members: list[int]) -> Iterable[Event]:
    """What was written of the members' own rows: who they are, their names, their affiliations."""
    entry = t.change_entry
    for table, owner, label in _tables(kind):
        rows = [dict(row) for row in connection.execute(select(table).where(owner.in_(members)).order_by(table.c.id)).mappings()]
        first = _first(connection, table, [row["id"] for row in rows])
        for row in rows:
            yield "", f"{label} added", _told(first.get(row["id"], row)), None, row["change_id"], ""
        mine = and_(entry.c.table_name == table.name, or_(entry.c.row_id.in_([row["id"] for row in rows]), entry.c.action != "update"))
        for noted in connection.execute(select(entry).where(mine).order_by(entry.c.change_id, entry.c.seq)):
            before, after = noted.before or {}, noted.after or {}
            if (before or after)[owner.name] not in members:
                continue
            told = _differing(before, after) if before and after else _told(before or after)
            if told:
                yield "", f"{label} {_VERBS[noted.action]}", told, None, noted.change_id, ""


def _tables(kind: Kind) -> tuple[tuple[Any, Any, str], ...]:
    if kind == "organization":
        return (t.organization, t.organization.c.id, "organization"), (t.organization_name, t.organization_name.c.organization_id, "name")
    return (
        (t.expert, t.expert.c.id, "expert"),
        (t.expert_name, t.expert_name.c.expert_id, "name"),
        (t.affiliation, t.affiliation.c.expert_id, "affiliation"),
    )


def _first(connection: Connection, table: Any, ids: list[int]) -> dict[int, Any]:
    """Rows as they were before the first change to them."""
    entry = t.change_entry
    statement = select(entry.c.row_id, entry.c.before).where(entry.c.table_name == table.name, entry.c.action == "update")
    first: dict[int, Any] = {}
    for number, before in connection.execute(statement.where(entry.c.row_id.in_(ids)).order_by(entry.c.change_id, entry.c.seq)):
        first.setdefault(number, before)
    return first


def _told(row: dict[str, Any]) -> str:
    shown = {key: value for key, value in row.items() if key not in _UNTOLD and not key.endswith("_id") and value not in (None, "", {})}
    main = [str(shown.pop(key)) for key in ("name", "text", "role", "organization_text") if key in shown]
    return ", ".join([*main, *(f"{key} {value}" for key, value in shown.items())])


def _differing(before: dict[str, Any], after: dict[str, Any]) -> str:
    changed = [key for key in after if key not in _UNTOLD and before.get(key) != after[key]]
    return ", ".join(f"{key} {before.get(key) or '…'} → {after[key] or '…'}" for key in changed)
