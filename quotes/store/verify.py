"""Are the words really there? In: an archive. Out: each breach in one line; none where every word, offset and link is right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_, select, text

from quotes.errors import ArchiveCorruptError
from quotes.model.clusters import Edge, cluster
from quotes.store.articles import hash_text
from quotes.store.tables import (
    article,
    article_part,
    article_version,
    expert,
    judgement,
    metadata,
    organization,
    quote,
    quote_lemmas,
    quote_segment,
    quote_topic,
    speaker,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

    from quotes.store.engine import Archive

# Called with (done, total) after each version.
Step = Callable[[int, int], None]


def find_breaches(connection: Connection, step: Step | None = None) -> Iterator[str]:
    """Every text against its hash, every segment, cue and mention against the text at its offsets, every quote against its
    segments, every link against what it points to, canonical ids against the judgements, the search index against the quotes.

    One version is held in memory at a time; `step` is called after each.
    """
    v = article_version
    ids = connection.scalars(select(v.c.id).order_by(v.c.id)).all()
    for done, version_id in enumerate(ids, 1):
        words, digest, article_id = connection.execute(select(v.c.text, v.c.text_hash, v.c.article_id).where(v.c.id == version_id)).one()
        if hash_text(words) != digest:
            yield f"a{article_id}: the text of version {version_id} is not the one that was read"
        yield from _of_parts(connection, version_id, article_id, len(words))
        yield from _of_version(connection, version_id, words)
        if step:
            step(done, len(ids))
    yield from find_orphans(connection)
    yield from _of_links(connection)
    for kind, members in (("expert", expert), ("organization", organization)):
        yield from _of_clusters(connection, kind, members)
    yield from _of_search(connection)


def _of_parts(connection: Connection, version_id: int, article_id: int, length: int) -> Iterator[str]:
    p = article_part.c
    for start, end in connection.execute(select(p.start, p.end).where(p.version_id == version_id, p.end > length)):
        yield f"a{article_id}: a part of version {version_id} ({start}:{end}) reaches past its text of {length}"


def find_orphans(connection: Connection) -> Iterator[str]:
    """Rows that refer to rows that are not there."""
    for child in metadata.sorted_tables:
        for key in child.foreign_keys:
            parent = key.column.table.alias("parent")
            missing = select(func.count()).select_from(child.outerjoin(parent, parent.c[key.column.name] == key.parent))
            count = connection.scalar(missing.where(key.parent.is_not(None), parent.c[key.column.name].is_(None)))
            if count:
                yield f"{child.name}: {count} row(s) whose {key.parent.name} refers to no row of {key.column.table.name}"


def _of_links(connection: Connection) -> Iterator[str]:
    """What quotes repeat for quick questions, against where it comes from."""
    q, v, a, s, t = quote.c, article_version.c, article.c, speaker.c, quote_topic.c
    joined = quote.join(article_version, v.id == q.version_id).join(article, a.id == q.article_id)
    wrong = or_(q.article_id != v.article_id, q.day.is_distinct_from(v.published_day), q.month.is_distinct_from(q.day // 100))
    outlet = q.outlet_id.is_distinct_from(a.outlet_id) & (a.current_version_id == v.id)
    for (quote_id,) in connection.execute(select(q.id).select_from(joined).where(or_(wrong, outlet)).order_by(q.id)):
        yield f"q{quote_id}: article, outlet or day are not those of its article"
    apart = or_(s.version_id != q.version_id, and_(q.expert_id.is_distinct_from(s.expert_id), s.link != "manual"))
    for (quote_id,) in connection.execute(select(q.id).join(speaker, s.id == q.speaker_id).where(apart).order_by(q.id)):
        yield f"q{quote_id}: its expert is not its speaker's"
    tagged = select(t.quote_id, t.topic_id).join(quote, q.id == t.quote_id)
    strange = or_(t.expert_id.is_distinct_from(q.expert_id), t.day.is_distinct_from(q.day))
    for quote_id, topic_id in connection.execute(tagged.where(strange)):
        yield f"q{quote_id}: its tag t{topic_id} has another expert or day"
    current = select(a.id).outerjoin(article_version, v.id == a.current_version_id)
    for (article_id,) in connection.execute(current.where(a.removed_at.is_(None), or_(v.id.is_(None), v.article_id != a.id))):
        yield f"a{article_id}: its newest version is not its own"


def _of_clusters(connection: Connection, kind: str, members: Table) -> Iterator[str]:
    """Canonical ids, derived again from all judgements that stand."""
    held: dict[int, int] = {row.id: row.canonical_id for row in connection.execute(select(members.c.id, members.c.canonical_id))}
    j = judgement.c
    standing = select(judgement).where(j.kind == kind, j.withdrawn_at.is_(None), j.verdict != "unsure")
    edges = [
        Edge(row.left_id, row.right_id, row.verdict, row.automatic, 1.0 if row.score is None else row.score)
        for row in connection.execute(standing)
    ]
    derived = cluster(held, edges).canonical
    letter = "e" if kind == "expert" else "g"
    for one, canonical in sorted(held.items()):
        if derived[one] != canonical:
            yield f"{letter}{one}: stands under {letter}{canonical}; by the judgements it belongs under {letter}{derived[one]}"


def _of_search(connection: Connection) -> Iterator[str]:
    """Every quote has its lemmas, and the index holds just these."""
    missing = select(quote.c.id).outerjoin(quote_lemmas, quote_lemmas.c.quote_id == quote.c.id)
    for (quote_id,) in connection.execute(missing.where(quote_lemmas.c.quote_id.is_(None)).order_by(quote.c.id)):
        yield f"q{quote_id}: it cannot be found by its words: no lemmas"
    if connection.dialect.name != "sqlite":
        return  # an index of PostgreSQL is part of its table and cannot lag
    known = set(connection.scalars(select(quote_lemmas.c.quote_id)))
    indexed = set(connection.execute(text("SELECT id FROM fts_quote_docsize")).scalars())
    for quote_id in sorted(known ^ indexed):
        yield f"q{quote_id}: the search index {'lacks it' if quote_id in known else 'still holds it'}"


def find_index_breaches(archive: Archive) -> Iterator[str]:
    """The words in the search index against those stored. SQLite compares them under its writing lock; nothing is written."""
    if archive.dialect != "sqlite":
        return
    with archive.engine.connect() as connection:
        connection.execution_options(writing=True).begin()
        try:
            connection.execute(text("INSERT INTO fts_quote(fts_quote, rank) VALUES ('integrity-check', 1)"))
        except ArchiveCorruptError:
            yield "the search index does not hold the words of the quotes"
        finally:
            connection.rollback()


def _of_version(connection: Connection, version_id: int, whole: str) -> Iterator[str]:
    s = quote_segment.c
    statement = select(s.quote_id, s.start, s.end, s.text).join(quote, quote.c.id == s.quote_id).where(quote.c.version_id == version_id)
    segments: dict[int, list[tuple[int, int, str]]] = {}
    for quote_id, start, end, words in connection.execute(statement.order_by(s.quote_id, s.position)):
        segments.setdefault(quote_id, []).append((start, end, words))
    for row in connection.execute(select(quote).where(quote.c.version_id == version_id).order_by(quote.c.id)):
        held = segments.get(row.id, [])
        if not held:
            yield f"q{row.id}: no segment"
            continue
        for start, end, words in held:
            if whole[start:end] != words:
                yield f"q{row.id}: {words!r} does not stand at {start}:{end}"
        if (row.start, row.end) != (held[0][0], held[-1][1]) or row.text != " … ".join(words for _, _, words in held):
            yield f"q{row.id}: the quote is not the sum of its segments"
        for name in ("cue", "mention"):
            start, end, words = getattr(row, f"{name}_start"), getattr(row, f"{name}_end"), getattr(row, name)
            if start is not None and whole[start:end] != words:
                yield f"q{row.id}: the {name} {words!r} does not stand at {start}:{end}"
