"""Who is whom, from judgements. In: pairs judged same and different. Out: the smallest id of each cluster, for every id.

Pure: the order in which judgements were made changes nothing. One "different" between two clusters keeps them apart for good.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edge:
    """One standing judgement that two are the same. People's come before the program's, surer before less sure."""

    left: int
    right: int
    automatic: bool = False
    score: float | None = None

    @property
    def rank(self) -> tuple[bool, float, int, int]:
        """The order in which edges are drawn."""
        return (self.automatic, -(self.score if self.score is not None else 1.0), self.left, self.right)


@dataclass(frozen=True, slots=True)
class Clusters:
    """`canonical` maps every id to the smallest of its cluster; `refused` are the edges that a "different" forbids."""

    canonical: dict[int, int]
    refused: tuple[Edge, ...]


def cluster(ids: Iterable[int], same: Iterable[Edge], different: Iterable[tuple[int, int]]) -> Clusters:
    """Join along `same`, but never two clusters of which some pair is `different`."""
    owner = {member: member for member in ids}
    members = {member: {member} for member in owner}
    against: dict[int, set[int]] = {}
    for left, right in different:
        against.setdefault(left, set()).add(right)
        against.setdefault(right, set()).add(left)
    refused = []
    for edge in sorted(same, key=lambda edge: edge.rank):
        left, right = sorted((owner[edge.left], owner[edge.right]))
        if left == right and edge.right not in against.get(edge.left, ()):
            continue
        if any(against.get(member, set()) & members[right] for member in members[left]):
            refused.append(edge)
            continue
        for member in members.pop(right):
            owner[member] = left
            members[left].add(member)
    return Clusters(owner, tuple(refused))
