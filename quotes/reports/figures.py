"""Figures on a topic. In: an open archive and filters. Out: a sheet, a row a figure: who gave which, when, those of one kind together.

Only the quotes meant are parsed, and of those only the ones that hold a digit or a word of number. A figure that another speaker
contradicts names that quote: both tell of the same subject, unit and period, and what the two allow does not meet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from quotes.model.ids import printed
from quotes.model.sheets import Column, Marked, Sheet, show_filled
from quotes.reports.differing import Given, find_differing
from quotes.reports.filters import Filters
from quotes.reports.footers import answer_footer, nothing_found, statement_of
from quotes.reports.selecting import Selection, select_quotes
from quotes.reports.speaking import NAME, canonical, with_speakers
from quotes.reports.wording import many, shortened
from quotes.store import tables as t
from quotes.store.search import matching
from quotes.text.figure_words import figure_words
from quotes.text.figures import Figure, find_figures

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

COLUMNS = (
    Column("unit", "of", "words"),
    Column("value", "value", "number", hidden=True),
    Column("low", "from", "number", hidden=True),
    Column("high", "to", "number", hidden=True),
    Column("figure", "figure", "words"),
    Column("hedge", "hedge", "words", hidden=True),
    Column("subject", "subject", "words"),
    Column("expected", "as", "words"),
    Column("period", "period", "words"),
    Column("who", "who", "words"),
    Column("differs", "differs from", "words"),
    Column("expert_id", "id", "id", hidden=True),
    Column("words", "words", "text", table_only=True),
    Column("quote_id", "quote", "id"),
    Column("date", "date", "date"),
    Column("text", "text", "text", hidden=True),
    Column("start", "start", "number", hidden=True),
    Column("end", "end", "number", hidden=True),
)
# Words of number without a digit, as the database finds them.
_WORDS = ("%иллиард%", "%иллион%", "%illion%", "%ilyard%", "%ilyon%")


def figures(connection: Connection, filters: Filters, unit: str | None = None, count: str = "statements") -> Sheet:
    """The figures in the quotes meant, by unit and value, so that those who differ stand side by side.

    `unit` narrows (`USD`, `tonne`, `percent`); by statement a reprint's figures are not repeated. Raises NotFoundError for a name
    nobody knows.
    """
    selection = select_quotes(connection, filters)
    found: list[tuple[Figure, Row[Any]]] = []
    seen: set[int] = set()
    for row in connection.execute(_statement(connection, list(selection.conditions))):
        if count == "statements" and row.statement in seen:
            continue
        seen.add(row.statement)
        found += [(figure, row) for figure in find_figures(row.text) if unit in (None, figure.unit)]
    found.sort(key=lambda pair: (_side(pair[0]), pair[0].low, pair[0].high, pair[1].day or 0, pair[1].id))
    given = [Given(figure, row.text, row.who or "", row.id) for figure, row in found]
    differing = find_differing(given)
    rows = tuple(_row(figure, row, differing.get(number, ())) for number, (figure, row) in enumerate(found[: filters.limit]))
    people = len({row.who for _, row in found})
    line = f"{many(len(found), 'figure')} by {many(people, 'speaker')}, {len(differing)} contradicted by another; in full in json and csv"
    footer = (line, *answer_footer(connection, selection, count=count))
    columns = show_filled(COLUMNS, rows, ("expected", "period", "differs"))
    return Sheet("", columns, rows, footer, "" if rows else _without_figures(connection, filters, selection, unit))


def _without_figures(connection: Connection, filters: Filters, selection: Selection, unit: str | None) -> str:
    """What is said where no figure is: of how many quotes, or that no quote is meant at all."""
    quotes = connection.scalar(select(func.count()).select_from(t.quote).where(*selection.conditions)) or 0
    said = nothing_found(filters, selection)
    kind = f" of {unit}" if unit else ""
    return said.replace("no quotes", f"no figures{kind} in {many(quotes, 'quote')}", 1) if quotes else said


def _side(figure: Figure) -> str:
    """Where a figure stands among the others: those of one unit together, those without a unit last."""
    return figure.unit or "~"


def _statement(connection: Connection, conditions: list[Any]) -> Any:
    quote = t.quote
    if connection.dialect.name == "sqlite":
        numeric: Any = quote.c.text.op("GLOB")("*[0-9]*")
    else:
        numeric = quote.c.text.op("~")("[0-9]")
    worded = matching(connection.dialect.name, [figure_words().asked])
    return with_speakers(
        select(quote.c.id, quote.c.text, quote.c.day, canonical.c.id.label("expert_id"), statement_of(quote).label("statement"))
        .add_columns(NAME.label("who"), t.article_version.c.published)
        .join(t.article_version, t.article_version.c.id == quote.c.version_id)
        .where(*conditions, or_(numeric, *(quote.c.text.like(words) for words in _WORDS), quote.c.id.in_(worded)))
        .order_by(quote.c.id)
    )


def _row(figure: Figure, row: Row[Any], differs: tuple[int, ...]) -> tuple[Any, ...]:
    return (
        figure.unit,
        figure.value,
        figure.low,
        figure.high,
        figure.span.of(row.text),
        figure.hedge,
        figure.subject.of(row.text) if figure.subject else None,
        "expected" if figure.expected else None,
        figure.period,
        row.who,
        ", ".join(str(printed("q", number)) for number in differs) or None,
        printed("e", row.expert_id),
        shortened(Marked(row.text, (figure.span,)), 120),
        printed("q", row.id),
        row.published[:10] if row.published else None,
        row.text,
        figure.span.start,
        figure.span.end,
    )
