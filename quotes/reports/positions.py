"""Who stands where on a topic or proposition. In: an open archive, filters, a way to group. Out: a row an expert or group.

A statement is what its reprints have in common: a reprint is no second statement. `appearances` counts every quote instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select

from quotes.errors import UsageError
from quotes.model.ids import printed
from quotes.model.sheets import NOBODY, Column, Sheet
from quotes.model.stances import VALUES
from quotes.reports.affiliations import nearest_affiliations
from quotes.reports.days import DAYS, day_cells
from quotes.reports.filters import Filters
from quotes.reports.footers import answer_footer, nothing_found, statement_of
from quotes.reports.meaning import asked_subject
from quotes.reports.selecting import Selection, select_quotes
from quotes.reports.wording import UNKNOWN, many
from quotes.stances.tally import CLEAR, LEAST, RULE, clear, share_words, shares, verdict
from quotes.store import tables as t
from quotes.store.propositions import counting_stances

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Row, Select, Subquery

WAYS = ("affiliation", "country", "outlet", "period", "month", "year")
# Titles of the columns of the table; the footer explains them.
_SIGNS = {"support": "+", "oppose": "−", "neutral": "0", "mixed": "±"}
_LEGEND = "+ support, − oppose, 0 neutral, ± mixed, ? no stance; n: clear statements"
_LETTERS = {"expert": "e", "affiliation": "g", "outlet": "o"}


@dataclass(frozen=True, slots=True)
class Counting:
    """How stances are counted: `by` one of WAYS or None (experts), below `least` clear statements no share is told."""

    by: str | None = None
    least: int = LEAST
    appearances: bool = False

    def __post_init__(self) -> None:
        if self.by is not None and self.by not in WAYS:
            raise UsageError(f"cannot count stances by {self.by!r}", f"count by {', '.join(WAYS)}")
        if self.least < 1:
            raise UsageError(f"--at-least {self.least} is less than one")


def positions(connection: Connection, filters: Filters, counting: Counting | None = None) -> Sheet:
    """Where experts (or groups of quotes) stand on the topic or proposition `filters.about`; those with the most clear statements first.

    Raises NotFoundError for a topic, expert, outlet or organization nobody knows.
    """
    counting = counting or Counting()
    asked_subject(connection, filters)
    selection = select_quotes(connection, filters)
    each = tagged_quotes(selection, counting.by or "expert")
    rows = connection.execute(_named(_counted(each, counting), counting)).all()
    whole = connection.execute(select(*_counts(tagged_quotes(selection, "month"), counting))).one()
    if not whole.quotes:
        return Sheet("", _columns(counting), (), empty=nothing_found(filters, selection))
    if counting.by in (None, "affiliation", "country", "outlet"):
        rows = sorted(rows, key=lambda row: (-clear(_values(row)), -row.quotes, row.name or ""))
    found = tuple(_row(row, counting) for row in rows[: filters.limit])
    stands = answer_footer(connection, selection, count="appearances" if counting.appearances else "statements")
    footer = (_whole(whole, counting), _LEGEND, *(() if counting.by else (f"rule: {RULE}",)), *stands)
    return Sheet("", _columns(counting), found, footer=footer)


def tagged_quotes(selection: Selection, by: str) -> Subquery:
    """The quotes on the topics or proposition, each once, with the stance that counts (`mixed` where narrower topics differ).

    The columns are id, statement, article_id, day, expert (canonical), stance, key and name of the group; an expert's name is left to
    be looked up by its key.
    """
    tags, quote, linked = t.quote_topic, t.quote, t.expert.alias("linked")
    topics = selection.topics
    if selection.proposition is not None:
        stands = counting_stances(selection.proposition)
    elif len(topics) == 1:
        stands = select(tags.c.quote_id, tags.c.stance).where(tags.c.topic_id == topics[0]).subquery()
    else:
        lowest = func.min(tags.c.stance)
        value = case((lowest == func.max(tags.c.stance), lowest), (lowest.is_not(None), "mixed"))
        stands = select(tags.c.quote_id, value.label("stance")).where(tags.c.topic_id.in_(topics)).group_by(tags.c.quote_id).subquery()
    # A sum, so that SQLite does not take these quotes to be few and look through all of them for each.
    key, name, joins = _group(by, linked, (quote.c.id + 0).in_(select(stands.c.quote_id)))
    statement = (
        select(quote.c.id, statement_of(quote).label("statement"), quote.c.article_id, quote.c.day)
        .add_columns(linked.c.canonical_id.label("expert"), stands.c.stance, key.label("key"), name.label("name"))
        .select_from(stands)
        .join(quote, quote.c.id == stands.c.quote_id)
        .outerjoin(linked, linked.c.id == quote.c.expert_id)
    )
    for table, condition in joins:
        statement = statement.outerjoin(table, condition)
    return statement.where(*selection.apart).subquery()


def _group(by: str, linked: Any, meant: ColumnElement[bool]) -> tuple[Any, Any, list[tuple[Any, Any]]]:
    """Key, name and the joins they need; `meant` are the quotes of which an affiliation may have to be looked for."""
    quote = t.quote
    joins: list[tuple[Any, Any]]
    if by == "expert":
        nobody = quote.c.expert_id.is_(None)
        joins = [(t.organization, t.organization.c.id == case((nobody, quote.c.organization_id)))]
        joins += [(t.speaker, t.speaker.c.id == case((nobody & quote.c.organization_id.is_(None), quote.c.speaker_id)))]
        return linked.c.canonical_id, func.coalesce(t.organization.c.name, t.speaker.c.name), joins
    if by == "outlet":
        version = t.article_version
        joins = [(t.outlet, t.outlet.c.id == quote.c.outlet_id), (version, version.c.id == quote.c.version_id)]
        return quote.c.outlet_id, func.coalesce(t.outlet.c.name, version.c.outlet_text), joins
    if by in ("affiliation", "country"):
        nearest, canonical = nearest_affiliations(meant), t.expert.alias("canonical")
        organization = func.coalesce(quote.c.affiliation_organization_id, nearest.c.organization_id, quote.c.organization_id)
        joins = [(nearest, nearest.c.quote_id == quote.c.id), (t.organization, t.organization.c.id == organization)]
        if by == "affiliation":
            return t.organization.c.id, func.coalesce(t.organization.c.name, quote.c.affiliation), joins
        country = func.coalesce(canonical.c.country, t.organization.c.country)
        return country, country, [(canonical, canonical.c.id == linked.c.canonical_id), *joins]
    period = quote.c.month if by == "month" else quote.c.month // 100
    return period, period, []


def _counted(each: Subquery, counting: Counting) -> Subquery:
    return select(each.c.key, each.c.name, *_counts(each, counting)).group_by(each.c.key, each.c.name).subquery()


def _named(counted: Subquery, counting: Counting) -> Select[Any]:
    """The groups in the order of their keys; experts are named here, once each."""
    if counting.by is not None:
        return select(counted).order_by(counted.c.key)
    columns = (column for column in counted.c if column.key != "name")
    statement = select(*columns, func.coalesce(counted.c.name, t.expert.c.name).label("name"))
    return statement.outerjoin(t.expert, t.expert.c.id == counted.c.key).order_by(counted.c.key)


def _counts(each: Subquery, counting: Counting) -> list[Any]:
    """Statements by stance, and how much stands behind them."""

    def number(condition: Any) -> Any:
        if counting.appearances:
            return func.count(case((condition, each.c.id)))
        return func.count(case((condition, each.c.statement)).distinct())

    pivot = [number(each.c.stance == value).label(value) for value in VALUES]
    return [
        *pivot,
        number(each.c.stance.is_(None)).label("uncoded"),
        func.count().label("quotes"),
        func.count(each.c.statement.distinct()).label("statements"),
        func.count(each.c.article_id.distinct()).label("articles"),
        func.count(each.c.expert.distinct()).label("experts"),
        func.min(each.c.day).label("first"),
        func.max(each.c.day).label("last"),
    ]


def _columns(counting: Counting) -> tuple[Column, ...]:
    what = counting.by or "expert"
    ids = (Column(f"{what}_id" if what != "affiliation" else "organization_id", "id", "id"),) if what in _LETTERS else ()
    said = Column("stands", "stands", "words") if counting.by is None else Column("shares", "shares", "words")
    return (
        *ids,
        Column(what, what, "words"),
        said,
        *(Column(value, sign, "number") for value, sign in _SIGNS.items()),
        Column("unclear", "unclear", "number", hidden=True),
        Column("uncoded", "?", "number"),
        Column("n", "n", "number"),
        *(Column(f"{value}_share", value, "share", hidden=True) for value in CLEAR),
        Column("statements", "statements", "number"),
        Column("quotes", "quotes", "number", hidden=True),
        Column("articles", "articles", "number"),
        *(() if counting.by is None else (Column("experts", "experts", "number"),)),
        *DAYS,
    )


def _values(row: Row[Any]) -> dict[str, int]:
    return {value: getattr(row, value) for value in VALUES}


def _row(row: Row[Any], counting: Counting) -> tuple[Any, ...]:
    values, what = _values(row), counting.by or "expert"
    if what == "month" and row.key:
        name: Any = f"{row.key // 100}-{row.key % 100:02}"
    else:
        name = str(row.name) if row.name is not None else (UNKNOWN if counting.by else NOBODY)
    told = shares(values, counting.least)
    return (
        *((printed(_LETTERS[what], row.key),) if what in _LETTERS else ()),
        name,
        verdict(values) if counting.by is None else share_words(values, counting.least),
        *(values[value] for value in CLEAR),
        values["unclear"],
        row.uncoded,
        clear(values),
        *((told[value] for value in CLEAR) if told else (None,) * len(CLEAR)),
        row.statements,
        row.quotes,
        row.articles,
        *(() if counting.by is None else (row.experts,)),
        *day_cells(row.first, row.last),
    )


def _whole(whole: Row[Any], counting: Counting) -> str:
    values = _values(whole)
    noun = "appearance" if counting.appearances else "statement"
    counted = f"{noun}s" if counting.appearances else f"distinct {noun}s"
    rest = values["unclear"] + whole.uncoded
    others = f"; {many(rest, f'more {noun}')} without a clear stance" if rest else ""
    return f"{share_words(values, counting.least)}; n = {clear(values)} {counted}, {many(whole.experts, 'expert')} in all{others}"
