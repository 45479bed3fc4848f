"""Part files read back, trusting nothing. In: a parquet file. Out: its readings, or one error that names the row and what is wrong.

Every offset is held against the text, every text against its hash: a file that was written by something else, or changed, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

from quotes.errors import PartError
from quotes.lang.pack import known_packs
from quotes.model.articles import Article, Part, PartKind
from quotes.model.moments import Moment, Precision
from quotes.model.quotes import Alternative, Gender, Kind, Quote, Reading, Speaker, SpeakerType
from quotes.model.spans import Phrase, Span
from quotes.store.articles import hash_text
from quotes.text.decode import plain
from quotes.topics.tagger import How, Tag
from quotes.topics.thesaurus import Alias, AliasKind
from quotes.workflow.part_files import SCHEMA, VERSION, Found, Tagged
from quotes.workflow.reading import Failure
from quotes.workflow.records import PARTS_KEY, open_table

_CURE = "give a file that quotes extract -o wrote, as it wrote it"
_LARGEST = 1_000_000_000  # bytes in memory of one row group
_VALUE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?")


class _LieError(ValueError):
    """What is wrong with a row, in words."""


@dataclass(frozen=True, slots=True)
class PartFile:
    """A part file that has the right form: `thesaurus` is the fingerprint of the topics its quotes were searched for."""

    path: Path
    rows: int
    thesaurus: str
    program: str


def open_part(path: Path) -> PartFile:
    """Look at a file's form. Raises PartError, naming the file, for one that is none, of another version, or of other columns."""
    import pyarrow as pa

    try:
        table = open_table(path)
    except (pa.ArrowException, OSError) as error:
        raise PartError(f"{path}: no parquet file: {' '.join(str(error).split())[:200]}", _CURE) from error
    about = table.schema_arrow.metadata or {}
    if PARTS_KEY not in about:
        raise PartError(f"{path}: not written by quotes extract", f"{_CURE}; quotes ingest reads tables of articles")
    if about[PARTS_KEY] != str(VERSION).encode():
        raise PartError(
            f"{path}: of form {plain(about[PARTS_KEY].decode('utf-8', 'replace'))[:20]}, this program knows {VERSION}",
            "extract the articles again with this program",
        )
    for field in SCHEMA:
        at = table.schema_arrow.get_field_index(field.name)
        if at < 0 or table.schema_arrow.field(at).type != field.type:
            raise PartError(f"{path}: the column {field.name} is {'missing' if at < 0 else 'of another type'}", _CURE)
    described = table.metadata
    if any(described.row_group(group).total_byte_size > _LARGEST for group in range(described.num_row_groups)):
        raise PartError(f"{path}: more than {_LARGEST:,} bytes in one of its row groups", _CURE)
    program, thesaurus = (about.get(key, b"").decode("utf-8", "replace") for key in (b"quotes.program", b"quotes.thesaurus"))
    return PartFile(path, described.num_rows, thesaurus, program)


def read_part(part: PartFile) -> Iterator[Tagged | Failure]:
    """Its rows in order, a few in memory at a time. Raises PartError, naming the row, at the first that cannot be true."""
    import pyarrow as pa

    number = 0
    try:
        for batch in open_table(part.path).iter_batches(batch_size=16, columns=SCHEMA.names):
            for row in batch.to_pylist():
                number += 1
                yield _row(row)
    except (_LieError, KeyError, TypeError, ValueError, AttributeError) as error:
        said = " ".join(str(error).split())[:200] or type(error).__name__
        raise PartError(f"{part.path}: row {number}: {said}", _CURE) from error
    except (pa.ArrowException, OSError) as error:
        raise PartError(f"{part.path}: damaged after row {number}: {' '.join(str(error).split())[:200]}", _CURE) from error


def _row(row: dict[str, Any]) -> Tagged | Failure:
    doc = _words(row["doc"], "doc")
    if row["error"] is not None:
        return Failure(doc, _words(row["error"], "error"), row["hint"] or "")
    text = _words(row["text"], "text")
    if not text or hash_text(text) != row["text_hash"]:
        raise _LieError("the text is not the one that was read: its hash differs")
    page = Article(
        doc=doc,
        text=text,
        lang=_one_of(row["lang"], known_packs(), "language"),
        parts=tuple(Part(_one_of(part["kind"], get_args(PartKind), "part"), _span(part, text)) for part in row["parts"]),
        published=_moment(row["published"]),
        retrieved=_moment(row["retrieved"]),
        media_type=_words(row["media_type"], "media_type"),
        title_phrase=_phrase(row["title_phrase"], text),
        **{name: row[name] and _words(row[name], name) for name in ("title", "outlet", "author", "url", "place")},
    )
    if any(one.span.end > two.span.start for one, two in pairwise(page.parts)):
        raise _LieError("parts of the article overlap")
    made = [_quote(quote, text) for quote in row["quotes"]]
    topics = tuple(tuple(_topic(found, text, quote) for found in one["topics"]) for one, quote in zip(row["quotes"], made, strict=True))
    return Tagged(Reading(page, tuple(made)), topics, row["as_of"])


def _quote(row: dict[str, Any], text: str) -> Quote:
    segments = tuple(_span(segment, text) for segment in row["segments"])
    if not segments or not all(map(len, segments)) or any(a.end > b.start for a, b in pairwise(segments)):
        raise _LieError("a quote without words, or with segments out of order")
    quote = Quote(
        kind=_one_of(row["kind"], get_args(Kind), "kind"),
        segments=segments,
        cue=_phrase(row["cue"], text),
        mention=_phrase(row["mention"], text),
        speaker=_speaker(row["speaker"]),
        lang=_one_of(row["lang"], known_packs(), "language"),
        rule=_words(row["rule"], "rule"),
        confidence=_probability(row["confidence"]),
        alternatives=tuple(Alternative(one["name"], _probability(one["score"]), one["reason"] or "") for one in row["alternatives"]),
        trail=tuple(_stated(step, text) for step in row["trail"]),
        **{name: row[name] and _words(row[name], name) for name in ("role", "affiliation", "given_to", "relayed_by")},
    )
    if quote.words(text) != row["text"]:
        raise _LieError(f"the words of a quote do not stand at {segments[0].start}:{segments[-1].end}")
    return quote


def _speaker(row: dict[str, Any] | None) -> Speaker | None:
    if row is None:
        return None
    told: dict[str, Any] = {name: row[name] and _words(row[name], name) for name in ("name", "role", "affiliation", "country")}
    told |= {name: tuple(_words(word, name) for word in row[name] or ()) for name in ("variants", "descriptions")}
    told["gender"] = row["gender"] and _one_of(row["gender"], get_args(Gender), "gender")
    return Speaker(type=_one_of(row["type"], get_args(SpeakerType), "type of speaker"), **told)


def _topic(row: dict[str, Any], text: str, quote: Quote) -> Found:
    """A topic as it was found. What rules say of its stance is read again from the words, never taken from a file."""
    phrase = _stated({"text": row["matched"], "start": row["start"], "end": row["end"]}, text)
    if not any(segment.contains(phrase.span) for segment in quote.segments):
        raise _LieError(f"the topic {row['key']} is named outside its quote")
    alias = None
    if row["alias"] is not None:
        alias = Alias(row["alias"], row["alias_lang"] or "", _one_of(row["alias_kind"], get_args(AliasKind), "kind of alias"))
    return Found(Tag(_words(row["key"], "topic"), phrase.span, phrase.text, _one_of(row["how"], get_args(How), "way to a topic"), alias))


def _phrase(row: dict[str, Any] | None, text: str) -> Phrase | None:
    return None if row is None else _stated(row, text)


def _stated(row: dict[str, Any], text: str) -> Phrase:
    span = _span(row, text)
    if span.of(text) != row["text"]:
        raise _LieError(f"{row['text']!r} does not stand at {span.start}:{span.end}")
    return Phrase(row["text"], span)


def _span(row: dict[str, Any], text: str) -> Span:
    span = Span(row["start"], row["end"])
    if span.end > len(text):
        raise _LieError(f"{span.start}:{span.end} reaches past a text of {len(text)}")
    return span


def _moment(row: dict[str, Any] | None) -> Moment | None:
    if row is None:
        return None
    precision = _one_of(row["precision"], get_args(Precision), "precision")
    if not _VALUE.fullmatch(row["value"] or ""):
        raise _LieError(f"no moment: {row['value']!r}")
    return Moment(
        row["value"], precision, _words(row["literal"], "date"), _words(row["how"], "date"), bool(row["year_guessed"]), row["base"]
    )


def _words(value: Any, name: str) -> str:
    if not isinstance(value, str) or plain(value) != value:
        raise _LieError(f"{name} holds no text that can be kept")
    return value


def _one_of(value: Any, known: Any, name: str) -> Any:
    if value not in known:
        raise _LieError(f"no {name}: {value!r}")
    return value


def _probability(value: Any) -> float:
    if not isinstance(value, float) or not 0 <= value <= 1:
        raise _LieError(f"no probability: {value!r}")
    return value
