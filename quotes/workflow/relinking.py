"""Newer rules over everybody. In: an archive. Out: what they would join, part and offer, and that written once it is agreed to.

Who shares no blocking key with another, directly or through others, is none of the other's business: each such neighbourhood is
looked at by itself, with the same rules as when an article is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from quotes.identity.candidates import block_of
from quotes.model.clusters import components
from quotes.store import judgements
from quotes.store import tables as t
from quotes.workflow.body_pairs import Offer, find_body_pairs
from quotes.workflow.known_experts import batched
from quotes.workflow.linking import find_links, parted_pairs

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.identity.relations import Relation
    from quotes.store.change import Change
    from quotes.store.judgements import Kind

Progress = Callable[[int, int | None, str], None]
Pair = tuple[int, int]
SLIGHT = 0.005  # odds that differ by less are the same


@dataclass(slots=True)
class Plan:
    """What would change: pairs to join, automatic judgements to withdraw, pairs to offer (new, or with other odds), candidates that
    nothing speaks for any more, and names (by id) to be looked up under other keys."""

    kind: Kind
    links: list[Offer] = field(default_factory=list)
    withdrawn: list[dict[str, Any]] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    dropped: list[dict[str, Any]] = field(default_factory=list)
    keys: dict[int, frozenset[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.links or self.withdrawn or self.offers or self.dropped or self.keys)


def plan_relinking(connection: Connection, kind: Kind, touched: Collection[int] | None = None, progress: Progress | None = None) -> Plan:
    """What the rules of today would change for everybody, or in the neighbourhoods of `touched`; nothing is written.

    `progress` is called with (neighbourhoods done, of how many, "").
    """
    plan = Plan(kind)
    held = _Held(connection, kind)
    if kind == "organization":
        held.compare(plan, None if touched is None else set(touched), [], find_body_pairs(connection, touched))
        return plan
    groups = [group for group in _neighbourhoods(connection, plan) if touched is None or not group.isdisjoint(touched)]
    for done, group in enumerate(groups, 1):
        if len(group) > 1:
            found = find_links(connection, group, [pair for pair in held.different if group & {*pair}])
            held.compare(plan, group, map(_offer, found.links), map(_offer, found.candidates))
        else:
            held.compare(plan, group, [], [])
        if progress:
            progress(done, len(groups), "")
    return plan


def apply_plan(change: Change, plan: Plan) -> None:
    """Write what a plan says, as it stands: judgements of people made since then are left alone."""
    for name_ids in batched(plan.keys):
        change.delete(t.name_key, t.name_key.c.name_id.in_(name_ids))
        change.insert_all(t.name_key, [{"name_id": name, "key": key} for name in name_ids for key in sorted(plan.keys[name])])
    for row in plan.withdrawn:
        if change.connection.scalar(select(t.judgement.c.id).where(t.judgement.c.id == row["id"], t.judgement.c.withdrawn_at.is_(None))):
            judgements.withdraw(change, row["id"])
    for left, right, score, reasons in plan.links:
        judgements.judge(change, plan.kind, (left, right), judgements.Verdicts("same", automatic=True, score=score, reasons=reasons))
    judgements.offer_candidates(change, plan.kind, plan.offers)
    waiting = t.candidate
    for left, right, probability, reasons in plan.offers:
        pair = (waiting.c.kind == plan.kind) & (waiting.c.left_id == left) & (waiting.c.right_id == right)
        change.update(waiting, pair & (waiting.c.state == "open"), {"probability": probability, "reasons": list(reasons)})
    for ids in batched(row["id"] for row in plan.dropped):
        change.delete(waiting, waiting.c.id.in_(ids) & (waiting.c.state == "open"))


class _Held:
    """What the archive holds by now on pairs of a kind."""

    def __init__(self, connection: Connection, kind: Kind) -> None:
        standing = judgements.standing_judgements(connection, kind)
        self.different = parted_pairs(standing)
        self._judged = {_ends(row) for row in standing if not (row["automatic"] and row["verdict"] == "same")}
        self._automatic = _by_left(row for row in standing if row["automatic"] and row["verdict"] == "same")
        rows = connection.execute(select(t.candidate).where(t.candidate.c.kind == kind)).mappings()
        self._candidates = _by_left(dict(row) for row in rows)

    def compare(self, plan: Plan, group: set[int] | None, links: Iterable[Offer], offers: Iterable[Offer]) -> None:
        """Add to the plan where `links` and `offers`, all that the rules find inside `group`, differ from what is held."""
        joined = {(one[0], one[1]): one for one in links if (one[0], one[1]) not in self._judged}
        offered = {(one[0], one[1]): one for one in offers if (one[0], one[1]) not in self._judged | joined.keys()}
        automatic, waiting = ({_ends(row): row for row in _inside(rows, group)} for rows in (self._automatic, self._candidates))
        plan.links += [one for pair, one in joined.items() if pair not in automatic]
        plan.withdrawn += [row for pair, row in automatic.items() if pair not in joined]
        plan.offers += [one for pair, one in offered.items() if _differs(one, waiting.get(pair))]
        for pair, row in waiting.items():
            opened = row["state"] == "open" or (pair in automatic and pair not in joined)
            if opened and pair not in offered and pair not in joined:
                plan.dropped.append(row)


def _differs(offer: Offer, row: dict[str, Any] | None) -> bool:
    return row is None or row["state"] != "open" or abs(row["probability"] - offer[2]) > SLIGHT


def _ends(row: dict[str, Any]) -> Pair:
    return row["left_id"], row["right_id"]


def _by_left(rows: Iterable[dict[str, Any]]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["left_id"]].append(row)
    return found


def _inside(rows: dict[int, list[dict[str, Any]]], group: set[int] | None) -> list[dict[str, Any]]:
    """The rows whose smaller id lies in the group; all of them where there is no group."""
    return [row for left in (rows if group is None else group & rows.keys()) for row in rows[left]]


def _offer(one: Relation) -> Offer:
    return one.left, one.right, one.probability, one.reasons


def _neighbourhoods(connection: Connection, plan: Plan) -> list[set[int]]:
    """Experts who hang together by blocking keys or identifiers; where the keys of today are not those kept, the plan notes it."""
    from quotes.workflow.naming import name_record

    kept: dict[int, set[str]] = defaultdict(set)
    for name, key in connection.execute(select(t.name_key.c.name_id, t.name_key.c.key)):
        kept[name].add(key)
    first: dict[str, int] = {}
    edges: set[Pair] = set()
    for name, number, text, lang in connection.execute(
        select(t.expert_name.c.id, t.expert_name.c.expert_id, t.expert_name.c.text, t.expert_name.c.lang).order_by(t.expert_name.c.id)
    ):
        keys = name_record(text, lang).keys
        if keys != kept.get(name, set()):
            plan.keys[name] = keys
        edges |= {(first.setdefault(block, number), number) for block in map(block_of, keys)}
    experts = connection.execute(select(t.expert.c.id, t.expert.c.identifiers)).all()
    for number, identifiers in experts:
        edges |= {(first.setdefault(f"{scheme}={value}", number), number) for scheme, value in (identifiers or {}).items()}
    groups: dict[int, set[int]] = defaultdict(set)
    for number, leader in components([row.id for row in experts], (edge for edge in edges if edge[0] != edge[1])).items():
        groups[leader].add(number)
    return [groups[leader] for leader in sorted(groups)]
