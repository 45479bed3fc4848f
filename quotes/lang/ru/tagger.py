"""Russian people's names by slovnet's tagger. In: a text and paragraph spans. Out: the spans of names.

The models lie inside the natasha wheel; natasha itself is never imported (it needs a package that new Pythons lack).
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from quotes.model.spans import Span

EMBEDDINGS = "data/emb/navec_news_v1_1B_250K_300d_100q.tar"
MODEL = "data/model/slovnet_ner_news_v1.tar"
LONGEST = 4000


def available() -> bool:
    """Are the tagger's package and its models installed?"""
    return _folder() is not None and importlib.util.find_spec("slovnet") is not None and importlib.util.find_spec("navec") is not None


@lru_cache(maxsize=1)
def _folder() -> Path | None:
    spec = importlib.util.find_spec("natasha")
    folder = Path(spec.origin).parent if spec and spec.origin else None
    return folder if folder and (folder / MODEL).exists() and (folder / EMBEDDINGS).exists() else None


@lru_cache(maxsize=1)
def _model() -> Any:
    from navec import Navec
    from slovnet import NER

    folder = _folder()
    assert folder is not None, "ask available() first"
    return NER.load(str(folder / MODEL)).navec(Navec.load(str(folder / EMBEDDINGS)))


def find_people(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans of people's names inside `spans`; each span is read alone, so that no name crosses a line. The same words are read once."""
    pieces = [span for span in spans if 0 < len(span) <= LONGEST and text[span.start : span.end].strip()]
    if not pieces:
        return []
    words = list(dict.fromkeys(piece.of(text) for piece in pieces))
    names = {read: [s for s in markup.spans if s.type == "PER"] for read, markup in zip(words, _model().map(words), strict=True)}
    return [Span(piece.start + name.start, piece.start + name.stop) for piece in pieces for name in names[piece.of(text)]]
