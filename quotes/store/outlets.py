"""Outlets. In: reference facts, names and domains. Out: outlets kept and found; a user's own edits outlive the seeds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from quotes.errors import ConflictError
from quotes.store.spellings import Spelling, add_spellings
from quotes.store.tables import outlet, outlet_domain, outlet_name
from quotes.text.fold import fold_key

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.change import Change


@dataclass(frozen=True, slots=True)
class OutletRecord:
    """One outlet as entered: `key` and `name`, other spellings, domains without www, and what is known of it."""

    key: str
    name: str
    names: tuple[Spelling, ...] = ()
    domains: tuple[str, ...] = ()
    language: str | None = None
    country: str | None = None
    time_zone: str | None = None
    url: str | None = None


def find_outlet(connection: Connection, name: str | None = None, domain: str | None = None) -> int | None:
    """The outlet of this domain (or a domain above it), else of this name in any known spelling; None where there is none."""
    if domain:
        parts = domain.lower().removeprefix("www.").split(".")
        hosts = [".".join(parts[place:]) for place in range(len(parts) - 1)]
        found = connection.execute(select(outlet_domain.c.domain, outlet_domain.c.outlet_id).where(outlet_domain.c.domain.in_(hosts))).all()
        if found:
            return int(max(found, key=lambda row: len(row.domain)).outlet_id)
    if not name:
        return None
    keys = {fold_key(name), fold_key(name, "az")}
    found_name = select(outlet_name.c.outlet_id).where(outlet_name.c.folded.in_(keys)).order_by(outlet_name.c.outlet_id).limit(1)
    row_id = connection.scalar(found_name)
    return row_id if row_id is not None else connection.scalar(select(outlet.c.id).where(outlet.c.key == name))


def any_told(connection: Connection) -> bool:
    """Is there an outlet that reference data or a person told of, and not articles alone?"""
    return connection.scalar(select(outlet.c.id).where(outlet.c.origin != "read").limit(1)) is not None


def save_outlet(change: Change, record: OutletRecord, origin: str = "seed") -> int:
    """Keep one outlet with its names and domains; its id comes back. What a user entered is not overwritten by a seed.

    Raises ConflictError where one of its domains belongs to another outlet.
    """
    facts = {
        "name": record.name,
        "language": record.language,
        "country": record.country,
        "time_zone": record.time_zone,
        "url": record.url,
        "origin": origin,
    }
    row = change.connection.execute(select(outlet.c.id, outlet.c.origin).where(outlet.c.key == record.key)).first()
    if row is None:
        outlet_id = change.insert(outlet, {"key": record.key, **facts})
    else:
        outlet_id = row.id
        if origin == "user" or row.origin != "user":
            change.update(outlet, outlet.c.id == outlet_id, facts)
    add_spellings(change, outlet_name, {"outlet_id": outlet_id}, (Spelling(record.name), *record.names))
    _add_domains(change, outlet_id, record.domains)
    return outlet_id


def read_outlet(change: Change, name: str, domain: str | None = None) -> int:
    """The outlet an article names, made where it is not known yet; its id comes back."""
    found = find_outlet(change.connection, name, domain)
    if found is not None:
        return found
    record = OutletRecord(fold_key(name).replace(" ", "-") or name, name, domains=(domain,) if domain else ())
    return save_outlet(change, record, "read")


def list_outlets(connection: Connection) -> list[OutletRecord]:
    """All outlets with their names and domains, by id."""
    names: dict[int, list[Spelling]] = {}
    for row in connection.execute(select(outlet_name).order_by(outlet_name.c.id)):
        names.setdefault(row.outlet_id, []).append(Spelling(row.text, row.lang))
    domains: dict[int, list[str]] = {}
    for row in connection.execute(select(outlet_domain).order_by(outlet_domain.c.domain)):
        domains.setdefault(row.outlet_id, []).append(row.domain)
    return [
        OutletRecord(
            row.key,
            row.name,
            tuple(names.get(row.id, ())),
            tuple(domains.get(row.id, ())),
            row.language,
            row.country,
            row.time_zone,
            row.url,
        )
        for row in connection.execute(select(outlet).order_by(outlet.c.id))
    ]


def _add_domains(change: Change, outlet_id: int, domains: Iterable[str]) -> None:
    wanted = dict.fromkeys(domain.lower().removeprefix("www.") for domain in domains if domain)
    if not wanted:
        return
    statement = select(outlet_domain.c.domain, outlet_domain.c.outlet_id).where(outlet_domain.c.domain.in_(wanted))
    owners = {row.domain: row.outlet_id for row in change.connection.execute(statement)}
    for domain, owner in owners.items():
        if owner != outlet_id:
            raise ConflictError(f"the domain {domain} belongs to outlet o{owner}", "a domain belongs to one outlet")
    change.insert_all(outlet_domain, [{"domain": domain, "outlet_id": outlet_id} for domain in wanted if domain not in owners])
