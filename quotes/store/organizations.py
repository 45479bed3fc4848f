"""Organizations. In: reference facts and names as printed. Out: organizations kept and found by any of their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from quotes.errors import NotFoundError
from quotes.store.spellings import Spelling, add_spellings
from quotes.store.tables import organization, organization_name
from quotes.text.fold import fold_key

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.change import Change


@dataclass(frozen=True, slots=True)
class OrganizationRecord:
    """One organization as entered. `key` is None where it comes from no seed; `parent` is the key of the one it belongs to."""

    name: str
    key: str | None = None
    names: tuple[Spelling, ...] = ()
    type: str | None = None
    country: str | None = None
    parent: str | None = None
    founded: str | None = None
    dissolved: str | None = None
    identifiers: dict[str, str] | None = None


def find_organizations(connection: Connection, name: str) -> list[int]:
    """The canonical ids of the organizations that bear this name in any known spelling, smallest first; empty where none does."""
    keys = {fold_key(name), fold_key(name, "az")}
    return find_by_keys(connection, keys - {""}).get("", [])


def find_by_keys(connection: Connection, keys: set[str]) -> dict[str, list[int]]:
    """Canonical ids by comparison key (those found only), and under the empty key all of them."""
    if not keys:
        return {}
    statement = (
        select(organization_name.c.folded, organization.c.canonical_id)
        .join(organization, organization.c.id == organization_name.c.organization_id)
        .where(organization_name.c.folded.in_(keys))
        .order_by(organization.c.canonical_id)
    )
    found: dict[str, list[int]] = {}
    for folded, canonical in connection.execute(statement):
        for key in (folded, ""):
            if canonical not in found.setdefault(key, []):
                found[key].append(canonical)
    return found


def longest_name(connection: Connection) -> int:
    """The number of characters of the longest comparison key, for looking names up inside a text; 0 in an empty archive."""
    return connection.scalar(select(func.max(func.length(organization_name.c.folded)))) or 0


def save_organization(change: Change, record: OrganizationRecord, origin: str = "seed") -> int:
    """Keep one organization with its names; its id comes back. What a user entered is not overwritten by a seed.

    Raises NotFoundError where `parent` is the key of no organization.
    """
    facts = _facts(change, record, origin)
    row = None
    if record.key is not None:
        row = change.connection.execute(select(organization.c.id, organization.c.origin).where(organization.c.key == record.key)).first()
    if row is None:
        [row_id] = change.reserve(organization, 1)
        change.insert_all(organization, [{"id": row_id, "key": record.key, "canonical_id": row_id, **facts}])
    else:
        row_id = row.id
        if origin == "user" or row.origin != "user":
            change.update(organization, organization.c.id == row_id, facts)
    add_names(change, row_id, (Spelling(record.name), *record.names), origin)
    return row_id


def add_names(change: Change, organization_id: int, names: Sequence[Spelling], origin: str = "user") -> int:
    """Add the names the organization lacks; how many were new comes back."""
    return add_spellings(change, organization_name, {"organization_id": organization_id}, names, origin=origin)


def _facts(change: Change, record: OrganizationRecord, origin: str) -> dict[str, Any]:
    parent_id = None
    if record.parent is not None:
        parent_id = change.connection.scalar(select(organization.c.id).where(organization.c.key == record.parent))
        if parent_id is None:
            raise NotFoundError(f"no organization with the key {record.parent}", "name parents before their parts")
    return {
        "name": record.name,
        "type": record.type,
        "country": record.country,
        "parent_id": parent_id,
        "founded": record.founded,
        "dissolved": record.dissolved,
        "identifiers": record.identifiers,
        "origin": origin,
    }
