"""A person or topic told at length. In: what reports found. Out: one shape that markdown and html can write."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.model.citations import Reference
from quotes.model.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Passage:
    """One quote as a dossier prints it: `words` stand in marks only where they are the speaker's own.

    `about` are labels of its topics, `stances` a line a topic or proposition (`support: Test Canal`); `date` is ISO 8601 to its
    precision or None.
    """

    id: str
    words: str
    kind: str
    lang: str
    who: str
    date: str | None
    outlet: str | None
    reference: Reference
    about: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """One period of a chart: how many quotes hold each stance (`uncoded` where none is set)."""

    period: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars over time, gaps included."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part under a heading: a chart, tables, quotes, and lines of text, each where there is one."""

    title: str
    charts: tuple[Chart, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    passages: tuple[Passage, ...] = ()
    lines: tuple[str, ...] = ()
    parts: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """A title, facts as label and value, sections, and what the whole rests on."""

    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    footer: tuple[str, ...] = ()
