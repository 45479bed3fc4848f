"""`quotes reextract`: newer rules over stored articles. In: an archive and the articles meant. Out: what would change, or changed.

What would change is found by doing it inside a transaction that is taken back, so that the showing and the doing cannot differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from quotes.errors import NotFoundError
from quotes.model.articles import Article, Part
from quotes.model.ids import printed
from quotes.model.moments import Moment
from quotes.model.quotes import Reading
from quotes.model.sheets import Column, Sheet
from quotes.model.spans import Span
from quotes.store import tables as t
from quotes.workflow.keeping import Home, keep_quotes
from quotes.workflow.knowledge import known

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.change import Change
    from quotes.store.engine import Archive
    from quotes.workflow.knowledge import Knowledge

Progress = Callable[[int, int | None, str], None]
# A quote as compared: status, words, speaker's name and expert.
Seen = tuple[str, str, str | None, int | None]


@dataclass(frozen=True, slots=True)
class Difference:
    """One quote that newer rules see otherwise: `what` is new, gone, back or speaker; a new quote has no id while it is only shown."""

    what: str
    article_id: int
    quote_id: int | None
    text: str
    before: str | None = None
    after: str | None = None


@dataclass(slots=True)
class Again:
    """What reading again found: articles read, rows (to be) written, differences, and each that failed (name, reason, cure)."""

    articles: int = 0
    rows: int = 0
    differences: list[Difference] = field(default_factory=list)
    failures: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def counts(self) -> Counter[str]:
        """Differences by kind."""
        return Counter(one.what for one in self.differences)

    def sheet(self) -> Sheet:
        """The differences, a row each."""
        columns = (
            Column("what", "", "words"),
            Column("article_id", "article", "id"),
            Column("quote_id", "quote", "id"),
            Column("text", "words", "text"),
            Column("before", "speaker before", "words"),
            Column("after", "speaker now", "words"),
        )
        rows = tuple(
            (one.what, printed("a", one.article_id), printed("q", one.quote_id), one.text, one.before, one.after)
            for one in self.differences
        )
        return Sheet("", columns, rows, empty="nothing differs")


class _OnlyShownError(Exception):
    """Ends a step that was only to be shown."""


def articles_meant(connection: Connection, numbers: Sequence[int] = ()) -> list[int]:
    """The articles to read again: those named, else all that have a text. Raises NotFoundError for one that is not there."""
    a = t.article.c
    held = set(connection.scalars(select(a.id).where(a.current_version_id.is_not(None), a.removed_at.is_(None))))
    for number in numbers:
        if number not in held:
            raise NotFoundError(f"no article a{number} with a text", "quotes articles lists them")
    return list(dict.fromkeys(numbers)) if numbers else sorted(held)


def reextract(archive: Archive, numbers: Iterable[int], *, write: bool, tagger: bool = True, progress: Progress | None = None) -> Again:
    """Read stored articles again by this program's rules; with `write` keep what differs, an article a transaction.

    What people entered, reviewed, coded or merged stays as they left it. Quotes no longer found stay in the archive, superseded.
    """
    from quotes.workflow.ingest import IngestOptions, read_options
    from quotes.workflow.reading import Failure, Reader

    chosen = list(numbers)
    result = Again()
    knowledge = known(archive)
    reader = Reader(read_options(IngestOptions(), archive), tagger)
    with archive.change("reextract") as change:
        for done, number in enumerate(chosen, 1):
            with archive.connect() as connection:
                home, page = load_article(connection, number)
            reading = reader.find(page)
            if isinstance(reading, Failure):
                result.failures.append((f"a{number}", reading.reason, reading.hint))
            else:
                result.articles += 1
                found, rows = _apply(change, knowledge, home, reading, write=write)
                result.differences += found
                result.rows += rows
            if progress:
                progress(done, len(chosen), page.doc)
    return result


def _apply(change: Change, knowledge: Knowledge, home: Home, reading: Reading, *, write: bool) -> tuple[list[Difference], int]:
    """Keep one reading, or only see what keeping it does; the differences and the number of rows."""
    found: list[Difference] = []
    rows, held = 0, sum(change.summary.values())
    try:
        with change.step():
            before = _seen(change.connection, home.version_id)
            keep_quotes(change, reading, knowledge, home)
            after = _seen(change.connection, home.version_id)
            found = list(_compare(home.article_id, before, after, written=write))
            rows = sum(change.summary.values()) - held
            if not write:
                raise _OnlyShownError
    except _OnlyShownError:
        knowledge.forget(change.connection)
        change.abandon()
    return found, rows


def _seen(connection: Connection, version_id: int) -> dict[int, Seen]:
    q, s = t.quote.c, t.speaker.c
    statement = select(q.id, q.status, q.text, s.name, q.expert_id).outerjoin(t.speaker, s.id == q.speaker_id)
    return {row.id: tuple(row)[1:] for row in connection.execute(statement.where(q.version_id == version_id).order_by(q.position, q.id))}


def _compare(article_id: int, before: dict[int, Seen], after: dict[int, Seen], *, written: bool) -> Iterable[Difference]:
    for quote_id, (status, text, name, expert) in after.items():
        old = before.get(quote_id)
        if old is None:
            yield Difference("new", article_id, quote_id if written else None, text, after=name)
        elif old[0] == "active" and status == "superseded":
            yield Difference("gone", article_id, quote_id, text, before=name)
        elif old[0] == "superseded" and status == "active":
            yield Difference("back", article_id, quote_id, text, after=name)
        elif (old[2], old[3]) != (name, expert):
            yield Difference("speaker", article_id, quote_id, text, old[2], name)


def load_article(connection: Connection, number: int) -> tuple[Home, Article]:
    """A stored article as it was read, with its place in the archive. Raises NotFoundError where it has no text."""
    a, v, p = t.article.c, t.article_version.c, t.article_part.c
    joined = t.article.join(t.article_version, v.id == a.current_version_id).outerjoin(t.outlet, t.outlet.c.id == a.outlet_id)
    statement = select(t.article_version, t.outlet.c.key.label("outlet_key")).select_from(joined).where(a.id == number)
    row = connection.execute(statement).first()
    if row is None:
        raise NotFoundError(f"no article a{number} with a text", "quotes articles lists them")
    parts = connection.execute(select(p.kind, p.start, p.end).where(p.version_id == row.id).order_by(p.start))
    published = None
    if row.published:
        evidence = (row.published_as or row.published, row.published_how or "option", row.published_year_guessed, row.as_of)
        published = Moment(row.published, row.published_precision, *evidence)
    page = Article(
        doc=row.doc,
        text=row.text,
        lang=row.lang,
        parts=tuple(Part(part.kind, Span(part.start, part.end)) for part in parts),
        title=row.title,
        outlet=row.outlet_text,
        author=row.author,
        published=published,
        url=row.url,
        media_type=row.media_type,
    )
    return Home(number, row.id, row.outlet_key), page
