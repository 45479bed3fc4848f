"""CSL-JSON, which Zotero and every citation processor read. In: references. Out: one list of items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quotes.model.citations import Author, Reference
from quotes.output.citation_dates import parts
from quotes.output.formats.json import encode


def write(references: Sequence[Reference]) -> str:
    """One list, an object a reference."""
    return encode([item(reference) for reference in references], indent=2) + "\n"


def item(reference: Reference) -> dict[str, Any]:
    """One item; what is not known is left out."""
    found = {
        "id": reference.id,
        "type": "article-newspaper",
        "title": reference.title,
        "author": [_name(author) for author in reference.authors],
        "container-title": reference.outlet,
        "issued": _date(reference.published),
        "accessed": _date(reference.retrieved) if reference.url else None,
        "URL": reference.url,
        "language": reference.lang,
    }
    return {name: value for name, value in found.items() if value}


def _name(author: Author) -> dict[str, str]:
    return {"family": author.family, "given": author.given} if author.given else {"literal": author.family}


def _date(iso: str | None) -> dict[str, list[list[int]]] | None:
    known = parts(iso)
    return {"date-parts": [list(known)]} if known else None
