"""Known people into the archive. In: records of a list. Out: experts with more names, identifiers and posts, and who is linked by them.

A record belongs to whoever bears its identifier, else to the one expert of the same full name with nothing against it; else it is a
new expert. What is known already is never overwritten, and the same list again changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from quotes.errors import ConflictError, QuotesError
from quotes.store import experts as store
from quotes.store import tables as t
from quotes.store.affiliations import AffiliationRecord, affiliate
from quotes.workflow.bodies import add_organization, alias_organization
from quotes.workflow.entering import name_record
from quotes.workflow.naming import Bodies
from quotes.workflow.people_files import BodyName, KnownPerson, Post
from quotes.workflow.relinking import Plan, apply_plan, plan_relinking

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.change import Change

Progress = Callable[[int, int | None, str], None]
FACTS = ("gender", "country", "note")


@dataclass(slots=True)
class PeopleReport:
    """What an import did: counts by what was written, what went wrong, and what the new names linked."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[QuotesError] = field(default_factory=list)
    plan: Plan = field(default_factory=lambda: Plan("expert"))

    @property
    def rows(self) -> list[tuple[str, int]]:
        """The closing table: what, and how many."""
        labels = (
            "people",
            "new experts",
            "new names",
            "new identifiers",
            "other facts",
            "affiliations",
            "new organizations",
            "names of organizations",
        )
        linked = [
            ("links made", len(self.plan.links)),
            ("links withdrawn", len(self.plan.withdrawn)),
            ("pairs to review", len(self.plan.offers)),
        ]
        return [*((label, self.counts[label]) for label in labels), *linked, ("failed", len(self.faults))]


def import_people(change: Change, people: Iterable[KnownPerson | QuotesError], progress: Progress | None = None) -> PeopleReport:
    """Keep known people and relink whom they touch. A record at fault is reported and stops nothing."""
    report = PeopleReport()
    directory, bodies = _Directory(change.connection), Bodies(change.connection)
    touched: set[int] = set()
    for person in people:
        if not isinstance(person, KnownPerson):
            report.faults.append(person)
            continue
        try:
            number, wrote = _keep(change, person, directory, bodies, report.counts)
        except QuotesError as fault:
            report.faults.append(type(fault)(f"{person.place}: {fault.message}", fault.hint))
            continue
        report.counts["people"] += 1
        if wrote:
            touched.add(number)
        if progress:
            progress(report.counts["people"], None, person.names[0][0])
    if touched:
        report.plan = plan_relinking(change.connection, "expert", touched, progress)
        apply_plan(change, report.plan)
    return report


class _Directory:
    """Who bears which identifier and which facts, by expert and by those who are one with it."""

    def __init__(self, connection: Connection) -> None:
        self.facts: dict[int, dict[str, Any]] = {}
        self.canonical: dict[int, int] = {}
        self.holders: dict[tuple[str, str], set[int]] = {}
        for row in connection.execute(select(t.expert)):
            self.add(row.id, row.canonical_id, {key: getattr(row, key) for key in (*FACTS, "identifiers", "origin")})

    def add(self, number: int, canonical: int, facts: dict[str, Any]) -> None:
        """An expert and what is known of it."""
        self.facts[number], self.canonical[number] = facts, canonical
        for pair in (facts.get("identifiers") or {}).items():
            self.holders.setdefault(pair, set()).add(number)

    def find(self, connection: Connection, person: KnownPerson) -> int | None:
        """The expert a record belongs to. Raises ConflictError where its identifiers are borne by several."""
        bearing = {number for pair in person.identifiers for number in self.holders.get(pair, ())}
        if len({self.canonical[number] for number in bearing}) > 1:
            listed = ", ".join(f"e{number}" for number in sorted(bearing))
            raise ConflictError(f"several experts bear its identifiers: {listed}", "quotes experts merge makes them one, if they are")
        if bearing:
            return min(bearing)
        name = person.names[0][0]
        if len(name.split()) < 2:
            return None
        named = [one.expert_id for one in store.find_by_name(connection, name) if self._fits(one.expert_id, person)]
        if len({self.canonical[number] for number in named}) > 1:
            named = [number for number in named if self.facts[number]["origin"] == "import"]
        return named[0] if len({self.canonical[number] for number in named}) == 1 else None

    def _fits(self, number: int, person: KnownPerson) -> bool:
        """Does nothing known of an expert speak against its being this person?"""
        held = self.facts[number]
        if any(held[key] and (value := getattr(person, key)) and held[key] != value for key in ("gender", "country")):
            return False
        others: Mapping[str, str] = held["identifiers"] or {}
        return all(others.get(scheme, value) == value for scheme, value in person.identifiers)


def _keep(change: Change, person: KnownPerson, directory: _Directory, bodies: Bodies, counts: Counter[str]) -> tuple[int, bool]:
    """Write one record; the expert and whether anything was new come back."""
    before = counts.total()
    records = [replace(name_record(text), lang=lang) for text, lang in person.names]
    number = directory.find(change.connection, person)
    if number is None:
        number = store.create_expert(change, records, gender=person.gender, country=person.country, origin="import")
        facts = {"gender": person.gender, "country": person.country, "note": None, "identifiers": None, "origin": "import"}
        directory.add(number, number, facts)
        counts["new experts"] += 1
    else:
        counts["new names"] += store.add_names(change, number, records)
    held = directory.facts[number]
    values: dict[str, Any] = {key: getattr(person, key) for key in FACTS if getattr(person, key) and not held[key]}
    identifiers = dict(person.identifiers) | (held["identifiers"] or {})
    if identifiers != (held["identifiers"] or {}):
        values["identifiers"] = identifiers
    if values:
        store.edit_expert(change, number, **values)
        counts["new identifiers"] += len(identifiers) - len(held["identifiers"] or {})
        counts["other facts"] += len(values.keys() & set(FACTS))
        directory.add(number, directory.canonical[number], {**held, **values})
    for post in person.posts:
        start, end = post.period
        body = _keep_names(change, post, bodies, counts)
        record = AffiliationRecord(body, post.organization, post.role, start_date=start, end_date=end, origin="user")
        written = change.summary.get("affiliation insert", 0)
        affiliate(change, number, record)
        counts["affiliations"] += change.summary.get("affiliation insert", 0) - written
    return number, counts.total() > before


def _keep_names(change: Change, post: Post, bodies: Bodies, counts: Counter[str]) -> int | None:
    """The organization of a post, where it is known by one of its names, with those of them it lacks.

    Raises ConflictError where a name belongs to another, DateError for a date that is none.
    """
    spelt = [name for name in (post.organization, *(one.text for one in post.also)) if name]
    found = next((body for name in spelt if (body := bodies.find(name)) is not None), None)
    if not post.also:
        return found
    if found is None:
        found = add_organization(change, spelt[0], (), {})
        counts["new organizations"] += 1
    first = [BodyName(post.organization)] if post.organization else []
    for name in (*first, *post.also):
        counts["names of organizations"] += alias_organization(change, f"g{found}", [name.text], name.lang, name.period)[1]
        bodies.learn(found, name.text, name.period)
    return found
