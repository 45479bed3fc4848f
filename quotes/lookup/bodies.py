"""Which outlet or organization is meant. In: any name or id. Out: ids; an unknown name is an error that offers the nearest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from quotes.errors import NotFoundError
from quotes.model.ids import number_of
from quotes.store import tables as t
from quotes.store.nearest import nearest_organizations, nearest_outlets, offer
from quotes.store.organizations import find_organizations as by_name
from quotes.store.outlets import find_outlet as by_name_or_domain

if TYPE_CHECKING:
    from sqlalchemy import Connection


def find_outlet(connection: Connection, text: str) -> int | None:
    """The outlet of this id, name in any spelling, key, domain or address; None where there is none."""
    number = number_of(text, "o")
    if number is not None:
        return connection.scalar(select(t.outlet.c.id).where(t.outlet.c.id == number))
    return by_name_or_domain(connection, text.strip(), _host(text) if "." in text else None)


def demand_outlet(connection: Connection, text: str) -> int:
    """As `find_outlet`. Raises NotFoundError, offering the nearest."""
    found = find_outlet(connection, text)
    if found is None:
        raise NotFoundError(f"no outlet {text!r}", offer(nearest_outlets(connection, text)) or "quotes outlets lists them")
    return found


def _host(text: str) -> str:
    host = text.strip().casefold().partition("://")[2] or text.strip().casefold()
    return host.split("/")[0].removeprefix("www.")


def find_organizations(connection: Connection, text: str) -> list[int]:
    """The organization of this name or id, together with those judged to be the same; empty where none is."""
    number = number_of(text, "g")
    if number is not None:
        found = list(connection.scalars(select(t.organization.c.canonical_id).where(t.organization.c.id == number)))
    else:
        found = by_name(connection, text)
    return sorted(connection.scalars(select(t.organization.c.id).where(t.organization.c.canonical_id.in_(found))))


def demand_organizations(connection: Connection, text: str) -> list[int]:
    """As `find_organizations`. Raises NotFoundError, offering the nearest."""
    found = find_organizations(connection, text)
    if not found:
        near = offer(nearest_organizations(connection, text))
        raise NotFoundError(f"no organization {text!r}", near or "quotes organizations lists them")
    return found
