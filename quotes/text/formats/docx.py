"""Word documents to text. In: the bytes of a .docx. Out: a paragraph a line, tables' cells too."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from quotes.errors import TextError
from quotes.text.formats.converted import Converted

_MAX_UNPACKED = 100_000_000
_MAX_RATIO = 200


def convert_docx(data: bytes, doc: str) -> Converted:
    """The words of a document. Raises TextError, naming `doc`, where it is damaged or unpacks to more than it may."""
    _check_archive(data, doc)
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        lines = [_line(block) for block in document.iter_inner_content()]
        title, author = document.core_properties.title, document.core_properties.author
    except Exception as error:
        raise TextError(f"{doc}: not a readable Word document: {error}", "open it in Word, save it again as .docx") from error
    text = "\n".join(lines)
    hints = {"title": title.strip()} if title.strip() and title.strip() in text else {}
    if author.strip() and author != "python-docx":
        hints["author"] = author.strip()
    return Converted(text, hints)


def _line(block: Any) -> str:
    """A paragraph's words, or those of a table's cells, each once however many rows or columns it says it spans."""
    if not hasattr(block, "rows"):
        return str(block.text)
    from docx.table import _Cell

    cells = ((cell, _Cell(cell, block).text) for row in block.rows for cell in row._tr.tc_lst)
    return "\n".join(text for cell, text in cells if text or cell.vMerge != "continue")


def _check_archive(data: bytes, doc: str) -> None:
    """Refuse archives that unpack to far more than they hold."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise TextError(f"{doc}: not a Word document: {error}", "save it as .docx or .txt") from error
    if unpacked > _MAX_UNPACKED or unpacked > max(5_000_000, _MAX_RATIO * len(data)):
        raise TextError(f"{doc}: unpacks to {unpacked:,} bytes, which is too much for a document", "save its text as .txt")
