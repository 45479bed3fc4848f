"""Where everybody stood last. In: an open archive and filters with a topic. Out: a sheet, a row an expert: the last clear stance.

The last one is that of the newest dated quote with a clear stance. Tags are gone through from the newest day, so that the first
experts are found at once, however many quotes there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from quotes.model.ids import printed
from quotes.model.moments import day_words
from quotes.model.sheets import Column, Marked, Sheet
from quotes.reports.filters import Filters
from quotes.reports.footers import answer_footer, nothing_found
from quotes.reports.meaning import asked_subject
from quotes.reports.selecting import Selection, select_quotes
from quotes.reports.voices import names_of_voices
from quotes.reports.wording import many, quoted, shortened
from quotes.stances.tally import CLEAR
from quotes.store import tables as t
from quotes.store.parts import parts
from quotes.store.propositions import counting_stances

if TYPE_CHECKING:
    from sqlalchemy import Connection, FromClause, Row, Select

COLUMNS = (
    Column("expert_id", "id", "id"),
    Column("expert", "who", "words"),
    Column("stance", "stance", "words"),
    Column("date", "date", "date"),
    Column("quote_id", "quote", "id"),
    Column("words", "words", "text", table_only=True),
    Column("text", "text", "text", hidden=True),
)
_AT_A_TIME = 500


def latest_stances(connection: Connection, filters: Filters, *, footer: bool = True) -> Sheet:
    """The last clear stance of every expert on the topic or proposition `filters.about`, the newest first.

    Raises NotFoundError for a topic, expert, outlet or organization nobody knows.
    """
    asked_subject(connection, filters)
    selection = select_quotes(connection, filters)
    found = _latest(connection, selection, filters.limit)
    quote = t.quote
    said: dict[int, Row[Any]] = {}
    for some in parts(row.quote_id for row in found):
        statement = select(quote.c.id, quote.c.text, quote.c.kind, quote.c.lang).where(quote.c.id.in_(some))
        said |= {row.id: row for row in connection.execute(statement).all()}
    names = names_of_voices(connection, [row.expert for row in found])
    rows = tuple(_row(row, names[row.expert], said[row.quote_id], full=filters.full) for row in found)
    lines = (f"{many(len(rows), 'expert')}; the last dated quote with a clear stance counts; of the quotes asked for:",)
    stands = (*lines, *answer_footer(connection, selection)) if rows and footer else ()
    return Sheet(
        "", COLUMNS, rows, stands, nothing_found(filters, selection).replace("no quotes", "no dated quotes with a clear stance", 1)
    )


def _latest(connection: Connection, selection: Selection, limit: int | None) -> list[Row[Any]]:
    """Of each expert the newest row, at most `limit`."""
    found: dict[int, Row[Any]] = {}
    with connection.execute(_newest_first(selection)) as rows:
        for row in rows:
            found.setdefault(row.expert, row)
            if len(found) == limit:
                break
    return list(found.values())


def _newest_first(selection: Selection) -> Select[Any]:
    quote, speaking = t.quote, t.expert
    tags: FromClause = t.quote_topic if selection.proposition is None else counting_stances(selection.proposition)
    day = quote.c.day if selection.proposition is not None else tags.c.day
    statement = (
        select(speaking.c.canonical_id.label("expert"), day, tags.c.quote_id, tags.c.stance)
        .select_from(tags)
        .join(quote, quote.c.id == tags.c.quote_id)
        .join(speaking, speaking.c.id == quote.c.expert_id)
        .where(tags.c.stance.in_(CLEAR), day.is_not(None), *selection.apart)
        .order_by(day.desc().nulls_last(), tags.c.quote_id.desc())
        .execution_options(stream_results=True, yield_per=_AT_A_TIME)
    )
    if len(selection.topics) == 1:
        return statement.where(tags.c.topic_id == selection.topics[0])
    return statement.where(tags.c.topic_id.in_(selection.topics)) if selection.topics else statement


def _row(row: Row[Any], name: str, said: Row[Any], *, full: bool) -> tuple[Any, ...]:
    text = Marked(said.text)
    words = quoted(text if full else shortened(text), said.kind, said.lang)
    return (printed("e", row.expert), name, row.stance, day_words(row.day), printed("q", row.quote_id), words, said.text)
