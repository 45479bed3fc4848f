"""What a language's own modules give: readings of words and names, and what its `morph`, `names`, `tagger` offer. In: nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from quotes.model.spans import Span


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word. Unknown features are empty strings.

    `pos`: noun verb adj adv prep pron conj num part infinitive converb participle short pred particle other;
    `case`: nom gen dat acc ins loc; `number`: sg pl; `gender`: m f n; `person`: 1 2 3; `tense`: past pres fut imp;
    `kind`: name surname patronymic place org abbr, of a participle active; `known`: stands in a dictionary (not guessed by its ending).
    """

    lemma: str
    pos: str
    case: str = ""
    number: str = ""
    gender: str = ""
    animate: bool = False
    person: str = ""
    tense: str = ""
    kind: str = ""
    known: bool = True


@dataclass(frozen=True, slots=True)
class NameReading:
    """One way to read a name: its words in the nominative, the case and gender they stand in (empty: any), and how good it is."""

    words: tuple[str, ...]
    case: str
    gender: str
    score: float


class Morph(Protocol):
    """What a language's `morph.py` offers."""

    def analyse(self, word: str) -> tuple[Form, ...]:
        """All likely readings of a word form, likeliest first."""

    def plain(self, words: Sequence[str], oblique: bool = False) -> str:
        """A role's or a body's name in the nominative; with `oblique` it is known not to stand in it."""


class Names(Protocol):
    """What a language's `names.py` offers."""

    def name_readings(self, words: tuple[str, ...]) -> tuple[NameReading, ...]:
        """Every agreeing way to read the words of one person's name, best first; never empty."""


class Tagger(Protocol):
    """What a language's `tagger.py` offers, where it has one."""

    def available(self) -> bool:
        """Are its models there?"""

    def find_people(self, text: str, spans: Sequence[Span]) -> list[Span]:
        """The spans of people's names inside `spans`."""
