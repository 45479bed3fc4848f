"""Judgements and candidates: same, different, unsure. In: decisions on pairs. Out: edges kept, and the canonical ids that follow.

Edges are only added and withdrawn. `kind` is `expert` or `organization`; pairs are stored smaller id first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import and_, bindparam, or_, select

from quotes.errors import ConflictError, NotFoundError
from quotes.model.clusters import Clusters, Edge, cluster
from quotes.model.ids import LETTERS
from quotes.store.change import now
from quotes.store.tables import candidate, expert, judgement, organization

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Select, Table

    from quotes.store.change import Change

Kind = Literal["expert", "organization"]
Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What a judgement carries: the verdict and its evidence; `who` and `at` (UTC, ISO 8601) where it was made elsewhere."""

    verdict: Verdict
    automatic: bool = False
    score: float | None = None
    reasons: tuple[str, ...] = ()
    why: str | None = None
    who: str | None = None
    at: str | None = None


# Made once: making a statement costs more than running it.
_KIND: Any = bindparam("kind")
_LEFT: Any = bindparam("left_id")
_RIGHT: Any = bindparam("right_id")
_WANTED: Any = bindparam("wanted", expanding=True)
_STANDING = and_(judgement.c.kind == _KIND, judgement.c.withdrawn_at.is_(None))
_ALL_STANDING = select(judgement).where(_STANDING).order_by(judgement.c.id)
_STANDING_OF = _ALL_STANDING.where(or_(judgement.c.left_id.in_(_WANTED), judgement.c.right_id.in_(_WANTED)))
_JUDGED = select(judgement.c.id).where(_STANDING, judgement.c.left_id == _LEFT, judgement.c.right_id == _RIGHT).limit(1)
_OFFERED = select(candidate.c.probability).where(candidate.c.kind == _KIND, candidate.c.left_id == _LEFT, candidate.c.right_id == _RIGHT)


def judge(change: Change, kind: Kind, pair: tuple[int, int], decision: Verdicts) -> int | None:
    """Keep one judgement and bring the canonical ids up to date; its id comes back.

    A person's judgement withdraws those that stand on the pair; an automatic one is not kept where any stands (None).
    Raises NotFoundError for an unknown id, ConflictError for a pair of one.
    """
    left, right = sorted(pair)
    if left == right:
        raise ConflictError(f"{LETTERS[kind]}{left} cannot be judged against itself")
    _demand(change.connection, kind, (left, right))
    standing = _standing(kind) & _is_pair(left, right)
    held = change.connection.execute(select(judgement.c.verdict, judgement.c.automatic, judgement.c.who).where(standing)).all()
    if decision.automatic and held:
        return None
    who = decision.who or change.who
    if [(row.verdict, row.automatic, row.who) for row in held] == [(decision.verdict, False, who)]:
        return None
    change.update(judgement, standing, {"withdrawn_at": now()})
    row = {
        "kind": kind,
        "left_id": left,
        "right_id": right,
        "verdict": decision.verdict,
        "who": who,
        "automatic": decision.automatic,
        "score": decision.score,
        "reasons": list(decision.reasons) or None,
        "why": decision.why,
        "at": decision.at or now(),
    }
    judgement_id = change.insert(judgement, row)
    change.update(candidate, (candidate.c.kind == kind) & _is_pair(left, right, candidate), {"state": "decided"})
    recompute(change, kind, (left, right))
    return judgement_id


def withdraw(change: Change, judgement_id: int) -> None:
    """Let a judgement count no longer; its pair waits again. Raises NotFoundError where there is none that stands."""
    row = change.connection.execute(select(judgement).where(judgement.c.id == judgement_id, judgement.c.withdrawn_at.is_(None))).first()
    if row is None:
        raise NotFoundError(f"no judgement {judgement_id} that stands")
    change.update(judgement, judgement.c.id == judgement_id, {"withdrawn_at": now()})
    waiting = (candidate.c.kind == row.kind) & _is_pair(row.left_id, row.right_id, candidate)
    change.update(candidate, waiting, {"state": "open"})
    recompute(change, row.kind, (row.left_id, row.right_id))


def standing_judgements(connection: Connection, kind: Kind, ids: Iterable[int] | None = None) -> list[dict[str, Any]]:
    """The judgements that count, or those of them that touch one of the ids; oldest first."""
    asked = (_ALL_STANDING, {"kind": kind}) if ids is None else (_STANDING_OF, {"kind": kind, "wanted": list(ids)})
    return [dict(row) for row in connection.execute(*asked).mappings()]


def different_from(connection: Connection, kind: Kind, ids: Iterable[int]) -> set[int]:
    """The ids that a standing "different" keeps apart from any of `ids`."""
    wanted = set(ids)
    rows = [row for row in standing_judgements(connection, kind, wanted) if row["verdict"] == "different"]
    return {other for row in rows for other in (row["left_id"], row["right_id"])} - wanted


def members_of(connection: Connection, kind: Kind, canonical_id: int) -> list[int]:
    """All ids that are one with a canonical id, smallest first."""
    table = _table(kind)
    return list(connection.scalars(select(table.c.id).where(table.c.canonical_id == canonical_id).order_by(table.c.id)))


def derive(connection: Connection, kind: Kind, ids: Iterable[int]) -> Clusters:
    """The clusters of `ids` and of all that hang together with them, from the standing judgements; nothing is written.

    What is `refused` contradicts a standing "different".
    """
    affected = _connected(connection, kind, set(ids))
    edges = [
        Edge(row["left_id"], row["right_id"], row["verdict"], row["automatic"], 1.0 if row["score"] is None else row["score"])
        for row in standing_judgements(connection, kind, affected)
        if row["verdict"] != "unsure"
    ]
    found = cluster(affected, edges)
    return Clusters({one: found.canonical[one] for one in affected}, found.refused)


def recompute(change: Change, kind: Kind, ids: Iterable[int]) -> Clusters:
    """Bring the canonical ids of `ids` and of all that hang together with them up to date; the clusters come back."""
    table = _table(kind)
    found = derive(change.connection, kind, ids)
    for member, canonical in sorted(found.canonical.items()):
        change.update(table, table.c.id == member, {"canonical_id": canonical})
    return found


def offer_candidates(change: Change, kind: Kind, offers: Sequence[tuple[int, int, float, Sequence[str]]]) -> int:
    """Keep pairs (left, right, probability, reasons) that wait for a judgement; how many were new comes back.

    A pair that is known keeps its state and takes the higher probability; a judged pair is not offered.
    """
    new = 0
    for first, second, probability, reasons in offers:
        left, right = sorted((first, second))
        pair = {"kind": kind, "left_id": left, "right_id": right}
        if left == right or change.connection.scalar(_JUDGED, pair):
            continue
        held = change.connection.scalar(_OFFERED, pair)
        if held is None:
            change.insert(candidate, {**pair, "probability": probability, "reasons": list(reasons), "state": "open"})
            new += 1
        elif probability > held:
            where = (candidate.c.kind == kind) & _is_pair(left, right, candidate)
            change.update(candidate, where, {"probability": probability, "reasons": list(reasons)})
    return new


def open_candidates(connection: Connection, kind: Kind) -> list[dict[str, Any]]:
    """The pairs that wait for a judgement, the likeliest first: not one by now, nor judged different or unsure under other spellings.

    Each row holds the canonical ids of its sides too, as `left` and `right`; two clusters wait once, by their likeliest spellings.
    """
    table = _table(kind)
    left, right = table.alias("left_one"), table.alias("right_one")
    ends = (left.c.canonical_id.label("left"), right.c.canonical_id.label("right"))

    def pairs(edges: Table) -> Select[Any]:
        joined = select(edges, *ends).join(left, left.c.id == edges.c.left_id).join(right, right.c.id == edges.c.right_id)
        return joined.where(edges.c.kind == kind)

    judged = pairs(judgement).where(judgement.c.verdict.in_(("different", "unsure")), judgement.c.withdrawn_at.is_(None))
    met = {frozenset((row.left, row.right)) for row in connection.execute(judged)}
    waiting = pairs(candidate).where(candidate.c.state == "open", left.c.canonical_id != right.c.canonical_id)
    rows = connection.execute(waiting.order_by(candidate.c.probability.desc(), candidate.c.id)).mappings()
    found = []
    for row in rows:
        if (two := frozenset((row["left"], row["right"]))) not in met:
            met.add(two)
            found.append(dict(row))
    return found


def _table(kind: Kind) -> Table:
    return expert if kind == "expert" else organization


def _standing(kind: Kind) -> ColumnElement[bool]:
    return and_(judgement.c.kind == kind, judgement.c.withdrawn_at.is_(None))


def _is_pair(left: int, right: int, table: Table = judgement) -> ColumnElement[bool]:
    return and_(table.c.left_id == left, table.c.right_id == right)


def _demand(connection: Connection, kind: Kind, ids: tuple[int, int]) -> None:
    table = _table(kind)
    known = set(connection.scalars(select(table.c.id).where(table.c.id.in_(ids))))
    for wanted in ids:
        if wanted not in known:
            raise NotFoundError(f"no {kind} {LETTERS[kind]}{wanted}", f"quotes {kind}s lists them")


def _connected(connection: Connection, kind: Kind, ids: set[int]) -> set[int]:
    """All that hang together with `ids` by present clusters or standing "same" judgements."""
    table = _table(kind)
    found: set[int] = set()
    fresh = set(ids)
    while fresh:
        found |= fresh
        canonical = select(table.c.canonical_id).where(table.c.id.in_(fresh))
        reached = set(connection.scalars(select(table.c.id).where(table.c.canonical_id.in_(canonical))))
        for row in standing_judgements(connection, kind, fresh):
            if row["verdict"] == "same":
                reached |= {row["left_id"], row["right_id"]}
        fresh = reached - found
    return found
