"""PDF to text. In: the bytes of a .pdf. Out: paragraphs, with hyphenation and line breaks of the print undone."""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import Any

from quotes.errors import TextError
from quotes.text.formats.columns import Piece, read_columns
from quotes.text.formats.converted import Converted

_MAX_PAGES = 500
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐\u00ad]$")
_FINAL = re.compile('[.!?…:]["»”’)]*$')


def convert_pdf(data: bytes, doc: str) -> Converted:
    """The words of a PDF. Raises TextError, naming `doc`, where it is damaged, locked, too long or only a picture of text."""
    import logging

    import pypdf

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise TextError(f"{doc}: the PDF is locked with a password", "save it without one")
        count = len(reader.pages)
        if count > _MAX_PAGES:
            raise TextError(f"{doc}: {count:,} pages are more than the limit of {_MAX_PAGES}", "cut out the article's pages")
        pages = [_page_text(page) for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except TextError:
        raise
    except Exception as error:
        raise TextError(f"{doc}: not a readable PDF: {error}", "save its text as .txt") from error
    text = join_pages(pages)
    if not text.strip():
        raise TextError(f"{doc}: the PDF holds pictures, not text", "recognise its text first")
    hints = {"title": title.strip()} if isinstance(title, str) and title.strip() and title.strip() in " ".join(text.split()) else {}
    return Converted(text, hints)


def _page_text(page: Any) -> str:
    """A page's lines in the order in which they are read."""
    pieces: list[Piece] = []

    def visit(text: str, matrix: list[float], place: list[float], _font: object, size: float) -> None:
        x = place[4] * matrix[0] + place[5] * matrix[2] + matrix[4]
        y = place[4] * matrix[1] + place[5] * matrix[3] + matrix[5]
        pieces.append(Piece(x, y, float(size or 10), text))

    plain = str(page.extract_text(visitor_text=visit) or "")
    return read_columns(pieces) or plain


def join_pages(pages: list[str]) -> str:
    """The lines of all pages as paragraphs: running heads and page numbers off, hyphenated words and broken lines joined."""
    sheets = [[" ".join(line.split()) for line in page.splitlines()] for page in pages]
    repeated = Counter(line for sheet in sheets for line in {*sheet[:2], *sheet[-2:]} if line)
    running = {line for line, count in repeated.items() if len(pages) > 2 and count > len(pages) // 2}
    lines = [line for sheet in sheets for line in sheet if line not in running and not re.fullmatch(r"[-–—\s]*\d{1,4}[-–—\s]*", line)]
    width = _width(lines)
    paragraphs: list[str] = []
    above = ""
    for line in lines:
        if not line:
            above = "" if _FINAL.search(above) else above
        elif _HYPHEN.search(above) and line[0].islower():
            paragraphs[-1] = _HYPHEN.sub("", paragraphs[-1]) + line
        elif above and _goes_on(above, line, width, first=paragraphs[0] == above):
            paragraphs[-1] += " " + line
        else:
            paragraphs.append(line)
        above = line or above
    return "\n".join(paragraphs)


def _width(lines: list[str]) -> int:
    """The length of a full line: that of the longest tenth."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _goes_on(above: str, line: str, width: int, *, first: bool) -> bool:
    """Does `line` go on with the paragraph of the line `above`? The `first` line of all is more likely a headline."""
    full = len(above) >= width * (1.1 if first else 0.85)
    if _FINAL.search(above):
        return full and line[0].islower()
    return line[0].islower() or full or above.endswith((",", ";", "—", "–"))
