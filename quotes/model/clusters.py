"""Who is one, from judgements. In: ids and edges (same, different). Out: the canonical id of each, what was refused and why.

A judgement is an edge and never a rewrite, so that taking one back restores what was. The answer depends on the set of edges
alone, not on their order: a person's go first, then a rule's, surer before less sure. One "different" between two clusters keeps
them apart for good. The lowest id of a cluster stands for it, so that ids stay as clusters grow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A judgement that stands (not withdrawn): two ids, the verdict, whether a rule made it, and its score (0 to 1)."""

    left: int
    right: int
    verdict: Literal["same", "different"] = "same"
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

    An edge is refused where the clusters it would join hold a pair judged different; a rule's edge also where `apart` (two ids:
    does anything speak against them?) says so of any pair.
    """
    standing = {Edge(min(edge.left, edge.right), max(edge.left, edge.right), edge.verdict, edge.automatic, edge.score) for edge in edges}
    different: dict[int, set[int]] = {}
    for edge in standing:
        if edge.verdict == "different":
            different.setdefault(edge.left, set()).add(edge.right)
            different.setdefault(edge.right, set()).add(edge.left)
    groups = {one: {one} for one in {*ids, *(one for edge in standing for one in (edge.left, edge.right))}}
    refused: list[Refusal] = []
    same = (edge for edge in standing if edge.verdict == "same")
    for edge in sorted(same, key=lambda edge: (edge.automatic, -edge.score, edge.left, edge.right)):
        one, two = sorted((groups[edge.left], groups[edge.right]), key=len)
        if one is two:
            continue
        against = _against(one, two, different, apart if edge.automatic else None)
        if against:
            refused.append(Refusal(edge, against))
            continue
        two |= one
        groups |= dict.fromkeys(one, two)
    leaders = {at: min(group) for at, group in {id(group): group for group in groups.values()}.items()}
    return Clusters({one: leaders[id(group)] for one, group in groups.items()}, tuple(refused))


def _against(
    one: set[int], two: set[int], different: dict[int, set[int]], apart: Callable[[int, int], bool] | None
) -> tuple[int, int] | None:
    """The first pair across two groups that is judged different or, where it may be asked, that something speaks against."""
    pairs = [(min(a, b), max(a, b)) for a in one for b in different.get(a, set()) & two]
    if pairs or apart is None:
        return min(pairs, default=None)
    return next((pair for pair in sorted((min(a, b), max(a, b)) for a in one for b in two) if apart(*pair)), None)


def components(ids: Sequence[int], pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Each id with the lowest id it is connected to by `pairs`."""
    return cluster(ids, (Edge(*pair) for pair in pairs)).canonical
