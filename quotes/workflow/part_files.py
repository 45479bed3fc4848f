"""Part files: articles with their quotes as parquet. In: readings and errors. Out: one file a part, and the same readings back.

The form is described in docs/scale.md and numbered by VERSION. A row is an article, its quotes nested in it; what could not be read
is a row with `error` and without text.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyarrow import parquet

from quotes.model.quotes import Reading
from quotes.store.articles import hash_text
from quotes.workflow.records import PARTS_KEY

if TYPE_CHECKING:
    from quotes.model.moments import Moment
    from quotes.model.quotes import Quote
    from quotes.model.spans import Phrase
    from quotes.model.stances import Suggestion
    from quotes.topics.tagger import Tag
    from quotes.workflow.reading import Failure

VERSION = 1
_ROWS, _LETTERS = 200, 4_000_000  # a row group holds at most so many articles, or about so many characters
_TOLD = 20

_text, _number, _share = pa.string(), pa.int64(), pa.float64()
SPAN = pa.struct([("start", _number), ("end", _number)])
PHRASE = pa.struct([("text", _text), ("start", _number), ("end", _number)])
MOMENT = pa.struct(
    [("value", _text), ("precision", _text), ("literal", _text), ("how", _text), ("year_guessed", pa.bool_()), ("base", _text)]
)
SPEAKER = pa.struct(
    [
        *((name, _text) for name in ("name", "type")),
        ("variants", pa.list_(_text)),
        *((name, _text) for name in ("role", "affiliation", "country", "gender")),
        ("descriptions", pa.list_(_text)),
    ]
)
SUGGESTION = pa.struct(
    [("value", _text), ("confidence", _share), ("evidence", _text), ("start", _number), ("end", _number), ("why", _text)]
)
TOPIC = pa.struct(
    [
        *((name, _text) for name in ("key", "matched", "how", "alias", "alias_lang", "alias_kind")),
        *((name, _number) for name in ("start", "end")),
        ("stance", SUGGESTION),
    ]
)
QUOTE = pa.struct(
    [
        *((name, _text) for name in ("kind", "text", "lang", "rule")),
        ("confidence", _share),
        ("segments", pa.list_(SPAN)),
        ("cue", PHRASE),
        ("mention", PHRASE),
        ("speaker", SPEAKER),
        *((name, _text) for name in ("role", "affiliation", "given_to", "relayed_by")),
        ("alternatives", pa.list_(pa.struct([("name", _text), ("score", _share), ("reason", _text)]))),
        ("trail", pa.list_(PHRASE)),
        ("topics", pa.list_(TOPIC)),
    ]
)
SCHEMA = pa.schema(
    [
        *((name, _text) for name in ("doc", "error", "hint", "text", "text_hash", "lang", "media_type")),
        *((name, _text) for name in ("title", "author", "outlet", "url", "place", "as_of")),
        ("title_phrase", PHRASE),
        ("published", MOMENT),
        ("retrieved", MOMENT),
        ("parts", pa.list_(pa.struct([("kind", _text), ("start", _number), ("end", _number)]))),
        ("quotes", pa.list_(QUOTE)),
    ]
)


@dataclass(frozen=True, slots=True)
class Found:
    """A topic that a quote names, with the position that the rules read from the words around it."""

    tag: Tag
    suggestion: Suggestion | None = None


@dataclass(frozen=True, slots=True)
class Tagged:
    """A reading with the topics of each of its quotes; `as_of` as the user gave it."""

    reading: Reading
    topics: tuple[tuple[Found, ...], ...]
    as_of: str | None = None


@dataclass(slots=True)
class Tally:
    """What was written: articles, quotes, and rows of errors, the first few of them by name."""

    articles: int = 0
    quotes: int = 0
    errors: int = 0
    first: list[Failure] = field(default_factory=list)


def write_part(path: Path, rows: Iterable[Tagged | Failure], thesaurus: str) -> Tally:
    """Write a part file; it stands under its name only when it is whole. `thesaurus` is the fingerprint of the topics looked for.

    Raises OSError where it cannot be written.
    """
    import quotes

    about = {PARTS_KEY: str(VERSION).encode(), b"quotes.program": quotes.__version__.encode(), b"quotes.thesaurus": thesaurus.encode()}
    tally, gathered, letters = Tally(), list[dict[str, Any]](), 0
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with aside.open("wb") as stream:
            with parquet.ParquetWriter(stream, SCHEMA.with_metadata(about), compression="zstd") as writer:
                for row in rows:
                    gathered.append(_row(row, tally))
                    letters += len(gathered[-1].get("text") or "")
                    if len(gathered) >= _ROWS or letters >= _LETTERS:
                        writer.write_table(pa.Table.from_pylist(gathered, SCHEMA))
                        gathered, letters = [], 0
                if gathered:
                    writer.write_table(pa.Table.from_pylist(gathered, SCHEMA))
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return tally


def _row(row: Tagged | Failure, tally: Tally) -> dict[str, Any]:
    if not isinstance(row, Tagged):
        tally.errors += 1
        if len(tally.first) < _TOLD:
            tally.first.append(row)
        return {"doc": row.name, "error": row.reason, "hint": row.hint}
    page = row.reading.article
    tally.articles += 1
    tally.quotes += len(row.reading.quotes)
    same = ("doc", "text", "lang", "media_type", "title", "author", "outlet", "url", "place")
    made: dict[str, Any] = {name: getattr(page, name) for name in same}
    made |= {"text_hash": hash_text(page.text), "as_of": row.as_of, "title_phrase": _phrase(page.title_phrase)}
    made |= {"published": _moment(page.published), "retrieved": _moment(page.retrieved)}
    made["parts"] = [{"kind": part.kind, "start": part.span.start, "end": part.span.end} for part in page.parts]
    made["quotes"] = [_quote(quote, page.text, found) for quote, found in zip(row.reading.quotes, row.topics, strict=True)]
    return made


def _quote(quote: Quote, text: str, topics: Sequence[Found]) -> dict[str, Any]:
    same = ("kind", "lang", "rule", "confidence", "role", "affiliation", "given_to", "relayed_by")
    made: dict[str, Any] = {name: getattr(quote, name) for name in same}
    made |= {"text": quote.words(text), "segments": [{"start": span.start, "end": span.end} for span in quote.segments]}
    made |= {"cue": _phrase(quote.cue), "mention": _phrase(quote.mention), "trail": [_phrase(step) for step in quote.trail]}
    made |= {"speaker": asdict(quote.speaker) if quote.speaker else None, "alternatives": [asdict(one) for one in quote.alternatives]}
    return made | {"topics": [_topic(found) for found in topics]}


def _topic(found: Found) -> dict[str, Any]:
    tag, stance = found.tag, found.suggestion
    made: dict[str, Any] = {"key": tag.topic_key, "matched": tag.matched, "how": tag.how, "start": tag.span.start, "end": tag.span.end}
    if tag.alias:
        made |= {"alias": tag.alias.text, "alias_lang": tag.alias.lang, "alias_kind": tag.alias.kind}
    if stance:
        made["stance"] = {name: getattr(stance, name) for name in ("value", "confidence", "evidence", "why")}
        made["stance"] |= {"start": stance.span.start, "end": stance.span.end}
    return made


def _phrase(phrase: Phrase | None) -> dict[str, Any] | None:
    return None if phrase is None else {"text": phrase.text, "start": phrase.span.start, "end": phrase.span.end}


def _moment(moment: Moment | None) -> dict[str, Any] | None:
    return None if moment is None else asdict(moment)
