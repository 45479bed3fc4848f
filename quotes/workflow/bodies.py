"""Organizations and outlets by hand. In: what a person says of one. Out: rows written in one change set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from quotes.errors import ConflictError, UsageError
from quotes.store import tables as t
from quotes.store.organizations import OrganizationRecord, add_names, find_organizations, save_organization
from quotes.store.outlets import OutletRecord, find_outlet, save_outlet
from quotes.store.spellings import Spelling
from quotes.text.fold import fold_key
from quotes.workflow.entering import Period, check_country, check_date, check_period
from quotes.workflow.finding import organization_named, outlet_named

if TYPE_CHECKING:
    from quotes.store.change import Change

TYPES = ("institute", "ministry", "company", "university", "agency", "party", "body", "other")


def add_organization(change: Change, name: str, also: Sequence[str], facts: Mapping[str, str | None]) -> int:
    """A new organization; the id comes back. `facts` may hold type, country, founded, dissolved.

    Raises ConflictError where one of the names is known already, UsageError or DateError for a value that is none.
    """
    for text in (name, *also):
        if known := find_organizations(change.connection, text):
            raise ConflictError(f"{text!r} is a name of g{known[0]} already", f"quotes organizations alias g{known[0]} adds names to it")
    if facts.get("type") not in (None, *TYPES):
        raise UsageError(f"no type of organization: {facts['type']!r}", f"types: {', '.join(TYPES)}")
    record = OrganizationRecord(
        name,
        names=tuple(_spelling(text) for text in also),
        type=facts.get("type"),
        country=check_country(facts.get("country")),
        founded=check_date(facts.get("founded")),
        dissolved=check_date(facts.get("dissolved")),
    )
    return save_organization(change, record, "user")


def _spelling(text: str, lang: str | None = None, period: Period = (None, None)) -> Spelling:
    return Spelling(text, lang, "abbreviation" if text.isupper() and " " not in text else "name", *period)


def alias_organization(
    change: Change, organization: str, names: Sequence[str], lang: str | None = None, period: Period = (None, None)
) -> tuple[int, int]:
    """Further names of an organization, with the first and last day it bore them; its id and how many were new or changed come back.

    Raises NotFoundError for an unknown organization, ConflictError where a name belongs to another, DateError for a date that is
    none, UsageError where it ends before it begins.
    """
    number = organization_named(change.connection, organization)
    period = check_period(period)
    for name in names:
        others = [known for known in find_organizations(change.connection, name) if known != number]
        if others and not _borne_at_other_times(change, others, name, period):
            raise ConflictError(f"{name!r} is a name of g{others[0]}", f"quotes organizations merge g{number} g{others[0]} makes them one")
    spellings = [_spelling(name, lang, period) for name in names]
    changed = 0
    if any(period):
        held = t.organization_name
        mine = (held.c.organization_id == number) & held.c.folded.in_([spelling.folded for spelling in spellings])
        changed = change.update(held, mine, {"valid_from": period[0], "valid_until": period[1]})
    return number, changed + add_names(change, number, spellings, "user")


def _borne_at_other_times(change: Change, others: Sequence[int], name: str, period: Period) -> bool:
    """Did these organizations bear the name only before or after the period?"""
    held, body = t.organization_name.c, t.organization.c
    mine = select(held.valid_from, held.valid_until).join(t.organization, body.id == held.organization_id)
    rows = change.connection.execute(mine.where(body.canonical_id.in_(others), held.folded == fold_key(name))).all()
    begun, ended = period
    return all((begun and until and until < begun) or (ended and since and ended < since) for since, until in rows)


def add_outlet(change: Change, name: str, also: Sequence[str], domains: Sequence[str], facts: Mapping[str, str | None]) -> int:
    """A new outlet; the id comes back. `facts` may hold language, country, time_zone, url.

    Raises ConflictError where a name or domain is known already, UsageError for a value that is none.
    """
    for text in (name, *also):
        known = find_outlet(change.connection, text)
        if known is not None:
            raise ConflictError(f"{text!r} is a name of o{known} already", f"quotes outlets edit o{known} changes it")
    checked = _outlet_facts(facts)
    key = fold_key(name).replace(" ", "-")
    if not key:
        raise UsageError(f"no name: {name!r}")
    record = OutletRecord(key, name, tuple(Spelling(text) for text in also), tuple(domains), **checked)
    return save_outlet(change, record, "user")


def edit_outlet(change: Change, outlet: str, also: Sequence[str], domains: Sequence[str], facts: Mapping[str, str | None]) -> int:
    """Change what is known of an outlet; what is None stays. Its id comes back.

    Raises NotFoundError for an unknown outlet, ConflictError for a domain of another, UsageError for a value that is none.
    """
    number = outlet_named(change.connection, outlet)
    given = _outlet_facts({key: value for key, value in facts.items() if value is not None})
    if not given and not also and not domains:
        raise UsageError("nothing to change", "quotes outlets edit --help lists what can be")
    row = change.connection.execute(select(t.outlet).where(t.outlet.c.id == number)).one()
    values = {key: getattr(row, key) for key in ("key", "name", "language", "country", "time_zone", "url")} | given
    record = OutletRecord(names=tuple(Spelling(text) for text in also), domains=tuple(domains), **values)
    save_outlet(change, record, "user")
    return number


def _outlet_facts(facts: Mapping[str, str | None]) -> dict[str, Any]:
    from zoneinfo import available_timezones

    checked: dict[str, Any] = dict(facts)
    zone = checked.get("time_zone")
    if zone is not None and zone not in available_timezones():
        raise UsageError(f"no time zone {zone!r}", "names look like Asia/Almaty or Asia/Baku")
    if "country" in checked:
        checked["country"] = check_country(checked["country"])
    return checked
