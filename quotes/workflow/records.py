"""Files of many articles. In: a jsonl, csv, parquet, feed or WARC, or a stretch of one. Out: documents, an error for each bad record."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from quotes.errors import SourceError, TextError
from quotes.model.articles import Document
from quotes.text.decode import decode

PARTS_KEY = b"quotes.parts"  # the mark of files that quotes extract wrote
_FIELDS = ("title", "outlet", "author", "published", "lang")
_CONTROLS = bytes({*range(32), 127} - {*b"\t\r\n"})
_FORM = "a row holds text or html, and may hold url, title, outlet, author, published, retrieved, lang"


def read_jsonl(data: bytes, name: str, taken: str, limit: int, first: int = 1) -> Iterator[Document | SourceError]:
    """One article a line; `first` is the number of the first. A line that is no object, or holds no text, is one error."""
    if not data.strip():
        yield TextError(f"{name}: the file is empty", "give a file with articles in it")
    count = 0
    for number, line in enumerate(_lines(data, name), first):
        place = f"{name}:{number}"
        if isinstance(line, TextError):
            yield line
            return
        if not line.strip():
            continue
        count += 1
        if count > limit:
            yield SourceError(f"{name}: more than {limit:,} records", "split the file")
            return
        try:
            row = json.loads(decode(line, place) if isinstance(line, bytes) else line)
        except (ValueError, RecursionError) as error:
            yield SourceError(f"{place}: no JSON: {error}", _FORM)
        except TextError as error:
            yield error
        else:
            yield _row(row, place, taken)


def _lines(data: bytes, name: str) -> Iterator[str | bytes | TextError]:
    """The lines as text where all are UTF-8; line by line as bytes where they are not, so that one bad line is one error."""
    try:
        if is_wide(data):
            yield from decode(data, name).split("\n")
            return
        try:
            yield from data.decode("utf-8").removeprefix("\ufeff").split("\n")
        except UnicodeDecodeError:
            sample = data[:64_000]
            if len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) // 50:
                raise TextError(f"{name}: this is a binary file, not text", "save it as UTF-8 text and read it again") from None
            yield from data.split(b"\n")
    except TextError as error:
        yield error


def is_wide(data: bytes) -> bool:
    """Are the characters two or four bytes each, so that a byte of a line end may be half of another character?"""
    sample = data[:4096]
    return sample.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or sample.count(0) > len(sample) // 20


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


def read_parquet(path: Path, name: str, taken: str, limit: int, rows: range | None = None) -> Iterator[Document | SourceError]:
    """One article a row of a table, or of the given `rows` of it; a few rows are in memory at a time."""
    import pyarrow as pa

    try:
        table = open_table(path)
    except (pa.ArrowException, OSError) as error:
        yield SourceError(f"{name}: no parquet file: {' '.join(str(error).split())[:200]}", "give a file of articles")
        return
    if PARTS_KEY in (table.schema_arrow.metadata or {}):
        yield SourceError(f"{name}: its quotes were found already", "quotes load takes it in")
        return
    columns = [column for column in table.schema_arrow.names if column.casefold() in (*_FIELDS, "text", "html", "url", "retrieved")]
    if not {"text", "html"} & {column.casefold() for column in columns}:
        yield SourceError(f"{name}: no column named text or html", _FORM)
        return
    wanted = rows if rows is not None else range(min(limit, table.metadata.num_rows))
    try:
        for number, row in _table_rows(table, columns, wanted):
            told = {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in row.items()}
            yield _row(told, f"{name}:{number + 1}", taken)
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        yield SourceError(f"{name}: the table is damaged: {' '.join(str(error).split())[:200]}", "the rows before it were read")
    if rows is None and table.metadata.num_rows > limit:
        yield SourceError(f"{name}: more than {limit:,} records", "split the file")


def open_table(path: Path) -> Any:
    """The parquet file, read piece by piece. Raises pyarrow's ArrowException, or OSError."""
    from pyarrow import parquet

    return parquet.ParquetFile(path, memory_map=True, buffer_size=1 << 20, thrift_string_size_limit=1 << 26)


def _table_rows(table: Any, columns: list[str], wanted: range) -> Iterator[tuple[int, dict[str, Any]]]:
    """The wanted rows with their numbers from 0; only the row groups they lie in are read."""
    at = 0
    for group in range(table.metadata.num_row_groups):
        after = at + table.metadata.row_group(group).num_rows
        if at < wanted.stop and after > wanted.start:
            for batch in table.iter_batches(batch_size=32, row_groups=[group], columns=columns):
                low, high = max(wanted.start - at, 0), min(wanted.stop - at, batch.num_rows)
                if low < high:
                    yield from enumerate(batch.slice(low, high - low).to_pylist(), at + low)
                at += batch.num_rows
        at = after


def read_warc(
    stream: IO[bytes] | io.RawIOBase, name: str, max_size: int, limit: int, before: int | None = None
) -> Iterator[Document | SourceError]:
    """The pages of a web archive: successful answers that hold HTML. Each record is read up to `max_size` bytes.

    `before` is given for a stretch of an archive: the number of pages before it.
    """
    from quotes.workflow.web_archives import Records, is_page, read_body

    count = before or 0
    records = Records(stream)
    try:
        for record in records:
            if not is_page(record):
                continue
            count += 1
            if count > limit:
                yield SourceError(f"{name}: more than {limit:,} records", "split the file")
                return
            url = record.rec_headers.get_header("WARC-Target-URI") or f"{name}:{count}"
            yield Document(url, read_body(record, max_size + 1), "html", url, record.rec_headers.get_header("WARC-Date"))
    except Exception as error:  # noqa: BLE001 - whatever the library stumbles over in a damaged record
        yield SourceError(
            f"{name}: the web archive is damaged after {count} pages: {type(error).__name__}: {error}", "the pages before it were read"
        )
        return
    if records.err_count:
        said = f"{name}: {records.err_count:,} records are of another length than they say"
        yield SourceError(said, "their pages may be cut off: make the archive again")
    if not count and before is None:
        yield SourceError(f"{name}: no web page in the archive", "give a .warc or .warc.gz with HTML responses")
