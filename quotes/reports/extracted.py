"""What reading found, before anything is kept. In: records of quotes. Out: a sheet with the fields other tools rely on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from quotes.model.sheets import Column, Sheet

FIELDS = (
    *("doc", "kind", "segments", "start", "end", "text", "cue", "cue_start", "cue_end", "mention", "mention_start", "mention_end"),
    *("speaker", "speaker_type", "role", "affiliation", "title", "outlet", "author", "published", "published_as", "precision"),
    *("lang", "rule", "confidence"),
)
_SHOWN = {"doc": "words", "kind": "words", "speaker": "words", "text": "text", "cue": "words", "published": "date"}


def extracted(records: Iterable[dict[str, Any]], *, with_text: bool = False) -> Sheet:
    """The records as rows in their order; `with_text` adds `article_text`, into which the offsets point."""
    fields = (*FIELDS, "article_text") if with_text else FIELDS
    columns = tuple(Column(field, field, _kind(field), hidden=field not in _SHOWN) for field in fields)
    rows = tuple(tuple(record.get(field) for field in fields) for record in records)
    return Sheet("", columns, rows, empty="no quotes found")


def _kind(field: str) -> Any:
    return _SHOWN.get(field) or ("number" if field in ("start", "end", "confidence") else "text")
