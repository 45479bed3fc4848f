"""Floors on the annotated articles: metadata as their readers saw them, and no statement outside the searched parts."""

from __future__ import annotations

import json
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from quotes.model.articles import Article, Document
from quotes.outlets.registry import Registry, load_outlets
from quotes.text.read import ReadOptions, read_document

ROOT = Path(__file__).resolve().parents[2]
FLOORS = {"title": 33, "author": 34, "published": 34, "lang": 34, "outlet": 32}
SET = 34


def gold() -> Path:
    """The annotated set beside the checkout."""
    found = next((folder / "shared" / "gold" for folder in ROOT.parents if (folder / "shared" / "gold").is_dir()), None)
    if found is None:
        pytest.skip("the annotated articles are not beside the checkout")
    return found


@lru_cache(maxsize=1)
def readings() -> tuple[tuple[Article, dict[str, Any], Path], ...]:
    """Every article as read, with its annotation's metadata and file."""
    registry = Registry(load_outlets(ROOT / "seeds" / "outlets.toml"))
    out = []
    for path in sorted((gold() / "annotations").glob("*.json")):
        raw = json.loads(path.read_text(encoding="utf-8"))
        data = (gold() / "articles" / raw["doc"]).read_bytes()
        options = ReadOptions(as_of=raw["meta"].get("retrieved"), outlets=registry)
        out.append((read_document(Document(raw["doc"], data, "txt"), options), {**raw["meta"], "lang": raw["lang"]}, path))
    return tuple(out)


@pytest.mark.shared
@pytest.mark.parametrize("field", sorted(FLOORS))
def test_metadata(field: str) -> None:
    wrong = []
    for article, meta, _ in readings():
        value = getattr(article, field)
        found = value.value[:10] if field == "published" and value else value
        if (found or "").casefold() != (meta.get(field) or "").casefold():
            wrong.append((article.doc, found, meta.get(field)))
    assert len(readings()) - len(wrong) >= FLOORS[field] * len(readings()) / SET, wrong


@pytest.mark.shared
@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("000", "2025-10-21T20:00:00+05:00"),
        ("002", "2024-08-09T10:00:00+05:00"),
        ("003", "2024-03-15T20:00:00+05:00"),
        ("004", "2025-10-24"),
    ],
)
def test_moments(number: str, value: str) -> None:
    (article,) = (article for article, _, _ in readings() if article.doc.startswith(number))
    assert article.published is not None
    assert article.published.value == value


@pytest.mark.shared
def test_no_statement_stands_outside_the_searched_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(gold()))
    sys.modules.pop("goldlib", None)
    goldlib: Any = __import__("goldlib")
    lost = []
    for article, _, path in readings():
        searched = {at for span in article.body() for at in range(span.start, span.end)}
        for statement in goldlib.load(path, gold() / "articles").statements:
            outside = [at for at in sorted(statement.chars - searched) if not article.text[at].isspace()]
            if outside and not statement.optional:
                lost.append((article.doc, outside[0], len(outside)))
    assert not lost
