"""A person or topic at length. In: an open archive, a name, filters. Out: a dossier: facts, stances with n, quotes with their sources.

Counts and stances are those of all quotes meant; where `limit` cuts the quotes that are told, the footer says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from quotes.errors import NotFoundError
from quotes.lookup.experts import demand_expert, find_experts
from quotes.lookup.topics import find_topics
from quotes.model.dossiers import Bar, Chart, Dossier, Section
from quotes.model.ids import printed
from quotes.model.sheets import NOBODY, Column, Page, Sheet
from quotes.model.stances import VALUES
from quotes.reports.expert_pages import expert_page
from quotes.reports.filters import Filters
from quotes.reports.footers import answer_footer
from quotes.reports.pages import topic_page
from quotes.reports.passages import Told, told_quotes
from quotes.reports.positions import positions
from quotes.reports.propositions import standings
from quotes.reports.selecting import select_quotes
from quotes.reports.timeline import timeline
from quotes.reports.wording import many
from quotes.stances.tally import RULE, clear, verdict
from quotes.store import tables as t
from quotes.store.nearest import nearest_topics, offer

if TYPE_CHECKING:
    from sqlalchemy import Connection

# So many topics of one person get a chart of their own.
_CHARTS = 6
_LEAST = 3  # quotes in a chart of one topic
_KINDS = (*VALUES, "uncoded")
_OTHER = "No topic"


@dataclass(frozen=True, slots=True)
class _Subject:
    """Whose dossier it is: its page, its filters, and how its quotes are grouped."""

    page: Page
    filters: Filters
    person: bool


def dossier(connection: Connection, name: str, filters: Filters) -> Dossier:
    """The dossier of a topic of this name or, where there is none, of an expert; `filters` narrow its quotes.

    Raises NotFoundError where the name is neither's, or may be several experts'.
    """
    subject = _subject(connection, name, filters)
    selection = select_quotes(connection, subject.filters)
    told = told_quotes(connection, selection.conditions)
    sections = _of_person(connection, subject, told) if subject.person else _of_topic(connection, subject, told)
    total, shown = len(told), len(told[: filters.limit])
    cut = (f"the newest {shown} of {many(total, 'quote')} are told; --limit {total} tells all",) if shown < total else ()
    meant = () if filters == Filters(limit=filters.limit) else (f"only quotes {filters.in_words()}",)
    days = [one.passage.date for one in told if one.passage.date]
    facts = (*subject.page.facts, ("quotes", str(total)), *((("first, last", f"{min(days)}, {max(days)}"),) if days else ()))
    footer = (*meant, *cut, *answer_footer(connection, selection))
    return Dossier(subject.page.title, facts, tuple(section for section in sections if _holds(section)), footer)


def _subject(connection: Connection, name: str, filters: Filters) -> _Subject:
    topics = find_topics(connection, name)
    if topics:
        return _Subject(topic_page(connection, topics[0]), replace(filters, about=f"t{topics[0]}"), False)
    if not find_experts(connection, name):
        hint = offer(nearest_topics(connection, name)) or "quotes topics and quotes experts list them"
        raise NotFoundError(f"no topic or expert {name!r}", hint)
    number = demand_expert(connection, name)
    return _Subject(expert_page(connection, number), replace(filters, expert=f"e{number}"), True)


def _holds(section: Section) -> bool:
    return bool(section.charts or any(sheet.rows for sheet in section.sheets) or section.passages or section.lines or section.parts)


def _of_person(connection: Connection, subject: _Subject, told: Sequence[Told]) -> list[Section]:
    labels = _labels(connection, (topic for one in told for topic in one.topics))
    counts = Counter(topic for one in told for topic in one.topics)
    order = sorted(counts, key=lambda topic: (-counts[topic], labels[topic]))
    charts = [
        Chart(labels[topic], _bars(told, topic)) for topic in order[:_CHARTS] if counts[topic] >= _LEAST and len(_bars(told, topic)) > 1
    ]
    stands = _stands(told, order, labels)
    return [
        Section("Roles and affiliations", sheets=(replace(subject.page.sheets[0], title=""),)),
        Section("Over time", (_chart(connection, subject.filters, "All quotes"), *charts)),
        Section("Stances by topic", sheets=(stands,)),
        Section(
            "Quotes by topic",
            parts=tuple(_grouped(told[: subject.filters.limit], lambda one: _first(one, order), lambda key: labels.get(key, _OTHER))),
        ),
        Section("Quoted together with", sheets=(_company(connection, subject, told),)),
    ]


def _of_topic(connection: Connection, subject: _Subject, told: Sequence[Told]) -> list[Section]:
    number = int((subject.filters.about or "t0")[1:])
    stands = positions(connection, subject.filters)
    names = {one.voice: one.name for one in told}
    return [
        Section("Over time", (_chart(connection, subject.filters, "All quotes"),)),
        Section("Who stands where", sheets=(replace(stands, footer=stands.footer[:3]),)),
        Section("Propositions", lines=tuple(one.in_words() for one in standings(connection, number).get(number, ()))),
        Section(
            "Quotes by speaker",
            parts=tuple(_grouped(told[: subject.filters.limit], lambda one: one.voice, lambda key: names.get(key) if key else NOBODY)),
        ),
        Section("Topics of the same quotes", sheets=(_neighbours(connection, told, number),)),
    ]


def _labels(connection: Connection, topics: Iterable[int]) -> dict[int, str]:
    wanted = sorted(set(topics))
    rows = connection.execute(select(t.topic.c.id, t.topic.c.label).where(t.topic.c.id.in_(wanted)))
    return {number: str(label) for number, label in rows}


def _first(one: Told, order: Sequence[int]) -> int | None:
    """The topic a quote is told under: of its topics the one the person speaks about most."""
    return min(one.topics, key=order.index) if one.topics else None


def _grouped(told: Sequence[Told], key: Callable[[Told], Any], title: Callable[[Any], str | None]) -> list[Section]:
    groups: dict[Any, list[Told]] = {}
    for one in told:
        groups.setdefault(key(one), []).append(one)
    order = sorted(groups, key=lambda group: (group is None, -len(groups[group])))
    return [
        Section(f"{title(group) or NOBODY} ({many(len(groups[group]), 'quote')})", passages=tuple(one.passage for one in groups[group]))
        for group in order
    ]


def _stands(told: Sequence[Told], order: Sequence[int], labels: dict[int, str]) -> Sheet:
    """Where the person stands on each topic, by distinct statements, as `quotes stances` counts."""
    columns = (
        Column("topic", "topic", "words"),
        Column("stands", "stands", "words"),
        *(Column(value, value, "number") for value in VALUES),
        Column("uncoded", "no stance", "number"),
        Column("n", "n", "number"),
        Column("articles", "articles", "number"),
        Column("first", "first", "date"),
        Column("last", "last", "date"),
    )
    rows = []
    for topic in order:
        on = [one for one in told if topic in one.topics]
        statements = {(one.text, one.topics[topic]) for one in on}
        counts = Counter(stance or "uncoded" for _, stance in statements)
        days = [one.passage.date for one in on if one.passage.date]
        articles = len({one.article for one in on})
        numbers = (*(counts[kind] for kind in _KINDS), clear(counts), articles)
        rows.append((labels[topic], verdict(counts), *numbers, min(days, default=None), max(days, default=None)))
    return Sheet("", columns, tuple(rows), footer=(f"n: distinct statements with a clear stance; {RULE}",))


def _chart(connection: Connection, filters: Filters, title: str) -> Chart:
    sheet = timeline(connection, replace(filters, limit=None))
    places = {column.key: place for place, column in enumerate(sheet.columns)}
    bars = (Bar(row[places["period"]], {kind: row[places[kind]] for kind in _KINDS}) for row in sheet.rows)
    return Chart(title, tuple(bars))


def _bars(told: Sequence[Told], topic: int) -> tuple[Bar, ...]:
    """The quotes on one topic by year, gaps included."""
    years = Counter((one.month // 100, one.topics[topic] or "uncoded") for one in told if topic in one.topics and one.month)
    known = [year for year, _ in years]
    span = range(min(known), max(known) + 1) if known else ()
    return tuple(Bar(str(year), {kind: years[year, kind] for kind in _KINDS}) for year in span)


def _company(connection: Connection, subject: _Subject, told: Sequence[Told]) -> Sheet:
    """Who else is quoted in the same articles."""
    own = {one.voice for one in told} - {None}
    articles = select(t.quote.c.article_id).where(*select_quotes(connection, subject.filters).conditions)
    other, expert, canonical = t.quote.alias("other"), t.expert.alias("linked"), t.expert.alias("canonical")
    shared = func.count(other.c.article_id.distinct())
    statement = (
        select(canonical.c.id, canonical.c.name, shared.label("articles"), func.count().label("quotes"))
        .select_from(other)
        .join(expert, expert.c.id == other.c.expert_id)
        .join(canonical, canonical.c.id == expert.c.canonical_id)
        .where(other.c.article_id.in_(articles), other.c.status == "active", canonical.c.id.not_in(own))
        .group_by(canonical.c.id, canonical.c.name)
        .order_by(shared.desc(), canonical.c.name)
    )
    numbers = (Column(key, key, "number") for key in ("articles", "quotes"))
    columns = (Column("expert_id", "id", "id"), Column("expert", "expert", "words"), *numbers)
    rows = tuple((printed("e", row.id), row.name, row.articles, row.quotes) for row in connection.execute(statement))
    return Sheet("", columns, rows)


def _neighbours(connection: Connection, told: Sequence[Told], number: int) -> Sheet:
    counts = Counter(topic for one in told for topic in one.topics if topic != number)
    labels = _labels(connection, counts)
    columns = (Column("topic_id", "id", "id"), Column("topic", "topic", "words"), Column("quotes", "quotes", "number"))
    order = sorted(counts, key=lambda topic: (-counts[topic], labels[topic]))
    return Sheet("", columns, tuple((printed("t", topic), labels[topic], counts[topic]) for topic in order))
