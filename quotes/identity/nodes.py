"""Full names of a file as they are counted and found. In: readings of spellings. Out: one node for each name, by its sounds.

What `batch` fills and `nearest` looks leftovers up in.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import NamedTuple

from quotes.identity.letters import sounds
from quotes.identity.lexicon import find_given

Heard = tuple[str, str, str]
Report = Callable[[float], None]


class Spelling(NamedTuple):
    """A name with initials: its text and what it may be read as (initial, family name, what that sounds like)."""

    text: str
    heard: tuple[Heard, ...]


class Node(NamedTuple):
    """One full name in the nominative: its parts, lower case; `father` is what its patronymic sounds like, empty where absent."""

    given: str
    family: str
    father: str
    script: str

    @property
    def text(self) -> str:
        """The name as it would be printed."""
        return f"{self.given} {self.family}".title()


def heard_as(node: Node) -> list[Heard]:
    """What a node sounds like: given name (or the listed name it is a form of), family name and father."""
    known = find_given(node.given)
    givens = (min(known.rows),) if known else sounds(node.given)[:2]
    return [(given, family, node.father) for given, family in product(givens, sounds(node.family))]


class Nodes:
    """Full names with the spellings read as them. `count` is how often each stands in the rows, `forms` in how many spellings;
    `attested` where one of these can be read in no other way."""

    def __init__(self) -> None:
        self.all: list[Node] = []
        self.count: list[int] = []
        self.forms: list[int] = []
        self.attested: list[bool] = []
        self.by_heard: dict[Heard, list[int]] = {}
        self._ids: dict[Node, int] = {}

    def number(self, node: Node) -> int:
        """The node's number; a new one for a new name."""
        at = self._ids.setdefault(node, len(self.all))
        if at == len(self.all):
            self.all.append(node)
            self.count.append(0)
            self.forms.append(0)
            self.attested.append(False)
            for heard in heard_as(node):
                self.by_heard.setdefault(heard, []).append(at)
        return at

    def add(self, at: int, count: int) -> None:
        """A spelling that stands in `count` rows is read as this name."""
        self.count[at] += count
        self.forms[at] += 1
