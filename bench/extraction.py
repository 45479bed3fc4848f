"""Extraction speed. In: annotated articles beside the checkout, else the demo articles. Out: ratios to the tagger and to a tokeniser."""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import csv
import importlib.util
import sys
from pathlib import Path
from typing import Any

from timing import cpu

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(ROOT))


def texts(limit: int) -> list[str]:
    """Russian articles: 20 distinct sentences each from the sentence set where it lies there, with whole articles between."""
    gold = sorted((SHARED / "gold" / "articles").glob("*.txt"))
    articles = [path.read_text(encoding="utf-8") for path in gold if "_ru" in path.name or path.name.startswith("00")]
    sentences: list[str] = []
    table = SHARED / "benchmarks" / "rusentne" / "train.csv"
    if table.exists():
        with table.open(encoding="utf-8", newline="") as file:
            sentences = list(dict.fromkeys(row["sentence"] for row in csv.DictReader(file, delimiter="\t")))
    made = ["\n".join(sentences[at : at + 20]) for at in range(0, len(sentences) - 19, 20)]
    if not articles and not made:
        made = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds" / "demo").glob("*ru*.txt"))]
    mixed: list[str] = []
    while made or articles:
        mixed += made[:10] + articles[:1]
        made, articles = made[10:], articles[1:]
    return mixed[:limit]


def tagger() -> tuple[Any, Any, Any]:
    """The reference: slovnet's tagger, morphology and parser with their weights."""
    from navec import Navec
    from slovnet import NER, Morph, Syntax

    found = importlib.util.find_spec("natasha")
    assert found and found.origin
    data = Path(found.origin).parent / "data"
    vectors = Navec.load(str(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
    kinds = ((NER, "ner"), (Morph, "morph"), (Syntax, "syntax"))
    ner, morph, syntax = (kind.load(str(data / "model" / f"slovnet_{name}_news_v1.tar")).navec(vectors) for kind, name in kinds)
    return ner, morph, syntax


def rows(folder: Path) -> list[tuple[str, str, float, str]]:
    """(operation, reference, ratio, target); the first ratio is a speed-up, the second a cost."""
    from razdel import sentenize, tokenize

    from quotes.extract.article import read_quotes
    from quotes.lang.ru.morph import analyse, parses
    from quotes.lang.ru.names import name_readings, word_readings
    from quotes.model.articles import Document
    from quotes.text.read import ReadOptions, read_document

    options = ReadOptions(lang="ru")
    articles = [read_document(Document(f"{n}.txt", text.encode(), "txt"), options) for n, text in enumerate(texts(120))]
    ner, morph, syntax = tagger()

    def tag_everything() -> None:
        for article in articles:
            for line in article.text.splitlines():
                for sentence in sentenize(line):
                    if words := [token.text for token in tokenize(sentence.text)]:
                        ner(sentence.text)
                        morph(words)
                        syntax(words)

    def extract(tagging: bool) -> None:
        for remembered in (parses, analyse, word_readings, name_readings):
            remembered.cache_clear()  # as in a process that has read nothing yet
        for article in articles:
            read_quotes(article, tagger=tagging)

    read_quotes(articles[0], tagger=True)
    reference = cpu(tag_everything, 1)
    ours = cpu(lambda: extract(True), 1)
    split = cpu(lambda: [list(tokenize(article.text)) for article in articles])
    bare = cpu(lambda: extract(False), 1)
    return [
        ("extraction with the tagger, speed-up", "slovnet tagger, morphology and parser over every sentence", reference / ours, ">= 2"),
        ("extraction by rules alone, cost", "razdel's tokenising of the same text", bare / split, "<= 10"),
    ]
