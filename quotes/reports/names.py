"""What people and bodies are called. In: ids. Out: all their names, each once, the first read first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from quotes.store import tables as t
from quotes.store.parts import parts

if TYPE_CHECKING:
    from sqlalchemy import BindParameter, Connection

_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_OF_EXPERTS = (
    select(t.expert.c.canonical_id, t.expert_name.c.text)
    .join(t.expert_name)
    .where(t.expert.c.canonical_id.in_(_IDS))
    .order_by(t.expert_name.c.id)
)
_OF_ORGANIZATIONS = (
    select(t.organization_name.c.organization_id, t.organization_name.c.text)
    .where(t.organization_name.c.organization_id.in_(_IDS), t.organization_name.c.form != "inflected")
    .order_by(t.organization_name.c.id)
)


def names_of(connection: Connection, experts: Iterable[int]) -> dict[int, list[str]]:
    """All names of canonical experts, merged parts included."""
    found: dict[int, list[str]] = {}
    for part in parts(experts):
        for expert, name in connection.execute(_OF_EXPERTS, {"ids": part}).all():
            known = found.setdefault(expert, [])
            if name not in known:
                known.append(name)
    return found


def organization_names_of(connection: Connection, organizations: Iterable[int]) -> dict[int, list[str]]:
    """All names of organizations but the inflected forms."""
    found: dict[int, list[str]] = {}
    for part in parts(organizations):
        for organization, name in connection.execute(_OF_ORGANIZATIONS, {"ids": part}).all():
            found.setdefault(organization, []).append(name)
    return found
