"""Speakers to experts. In: a speaker of an article and the people the archive may know by that name. Out: who it is, with reasons.

Two ways in. `decide` says whose full name a speaker bears. `relink` joins variants in a whole neighbourhood of people at once: a
function of the set of people alone, so that whatever order the articles came in, the same people end up joined. What both rest on is
`relate`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from quotes.identity.evidence import Known, reasons_against
from quotes.identity.relations import Relation, find_relations, relate
from quotes.model.clusters import Edge, cluster, components

LinkKind = Literal["exact", "candidate", "new"]
UNKNOWN = 0


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A speaker of one article: the fullest name, other spellings there, and what the article says around it."""

    name: str
    variants: tuple[str, ...] = ()
    gender: str | None = None
    role: str | None = None
    affiliation: str | None = None
    organization: int | None = None
    outlet: str | None = None
    country: str | None = None
    topics: frozenset[str] = frozenset()

    def as_known(self) -> Known:
        """The speaker as a person of the archive that has no id yet."""
        return Known(
            UNKNOWN,
            (self.name, *self.variants),
            self.gender,
            (self.role,) if self.role else (),
            (self.affiliation,) if self.affiliation else (),
            frozenset() if self.organization is None else frozenset({self.organization}),
            frozenset({self.outlet} if self.outlet else ()),
            self.country,
            self.topics,
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known person the speaker may be."""

    expert_id: int
    probability: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """`exact`: the same full name (`expert_id` is set); `candidate`: a name comes near; `new`: none does. `candidates` are the others
    considered, the likeliest first; whether one of them is joined is for `relink` to say, which sees who else is near."""

    kind: LinkKind
    expert_id: int | None
    probability: float
    reasons: tuple[str, ...]
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Relinked:
    """`links` are the automatic `same` edges that should stand, `candidates` the pairs for a person to judge, both by rising id."""

    links: tuple[Relation, ...]
    candidates: tuple[Relation, ...]


def decide(speaker: Mentioned, known: Sequence[Known]) -> Link:
    """Who of `known` (those whose names come near) the speaker is."""
    me = speaker.as_known()
    relations = [relation for one in known if (relation := relate(me, one))]
    candidates = tuple(
        Candidate(one.right, one.probability, one.reasons) for one in sorted(relations, key=lambda r: (-r.probability, r.right))
    )
    exact = _exact(relations)
    if exact:
        return Link("exact", exact.right, 1.0, exact.reasons, tuple(one for one in candidates if one.expert_id != exact.right))
    if candidates:
        return Link("candidate", None, candidates[0].probability, candidates[0].reasons, candidates)
    return Link("new", None, 0.0, (), ())


def _exact(relations: Sequence[Relation]) -> Relation | None:
    """The person of the same full name with nothing against; of several namesakes the one with most in common, if there is one."""
    same = sorted((one for one in relations if one.kind == "identical" and not one.against), key=lambda one: (-len(one.support), one.right))
    if len(same) > 1 and len(same[0].support) == len(same[1].support):
        return None
    return same[0] if same else None


def relink(people: Sequence[Known], different: Iterable[tuple[int, int]] = ()) -> Relinked:
    """The automatic links and candidates among `people`; pairs in `different` are never joined, nor what would join them.

    The result depends on the people, not on their order. A variant spelling is joined where something speaks for it and nothing
    against, another known person at that distance included.
    """
    by_id = {one.expert_id: one for one in people}
    parted = {frozenset(pair) for pair in different}
    relations = [one for one in find_relations(people) if frozenset((one.left, one.right)) not in parted]
    eligible = [one for one in relations if one.joins]
    within = components(list(by_id), ((one.left, one.right) for one in eligible))
    near: dict[int, list[Relation]] = {}
    for one in relations:
        near.setdefault(one.left, []).append(one)
        near.setdefault(one.right, []).append(one)
    apart: dict[frozenset[int], bool] = {}

    def speaks_against(one: int, two: int) -> bool:
        pair = frozenset((one, two))
        if pair not in apart:
            apart[pair] = pair in parted or bool(reasons_against(by_id[one], by_id[two])) or relate(by_id[one], by_id[two]) is None
        return apart[pair]

    def rival(edge: Relation) -> bool:
        for other in (*near[edge.left], *near[edge.right]):
            third = other.right if other.left in (edge.left, edge.right) else other.left
            if third in (edge.left, edge.right) or other.level > edge.level:
                continue
            if within[third] != within[edge.left] or speaks_against(edge.left, third) or speaks_against(edge.right, third):
                return True
        return False

    kept = [one for one in eligible if not rival(one)]
    ranks = {one: at for at, one in enumerate(sorted(by_id, key=lambda one: (by_id[one].names, one)))}
    edges = [Edge(ranks[one.left], ranks[one.right], "same", True, one.probability) for one in kept]
    names = sorted(ranks, key=lambda one: ranks[one])
    refused = {one.edge for one in cluster(ranks.values(), edges, lambda a, b: speaks_against(names[a], names[b])).refused}
    links = []
    for one in kept:
        low, high = sorted((ranks[one.left], ranks[one.right]))
        if Edge(low, high, "same", True, one.probability) not in refused:
            links.append(one)
    person = components(list(by_id), ((one.left, one.right) for one in links))
    rest = (one for one in relations if person[one.left] != person[one.right])
    return Relinked(tuple(sorted(links, key=_ids)), tuple(sorted(rest, key=_ids)))


def _ids(relation: Relation) -> tuple[int, int]:
    return relation.left, relation.right
