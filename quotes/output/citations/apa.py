"""APA, 7th edition: articles of newspapers and news sites. In: references. Out: a line each."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.model.citations import Author, Reference
from quotes.output.citation_dates import month_first, month_name, parts

_MOST = 20  # of more authors the first nineteen and the last are named


def write(references: Sequence[Reference]) -> str:
    """A line a reference."""
    return "".join(f"{line(reference)}\n" for reference in references)


def line(reference: Reference) -> str:
    """`Family, G. (2024, March 15). Title. Outlet. https://…`; without an author the title comes first."""
    title = ended(reference.title or "[Untitled article]")
    head = [ended(_authors(reference.authors)), f"({_date(reference.published)}).", title]
    if not reference.authors:
        head = [title, head[1]]
    accessed = month_first(reference.retrieved) if not parts(reference.published) else ""
    place = f"Retrieved {accessed}, from {reference.url}" if accessed and reference.url else reference.url
    return " ".join(piece for piece in (*head, ended(reference.outlet or ""), place) if piece)


def ended(text: str) -> str:
    """The text with a full stop, unless it ends like a sentence."""
    return text if not text or text.endswith((".", "?", "!", "…")) else f"{text}."


def _authors(authors: Sequence[Author]) -> str:
    named = [f"{author.family}, {author.initials}" if author.given else author.family for author in authors]
    if len(named) > _MOST:
        return f"{', '.join(named[: _MOST - 1])}, . . . {named[-1]}"
    return named[0] if len(named) == 1 else ", & ".join([", ".join(named[:-1]), named[-1]]) if named else ""


def _date(iso: str | None) -> str:
    known = parts(iso)
    if len(known) < 2:
        return str(known[0]) if known else "n.d."
    return f"{known[0]}, {' '.join([month_name(known[1]), *(str(day) for day in known[2:])])}"
