"""Pairs that may be, or were made, one. In: an open archive. Out: a sheet each of candidates and of automatic links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from quotes.model.ids import LETTERS, printed
from quotes.model.sheets import Column, Sheet
from quotes.reports.wording import many
from quotes.store import tables as t
from quotes.store.judgements import Kind, open_candidates
from quotes.store.parts import parts

if TYPE_CHECKING:
    from sqlalchemy import Connection

# Pairs to join, links (rows) to withdraw, pairs to offer, candidates (rows) to drop.
Parts = tuple[Sequence[Any], Sequence[Any], Sequence[Any], Sequence[Any]]


def candidates(connection: Connection, kind: Kind, limit: int | None = None) -> Sheet:
    """The pairs that wait for a decision, the likeliest first: whom a yes would join, and under which names they were found alike."""
    pairs = open_candidates(connection, kind)
    names = _names(connection, kind, pairs, ("left_id", "right_id", "left", "right"))
    rows = tuple((*_sides(pair, kind, names), round(pair["probability"], 3), list(pair["reasons"] or ())) for pair in pairs[:limit])
    columns = (*_columns(), Column("probability", "odds", "share"), Column("reasons", "reasons", "list"))
    footer = (f"{many(len(pairs), 'pair')} waiting; quotes {kind}s review decides them one by one",)
    return Sheet("", columns, rows, footer=footer, empty="no pairs wait for a decision")


def _sides(pair: dict[str, Any], kind: Kind, names: dict[int, str]) -> Iterator[str | None]:
    """Id and name of both sides; who is one with another by now stands as that one, with the name that is alike."""
    for side in ("left", "right"):
        leader, found = pair[side], pair[f"{side}_id"]
        yield printed(LETTERS[kind], leader)
        yield names.get(leader) if names.get(leader) == names.get(found) else f"{names.get(leader)} (as {names.get(found)})"


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


def planned(connection: Connection, kind: Kind, parts: Parts, limit: int | None = None) -> Sheet:
    """What a relinking would do: pairs to join, links to withdraw, pairs to offer, candidates to drop, in this order."""
    words = ("join", "withdraw", "offer", "drop")
    pairs = [(word, one if isinstance(one, dict) else _as_row(one)) for word, part in zip(words, parts, strict=True) for one in part]
    names = _names(connection, kind, [pair for _, pair in pairs])
    rows = tuple(
        (word, *_pair(pair, kind, names), round(pair.get("probability") or pair.get("score") or 0.0, 3), list(pair["reasons"] or ()))
        for word, pair in pairs[: limit or len(pairs)]
    )
    columns = (
        Column("action", "", "words"),
        *_columns(),
        Column("probability", "odds", "share"),
        Column("reasons", "reasons", "list"),
    )
    counts = ", ".join(f"{len(part)} to {word}" for word, part in zip(words, parts, strict=True))
    return Sheet("", columns, rows, footer=(counts,), empty="the rules of today would change nothing")


def _as_row(one: tuple[int, int, float, tuple[str, ...]]) -> dict[str, Any]:
    return {"left_id": one[0], "right_id": one[1], "probability": one[2], "reasons": one[3]}


def _columns() -> tuple[Column, ...]:
    sides = (("left_id", "id"), ("left", "words"), ("right_id", "id"), ("right", "words"))
    return tuple(Column(key, "" if kind == "id" else key, kind) for key, kind in sides)  # type: ignore[arg-type]


def _pair(pair: dict[str, Any], kind: Kind, names: dict[int, str]) -> tuple[str | None, ...]:
    left, right = pair["left_id"], pair["right_id"]
    return printed(LETTERS[kind], left), names.get(left), printed(LETTERS[kind], right), names.get(right)


def _names(
    connection: Connection, kind: Kind, pairs: list[dict[str, Any]], sides: Sequence[str] = ("left_id", "right_id")
) -> dict[int, str]:
    table = t.expert if kind == "expert" else t.organization
    ids = {pair[side] for pair in pairs for side in sides}
    statement = select(table.c.id, table.c.name)
    return {row.id: row.name for part in parts(ids) for row in connection.execute(statement.where(table.c.id.in_(part)))}
