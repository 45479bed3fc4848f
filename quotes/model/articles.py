"""Articles as read. In: text and what stands around it. Out: what extraction and storage take."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from quotes.model.moments import Moment
from quotes.model.spans import Phrase, Span

PartKind = Literal["headline", "subhead", "dateline", "byline", "caption", "furniture", "body"]


@dataclass(frozen=True, slots=True)
class Part:
    """One block (paragraph or line) of an article and what it is. Parts are in text order and do not overlap."""

    kind: PartKind
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One source before it is read: bytes or text with what its carrier (file, feed, row, page) says about it.

    `name` is printed and becomes `doc`; `media_type` is one of `txt md html docx pdf`; `hints` may hold `title`, `outlet`,
    `author`, `published`, `retrieved`, `lang`, `url` as strings; `place` is the file's full path, where it is a file of its own.
    """

    name: str
    data: bytes
    media_type: str
    url: str | None = None
    retrieved: str | None = None
    hints: dict[str, str] = field(default_factory=dict)
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One text, decoded once and never changed after, with its metadata as printed.

    `text` has `\\n` line ends and no byte order mark; all offsets are code points in it. `outlet` is the outlet's name as
    found (the archive maps it to a known outlet), `author` the byline, `place` the full path of its file. Unknown values are None.
    """

    doc: str
    text: str
    lang: str
    parts: tuple[Part, ...]
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: Moment | None = None
    retrieved: Moment | None = None
    url: str | None = None
    media_type: str = "txt"
    title_phrase: Phrase | None = None
    place: str | None = None

    def body(self) -> tuple[Span, ...]:
        """The spans in which statements are looked for, in text order."""
        return tuple(part.span for part in self.parts if part.kind in ("body", "subhead"))
