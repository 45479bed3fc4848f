"""Russian sentences as trees, by slovnet's parser. In: sentences. Out: words with lemma, part of speech, head and relation; word vectors.

The models lie inside the natasha wheel, as the tagger's do.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from quotes.lang.ru.morph import parses
from quotes.lang.ru.tagger import EMBEDDINGS

MODEL = "data/model/slovnet_syntax_news_v1.tar"
SIZE = 300


@dataclass(frozen=True, slots=True)
class Node:
    """One word: its place in the sentence, lemma, part of speech (pymorphy's tag), its head's number (-1: none) and relation to it."""

    text: str
    start: int
    end: int
    lemma: str
    pos: str
    head: int
    relation: str


def available() -> bool:
    """Are the parser and its models installed?"""
    return _folder() is not None and all(importlib.util.find_spec(name) is not None for name in ("slovnet", "navec", "razdel"))


def parse(sentences: Sequence[str]) -> Iterator[tuple[Node, ...]]:
    """The tree of each sentence; places are code points of the sentence."""
    from razdel import tokenize

    cut = [list(tokenize(sentence)) for sentence in sentences]
    for tokens, markup in zip(cut, _parser().map([[token.text for token in tokens] for tokens in cut]), strict=True):
        numbers = {token.id: number for number, token in enumerate(markup.tokens)}
        nodes = []
        for token, found in zip(tokens, markup.tokens, strict=True):
            best = parses(token.text)[0]
            lemma, pos = best.normal_form.replace("ё", "е"), str(best.tag.POS or "")
            nodes.append(Node(token.text, token.start, token.stop, lemma, pos, numbers.get(found.head_id, -1), found.rel))
        yield tuple(nodes)


@lru_cache(maxsize=50_000)
def vector(word: str) -> Any:
    """A word's vector of length 1 (numpy), zeros where it is not known."""
    import numpy

    known = _vectors()
    found = known.get(word.lower())
    if found is None:
        found = known.get(word.lower().replace("ё", "е"))
    return numpy.zeros(SIZE, numpy.float32) if found is None else found / numpy.linalg.norm(found)


@lru_cache(maxsize=1)
def _folder() -> Path | None:
    spec = importlib.util.find_spec("natasha")
    folder = Path(spec.origin).parent if spec and spec.origin else None
    return folder if folder and (folder / MODEL).exists() and (folder / EMBEDDINGS).exists() else None


@lru_cache(maxsize=1)
def _vectors() -> Any:
    from navec import Navec

    folder = _folder()
    assert folder is not None, "ask available() first"
    return Navec.load(str(folder / EMBEDDINGS))


@lru_cache(maxsize=1)
def _parser() -> Any:
    from slovnet import Syntax

    folder = _folder()
    assert folder is not None, "ask available() first"
    return Syntax.load(str(folder / MODEL)).navec(_vectors())
