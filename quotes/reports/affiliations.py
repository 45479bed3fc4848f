"""Quotes by the speaker's affiliation. In: an organization as typed. Out: conditions on `quote`, and whose organization holds where.

An affiliation is the one printed with the quote or, where none is printed, the expert's nearest in time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Integer, and_, case, cast, func, or_, select

from quotes.errors import NotFoundError
from quotes.lookup.bodies import demand_organizations, find_organizations
from quotes.store import tables as t
from quotes.store.nearest import nearest, offer
from quotes.text.fold import fold_key

if TYPE_CHECKING:
    from sqlalchemy import Connection, Subquery

# Farther than any two days of the calendar: an affiliation nobody dated comes last.
_FAR = 10_000_000
_FOREVER = 99_991_231


def by_affiliation(connection: Connection, text: str) -> ColumnElement[bool]:
    """Quotes of people of an organization, by any of its names or as an article printed it, known as an organization or not.

    Raises NotFoundError for what neither is known nor was printed, offering the nearest.
    """
    if found := find_organizations(connection, text):
        return of_organizations(found)
    quote, key = t.quote, _key(text)
    held = select(quote.c.affiliation, quote.c.affiliation_organization_id).where(quote.c.affiliation.is_not(None)).distinct()
    rows = connection.execute(held).all()
    meant = [row for row in rows if key and _key(row.affiliation) == key]
    if not meant:
        near = nearest(text, ((fold_key(row.affiliation), row.affiliation) for row in rows))
        try:
            demand_organizations(connection, text)
        except NotFoundError as unknown:
            raise NotFoundError(unknown.message, offer(near) if near else unknown.hint) from unknown
    printed = quote.c.affiliation.in_({row.affiliation for row in meant})
    bodies = {row.affiliation_organization_id for row in meant} - {None}
    members = [number for body in sorted(bodies) for number in find_organizations(connection, f"g{body}")]
    return or_(printed, of_organizations(members)) if members else printed


def _key(text: str) -> str:
    """What two printings of one affiliation have in common: its letters, or those of its words without their endings."""
    from quotes.identity.organizations import org_key

    return org_key(text) or fold_key(text)


def of_organizations(organizations: list[int]) -> ColumnElement[bool]:
    """Quotes of people of the organizations: as printed with the quote or, where nothing is printed, the expert's nearest in time."""
    quote = t.quote
    printed = quote.c.affiliation_organization_id.in_(organizations)
    there = select(t.expert.c.canonical_id).join(t.affiliation).where(t.affiliation.c.organization_id.in_(organizations))
    nearest = nearest_affiliations(t.expert.c.canonical_id.in_(there))
    return or_(printed, quote.c.id.in_(select(nearest.c.quote_id).where(nearest.c.organization_id.in_(organizations))))


def nearest_affiliations(*conditions: ColumnElement[bool]) -> Subquery:
    """For quotes that print no affiliation, the organization of the speaking expert that is nearest to the quote's day.

    The columns are `quote_id` and `organization_id`; `conditions` may narrow the speaking expert.
    """
    quote, member, held = t.quote, t.expert.alias(), t.affiliation
    day, begun, ended = quote.c.day, _first_day(held.c), _last_day(held.c)
    away = case(
        (and_(begun.is_(None), ended.is_(None)), _FAR),
        (day < begun, _days(begun) - _days(day)),
        (day > ended, _days(day) - _days(ended)),
        else_=0,
    )
    order = (away, func.coalesce(ended, _FOREVER).desc(), held.c.id.desc())
    ranked = (
        select(quote.c.id.label("quote_id"), held.c.organization_id)
        .add_columns(func.row_number().over(partition_by=quote.c.id, order_by=order).label("place"))
        .join(t.expert, t.expert.c.id == quote.c.expert_id)
        .join(member, member.c.canonical_id == t.expert.c.canonical_id)
        .join(held, held.c.expert_id == member.c.id)
        .where(quote.c.affiliation_organization_id.is_(None), quote.c.affiliation.is_(None), held.c.organization_id.is_not(None))
        .where(*conditions)
        .subquery()
    )
    return select(ranked.c.quote_id, ranked.c.organization_id).where(ranked.c.place == 1).subquery()


def _days(number: Any) -> Any:
    """YYYYMMDD as days on a scale on which differences mean something."""
    return number // 10000 * 372 + number // 100 % 100 * 31 + number % 100


def _first_day(held: Any) -> Any:
    """The first day of an affiliation as YYYYMMDD: as printed, else as entered (`2019` begins on its first day)."""
    return func.coalesce(held.first_day, cast(func.substr(func.replace(held.start_date + "-01-01", "-", ""), 1, 8), Integer))


def _last_day(held: Any) -> Any:
    """The last day of an affiliation as YYYYMMDD: as printed, else as entered (`2019` ends on its last day)."""
    rest = case((func.length(held.end_date) == 4, "-12-31"), (func.length(held.end_date) == 7, "-31"), else_="")
    return func.coalesce(held.last_day, cast(func.replace(held.end_date + rest, "-", ""), Integer))
