"""Kazakh in Cyrillic keeps what is found in Latin: the annotated Latin articles, put into Cyrillic, are read as well as before."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from quotes.extract.article import read_quotes
from quotes.model.articles import Article, Part
from quotes.model.spans import Span

ROOT = Path(__file__).resolve().parents[3]
LETTERS = {
    **dict(zip("aábdefgǵhiıjklmnńoóprstuúvyýz", "аәбдефгғхіижклмнңоөпрстұүвыуз", strict=True)),
    "q": "қ",
    "ts": "ц",
    "sh": "ш",
    "ch": "ч",
}
PAIRS = re.compile("|".join(sorted(LETTERS, key=len, reverse=True)), re.IGNORECASE)


def cyrillic(text: str) -> str:
    """Official-news Latin letters put into Cyrillic."""

    def letter(match: re.Match[str]) -> str:
        found = LETTERS[match[0].lower()]
        return found.upper() if match[0][0].isupper() else found

    return PAIRS.sub(letter, text)


def gold() -> Path:
    """The annotated set beside the checkout."""
    found = next((folder / "shared" / "gold" for folder in ROOT.parents if (folder / "shared" / "gold").is_dir()), None)
    if found is None:
        pytest.skip("the annotated articles are not beside the checkout")
    return found


def article_of(text: str) -> Article:
    """Every line below the title and the date a paragraph of the body."""
    parts, at = [], 0
    for number, line in enumerate(text.split("\n")):
        if number > 1 and line.strip():
            parts.append(Part("body", Span(at, at + len(line))))
        at += len(line) + 1
    return Article("article.txt", text, "kk", tuple(parts))


def found(text: str) -> list[tuple[str, str, str]]:
    """Kind, words and speaker of every quote, in Cyrillic letters."""
    quotes = read_quotes(article_of(text)).quotes
    return [(q.kind, cyrillic(q.words(text)), cyrillic(q.speaker.name or "") if q.speaker else "") for q in quotes]


def kazakh() -> list[str]:
    """The annotated Kazakh articles' texts."""
    folder = gold()
    notes: list[dict[str, Any]] = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((folder / "annotations").glob("*.json"))]
    return [(folder / "articles" / note["doc"]).read_text(encoding="utf-8") for note in notes if note["lang"] == "kk"]


def test_letters_are_put_into_cyrillic() -> None:
    assert cyrillic("Qaısar aıtty, Shyńǵys túsindirdi") == "Қаисар аитты, Шыңғыс түсіндірді"


@pytest.mark.shared
def test_cyrillic_articles_are_read_as_latin_ones() -> None:
    latin = [row for text in kazakh() for row in found(text)]
    other = [row for text in kazakh() for row in found(cyrillic(text))]
    assert len(latin) >= 20
    assert len(set(latin) & set(other)) >= 0.9 * len(latin)
    assert len(other) <= 1.1 * len(latin)
