"""Pairs that may be, or were made, one. In: an open archive. Out: a sheet each of candidates and of automatic links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from quotes.model.sheets import Column, Sheet
from quotes.reports.ids import printed
from quotes.reports.parts import parts
from quotes.reports.who_said import many
from quotes.store import tables as t
from quotes.store.judgements import LETTERS, Kind, open_candidates

if TYPE_CHECKING:
    from sqlalchemy import Connection


def candidates(connection: Connection, kind: Kind, limit: int | None = None) -> Sheet:
    """The pairs that wait for a decision, the likeliest first."""
    pairs = open_candidates(connection, kind)
    names = _names(connection, kind, pairs)
    rows = tuple(
        (*_pair(pair, kind, names), round(pair["probability"], 3), list(pair["reasons"] or ())) for pair in pairs[: limit or len(pairs)]
    )
    columns = (*_columns(), Column("probability", "odds", "share"), Column("reasons", "reasons", "list"))
    footer = (f"{many(len(pairs), 'pair')} waiting; quotes {kind}s merge LEFT RIGHT, or {kind}s split LEFT RIGHT",)
    return Sheet("", columns, rows, footer=footer, empty="no pairs wait for a decision")


def automatic_links(connection: Connection, kind: Kind, limit: int | None = None) -> Sheet:
    """What the program joined by itself and still stands, the least certain first."""
    edge = t.judgement
    standing = edge.c.kind == kind, edge.c.automatic, edge.c.withdrawn_at.is_(None), edge.c.verdict == "same"
    statement = select(edge).where(*standing).order_by(edge.c.score, edge.c.id).limit(limit)
    pairs = [dict(row) for row in connection.execute(statement).mappings()]
    names = _names(connection, kind, pairs)
    rows = tuple((*_pair(pair, kind, names), pair["score"], list(pair["reasons"] or ()), pair["at"][:10]) for pair in pairs)
    columns = (*_columns(), Column("probability", "odds", "share"), Column("reasons", "reasons", "list"), Column("at", "on", "date"))
    footer = (f"{many(len(rows), 'link')}; quotes {kind}s split LEFT RIGHT takes one back",)
    return Sheet("", columns, rows, footer=footer, empty="nothing was joined automatically")


def _columns() -> tuple[Column, ...]:
    sides = (("left_id", "id"), ("left", "words"), ("right_id", "id"), ("right", "words"))
    return tuple(Column(key, "" if kind == "id" else key, kind) for key, kind in sides)  # type: ignore[arg-type]


def _pair(pair: dict[str, Any], kind: Kind, names: dict[int, str]) -> tuple[str | None, ...]:
    left, right = pair["left_id"], pair["right_id"]
    return printed(LETTERS[kind], left), names.get(left), printed(LETTERS[kind], right), names.get(right)


def _names(connection: Connection, kind: Kind, pairs: list[dict[str, Any]]) -> dict[int, str]:
    table = t.expert if kind == "expert" else t.organization
    ids = {pair[side] for pair in pairs for side in ("left_id", "right_id")}
    statement = select(table.c.id, table.c.name)
    return {row.id: row.name for part in parts(ids) for row in connection.execute(statement.where(table.c.id.in_(part)))}
