"""Which format a document has. In: a document. Out: its text, with what the file says about itself."""

from __future__ import annotations

from quotes.errors import TextError
from quotes.model.articles import Document
from quotes.text.decode import decode
from quotes.text.formats.converted import Converted


def convert(doc: Document) -> Converted:
    """The text of `doc`. Raises TextError where its bytes are not what its media type says."""
    if doc.media_type == "txt":
        return Converted(decode(doc.data, doc.name))
    raise TextError(f"{doc.name}: no reader for {doc.media_type!r}", "use txt, md, html, docx or pdf")
