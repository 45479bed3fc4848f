"""GOST R 7.0.5-2008, references to electronic resources. In: references. Out: a line each, in the language of the article."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.model.citations import Reference
from quotes.output.citation_dates import day_first, parts

_UNTITLED = "[Без названия]"


def write(references: Sequence[Reference]) -> str:
    """A line a reference."""
    return "".join(f"{line(reference)}\n" for reference in references)


def line(reference: Reference) -> str:
    """`Фамилия И. О. Заглавие // Издание. 2024. 15 марта. URL: … (дата обращения: 16.03.2024).`"""
    named = [" ".join(filter(None, (author.family, author.initials))) for author in reference.authors]
    title = (reference.title or _UNTITLED).rstrip(". ")
    if len(named) > 3:  # more than three stand behind the title
        title, named = f"{title} / {named[0]} [и др.]", []
    area = f"{', '.join(named)} {title}" if named else title
    year, day = day_first(reference.published, reference.lang)
    pieces = [f"{area} // {reference.outlet}" if reference.outlet else area, year, day[:1].upper() + day[1:]]
    if reference.url:
        pieces.append(f"URL: {reference.url}{_accessed(reference.retrieved)}")
    return " ".join(piece if piece.endswith((".", "?", "!", "…")) else f"{piece}." for piece in pieces if piece)


def _accessed(retrieved: str | None) -> str:
    known = parts(retrieved)
    return f" (дата обращения: {known[2]:02}.{known[1]:02}.{known[0]})" if len(known) == 3 else ""
