"""Full text by lemma, the same rows on both back ends. In: lemma keys. Out: a selection of quote ids.

What is indexed and what is asked for pass through the same cut into letters and digits, so that no tokeniser's taste matters.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Integer, column, func, literal_column, select, table, text

from quotes.store.tables import article_lemmas, quote_lemmas

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

# One word asked for: the lemma keys it may have. All words must stand in the quote.
Word = Collection[str]

# How soon saying a word once more adds little, and how much the length of a text counts: BM25's usual values.
_OFTEN, _LENGTH = 1.2, 0.75
_TOKEN = re.compile(r"[^\W_]+")
_fts = table("fts_quote", column("rowid", Integer), column("rank"))


def index_text(lemmas: Iterable[str]) -> str:
    """What is stored for lemma keys in order: letters and digits, separated by single spaces."""
    return " ".join(token for lemma in lemmas for token in _TOKEN.findall(lemma))


def matching_articles(dialect: str, words: Sequence[Word]) -> Select[tuple[int]]:
    """A selection of the ids of versions in whose text all words stand; its only column is `version_id`."""
    asked = [word for word in (sorted({index_text([lemma]) for lemma in word} - {""}) for word in words) if word]
    if not asked:
        return select(article_lemmas.c.version_id).where(text("1 = 0"))
    if dialect == "sqlite":
        found = table("fts_article", column("rowid", Integer))
        expression = " AND ".join(_fts5_word(word) for word in asked)
        return select(found.c.rowid.label("version_id")).where(literal_column("fts_article").op("MATCH")(expression))
    document = func.to_tsvector(text("'simple'::regconfig"), article_lemmas.c.lemmas)
    query = func.to_tsquery(text("'simple'::regconfig"), " & ".join(_tsquery_word(word) for word in asked))
    return select(article_lemmas.c.version_id).where(document.op("@@")(query))


def matching(dialect: str, words: Sequence[Word], *, phrase: bool = False) -> Select[tuple[int]]:
    """A selection of the ids of quotes in which all words stand (`phrase`: in this order, side by side), for use in other queries.

    Its only column is `quote_id`. Words without a letter or digit are passed over; where none is left it selects nothing.
    """
    cleaned = [sorted({index_text([lemma]) for lemma in word} - {""}) for word in words]
    asked = [word for word in cleaned if word]
    if not asked:
        return select(quote_lemmas.c.quote_id).where(text("1 = 0"))
    if dialect == "sqlite":
        expression = _fts5_phrase(asked) if phrase else " AND ".join(_fts5_word(word) for word in asked)
        hit = literal_column("fts_quote").op("MATCH")(expression)
        return select(_fts.c.rowid.label("quote_id")).where(hit)
    joint = " <-> " if phrase else " & "
    expression = joint.join(_tsquery_word(word) for word in asked)
    document = func.to_tsvector(text("'simple'::regconfig"), quote_lemmas.c.lemmas)
    hit = document.op("@@")(func.to_tsquery(text("'simple'::regconfig"), expression))
    return select(quote_lemmas.c.quote_id).where(hit)


def among(dialect: str, words: Sequence[Word]) -> Select[tuple[int]]:
    """As `matching`, found as a whole before anything else is asked: PostgreSQL holds the test of a text to be cheap, and would else
    test one text after another, where its index of words knows the answer."""
    found = matching(dialect, words)
    if dialect == "sqlite":
        return found
    return select(found.cte("worded", nesting=True).prefix_with("MATERIALIZED").c.quote_id)


def expected_hits(connection: Connection, words: Sequence[Word]) -> int:
    """In how many quotes all words stand: counted on SQLite, by the planner's statistics on PostgreSQL, where counting costs a search."""
    found = matching(connection.dialect.name, words)
    if connection.dialect.name == "sqlite":
        return connection.scalar(select(func.count()).select_from(found.subquery())) or 0
    asked = found.compile(dialect=connection.dialect)
    [planned] = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {asked}", dict(asked.params)).scalar_one()
    return int(planned["Plan"]["Plan Rows"])


def find_quotes(connection: Connection, words: Sequence[Word], *, phrase: bool = False, limit: int | None = None) -> list[int]:
    """The ids of quotes in which the words stand, the newest added first."""
    found = matching(connection.dialect.name, words, phrase=phrase)
    return list(connection.scalars(found.order_by(found.selected_columns.quote_id.desc()).limit(limit)))


def rank(found: Sequence[tuple[int, str]], words: Sequence[Word]) -> list[int]:
    """Ids of texts, given as (id, lemmas), those first that say the words most often for their length; then the larger id.

    The measure is BM25 without the rarity of words, since all of them stand in every text; reckoned here, it is the same on both
    back ends.
    """
    keys = [set(index_text(word).split()) for word in words]
    split = [(number, lemmas.split()) for number, lemmas in found]
    mean = sum(len(tokens) for _, tokens in split) / max(len(split), 1)

    def score(tokens: list[str]) -> float:
        damping = _OFTEN * (1 - _LENGTH + _LENGTH * len(tokens) / mean)
        often = (sum(tokens.count(key) for key in some) for some in keys)
        return sum(times * (_OFTEN + 1) / (times + damping) for times in often)

    scored = [(-score(tokens), -number) for number, tokens in split]
    return [-number for _, number in sorted(scored)]


def _fts5_word(lemmas: Sequence[str]) -> str:
    return "(" + " OR ".join(f'"{lemma}"' for lemma in lemmas) + ")"


def _fts5_phrase(words: Sequence[Sequence[str]]) -> str:
    """FTS5 has no alternatives inside a phrase: one phrase a combination."""
    phrases = [""]
    for word in words:
        phrases = [f"{begun} {lemma}".strip() for begun in phrases for lemma in word]
    return " OR ".join(f'"{phrase}"' for phrase in phrases)


def _tsquery_word(lemmas: Sequence[str]) -> str:
    return "(" + " | ".join("(" + " <-> ".join(lemma.split()) + ")" for lemma in lemmas) + ")"
