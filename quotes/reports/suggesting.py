"""Topics worth adding. In: an open archive and filters. Out: a sheet, a row a phrase that recurs in quotes without a topic."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from quotes.model.ids import printed
from quotes.model.sheets import Column, Marked, Sheet
from quotes.reports.filters import Filters
from quotes.reports.footers import nothing_found, statement_of
from quotes.reports.selecting import select_quotes
from quotes.reports.wording import many, shortened
from quotes.store import tables as t
from quotes.store.parts import parts
from quotes.text.fold import fold_key
from quotes.topics.suggest import Suggested, Untagged, suggest

if TYPE_CHECKING:
    from sqlalchemy import Connection

Progress = Callable[[int, int | None, str], None]
_STEP = 100
_NAMES = (t.expert_name, t.organization_name, t.outlet_name)

COLUMNS = (
    Column("phrase", "phrase", "words"),
    Column("lang", "in", "id"),
    Column("statements", "statements", "number"),
    Column("voices", "voices", "number"),
    Column("outlets", "outlets", "number"),
    Column("examples", "for example", "text", table_only=True),
    *(Column(key, key, "id", hidden=True) for key in ("quote_id", "other_quote_id")),
    *(Column(key, key, "text", hidden=True) for key in ("text", "other_text", "accept")),
)


def suggested_topics(connection: Connection, filters: Filters, least: int = 3, progress: Progress | None = None) -> Sheet:
    """Noun phrases of at least `least` statements among the quotes meant that have no topic, the most promising first.

    Names of topics, people, bodies and outlets are left out. Raises NotFoundError for a name nobody knows.
    """
    selection = select_quotes(connection, filters)
    conditions = [*selection.conditions, t.quote.c.id.not_in(select(t.quote_topic.c.quote_id))]
    total = connection.scalar(select(func.count()).select_from(t.quote).where(*conditions)) or 0
    if not total:
        return Sheet("", COLUMNS, (), empty=nothing_found(filters, selection, " without a topic"))
    found = suggest(_untagged(connection, conditions, total, progress), _known(connection), least)
    shown = _without_names(connection, found, filters.limit)
    texts = _texts(connection, shown)
    empty = f"no phrase recurs in {least} statements of {many(total, 'quote')} without a topic; --min asks for fewer"
    return Sheet("", COLUMNS, tuple(_row(one, texts) for one in shown), footer=_footer(shown, total), empty=empty)


def _untagged(connection: Connection, conditions: Sequence[Any], total: int, progress: Progress | None) -> Iterator[Untagged]:
    quote, linked = t.quote, t.expert
    voice = func.coalesce(linked.c.canonical_id, -quote.c.organization_id)
    statement = (
        select(quote.c.id, statement_of(quote), quote.c.text, quote.c.lang, voice, quote.c.outlet_id)
        .outerjoin(linked, linked.c.id == quote.c.expert_id)
        .where(*conditions)
        .order_by(quote.c.id)
    )
    for done, row in enumerate(connection.execution_options(yield_per=1000).execute(statement)):
        if progress and done % _STEP == 0:
            progress(done, total, "")
        yield Untagged(*row)


def _known(connection: Connection) -> frozenset[str]:
    names = connection.execute(select(t.topic_alias.c.lemmas, t.topic_alias.c.folded))
    return frozenset(key for row in names for key in row if key)


def _without_names(connection: Connection, found: Sequence[Suggested], limit: int | None) -> list[Suggested]:
    """The suggestions that are no name of a person, body or outlet, and no part of a person's; at most `limit`."""
    kept: list[Suggested] = []
    for start in range(0, len(found), _STEP):
        some = found[start : start + _STEP]
        taken = _names_among(connection, [one.phrase for one in some])
        kept += [one for one in some if fold_key(one.phrase) not in taken]
        if limit is not None and len(kept) >= limit:
            return kept[:limit]
    return kept


def _names_among(connection: Connection, phrases: Sequence[str]) -> set[str]:
    """Keys of phrases that are names, and of capitalised words that are part of a person's."""
    keys = [fold_key(phrase) for phrase in phrases]
    capitals = [fold_key(phrase) for phrase in phrases if phrase.istitle() and " " not in phrase]
    names = t.expert_name.c.folded
    taken: set[str] = set()
    for table in _NAMES:
        taken |= set(connection.scalars(select(table.c.folded).where(table.c.folded.in_(keys))))
    if capitals:
        held = select(names).where(or_(*(names.contains(key, autoescape=True) for key in capitals)))
        taken |= {word for name in connection.scalars(held) for word in re.split("[ -]", name)}
    return taken


def _texts(connection: Connection, shown: Sequence[Suggested]) -> dict[int, str]:
    ids = (number for one in shown for number in one.examples)
    statement = select(t.quote.c.id, t.quote.c.text)
    return {row.id: row.text for part in parts(ids) for row in connection.execute(statement.where(t.quote.c.id.in_(part)))}


def _row(one: Suggested, texts: dict[int, str]) -> tuple[Any, ...]:
    told = "\n".join(f"q{number}: {shortened(Marked(texts[number]), 110)}" for number in one.examples)
    numbers = [*one.examples, None][:2]
    return (
        *(one.phrase, one.lang, one.statements, one.voices, one.outlets, told),
        *(printed("q", number) for number in numbers),
        *(texts[number] if number else None for number in numbers),
        accept_command(one),
    )


def accept_command(one: Suggested) -> str:
    """The command that makes a topic of the phrase."""
    return f'quotes topics add {topic_key(one.phrase)} --label "{one.phrase}" --lang {one.lang}'


def topic_key(phrase: str) -> str:
    """A key for a topic of this name: Latin letters and digits joined by hyphens."""
    from anyascii import anyascii

    return re.sub(r"[^a-z0-9]+", "-", anyascii(phrase).lower()).strip("-") or "topic"


def _footer(shown: Sequence[Suggested], total: int) -> tuple[str, ...]:
    if not shown:
        return ()
    first = shown[0]
    return (
        f"{many(len(shown), 'phrase')} of {many(total, 'quote')} without a topic, by statements, people and outlets",
        f"to accept one: {accept_command(first)}",
        f'or as a name of a topic there is: quotes topics alias TOPIC "{first.phrase}" --lang {first.lang}; then quotes retag',
    )
