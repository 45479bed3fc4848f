"""Reprints. In: quotes and texts about to be kept, as lemmas. Out: the statement each quote is an appearance of, articles of one text.

A statement is known by the number of the quote that had it first. Quotes are one statement where they are of nearly the same words,
of one speaker as far as is known (or long and all but equal), and within a month of each other where both are dated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Float, bindparam, func, select

from quotes.store.search import index_text
from quotes.store.tables import article, article_key, article_lemmas, article_version, expert, quote, quote_key, quote_lemmas
from quotes.text.shingles import LEAST, same_words, shingles, sketch

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.change import Change
    from quotes.store.quotes import Place

_QUOTE_KEYS, _ARTICLE_KEYS, _ARTICLE_RUN = 6, 16, 5
_ALL_BUT_EQUAL, _LONG = 0.85, 12
_MONTH = 31
_CROWD = 200
_MANY, _NEWEST = 2000, 64  # holders of a few keys, from which on only so many of each are looked at
_SHARED, _FEWEST = 3 / 8, 8  # of an article's keys; texts with fewer keys are too short to tell


# Made once: making a statement costs more than running it.
_WANTED: Any = bindparam("wanted", expanding=True)
_HOLDERS = select(quote_key.c.quote_id).where(quote_key.c.key.in_(_WANTED)).limit(_MANY)
_NEWEST_HOLDERS = (
    select(quote_key.c.quote_id).where(quote_key.c.key == bindparam("key")).order_by(quote_key.c.quote_id.desc()).limit(_NEWEST)
)
_HELD = (
    select(quote.c.id, quote.c.expert_id, quote.c.organization_id, quote.c.day, quote_lemmas.c.lemmas)
    .add_columns(func.coalesce(quote.c.statement_id, quote.c.id))
    .join(quote_lemmas, quote_lemmas.c.quote_id == quote.c.id)
    .where(quote.c.id.in_(_WANTED))
    .order_by(quote.c.id)
)
_CANONICAL = select(expert.c.id, expert.c.canonical_id).where(expert.c.id.in_(_WANTED))
_INDEXED = select(article_lemmas.c.version_id).where(article_lemmas.c.version_id == bindparam("version"))
_FIRST = quote.alias("first")
_STATED_FIRST = (
    select(_FIRST.c.article_id)
    .select_from(quote)
    .outerjoin(_FIRST, (_FIRST.c.id == quote.c.statement_id) & (_FIRST.c.article_id != quote.c.article_id))
    .where(quote.c.article_id == bindparam("article"), quote.c.status == "active")
)
_SHARING = (
    select(article_version.c.article_id)
    .join(article_key, article_key.c.version_id == article_version.c.id)
    .where(article_key.c.key.in_(_WANTED), article_version.c.article_id != bindparam("article"))
    .group_by(article_version.c.article_id)
    .having(func.count(article_key.c.key.distinct()) >= bindparam("least", type_=Float))
    .subquery()
)
_FIRST_SHARING = select(func.min(func.coalesce(article.c.reprint_of_id, article.c.id))).join(
    _SHARING, _SHARING.c.article_id == article.c.id
)


@dataclass(frozen=True, slots=True)
class Appearance:
    """A quote with what tells whether it repeats a statement; `day` is YYYYMMDD."""

    quote_id: int
    lemmas: tuple[str, ...]
    expert_id: int | None
    organization_id: int | None
    day: int | None


def find_statements(connection: Connection, found: Sequence[Appearance]) -> list[int]:
    """For each quote its statement: an earlier quote's, or its own number."""
    keys = {key for one in found for key in _keys(one)}
    held = _held(connection, keys)
    alike = held or len(keys) < sum(len(_keys(one)) for one in found)
    canonical = _canonical(connection, {one.expert_id for one, _ in held} | {one.expert_id for one in found}) if alike else {}
    known = _Known()
    for one, statement in held:
        known.add(one, statement)
    statements: list[int] = []
    for one in found:
        scored = [(score, -statement) for other, statement in known.near(one) if (score := _same(one, other, canonical))]
        statement = -max(scored)[1] if scored else one.quote_id
        statements.append(statement)
        known.add(one, statement)
    return statements


class _Known:
    """Appearances by their keys; of those with the same words, speaker and day one alone, with the earliest statement."""

    def __init__(self) -> None:
        self._first: dict[tuple[Any, ...], tuple[Appearance, int]] = {}
        self._by_key: dict[int, list[tuple[Any, ...]]] = {}

    def add(self, one: Appearance, statement: int) -> None:
        same = (one.lemmas, one.expert_id, one.organization_id, one.day)
        if same not in self._first:
            for key in _keys(one):
                self._by_key.setdefault(key, []).append(same)
        first = self._first.setdefault(same, (one, statement))
        self._first[same] = (first[0], min(first[1], statement))

    def near(self, one: Appearance) -> Iterator[tuple[Appearance, int]]:
        """Those that share a key, of each key the first `_CROWD`: words that so many vary are found among these or not at all."""
        for same in dict.fromkeys(same for key in _keys(one) for same in self._by_key.get(key, ())[:_CROWD]):
            yield self._first[same]


def insert_keys(change: Change, found: Sequence[Appearance]) -> None:
    """Keep the keys by which later quotes will find these."""
    change.insert_all(quote_key, [{"key": key, "quote_id": one.quote_id} for one in found for key in _keys(one)])


def _keys(one: Appearance) -> tuple[int, ...]:
    return _sketched(one.lemmas)


@lru_cache(maxsize=4096)
def _sketched(lemmas: tuple[str, ...]) -> tuple[int, ...]:
    return sketch(shingles(lemmas), _QUOTE_KEYS) if len(lemmas) >= LEAST else ()


def find_holders(connection: Connection, keys: Iterable[int]) -> set[int]:
    """The quotes that share a key; of a turn of phrase that a crowd shares the newest alone, so that a look costs no more the larger
    the archive is.
    """
    holders: set[int] = set()
    ordered = sorted(keys)
    for start in range(0, len(ordered), 100):
        asked = ordered[start : start + 100]
        found = connection.scalars(_HOLDERS, {"wanted": asked}).all()
        if len(found) < _MANY:
            holders.update(found)
            continue
        for key in asked:
            holders.update(connection.scalars(_NEWEST_HOLDERS, {"key": key}))
    return holders


def _held(connection: Connection, keys: set[int]) -> list[tuple[Appearance, int]]:
    """Quotes that share a key, the earliest first, with their statements."""
    if not keys:
        return []
    found = []
    numbers = sorted(find_holders(connection, keys))
    for start in range(0, len(numbers), 500):
        for number, expert_id, body, day, lemmas, statement in connection.execute(_HELD, {"wanted": numbers[start : start + 500]}):
            found.append((Appearance(number, _split(lemmas), expert_id, body, day), statement))
    return found


@lru_cache(maxsize=4096)
def _split(lemmas: str) -> tuple[str, ...]:
    """A crowd's words are met again and again."""
    return tuple(lemmas.split())


def _canonical(connection: Connection, experts: set[int | None]) -> dict[int, int]:
    ids = sorted(number for number in experts if number is not None)
    if len(ids) < 2:
        return {number: number for number in ids}
    found: dict[int, int] = {}
    for start in range(0, len(ids), 500):
        found.update(connection.execute(_CANONICAL, {"wanted": ids[start : start + 500]}).all())
    return found


def _same(one: Appearance, other: Appearance, canonical: dict[int, int]) -> float:
    if one.day and other.day and abs(_days(one.day) - _days(other.day)) > _MONTH:
        return 0.0
    speakers = [canonical.get(each.expert_id or 0) or (each.organization_id and -each.organization_id) for each in (one, other)]
    two = all(speakers) and speakers[0] != speakers[1]
    if two and min(len(one.lemmas), len(other.lemmas)) < _LONG:
        return 0.0
    score = same_words(one.lemmas, other.lemmas)
    return 0.0 if two and score < _ALL_BUT_EQUAL else score


def _days(day: int) -> int:
    """YYYYMMDD as days on a scale on which a month is about 31."""
    return day // 10000 * 372 + day // 100 % 100 * 31 + day % 100


def index_article(change: Change, place: Place, lemmas: Sequence[str]) -> None:
    """Keep a text's lemmas for search and its keys, and note on its article which earlier one had nearly the same text.

    A text that is indexed already stays as it is.
    """
    version_id, article_id = place.version_id, place.article_id
    if not place.fresh and change.connection.scalar(_INDEXED, {"version": version_id}) is not None:
        return
    kept = index_text(lemmas)
    change.insert_all(article_lemmas, [{"version_id": version_id, "lemmas": index_text(dict.fromkeys(lemmas))}])
    keys = sketch(shingles(kept.split(), _ARTICLE_RUN), _ARTICLE_KEYS) if len(kept) else ()
    first = _earlier(change.connection, keys, article_id) or _of_same_statements(change.connection, article_id)
    change.insert_all(article_key, [{"key": key, "version_id": version_id} for key in keys])
    if first is not None:
        change.update(article, article.c.id == article_id, {"reprint_of_id": first})


def _earlier(connection: Connection, keys: Sequence[int], article_id: int) -> int | None:
    """The earliest article that shares enough keys, or the one it reprints itself."""
    if len(keys) < _FEWEST:
        return None
    return connection.scalar(_FIRST_SHARING, {"wanted": list(keys), "article": article_id, "least": _SHARED * len(keys)})


def _of_same_statements(connection: Connection, article_id: int) -> int | None:
    """The article that had at least two, and more than half, of this one's statements first."""
    found = Counter(connection.scalars(_STATED_FIRST, {"article": article_id}))
    best = max((number for number in found if number is not None), key=lambda number: (found[number], -number), default=None)
    return best if best is not None and found[best] >= 2 and 2 * found[best] > found.total() else None
