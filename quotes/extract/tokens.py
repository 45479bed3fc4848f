"""One word or sign of a text. In: where it stands and what is known of it. Out: the token the rules of every language read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quotes.lang.pack import Form
from quotes.text.marks import Pair

TokenKind = Literal["word", "punct", "mark", "quote"]
DASHES = frozenset("—–-―−")


@dataclass(slots=True, eq=False)
class Token:
    """One word, punctuation sign, mark or closed quote, with its place in the text."""

    text: str
    start: int
    end: int
    kind: TokenKind
    low: str = ""
    pair: Pair | None = None
    space: bool = True  # white space stands before it
    depth: int = 0  # how many marked fragments are open here
    forms: tuple[Form, ...] = ()
    last: str = ""  # of a closed quote: its last sign

    @property
    def is_dash(self) -> bool:
        """Is it a dash standing as punctuation?"""
        return self.kind == "punct" and self.text[0] in DASHES

    @property
    def is_capital(self) -> bool:
        """Does the word begin with a capital letter?"""
        return self.kind == "word" and self.text[0].isupper()
