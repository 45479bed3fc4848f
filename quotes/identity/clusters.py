"""Who is one person, from judgements. In: ids and edges (same, different). Out: the canonical id of each, what was refused and why.

A judgement is an edge and never a rewrite, so that taking one back restores what was. The answer depends on the set of edges
alone, not on their order. The lowest id of a cluster stands for it, so that ids stay as clusters grow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "different"]


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A judgement that stands (not withdrawn): two ids, the verdict, whether a rule made it, and its score (0 to 1)."""

    left: int
    right: int
    verdict: Verdict = "same"
    automatic: bool = False
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Refusal:
    """A `same` edge that was not followed, and the pair that is against it."""

    edge: Edge
    against: tuple[int, int]

    def __str__(self) -> str:
        made = "rule" if self.edge.automatic else "person"
        one, two = self.against
        return f"{self.edge.left} and {self.edge.right} are the same (said a {made}), but {one} and {two} are different"


@dataclass(frozen=True, slots=True)
class Clusters:
    """`canonical` gives each id the lowest id of its cluster; `refused` are contradictions, for a person to settle."""

    canonical: dict[int, int]
    refused: tuple[Refusal, ...]

    def members(self) -> dict[int, tuple[int, ...]]:
        """Canonical id to the ids of its cluster, in order."""
        groups: dict[int, list[int]] = {}
        for one, leader in sorted(self.canonical.items()):
            groups.setdefault(leader, []).append(one)
        return {leader: tuple(ids) for leader, ids in groups.items()}


def cluster(ids: Iterable[int], edges: Iterable[Edge], apart: Callable[[int, int], bool] | None = None) -> Clusters:
    """The clusters that `edges` make of `ids`.

    A person's edges go first, then a rule's by falling score. An edge is refused where the clusters it would join hold a pair
    judged different; a rule's edge also where `apart` (two ids: does anything speak against them?) says so of any pair.
    """
    standing = {Edge(min(edge.left, edge.right), max(edge.left, edge.right), edge.verdict, edge.automatic, edge.score) for edge in edges}
    different = {(edge.left, edge.right) for edge in standing if edge.verdict == "different"}
    same = sorted((edge for edge in standing if edge.verdict == "same"), key=lambda e: (e.automatic, -e.score, e.left, e.right))

    def parted(one: int, two: int) -> bool:
        return (min(one, two), max(one, two)) in different

    groups = {one: [one] for one in {*ids, *(one for edge in standing for one in (edge.left, edge.right))}}
    refused: list[Refusal] = []
    for edge in same:
        against = _join(groups, edge, parted if not edge.automatic or apart is None else lambda a, b: parted(a, b) or apart(a, b))
        if against:
            refused.append(Refusal(edge, against))
    return Clusters({one: min(group) for one, group in groups.items()}, tuple(refused))


def _join(groups: dict[int, list[int]], edge: Edge, apart: Callable[[int, int], bool]) -> tuple[int, int] | None:
    """Join the groups of an edge's ends, or give the pair that forbids it."""
    one, two = groups[edge.left], groups[edge.right]
    if one is two:
        return None
    against = next(((a, b) for a in sorted(one) for b in sorted(two) if apart(a, b)), None)
    if against is None:
        if len(one) < len(two):
            one, two = two, one
        one.extend(two)
        for member in two:
            groups[member] = one
    return against


def components(ids: Sequence[int], pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Each id with the lowest id it is connected to by `pairs`."""
    return cluster(ids, (Edge(*pair) for pair in pairs)).canonical
