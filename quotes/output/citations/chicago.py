"""The Chicago Manual of Style, 17th edition, bibliography: articles of newspapers. In: references. Out: a line each."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.model.citations import Author, Reference
from quotes.output.citation_dates import month_first
from quotes.output.citations.apa import ended


def write(references: Sequence[Reference]) -> str:
    """A line a reference."""
    return "".join(f"{line(reference)}\n" for reference in references)


def line(reference: Reference) -> str:
    """`Family, Given. “Title.” Outlet, March 15, 2024. https://….`; an unsigned article begins with the outlet."""
    title = f"“{ended(_inner(reference.title or 'Untitled'))}”"
    day = month_first(reference.published)
    if reference.authors or not reference.outlet:
        place = ", ".join(piece for piece in (reference.outlet, day) if piece)
        pieces = [ended(_authors(reference.authors)), title, ended(place)]
    else:
        pieces = [ended(reference.outlet), title, ended(day)]
    accessed = month_first(reference.retrieved) if reference.url else ""
    if not day and accessed:
        pieces.append(f"Accessed {accessed}.")
    if reference.url:
        pieces.append(f"{reference.url}.")
    return " ".join(piece for piece in pieces if piece)


def _inner(title: str) -> str:
    """Double marks inside the title's own become single."""
    opened = title.replace("“", "‘").replace("”", "’")
    while '"' in opened:
        opened = opened.replace('"', "‘", 1).replace('"', "’", 1)
    return opened


def _authors(authors: Sequence[Author]) -> str:
    named = [" ".join(filter(None, (author.given, author.family))) for author in authors]
    if not named:
        return ""
    first = ", ".join(filter(None, (authors[0].family, authors[0].given)))
    if len(named) > 10:
        return ", ".join([first, *named[1:7]]) + ", et al."
    return first if len(named) == 1 else ", and ".join([", ".join([first, *named[1:-1]]), named[-1]])
