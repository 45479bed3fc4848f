"""Stances one by one. In: an open archive, filters and a coder. Out: a sheet, a row a stance that somebody or the rules set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import case, select

from quotes.errors import UsageError
from quotes.model.ids import parse_id_of, printed
from quotes.model.sheets import Column, Marked, Sheet
from quotes.model.stances import VALUES
from quotes.reports.filters import Filters
from quotes.reports.footers import answer_footer, nothing_found
from quotes.reports.selecting import select_quotes
from quotes.reports.speaking import NAME, with_speakers
from quotes.reports.wording import many, shortened
from quotes.store import tables as t
from quotes.store.propositions import counting_stances

if TYPE_CHECKING:
    from sqlalchemy import Connection

COLUMNS = (
    Column("quote_id", "quote", "id"),
    Column("expert", "who", "words"),
    Column("words", "words", "text", table_only=True),
    Column("text", "text", "text", hidden=True),
    Column("topic", "topic", "words"),
    Column("proposition_id", "on", "id", hidden=True),
    Column("proposition", "proposition", "words", hidden=True),
    Column("value", "stance", "words"),
    Column("coder", "coder", "words"),
    Column("automatic", "automatic", "words", hidden=True),
    Column("confidence", "sure", "share"),
    Column("evidence", "evidence", "words"),
    Column("note", "note", "words"),
    Column("counts", "counts", "words"),
    Column("at", "set", "date", hidden=True),
    Column("withdrawn_at", "withdrawn", "date", hidden=True),
)


def coded_stances(
    connection: Connection, filters: Filters, *, quote: str | None = None, coder: str | None = None, value: str | None = None
) -> Sheet:
    """Stances on the quotes meant, the newest first; withdrawn ones too, which count no longer.

    `quote` is an id, `coder` a person's name or `rules`. Raises UsageError for no id and no value.
    """
    if value is not None and value not in VALUES:
        raise UsageError(f"no stance: {value!r}", f"stances: {', '.join(VALUES)}")
    selection = select_quotes(connection, filters)
    stance = t.stance
    tag = (t.quote_topic.c.quote_id == stance.c.quote_id) & (t.quote_topic.c.topic_id == stance.c.topic_id)
    coded = counting_stances()
    same = (coded.c.quote_id == stance.c.quote_id) & (coded.c.proposition_id == stance.c.proposition_id)
    standing = case((stance.c.proposition_id.is_(None), t.quote_topic.c.stance), else_=coded.c.stance).label("counting")
    statement = with_speakers(
        select(stance, t.topic.c.key, t.quote.c.text, t.proposition.c.text.label("saying"), standing)
        .add_columns(NAME.label("who"))
        .join(t.quote, t.quote.c.id == stance.c.quote_id)
        .join(t.topic, t.topic.c.id == stance.c.topic_id)
        .outerjoin(t.proposition, t.proposition.c.id == stance.c.proposition_id)
        .outerjoin(t.quote_topic, tag)
        .outerjoin(coded, same)
        .where(*selection.conditions)
        .order_by(stance.c.id.desc())
        .limit(filters.limit)
    )
    if selection.topics:
        statement = statement.where(stance.c.topic_id.in_(selection.topics))
    if selection.proposition is not None:
        statement = statement.where(stance.c.proposition_id == selection.proposition)
    if quote is not None:
        statement = statement.where(stance.c.quote_id == parse_id_of(quote, "q"))
    if coder is not None:
        statement = statement.where(stance.c.coder == coder)
    if value is not None:
        statement = statement.where(stance.c.value == value)
    rows = tuple(
        (
            printed("q", row.quote_id),
            row.who,
            shortened(Marked(row.text), 120),
            row.text,
            row.key if row.saying is None else f"{row.key}: {row.saying}",
            printed("p", row.proposition_id),
            row.saying,
            row.value,
            row.coder,
            "yes" if row.automatic else "no",
            row.confidence,
            row.evidence,
            row.note,
            "withdrawn" if row.withdrawn_at else "yes" if row.value == row.counting else "no",
            row.at,
            row.withdrawn_at,
        )
        for row in connection.execute(statement)
    )
    footer = (many(len(rows), "stance") + " shown; of the quotes asked for:", *answer_footer(connection, selection)) if rows else ()
    return Sheet("", COLUMNS, rows, footer=footer, empty=nothing_found(filters, selection).replace("no quotes", "no stances on quotes", 1))
