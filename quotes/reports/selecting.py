"""Filters as conditions. In: checked filters. Out: SQL conditions on `quote`, the topics or words asked for, and a note on them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, func, literal_column, or_, select

from quotes.lookup.bodies import demand_outlet
from quotes.lookup.experts import demand_experts
from quotes.lookup.topics import Subject, demand_subject, find_subject
from quotes.reports.affiliations import by_affiliation, nearest_affiliations
from quotes.reports.filters import Filters
from quotes.reports.unheard import unheard
from quotes.store import tables as t
from quotes.store.nearest import nearest_topics, offer
from quotes.store.propositions import counting_stances

if TYPE_CHECKING:
    from sqlalchemy import Connection

_FIRST_CHANGE = select(func.min(t.quote.c.change_id))
# In just these words, so that SQLite answers it from an index of these few.
INACTIVE = t.quote.c.status != literal_column("'active'")


@dataclass(frozen=True, slots=True)
class Selection:
    """Which quotes are meant. `topics` are asked for by name (narrower ones included), else a `proposition`, else `words` by lemma;
    `note` is told. `apart` are the conditions but that on the topics or proposition; `broad` tells that none of them narrows to few
    quotes, `plain` that active quotes are meant and nothing else is asked of them.
    """

    conditions: tuple[ColumnElement[bool], ...]
    topics: tuple[int, ...] = ()
    words: tuple[frozenset[str], ...] = ()
    note: str = ""
    proposition: int | None = None
    apart: tuple[ColumnElement[bool], ...] = ()
    broad: bool = False
    plain: bool = False


def select_quotes(connection: Connection, filters: Filters) -> Selection:
    """The conditions that the filters make. Raises NotFoundError for an expert, outlet, topic or organization nobody knows."""
    if filters.change is not None and filters.change <= (connection.scalar(_FIRST_CHANGE) or 0):
        filters = replace(filters, change=None)  # every quote was added since
    subject = find_subject(connection, filters.about) if filters.about else None
    apart = _apart(connection, filters, subject)
    narrow = (filters.topic, filters.expert, filters.affiliation, filters.country, filters.stance, filters.status, filters.change)
    broad = not any(narrow) and filters.confidence is None
    plain = broad and len(apart) == 1
    asked = (on_subject(subject),) if subject else ()
    topics, proposition = (subject.topics, subject.proposition) if subject else ((), None)
    words = filters.words or (filters.about if not subject else None)
    note = unheard(connection, filters)
    if not words:
        return Selection((*apart, *asked), topics, note=note, proposition=proposition, apart=apart, broad=broad, plain=plain)
    from quotes.reports.searching import query_lemmas
    from quotes.store.search import among

    lemmas = tuple(query_lemmas(connection, words))
    apart = (*apart, t.quote.c.id.in_(among(connection.dialect.name, lemmas)))
    note = "; ".join(part for part in (_no_topic(connection, filters, subject), note) if part)
    return Selection((*apart, *asked), topics, lemmas, note, proposition, apart, broad)


def _apart(connection: Connection, filters: Filters, subject: Subject | None) -> tuple[ColumnElement[bool], ...]:
    """The conditions that neither the subject nor the words asked for make, that on the status first."""
    status = t.quote.c.status  # always the first condition: agreement asks about rejected quotes too
    conditions: list[ColumnElement[bool]] = [status.is_not(None) if filters.status == "any" else status == (filters.status or "active")]
    on = demand_subject(connection, filters.topic) if filters.topic else None
    if on:
        conditions.append(on_subject(on))
    if filters.expert:
        conditions.append(by_experts(demand_experts(connection, filters.expert)))
    if filters.affiliation:
        conditions.append(by_affiliation(connection, filters.affiliation))
    if filters.outlet:
        conditions.append(t.quote.c.outlet_id == demand_outlet(connection, filters.outlet))
    if filters.kind:
        conditions.append(t.quote.c.kind == filters.kind)
    conditions += _plain(filters)
    if (first := filters.first_day) is not None:
        conditions.append(t.quote.c.day >= first)
    if (last := filters.last_day) is not None:
        conditions.append(t.quote.c.day <= last)
    if filters.change is not None:
        conditions.append(t.quote.c.change_id >= filters.change)
    if filters.stance:
        conditions.append(standing(filters.stance, subject or on))
    return tuple(conditions)


def _plain(filters: Filters) -> list[ColumnElement[bool]]:
    """The filters that need nothing looked up."""
    quote = t.quote
    found: list[ColumnElement[bool]] = []
    if filters.lang:
        found.append(quote.c.lang == filters.lang.lower())
    if filters.confidence is not None:
        found.append(quote.c.confidence >= filters.confidence)
    if filters.country:
        found.append(from_country(filters.country.upper()))
    return found


def _no_topic(connection: Connection, filters: Filters, subject: Subject | None) -> str:
    if not filters.about or subject:
        return ""
    offered = offer(nearest_topics(connection, filters.about))
    return f"no topic {filters.about!r}, so its words were searched" + (f"; {offered}" if offered else "")


def on_subject(subject: Subject) -> ColumnElement[bool]:
    """Quotes tagged with one of the topics, or coded on the proposition."""
    tags = t.quote_topic
    if subject.proposition is None:
        return t.quote.c.id.in_(select(tags.c.quote_id).where(tags.c.topic_id.in_(subject.topics)))
    stances = counting_stances(subject.proposition)
    return t.quote.c.id.in_(select(stances.c.quote_id))


def standing(stance: str, subject: Subject | None) -> ColumnElement[bool]:
    """Quotes whose stance is this one: on the subject, or on any topic where there is none."""
    tags = t.quote_topic
    if subject and subject.proposition is not None:
        coded = counting_stances(subject.proposition)
        return t.quote.c.id.in_(select(coded.c.quote_id).where(coded.c.stance == stance))
    held = select(tags.c.quote_id).where(tags.c.stance == stance)
    return t.quote.c.id.in_(held.where(tags.c.topic_id.in_(subject.topics)) if subject else held)


def from_country(code: str) -> ColumnElement[bool]:
    """Quotes of people of a country or, where nobody told it, of people of its organizations; and of these themselves."""
    quote, member, canonical = t.quote, t.expert.alias(), t.expert.alias()
    there = select(t.organization.c.id).where(t.organization.c.country == code)
    country = select(member.c.id).join(canonical, canonical.c.id == member.c.canonical_id)
    people = select(t.expert.c.canonical_id).join(t.affiliation).where(t.affiliation.c.organization_id.in_(there))
    nearest = nearest_affiliations(t.expert.c.canonical_id.in_(people))
    printed = quote.c.affiliation_organization_id.in_(there)
    known = or_(printed, quote.c.id.in_(select(nearest.c.quote_id).where(nearest.c.organization_id.in_(there))))
    return or_(
        quote.c.expert_id.in_(country.where(canonical.c.country == code)),
        and_(quote.c.expert_id.in_(country.where(canonical.c.country.is_(None))), known),
        quote.c.organization_id.in_(there),
    )


def by_experts(experts: list[int]) -> ColumnElement[bool]:
    """Quotes of the canonical experts, whichever of their merged parts they are linked to."""
    return t.quote.c.expert_id.in_(select(t.expert.c.id).where(t.expert.c.canonical_id.in_(experts)))
