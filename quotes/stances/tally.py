"""Stances counted. In: how many statements hold each position. Out: shares, or "too few", and what they add up to by a stated rule."""

from __future__ import annotations

from collections.abc import Mapping

CLEAR = ("support", "oppose", "neutral", "mixed")
LEAST = 5
MOSTLY = 2 / 3
RULE = "always: every clear statement holds it; mostly: two thirds or more do; mixed: fewer; one statement only: there is but one"


def shares(counts: Mapping[str, int], least: int = LEAST) -> dict[str, float] | None:
    """The share of each clear position, 0 to 1; None where fewer than `least` statements are clear: too few for a percentage."""
    total = clear(counts)
    return None if total < max(least, 1) else {value: counts.get(value, 0) / total for value in CLEAR}


def clear(counts: Mapping[str, int]) -> int:
    """How many statements hold a clear position."""
    return sum(counts.get(value, 0) for value in CLEAR)


def verdict(counts: Mapping[str, int]) -> str:
    """What statements of one speaker add up to, by RULE; `none clear` where no statement is."""
    total = clear(counts)
    if total == 0:
        return "none clear"
    leading = max(CLEAR, key=lambda value: counts.get(value, 0))
    if total == 1:
        return f"one statement only: {leading}"
    share = counts.get(leading, 0) / total
    if leading == "mixed" or share < MOSTLY:
        return "mixed"
    return f"always {leading}" if share == 1 else f"mostly {leading}"


def share_words(counts: Mapping[str, int], least: int = LEAST) -> str:
    """`60 % support, 40 % oppose`, the largest first; `too few` below `least` clear statements."""
    found = shares(counts, least)
    if found is None:
        return f"too few: {clear(counts)} of the {least} clear statements that a share needs"
    largest = sorted(((share, value) for value, share in found.items() if share), key=lambda pair: -pair[0])
    return ", ".join(f"{share * 100:.0f} % {value}" for share, value in largest)
