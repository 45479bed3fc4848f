"""Records of web archives, with bounds. In: a stream. Out: its records; what is wrong with one is raised or counted, never printed.

The library takes lines of any length and heads of any number of lines, and tells of damage on stderr, past whoever shows errors.
"""

from __future__ import annotations

import io
import zlib
from contextlib import redirect_stderr
from typing import IO, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import DecompressingBufferedReader
from warcio.exceptions import ArchiveLoadFailed

LONGEST_HEAD = 1_000_000  # bytes of what stands above a record's body


class Records(ArchiveIterator):  # type: ignore[misc]  # the library has no types
    """The records of a web archive. `err_count` says how many are of another length than they tell."""

    INC_RECORD = ""

    def __init__(self, stream: IO[bytes] | io.RawIOBase) -> None:
        super().__init__(stream)
        self.reader = _Reader(self.fh)

    def _next_record(self, next_line: bytes | None) -> Any:
        self.reader.lines = 0
        return super()._next_record(next_line)


class _Reader(DecompressingBufferedReader):  # type: ignore[misc]
    """Raises ArchiveLoadFailed for a head without end and for damaged compression. `lines`: bytes read as lines of this record."""

    lines = 0

    def readline(self, length: int | None = None) -> bytes:
        line: bytes = super().readline(length or LONGEST_HEAD)
        self.lines += len(line)
        if self.lines >= LONGEST_HEAD:
            raise ArchiveLoadFailed(f"a record's head is longer than {LONGEST_HEAD:,} bytes")
        return line

    def _decompress(self, data: bytes) -> bytes:
        if not (self.decompressor and data and self.num_block_read):
            return bytes(super()._decompress(data))
        try:
            return bytes(self.decompressor.decompress(data))
        except zlib.error as error:
            raise ArchiveLoadFailed(str(error)) from error


def read_body(record: Any, most: int) -> bytes:
    """The body of a record, unpacked, up to `most` bytes. Raises ArchiveLoadFailed where it does not unpack."""
    with redirect_stderr(io.StringIO()) as said:
        body: bytes = record.content_stream().read(most)
    if said.getvalue():
        raise ArchiveLoadFailed(" ".join(said.getvalue().split()))
    return body


def is_page(record: Any) -> bool:
    """Is the record a page: a successful answer that holds HTML?"""
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or not headers.get_statuscode().startswith("2"):
        return False
    return "html" in (headers.get_header("Content-Type") or "").casefold()
