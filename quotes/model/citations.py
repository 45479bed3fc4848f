"""What a reference list names. In: facts of an article. Out: one shape that every citation style can write."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote an article: family and given names (or initials) as printed; `given` is empty for a body or a name of one word."""

    family: str
    given: str = ""

    @property
    def initials(self) -> str:
        """The given names as initials: `Anna Maria` is `A. M.`, `Jean-Luc` is `J.-L.`."""
        words = self.given.replace(".", ". ").split()
        return " ".join("-".join(f"{part[0].upper()}." for part in word.split("-") if part) for word in words)


@dataclass(frozen=True, slots=True)
class Reference:
    """One article as a reference list needs it; absent facts are None.

    `id` is its id as printed, `published` ISO 8601 to its precision (`2024`, `2024-03`, `2024-03-15`, or with a time), `retrieved` a
    day or moment.
    """

    id: str
    title: str | None
    authors: tuple[Author, ...] = ()
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    retrieved: str | None = None
    lang: str = "en"
