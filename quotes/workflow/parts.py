"""Large sources cut into parts of work. In: files and folders. Out: parts, each a few stretches of files that are read by themselves.

The same files are cut in the same way each time, so that a run that was interrupted knows what is left. Nothing whole is held in
memory: of a file of lines a part's bytes, of a web archive one record, of a table its description.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from quotes.errors import SourceError, UsageError
from quotes.model.articles import Document
from quotes.text.decode import plain
from quotes.workflow.records import is_wide, open_table, read_jsonl, read_parquet, read_warc
from quotes.workflow.sources import File, Limits, Skipped, find_files, read_file

_MOST_FILES = 500  # in one part
_NO_LIMIT = 1 << 60
_LONGEST_LINE = 8  # times the longest article: JSON may spell a letter in so many bytes


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a file: bytes, or rows of a table, from `start` to `end`; `before` it lie so many lines or pages.

    `end` None is the whole file.
    """

    file: File
    start: int = 0
    end: int | None = None
    before: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """What is read at once and written into one file: its number from 1, pieces, and what could not be opened on the way."""

    number: int
    pieces: tuple[Piece | SourceError, ...]

    @property
    def size(self) -> int:
        """About how many bytes of sources it holds."""
        return sum(piece.size for piece in self.pieces if isinstance(piece, Piece))

    @property
    def label(self) -> str:
        """Where it begins, in words."""
        first = self.pieces[0]
        return f"part {self.number}, from {first.file.name}" if isinstance(first, Piece) else f"part {self.number}"


def list_files(sources: Iterable[str]) -> Iterator[File | SourceError]:
    """The files behind the sources, in order; those of other types are passed over.

    Raises UsageError for an address or standard input, which cannot be cut.
    """
    for source in sources:
        if source == "-" or "://" in source:
            raise UsageError(f"{plain(source)}: only files and folders are read in parts", "save it as a file first")
        for item in find_files(Path(source).absolute()):
            if not isinstance(item, Skipped):
                yield item


def plan(files: Iterable[File | SourceError], size: int) -> Iterator[Part]:
    """The files as parts of about `size` bytes."""
    number, gathered, held = 1, list[Piece | SourceError](), 0
    for piece in _pieces(files, size):
        weight = piece.size if isinstance(piece, Piece) else 0
        if gathered and (held + weight > size or len(gathered) >= _MOST_FILES):
            yield Part(number, tuple(gathered))
            number, gathered, held = number + 1, [], 0
        gathered.append(piece)
        held += weight
    if gathered:
        yield Part(number, tuple(gathered))


def _pieces(files: Iterable[File | SourceError], size: int) -> Iterator[Piece | SourceError]:
    cutters = {"jsonl": _cut_lines, "warc": _cut_archive, "parquet": _cut_table}
    for file in files:
        cut = cutters.get(file.kind or "") if isinstance(file, File) and file.size > size else None
        if isinstance(file, SourceError):
            yield file
        elif cut is None:
            yield Piece(file, size=file.size)
        else:
            try:
                yield from cut(file, size)
            except OSError as error:
                yield SourceError(f"{file.name}: cannot be read: {error.strerror or error}", "check the file and its permissions")


def _cut_lines(file: File, size: int) -> Iterator[Piece]:
    """Whole lines, at most `size` bytes of them; a longer line is a piece of its own."""
    start = lines = 0
    with file.path.open("rb") as stream:
        while data := stream.read(size):
            if not start and is_wide(data):
                yield Piece(file, size=file.size)
                return
            cut = len(data) if start + len(data) >= file.size else data.rfind(b"\n") + 1
            breaks = data.count(b"\n", 0, cut)
            if not cut:
                while (line := stream.readline(size)) and not line.endswith(b"\n"):
                    pass
                cut, breaks = stream.tell() - start, 1
            yield Piece(file, start, start + cut, lines, cut)
            start, lines = start + cut, lines + breaks
            stream.seek(start)


def _cut_archive(file: File, size: int) -> Iterator[Piece]:
    """Whole records of a web archive, about `size` bytes of them; where it is damaged the rest is one piece."""
    from quotes.workflow.web_archives import Records, is_page

    start = before = pages = 0
    with file.path.open("rb") as stream:
        records = Records(stream)
        try:
            for record in records:
                at = records.offset
                if at - start >= size:
                    yield Piece(file, start, at, before, at - start)
                    start, before = at, pages
                pages += is_page(record)
        except Exception:  # noqa: BLE001 - whatever the library stumbles over: who reads the last piece comes upon it and tells
            pass
    yield Piece(file, start, file.size if start else None, before, file.size - start)


def _cut_table(file: File, size: int) -> Iterator[Piece]:
    """Rows of a table, so many that they take about `size` bytes in memory."""
    import pyarrow as pa

    try:
        described = open_table(file.path).metadata
        held = sum(described.row_group(group).total_byte_size for group in range(described.num_row_groups))
    except pa.ArrowException:
        yield Piece(file, size=file.size)  # who reads it tells
        return
    rows = described.num_rows
    step = max(1, rows * size // max(held, 1))
    for start in range(0, rows, step):
        end = min(rows, start + step)
        yield Piece(file, start, end, start, file.size * (end - start) // rows)


def read_piece(piece: Piece | SourceError, limits: Limits) -> Iterator[Document | SourceError]:
    """The articles of a piece, just as they come when the whole file is read."""
    if isinstance(piece, SourceError):
        yield piece
        return
    file = piece.file
    if piece.end is None:
        yield from (item for item in read_file(file, limits) if not isinstance(item, Skipped))
    elif file.kind == "parquet":
        yield from read_parquet(file.path, file.name, file.taken, _NO_LIMIT, range(piece.start, piece.end))
    else:
        with file.path.open("rb") as stream:
            stream.seek(piece.start)
            if file.kind == "warc":
                yield from read_warc(_Window(stream, piece.end), file.name, limits.max_size, _NO_LIMIT, piece.before)
            else:
                yield from _read_lines(stream.read, piece, limits)


def _read_lines(read: Callable[[int], bytes], piece: Piece, limits: Limits) -> Iterator[Document | SourceError]:
    assert piece.end is not None
    length, first = piece.end - piece.start, piece.before + 1
    data = read(min(length, _LONGEST_LINE * limits.max_size))
    if len(data) < length and b"\n" not in data:
        yield SourceError(f"{piece.file.name}:{first}: a line of {length:,} bytes", "raise the limit with --max-size")
        return
    if data.strip():
        yield from read_jsonl(data + read(length - len(data)), piece.file.name, piece.file.taken, _NO_LIMIT, first)


class _Window(io.RawIOBase):
    """A stream that ends where a piece does."""

    def __init__(self, stream: IO[bytes], end: int) -> None:
        self._stream, self._end = stream, end

    def readable(self) -> bool:
        """Always."""
        return True

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes, none after the end."""
        left = max(0, self._end - self._stream.tell())
        return self._stream.read(left if size < 0 else min(size, left))

    def tell(self) -> int:
        """The place in the file."""
        return self._stream.tell()
