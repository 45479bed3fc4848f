"""Ids as printed and typed. In: `q12`, `e3`, `o4`, `g5`, `a7`, `t3`, `p2`, `c9`. Out: what it names and its number, and back."""

from __future__ import annotations

import re

from quotes.errors import UsageError

LETTERS = {
    "quote": "q",
    "expert": "e",
    "outlet": "o",
    "organization": "g",
    "article": "a",
    "topic": "t",
    "proposition": "p",
    "change": "c",
}
NOUNS = {letter: noun for noun, letter in LETTERS.items()}
_ID = re.compile(rf"([{''.join(NOUNS)}])([0-9]{{1,18}})")


def printed(letter: str, number: int | None) -> str | None:
    """The id as printed; None stays None."""
    return None if number is None else f"{letter}{number}"


def parse_id(text: str) -> tuple[str, int]:
    """The letter and the number. Raises UsageError with the offending text."""
    match = _ID.fullmatch(text.strip().casefold())
    if match is None:
        raise UsageError(
            f"no id: {text!r}",
            f"ids look like {', '.join(f'{letter}12 ({noun})' for letter, noun in NOUNS.items())}; quotes experts prints those of people",
        )
    return match[1], int(match[2])


def number_of(text: str, letter: str) -> int | None:
    """The number, where `text` is an id of that kind; else None."""
    match = _ID.fullmatch(text.strip().casefold())
    return int(match[2]) if match and match[1] == letter else None


def parse_id_of(text: str, letter: str) -> int:
    """The number of an id of that kind, its letter left out or not. Raises UsageError with the offending text."""
    text = text.strip().casefold()
    found = number_of(text if text[:1] == letter else letter + text, letter)
    if found is None:
        raise UsageError(f"no {NOUNS[letter]}: {text!r}", f"ids of {NOUNS[letter]}s look like {letter}12")
    return found
