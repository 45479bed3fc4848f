"""Who speaks in quotes. In: a statement on quotes, or a row of it. Out: the same with those who speak joined; how they are named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func

from quotes.model.sheets import NOBODY
from quotes.store import tables as t

if TYPE_CHECKING:
    from sqlalchemy import Row, Select

# The expert a quote is linked to, and the one it is merged into.
_linked, canonical = t.expert.alias("linked"), t.expert.alias("canonical")
NAME = func.coalesce(canonical.c.name, t.organization.c.name, t.speaker.c.name)


def with_speakers(statement: Select[Any]) -> Select[Any]:
    """The statement on `quote` with its speaker, expert (`canonical`) and organization joined, where it has one."""
    return (
        statement.outerjoin(t.speaker, t.speaker.c.id == t.quote.c.speaker_id)
        .outerjoin(_linked, _linked.c.id == t.quote.c.expert_id)
        .outerjoin(canonical, canonical.c.id == _linked.c.canonical_id)
        .outerjoin(t.organization, t.organization.c.id == t.quote.c.organization_id)
    )


def name_of(row: Row[Any]) -> str:
    """The expert, the organization or the unnamed source of a row with `expert`, `organization`, `speaker` and `descriptions`."""
    return row.expert or row.organization or row.speaker or "; ".join(row.descriptions or ()) or NOBODY


def who(row: Row[Any]) -> str:
    """The speaker as the table shows it: the name and, on a line below, what it does not hold of role and affiliation then."""
    name = name_of(row)
    position = ", ".join(part for part in (row.role, row.affiliation) if part and part not in name)
    return f"{name}\n{position}" if position else name
