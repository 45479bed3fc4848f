"""Experts by hand. In: what a person says of an expert. Out: rows written in one change set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from quotes.errors import UsageError
from quotes.store.affiliations import AffiliationRecord
from quotes.store.affiliations import affiliate as keep_affiliation
from quotes.store.experts import add_names, create_expert
from quotes.store.experts import edit_expert as keep_edit
from quotes.workflow.entering import check_country, check_gender, check_period, name_record
from quotes.workflow.finding import expert_named, organization_named

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.change import Change


def add_expert(
    change: Change, names: Sequence[str], *, gender: str | None = None, country: str | None = None, note: str | None = None
) -> int:
    """A new expert; the first name is the preferred one. The id comes back. Raises UsageError for a value that is none."""
    records = [name_record(name) for name in names]
    expert = create_expert(change, records, gender=check_gender(gender), country=check_country(country), origin="user")
    if note:
        keep_edit(change, expert, note=note)
    return expert


def edit_expert(
    change: Change, expert: str, values: Mapping[str, str | None], also: Sequence[str] = (), identifiers: Sequence[str] = ()
) -> int:
    """Change what is known of an expert; what is None stays. `identifiers` are `scheme=value`, an empty value takes one away.

    Raises NotFoundError for an unknown expert, UsageError for a value that is none or where nothing is said.
    """
    number = expert_named(change.connection, expert)
    given: dict[str, Any] = {key: value for key, value in values.items() if value is not None}
    check_gender(given.get("gender"))
    if "country" in given:
        given["country"] = check_country(given["country"])
    if identifiers:
        given["identifiers"] = _identifiers(change.connection, number, identifiers)
    if not given and not also:
        raise UsageError("nothing to change", "quotes experts edit --help lists what can be")
    spellings = ([given["name"]] if "name" in given else []) + list(also)
    add_names(change, number, [name_record(name) for name in spellings])
    if given:
        keep_edit(change, number, **given)
    return number


def _identifiers(connection: Connection, expert: int, pairs: Sequence[str]) -> dict[str, str]:
    from sqlalchemy import select

    from quotes.store import tables as t

    held = dict(connection.scalar(select(t.expert.c.identifiers).where(t.expert.c.id == expert)) or {})
    for pair in pairs:
        scheme, sign, value = pair.partition("=")
        if not scheme.strip() or not sign:
            raise UsageError(f"no SCHEME=VALUE: {pair!r}", "for example wikidata=Q1")
        held[scheme.strip()] = value.strip()
    return {scheme: value for scheme, value in held.items() if value}


def affiliate(
    change: Change, expert: str, organization: str, *, role: str | None = None, period: tuple[str | None, str | None] = (None, None)
) -> str:
    """Keep where an expert works or worked; what was kept comes back in words.

    Raises NotFoundError for an unknown expert or organization, DateError for a date that is none, UsageError where it ends
    before it begins.
    """
    number, body = expert_named(change.connection, expert), organization_named(change.connection, organization)
    start, end = check_period(period)
    keep_affiliation(change, number, AffiliationRecord(body, role=role, start_date=start, end_date=end, origin="user"))
    when = f", {start or '…'} to {end or '…'}" if start or end else ""
    return f"e{number}: {role or 'at'} g{body}{when}"
