"""Sources to documents. In: what the user typed: files, folders, `-`, addresses. Out: documents one by one, and what could not be one.

Files of records (jsonl, csv, WARC, parquet, feeds) hold many articles each. Nothing here raises for one bad item: it yields a SourceError
and goes on.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from quotes.errors import SourceError
from quotes.model.articles import Document
from quotes.text.decode import plain
from quotes.text.formats.convert import media_type_of
from quotes.workflow.fetch import Fetched, FetchLimits, fetch
from quotes.workflow.manners import Manners
from quotes.workflow.records import read_csv, read_feed, read_jsonl, read_parquet, read_warc

_RECORDS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".warc": "warc",
    ".parquet": "parquet",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
}
_RECORD_FACTOR = 50
_FEEDS = ("rss", "atom", "application/xml", "text/xml")


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file of a folder that is of no type that can hold an article."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: its place, printed name, length in bytes, the moment it was last written (ISO 8601).

    `kind` is `jsonl csv warc parquet feed` where it holds many articles, None where it is one.
    """

    path: Path
    name: str
    size: int
    taken: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds: `max_size` bytes for one article, `max_records` articles for one file or feed, those of fetching; manners of one run."""

    max_size: int = 10_000_000
    max_records: int = 1_000_000
    fetch: FetchLimits = field(default_factory=FetchLimits)
    manners: Manners = field(default_factory=Manners)


_DEFAULTS = Limits()


def find_documents(sources: list[str], limits: Limits = _DEFAULTS) -> Iterator[Document | Skipped | SourceError]:
    """Every article the sources hold, in the order given; folders recursively, sorted by name.

    Yields a Skipped for files of other types in folders and a SourceError for what cannot be read. Never raises for one item.
    """
    for source in sources:
        try:
            if source == "-":
                yield from _standard_input(limits)
            elif "://" in source:
                yield from _address(source, limits)
            else:
                yield from _path(Path(source), limits)
        except Exception as error:  # noqa: BLE001 - a library that stumbles over one source must not cost the batch
            yield _stumbled(plain(source), error)


def _stumbled(name: str, error: Exception) -> SourceError:
    said = " ".join(str(error).split())[:200]
    return SourceError(f"{name}: cannot be read: {type(error).__name__}: {said}", "save its articles as text files")


def _standard_input(limits: Limits) -> Iterator[Document | SourceError]:
    data = sys.stdin.buffer.read(limits.max_size + 1)
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    yield Document("-", data, sniff(data), retrieved=now)


def sniff(data: bytes) -> str:
    """The media type that the first bytes point to; `txt` where they point to none."""
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    return "html" if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) else "txt"


def _path(path: Path, limits: Limits) -> Iterator[Document | Skipped | SourceError]:
    for item in find_files(path):
        if isinstance(item, File):
            yield from read_file(item, limits)
        else:
            yield item


def find_files(path: Path) -> Iterator[File | Skipped | SourceError]:
    """The files behind a path: itself, or those below a folder by name; hidden ones and links out of it are left alone.

    A file named by the user is taken whatever its ending, one of a folder only where its type can hold articles.
    """
    if path.is_dir():
        for root, folders, names in os.walk(path, onerror=None):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                found = Path(root, name)
                if not name.startswith(".") and found.is_file():
                    yield _found(found, plain(found.relative_to(path).as_posix()), asked=False)
    elif not path.exists():
        yield SourceError(f"{path}: there is no such file or folder", "check the spelling")
    elif not path.is_file():
        yield SourceError(f"{path}: neither a file nor a folder", "give a file, a folder, an address or -")
    else:
        yield _found(path, plain(path.name), asked=True)


def _found(path: Path, name: str, *, asked: bool) -> File | Skipped | SourceError:
    kind = _record_kind(path)
    if kind is None and media_type_of(path.name) is None and not asked:
        return Skipped(name, f"files of type {path.suffix or 'without ending'} hold no articles")
    try:
        stat = path.stat()
    except OSError as error:
        return _unreadable(name, error)
    taken = datetime.fromtimestamp(stat.st_mtime).astimezone().isoformat(timespec="seconds")
    return File(path, name, stat.st_size, taken, kind)


def read_file(file: File, limits: Limits) -> Iterator[Document | Skipped | SourceError]:
    """The articles of one file, or what is wrong with it."""
    bound = limits.max_size * (_RECORD_FACTOR if file.kind else 1)
    if file.size > bound and file.kind not in ("warc", "parquet"):
        yield SourceError(f"{file.name}: {file.size:,} bytes is more than the limit of {bound:,}", "raise the limit with --max-size")
        return
    try:
        if file.kind == "warc":
            with file.path.open("rb") as stream:
                yield from read_warc(stream, file.name, limits.max_size, limits.max_records)
        elif file.kind == "parquet":
            yield from read_parquet(file.path, file.name, file.taken, limits.max_records)
        elif file.kind:
            yield from _records(file.kind, file.path.read_bytes(), file.name, file.taken, limits)
        else:
            data = file.path.read_bytes()
            media_type = media_type_of(file.path.name) or sniff(data)
            yield Document(file.name, data, media_type, retrieved=file.taken, place=plain(str(file.path.resolve())))
    except OSError as error:
        yield _unreadable(file.name, error)
    except Exception as error:  # noqa: BLE001 - see find_documents
        yield _stumbled(file.name, error)


def _unreadable(name: str, error: OSError) -> SourceError:
    return SourceError(f"{name}: cannot be read: {error.strerror or error}", "check the file and its permissions")


def _record_kind(path: Path) -> str | None:
    """`jsonl`, `csv`, `warc`, `parquet` or `feed` for files of records; None for others."""
    if path.name.casefold().endswith(".warc.gz"):
        return "warc"
    return _RECORDS.get(path.suffix.casefold())


def _records(kind: str, data: bytes, name: str, taken: str, limits: Limits) -> Iterator[Document | Skipped | SourceError]:
    if kind == "jsonl":
        yield from read_jsonl(data, name, taken, limits.max_records)
    elif kind == "csv":
        yield from read_csv(data, name, taken, limits.max_records)
    else:
        yield from _entries(data, name, taken, limits)


def _entries(data: bytes, name: str, taken: str, limits: Limits) -> Iterator[Document | Skipped | SourceError]:
    """The articles of a feed: those whose text the feed holds whole, the others fetched."""
    for entry in read_feed(data, name, taken, limits.max_records):
        if isinstance(entry, SourceError) or entry.data:
            yield entry
            continue
        try:
            page = fetch(entry.url or "", replace(limits.fetch, max_size=limits.max_size), limits.manners)
        except SourceError as error:
            yield error
            continue
        yield Document(entry.url or entry.name, page.data, _media_type(page), page.url, page.retrieved, entry.hints)


def _address(url: str, limits: Limits) -> Iterator[Document | Skipped | SourceError]:
    try:
        page = fetch(url, replace(limits.fetch, max_size=limits.max_size), limits.manners)
    except SourceError as error:
        yield error
        return
    if _is_feed(page):
        yield from _entries(page.data, url, page.retrieved, limits)
    else:
        yield Document(page.url, page.data, _media_type(page), page.url, page.retrieved)


def _is_feed(page: Fetched) -> bool:
    head = page.data[:1000].lower().lstrip(b"\xef\xbb\xbf \t\r\n")
    stated = any(kind in page.content_type for kind in _FEEDS)
    return head.startswith((b"<rss", b"<feed")) or (stated and any(sign in head for sign in (b"<rss", b"<feed", b"<rdf")))


def _media_type(page: Fetched) -> str:
    """The media type of a fetched page: as its server says, else as its first bytes do."""
    for sign, media_type in (("html", "html"), ("pdf", "pdf"), ("wordprocessingml", "docx"), ("markdown", "md")):
        if sign in page.content_type:
            return media_type
    return sniff(page.data)
