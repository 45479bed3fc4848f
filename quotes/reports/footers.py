"""What stands behind an answer. In: an open archive and the quotes meant. Out: lines under a sheet, and what is said where it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from quotes.model.moments import day_words
from quotes.reports.filters import Filters
from quotes.reports.selecting import INACTIVE, Selection
from quotes.reports.wording import many
from quotes.store import tables as t

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

# Indexes hold all that these four count: see `quotes.store.tables.quotes`. A removed article has no quotes any more.
_READ = select(func.count()).select_from(t.article).where(t.article.c.removed_at.is_(None))
_WITH_QUOTES = select(func.count(t.quote.c.article_id.distinct()))
_gone = select(t.quote.c.article_id, func.count().label("quotes")).where(INACTIVE).group_by(t.quote.c.article_id).subquery()
_ALL = select(func.count()).select_from(t.quote).where(t.quote.c.article_id == _gone.c.article_id).correlate(_gone).scalar_subquery()
# Articles all of whose quotes are answers no more.
_REJECTED = select(func.count()).select_from(_gone).where(_gone.c.quotes == _ALL)
_NOBODY = (
    select(func.count())
    .where(t.quote.c.expert_id.is_(None), t.quote.c.organization_id.is_(None), t.quote.c.status == "active")
    .with_hint(t.quote, "INDEXED BY ix_quote_nobody", "sqlite")
)


def answer_footer(
    connection: Connection, selection: Selection, shown: int | None = None, *, count: str = "statements", coverage: bool = True
) -> list[str]:
    """How much stands behind an answer, in words; `shown` is how many of its quotes are printed (None: not quotes, but counts).

    `count` says what the answer counts; `coverage` adds how much of the archive could answer at all.
    """
    quote = t.quote
    counts: tuple[Any, ...] = (
        func.count(),
        func.count(quote.c.article_id.distinct()),
        func.count(quote.c.outlet_id.distinct()),
        func.min(quote.c.day),
        func.max(quote.c.day),
        func.count(quote.c.day),
        func.count(statement_of(quote).distinct()),
    )
    meant = select(*counts).select_from(quote).where(*selection.conditions)
    total, articles, outlets, first, last, dated, statements = connection.execute(counted_quickly(meant, selection)).one()
    experts = connection.scalar(_experts(selection)) or 0
    found = f"{many(total, 'quote')} by {many(experts, 'expert')} in {many(articles, 'article')} of {many(outlets, 'outlet')}"
    undated = f" ({total - dated} undated)" if dated < total else ""
    period = f", {day_words(first)} to {day_words(last)}{undated}" if first else ", undated"
    lines = [found + period]
    if shown is not None and shown < total:
        lines.append(f"the newest {shown} of {total} are shown; --limit {total} shows all")
    lines.append(f"counted by {count[:-1]}: {many(statements, 'statement')}, {many(total, 'appearance')}")
    lines += [coverage_line(connection)] if coverage else []
    return [*lines, selection.note] if selection.note else lines


def _experts(selection: Selection) -> Select[Any]:
    """How many experts spoke: tags repeat who did, so that for a topic alone the quotes are not looked at."""
    if selection.plain and selection.topics:
        tags = t.quote_topic
        on = tags.c.topic_id.in_(selection.topics), tags.c.quote_id.not_in(select(t.quote.c.id).where(INACTIVE))
        spoke = select(tags.c.expert_id).where(*on).group_by(tags.c.expert_id).subquery()
    elif selection.plain and selection.proposition is None:
        held = select(t.quote.c.id).where(t.quote.c.expert_id == t.expert.c.id, *selection.conditions).exists()
        return select(func.count(t.expert.c.canonical_id.distinct())).where(held)
    else:
        spoke = (
            counted_quickly(select(t.quote.c.expert_id).where(*selection.conditions), selection).group_by(t.quote.c.expert_id).subquery()
        )
    return select(func.count(t.expert.c.canonical_id.distinct())).join(spoke, spoke.c.expert_id == t.expert.c.id)


def counted_quickly(statement: Select[Any], selection: Selection) -> Select[Any]:
    """`statement` on quotes found by their ids, told to read what it counts from the index that holds just this."""
    found = selection.broad and (selection.topics or selection.words)
    return statement.with_hint(t.quote, "INDEXED BY ix_quote_counted", "sqlite") if found else statement


def statement_of(quote: Any) -> Any:
    """The statement of a quote: what reprints have in common."""
    return func.coalesce(quote.c.statement_id, quote.c.id)


def coverage_line(connection: Connection) -> str:
    """How much of what was read could answer, in one line; `quotes coverage` tells more."""
    read, spoken, rejected, unattributed = (connection.scalar(one) or 0 for one in (_READ, _WITH_QUOTES, _REJECTED, _NOBODY))
    without = read - spoken + rejected
    return f"archive: {many(read, 'article')} read, {without:,} without quotes; {many(unattributed, 'quote')} with nobody named"


def nothing_found(filters: Filters, selection: Selection, lacking: str = "") -> str:
    """What is said where no quote is meant; `lacking` says what those meant would have to lack besides."""
    asked = filters.in_words()
    return "; ".join(part for part in (("no quotes" if asked == "all quotes" else f"no quotes {asked}") + lacking, selection.note) if part)
