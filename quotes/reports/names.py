"""What people and bodies are called. In: ids. Out: all their names, each once, the first read first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import select

from quotes.reports.parts import parts
from quotes.store import tables as t

if TYPE_CHECKING:
    from sqlalchemy import Connection


def names_of(connection: Connection, experts: Iterable[int]) -> dict[int, list[str]]:
    """All names of canonical experts, merged parts included."""
    found: dict[int, list[str]] = {}
    names = t.expert_name
    statement = select(t.expert.c.canonical_id, names.c.text).join(names).order_by(names.c.id)
    for part in parts(experts):
        for expert, name in connection.execute(statement.where(t.expert.c.canonical_id.in_(part))):
            known = found.setdefault(expert, [])
            if name not in known:
                known.append(name)
    return found


def organization_names_of(connection: Connection, organizations: Iterable[int]) -> dict[int, list[str]]:
    """All names of organizations but the inflected forms."""
    found: dict[int, list[str]] = {}
    names = t.organization_name
    statement = select(names.c.organization_id, names.c.text).where(names.c.form != "inflected").order_by(names.c.id)
    for part in parts(organizations):
        for organization, name in connection.execute(statement.where(names.c.organization_id.in_(part))):
            found.setdefault(organization, []).append(name)
    return found
