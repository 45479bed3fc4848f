"""Who said what. In: an open archive and filters. Out: a sheet, a row a quote, and under it how much stands behind the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, select

from quotes.lookup.experts import demand_experts
from quotes.model.ids import printed
from quotes.model.moments import counted_from
from quotes.model.sheets import Column, Marked, Sheet
from quotes.model.spans import Span
from quotes.reports.filters import Filters
from quotes.reports.footers import answer_footer, nothing_found
from quotes.reports.names import names_of, organization_names_of
from quotes.reports.newest import CANDIDATES, best_quotes, newest_quotes
from quotes.reports.selecting import Selection, select_quotes
from quotes.reports.speaking import canonical, who, with_speakers
from quotes.reports.wording import many, places_in, quoted, shortened
from quotes.store import tables as t
from quotes.store.parts import parts
from quotes.store.propositions import counting_stances
from quotes.store.segments import segments_of

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

COLUMNS = (
    Column("quote_id", "quote", "id"),
    Column("who", "who", "words", table_only=True),
    Column("words", "words", "text", table_only=True),
    Column("stance", "stance", "words"),
    Column("outlet", "outlet", "words"),
    Column("published", "date", "text", hidden=True),
    Column("published_counted_from", "counted from", "text", hidden=True),
    Column("date", "date", "date", table_only=True),
    *(
        Column(key, key, kind, hidden=True)  # type: ignore[arg-type]
        for key, kind in (
            *(("speaker", "words"), ("speaker_type", "words"), ("expert", "words"), ("expert_id", "id"), ("organization_id", "id")),
            *(("names", "list"), ("role", "words"), ("affiliation", "words"), ("kind", "words"), ("text", "text"), ("topics", "list")),
            *(("matched", "words"), ("article_id", "id"), ("url", "link"), ("start", "number"), ("end", "number")),
        )
    ),
)
# Built once: to build a statement takes longer than to answer a short one.
_WHOLE = with_speakers(
    select(
        *(t.quote.c[name] for name in ("id", "kind", "text", "role", "affiliation", "article_id", "start", "end", "lang")),
        t.speaker.c.name.label("speaker"),
        t.speaker.c.type.label("speaker_type"),
        *(canonical.c.id.label("expert_id"), canonical.c.name.label("expert")),
        *(t.organization.c.id.label("organization_id"), t.organization.c.name.label("organization")),
        func.coalesce(t.outlet.c.name, t.article_version.c.outlet_text).label("outlet"),
        *(t.article_version.c.published, t.article_version.c.url, t.speaker.c.descriptions),
        *(t.article_version.c.published_as, t.article_version.c.as_of),
    )
    .join(t.article_version, t.article_version.c.id == t.quote.c.version_id)
    .outerjoin(t.outlet, t.outlet.c.id == t.quote.c.outlet_id)
    .where(t.quote.c.id.in_(bindparam("ids", expanding=True)))
)
_TAGS = (
    select(*(t.quote_topic.c[name] for name in ("quote_id", "topic_id", "stance", "start", "end")), t.topic.c.key)
    .join(t.topic)
    .where(t.quote_topic.c.quote_id.in_(bindparam("ids", expanding=True)))
    .order_by(t.topic.c.key)
)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the quotes of one answer, by quote or canonical expert: names, topic keys, hits, stances."""

    names: dict[int, list[str]]
    organization_names: dict[int, list[str]]
    topics: dict[int, list[str]]
    hits: dict[int, tuple[Span, ...]]
    stances: dict[int, str]


def who_said(connection: Connection, filters: Filters, *, best: bool = False, footer: bool = True) -> Sheet:
    """The quotes meant, newest first (`best`: those first that say the words asked for most); `footer` tells how much stands behind.

    Raises NotFoundError for an expert, outlet or organization nobody knows.
    """
    selection = select_quotes(connection, filters)
    find = best_quotes if best else newest_quotes
    rows = _rows(connection, find(connection, selection, filters.limit))
    around = _around(connection, rows, selection)
    return Sheet(
        "",
        shown_columns(around),
        tuple(_row(row, around, full=filters.full) for row in rows),
        footer=(*_told(connection, selection, len(rows), best=best), *_counted_days(rows)) if rows and footer else (),
        empty=_empty(connection, filters, selection) if not rows else "",
    )


def _empty(connection: Connection, filters: Filters, selection: Selection) -> str:
    """What is said where no quote is meant; words that stand nowhere are offered in spellings that do, where no topic is offered."""
    from quotes.reports.searching import other_spellings

    said = "; ".join((nothing_found(filters, selection), *_taken_for(connection, filters)))
    offered = other_spellings(connection, filters.words or filters.about or "") if selection.words and not said.endswith("?") else ""
    return f"{said}; {offered}" if offered else said


def _taken_for(connection: Connection, filters: Filters) -> list[str]:
    """Whom a name that is spelt in another way was taken for."""
    if not filters.expert:
        return []
    names = connection.scalars(select(t.expert.c.name).where(t.expert.c.id.in_(demand_experts(connection, filters.expert)[:3]))).all()
    return [] if filters.expert in names else [f"{filters.expert} was taken for {', '.join(names)}"]


def _told(connection: Connection, selection: Selection, shown: int, *, best: bool) -> tuple[str, ...]:
    if not best:
        return tuple(answer_footer(connection, selection, shown))
    ranked = f"those first that say the words most often for their length; ranked are the {CANDIDATES:,} added last"
    return (ranked, *answer_footer(connection, selection))


def _counted_days(rows: Sequence[Row[Any]]) -> list[str]:
    """How many of the articles shown print no full date."""
    articles = {row.article_id for row in rows if counted_from(row.published_as, row.as_of)}
    if not articles:
        return []
    first = printed("a", min(articles))
    return [f"{many(len(articles), 'article')} without a full date, the day counted or its year guessed: quotes show {first} says how"]


def shown_columns(around: Around) -> tuple[Column, ...]:
    """The columns; stance stands in the table only where somebody has set one."""
    stance = Column("stance", "stance", "words", hidden=not around.stances)
    return tuple(stance if column.key == "stance" else column for column in COLUMNS)


def _rows(connection: Connection, quotes: list[int]) -> list[Row[Any]]:
    """The quotes with what is told of them, in the order of their ids given."""
    found = {row.id: row for part in parts(quotes) for row in connection.execute(_WHOLE, {"ids": part}).all()}
    return [found[number] for number in quotes]


def _around(connection: Connection, rows: Sequence[Row[Any]], selection: Selection) -> Around:
    topics: dict[int, list[str]] = {}
    stances: dict[int, set[str]] = {}
    tagged: dict[int, list[Span]] = {}
    for part in parts(row.id for row in rows):
        for tag in connection.execute(_TAGS, {"ids": part}).all():
            topics.setdefault(tag.quote_id, []).append(tag.key)
            asked = not selection.topics or tag.topic_id in selection.topics
            if tag.stance and asked:
                stances.setdefault(tag.quote_id, set()).add(tag.stance)
            if tag.topic_id in selection.topics and tag.start is not None:
                tagged.setdefault(tag.quote_id, []).append(Span(tag.start, tag.end))
    if selection.proposition is not None:
        coded = counting_stances(selection.proposition)
        stances = {quote: {stance} for quote, stance in connection.execute(select(coded.c.quote_id, coded.c.stance))}
    return Around(
        names_of(connection, (row.expert_id for row in rows if row.expert_id is not None)),
        organization_names_of(connection, (row.organization_id for row in rows if row.organization_id is not None)),
        topics,
        _word_hits(connection, rows, selection) if selection.words else _topic_hits(connection, tagged),
        {quote: values.pop() if len(values) == 1 else "mixed" for quote, values in stances.items()},
    )


def _word_hits(connection: Connection, rows: Sequence[Row[Any]], selection: Selection) -> dict[int, tuple[Span, ...]]:
    from quotes.reports.searching import find_hits

    found = find_hits(connection, {row.text for row in rows}, selection.words)
    return {row.id: found[row.text] for row in rows}


def _topic_hits(connection: Connection, tagged: dict[int, list[Span]]) -> dict[int, tuple[Span, ...]]:
    segments = segments_of(connection, tagged)
    return {quote: places_in(segments.get(quote, []), spans) for quote, spans in tagged.items()}


def _row(row: Row[Any], around: Around, *, full: bool) -> tuple[Any, ...]:
    """One value a column, in the order of COLUMNS."""
    hits = around.hits.get(row.id, ())
    text = Marked(row.text, hits)
    published: str | None = row.published
    return (
        printed("q", row.id),
        who(row),
        quoted(text if full else shortened(text), row.kind, row.lang),
        around.stances.get(row.id),
        row.outlet,
        published,
        counted_from(row.published_as, row.as_of),
        published[:10] if published else None,
        row.speaker,
        row.speaker_type,
        row.expert,
        printed("e", row.expert_id),
        printed("g", row.organization_id),
        around.names.get(row.expert_id) or around.organization_names.get(row.organization_id) or [],
        row.role,
        row.affiliation,
        row.kind,
        text,
        around.topics.get(row.id, []),
        hits[0].of(row.text) if hits else None,
        printed("a", row.article_id),
        row.url,
        row.start,
        row.end,
    )
