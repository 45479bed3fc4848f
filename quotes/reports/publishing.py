"""An archive as Datasette shows it. In: an open archive. Out: metadata: titles, descriptions, facets, order, labels, queries.

What columns mean comes from the tables' own comments, units among them; the queries are the `.sql` files of `canned`. The shape is
that of Datasette 0.65.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text

from quotes.store import tables as t
from quotes.store.ddl import VIEWS
from quotes.store.written import FOLLOWING

if TYPE_CHECKING:
    from sqlalchemy import Connection

CANNED = Path(__file__).parent / "canned"
_HEAD = re.compile(r"--\s*(title|description):\s*(.+)")
# Tables that nobody looks for by themselves: rows that follow from others, indexes, and the program's own accounts.
_HIDDEN = {*FOLLOWING, "candidate", "removed_text", "alembic_version"}
_INDEXES = tuple(f"fts_{what}{part}" for what in ("quote", "article") for part in ("", "_config", "_data", "_docsize", "_idx"))
_TITLES = {
    "v_quotes": ("Quotes", "One row a quote with its speaker, outlet, dates, topics and stance."),
    "v_experts": ("Experts", "One row a person, all spellings together, with the last role and affiliation."),
    "v_topics": ("Topics", "One row a topic, with its names in all languages and how many quotes it has."),
    "article_version": ("Texts of articles", None),
    "quote_topic": ("Topics of quotes", None),
    "expert_name": ("Names of experts", None),
    "topic_alias": ("Names of topics", None),
}
_LABELS = {
    "article_version": "title",
    "article": "url",
    "expert": "name",
    "organization": "name",
    "outlet": "name",
    "proposition": "text",
    "quote": "text",
    "speaker": "name",
    "topic": "label",
}
_FACETS = {
    "v_quotes": ("kind", "outlet", "lang", "stance", "status"),
    "v_experts": ("country", "gender"),
    "v_topics": ("broader",),
    "quote": ("kind", "lang", "status"),
    "stance": ("value", "coder", "topic_id"),
    "review": ("layer", "verdict", "who"),
    "organization": ("country", "type"),
    "outlet": ("language", "country"),
}
_NEWEST = {
    "v_quotes": "published",
    "v_experts": "quotes",
    "v_topics": "quotes",
    "quote": "day",
    "article_version": "published_day",
    "stance": "at",
}
# Where a view's column gets its meaning from, if not from a table's column of its name.
_MEANINGS = {
    "quote_id": "number of the quote: 12 is printed and typed as q12",
    "expert_id": "number of the person: 3 is e3",
    "organization_id": "number of the organization: 5 is g5",
    "article_id": "number of the article: 7 is a7",
    "topic_id": "number of the topic: 3 is t3",
    "expert": "the person, across articles",
    "organization": "the body that speaks",
    "speaker": "who said it, as named in the article",
    "speaker_type": "person, organization or unnamed",
    "names": "all known spellings",
    "aliases": "names in all languages",
    "outlet": "the publication",
    "topics": "keys of topics, separated by commas",
    "stance": "the stance that counts: support, oppose, neutral, mixed or unclear",
    "quotes": "how many quotes",
    "articles": "how many articles",
    "outlets": "how many outlets",
    "experts": "how many people",
    "first_day": "first day, YYYYMMDD",
    "last_day": "last day, YYYYMMDD",
    "broader": "key of the broader topic",
}
_SOURCES = (t.quote, t.article_version, t.expert, t.topic, t.affiliation)


def metadata(connection: Connection, database: str) -> dict[str, Any]:
    """The metadata with which Datasette shows the archive, a file of the name `database`.db."""
    shown = {table.name: _table(table) for table in t.metadata.sorted_tables if table.name not in _HIDDEN}
    views = {name: _view(connection, name) for name in VIEWS}
    hidden = {name: {"hidden": True} for name in sorted({*_HIDDEN, *_INDEXES})}
    return {
        "title": "Who said what",
        "description": "Quotes read from news articles, attributed, dated and tagged; every quote leads back to its exact words.",
        "databases": {database: {"tables": {**views, **shown, **hidden}, "queries": queries()}},
    }


def queries() -> dict[str, dict[str, str]]:
    """The canned queries by name: title, description and SQL."""
    found = {}
    for path in sorted(CANNED.glob("*.sql")):
        lines = path.read_text(encoding="utf-8").splitlines()
        head = {told[1]: told[2] for line in lines if (told := _HEAD.fullmatch(line))}
        found[path.stem] = {**head, "sql": "\n".join(line for line in lines if not line.startswith("--"))}
    return found


def _table(table: Any) -> dict[str, Any]:
    title, told = _TITLES.get(table.name, (None, None))
    columns = {column.name: column.comment for column in table.columns if column.comment}
    return _settings(table.name, title or table.name.replace("_", " ").capitalize(), told or _sentence(table.comment), columns)


def _view(connection: Connection, name: str) -> dict[str, Any]:
    names = list(connection.execute(select(text("*")).select_from(text(name)).limit(0)).keys())
    meanings = {column: told for column in names if (told := _meaning(column))}
    told = "".join(f"<dt>{escape(column)}</dt><dd>{escape(meaning)}</dd>" for column, meaning in meanings.items())
    title, description = _TITLES[name]
    folded = f"<p>{escape(description or '')}</p><details><summary>What the columns mean</summary><dl>{told}</dl></details>"
    settings = {**_settings(name, title, None, {}), "description_html": folded}
    return {**settings, "sortable_columns": names, "size": 50}


def _settings(name: str, title: str, description: str | None, columns: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {"title": title}
    found |= {"description": description, "columns": columns} if columns else {}
    found |= {"label_column": _LABELS[name]} if name in _LABELS else {}
    found |= {"facets": list(_FACETS[name])} if name in _FACETS else {}
    return found | ({"sort_desc": _NEWEST[name]} if name in _NEWEST else {})


def _meaning(column: str) -> str | None:
    if column in _MEANINGS:
        return _MEANINGS[column]
    return next((table.c[column].comment for table in _SOURCES if column in table.c and table.c[column].comment), None)


def _sentence(words: str | None) -> str | None:
    return f"{words[:1].upper()}{words[1:]}." if words else None
