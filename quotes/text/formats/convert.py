"""Which format a document has. In: a document. Out: its text, with what the file says about itself."""

from __future__ import annotations

from pathlib import PurePath

from quotes.errors import TextError
from quotes.model.articles import Document
from quotes.text.decode import decode
from quotes.text.formats.converted import Converted

MEDIA_TYPES = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}
"""The media type of each file ending that holds one article."""


def media_type_of(name: str) -> str | None:
    """The media type that a file's name points to; None where its ending is unknown."""
    return MEDIA_TYPES.get(PurePath(name).suffix.casefold())


def convert(doc: Document) -> Converted:
    """The text of `doc`. Raises TextError where its bytes are not what its media type says."""
    match doc.media_type:
        case "txt":
            return Converted(decode(doc.data, doc.name))
        case "md":
            from quotes.text.formats.md import convert_md

            return convert_md(decode(doc.data, doc.name))
        case "html":
            from quotes.text.formats.html import convert_html

            return convert_html(doc.data, doc.name)
        case "docx":
            from quotes.text.formats.docx import convert_docx

            return convert_docx(doc.data, doc.name)
        case "pdf":
            from quotes.text.formats.pdf import convert_pdf

            return convert_pdf(doc.data, doc.name)
        case other:
            raise TextError(f"{doc.name}: no reader for {other!r}", "use txt, md, html, docx or pdf")
