"""What stands around a name as evidence. In: two people with what is known of each. Out: reasons for and against their being one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from quotes.identity.organizations import org_key


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the archive. `names` are all spellings; `organizations` ids, `affiliations` and `roles` as printed. Unknown values
    are None or empty."""

    expert_id: int
    names: tuple[str, ...]
    gender: str | None = None
    roles: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    organizations: frozenset[int] = frozenset()
    outlets: frozenset[str] = frozenset()
    country: str | None = None
    topics: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def _families() -> tuple[tuple[str, str], ...]:
    """(beginning of a role word, family)."""
    data = tomllib.loads((Path(__file__).parent / "roles.toml").read_text(encoding="utf-8"))
    return tuple((stem, family) for family, stems in data.items() for stem in stems.split())


@lru_cache(maxsize=50_000)
def role_families(role: str) -> frozenset[str]:
    """The families a printed role belongs to, by its words; empty where none is listed."""
    words = role.casefold().split()
    return frozenset(family for stem, family in _families() if any(word.startswith(stem) for word in words))


def reasons_for(one: Known, two: Known) -> tuple[str, ...]:
    """Shared organization, role family, topics, outlet: what makes a variant spelling likely to be the same person."""
    reasons = []
    shared = one.organizations & two.organizations
    bodies = {org_key(text) for text in one.affiliations} & {org_key(text) for text in two.affiliations}
    if shared or bodies - {""}:
        reasons.append("shared organization")
    reasons += [f"shared role family {family}" for family in sorted(_roles(one) & _roles(two))]
    reasons += [f"shared topic {topic}" for topic in sorted(one.topics & two.topics)]
    reasons += [f"shared outlet {outlet}" for outlet in sorted(one.outlets & two.outlets)]
    return tuple(reasons)


def reasons_against(one: Known, two: Known) -> tuple[str, ...]:
    """Another gender or country: what keeps even namesakes apart until a person has looked."""
    reasons = []
    if one.gender and two.gender and one.gender != two.gender:
        reasons.append("another gender")
    if one.country and two.country and one.country != two.country:
        reasons.append(f"another country: {one.country}, {two.country}")
    return tuple(reasons)


def other_role(one: Known, two: Known) -> tuple[str, ...]:
    """Roles of different families, with no organization in common: enough to doubt a variant spelling, not the same full name."""
    roles, others = _roles(one), _roles(two)
    if roles and others and not roles & others and not one.organizations & two.organizations:
        return (f"another role: {', '.join(sorted(roles))} and {', '.join(sorted(others))}",)
    return ()


def _roles(person: Known) -> frozenset[str]:
    return frozenset().union(*(role_families(role) for role in person.roles))
