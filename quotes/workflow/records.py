"""Files of many articles. In: the bytes of a jsonl, csv, feed or WARC. Out: a document a record, or a SourceError that names its place."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import IO, Any

from quotes.errors import SourceError, TextError
from quotes.model.articles import Document
from quotes.text.decode import decode

_FIELDS = ("title", "outlet", "author", "published", "lang")
_FORM = "a row holds text or html, and may hold url, title, outlet, author, published, retrieved, lang"


def read_jsonl(data: bytes, name: str, taken: str, limit: int) -> Iterator[Document | SourceError]:
    """One article a line. A line that is no object, or holds no text, is one error with its number."""
    try:
        lines = decode(data, name).split("\n") if data.strip() else []
    except TextError as error:
        yield error
        return
    if not lines:
        yield TextError(f"{name}: the file is empty", "give a file with articles in it")
    count = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        count += 1
        if count > limit:
            yield SourceError(f"{name}: more than {limit:,} records", "split the file")
            return
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield SourceError(f"{name}:{number}: no JSON: {error}", _FORM)
            continue
        yield _row(row, f"{name}:{number}", taken)


def read_csv(data: bytes, name: str, taken: str, limit: int) -> Iterator[Document | SourceError]:
    """One article a row under a line of column names. Commas, semicolons and tabs are told apart by that line."""
    try:
        text = decode(data, name) if data.strip() else ""
    except TextError as error:
        yield error
        return
    header = text.partition("\n")[0]
    columns = [column.strip(' "').casefold() for column in header.replace(";", ",").replace("\t", ",").split(",")]
    if not {"text", "html"} & set(columns):
        yield SourceError(f"{name}: no column named text or html in the first line", _FORM)
        return
    separator = max(",;\t", key=header.count)
    previous = csv.field_size_limit(max(len(text) + 1, 131_072))
    reader = csv.DictReader(io.StringIO(text), delimiter=separator)
    reader.fieldnames = [column.strip().casefold() for column in reader.fieldnames or ()]
    try:
        for count, row in enumerate(reader, 1):
            if count > limit:
                yield SourceError(f"{name}: more than {limit:,} records", "split the file")
                return
            yield _row(row, f"{name}:{reader.line_num}", taken)
    except csv.Error as error:
        yield SourceError(f"{name}:{reader.line_num}: no CSV: {error}", _FORM)
    finally:
        csv.field_size_limit(previous)


def _row(row: object, place: str, taken: str) -> Document | SourceError:
    """One record as a document; what it says about the article becomes hints."""
    if not isinstance(row, Mapping):
        return SourceError(f"{place}: the record is no object", _FORM)
    values = {str(key).casefold(): value.strip() for key, value in row.items() if isinstance(value, str) and value.strip()}
    kind = "txt" if "text" in values else "html"
    body = values.get("text") or values.get("html")
    if not body:
        return SourceError(f"{place}: the record has neither text nor html", _FORM)
    hints = {key: values[key] for key in _FIELDS if key in values}
    if "published" in hints:
        hints["published_how"] = "row"
    return Document(place, body.encode("utf-8", "replace"), kind, values.get("url"), values.get("retrieved") or taken, hints)


def read_feed(data: bytes, name: str, taken: str, limit: int) -> Iterator[Document | SourceError]:
    """The entries of an RSS or Atom feed. An entry that holds only a summary comes without data: its page is to be fetched."""
    import feedparser

    feed: Any = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        yield SourceError(f"{name}: no feed, or one without entries", "give the address of an RSS or Atom feed")
        return
    outlet = str(feed.feed.get("title") or "").strip()
    for number, entry in enumerate(feed.entries[:limit], 1):
        url = str(entry.get("link") or "") or None
        content = "\n".join(str(item.get("value") or "") for item in entry.get("content", ()))
        stated = {"title": entry.get("title"), "outlet": outlet, "author": entry.get("author"), "published": entry.get("published")}
        hints = {key: str(value).strip() for key, value in stated.items() if value and str(value).strip()}
        if "published" in hints:
            hints["published_how"] = "feed"
        if not content and not url:
            yield SourceError(f"{name}: entry {number} has neither text nor an address", "nothing to read there")
            continue
        body = f"<html><body><article>{content}</article></body></html>".encode() if content else b""
        yield Document(url or f"{name}:{number}", body, "html", url, taken, hints)


def read_warc(stream: IO[bytes], name: str, max_size: int, limit: int) -> Iterator[Document | SourceError]:
    """The pages of a web archive: successful answers that hold HTML. Each record is read up to `max_size` bytes."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    count = 0
    try:
        for record in ArchiveIterator(stream):
            headers = record.http_headers
            if record.rec_type != "response" or headers is None or not headers.get_statuscode().startswith("2"):
                continue
            kind = (headers.get_header("Content-Type") or "").casefold()
            if "html" not in kind:
                continue
            count += 1
            if count > limit:
                yield SourceError(f"{name}: more than {limit:,} records", "split the file")
                return
            url = record.rec_headers.get_header("WARC-Target-URI") or f"{name}:{count}"
            body = record.content_stream().read(max_size + 1)
            yield Document(url, body, "html", url, record.rec_headers.get_header("WARC-Date"))
    except (ArchiveLoadFailed, OSError, EOFError, ValueError) as error:
        yield SourceError(f"{name}: the web archive is damaged after {count} pages: {error}", "the pages before it were read")
        return
    if not count:
        yield SourceError(f"{name}: no web page in the archive", "give a .warc or .warc.gz with HTML responses")
