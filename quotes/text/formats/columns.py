"""Columns of print. In: pieces of a page with their places, in the order the file draws them. Out: text column by column.

Many files draw line by line across the columns; read so, two articles would mix. Pages drawn column by column are left alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

_SAME_LINE = 3.0
_MIN_ROWS = 3
_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Piece:
    """Words drawn at once: where they begin (points from the left and from below), their size in points."""

    x: float
    y: float
    size: float
    text: str


def read_columns(pieces: list[Piece]) -> str | None:
    """The page's text, left column first, where it has two columns drawn across; None where it has not."""
    pieces = [piece for piece in pieces if piece.text.strip()]
    rows = _rows(pieces)
    gutter = _gutter(rows)
    if gutter is None:
        return None
    sides = [piece.x >= gutter for piece in pieces]
    if sum(left != right for left, right in pairwise(sides)) <= _MIN_ROWS:
        return None
    halves = ([[piece for piece in row if (piece.x >= gutter) is right] for row in rows] for right in (False, True))
    return "\n".join(" ".join(piece.text.strip() for piece in row) for half in halves for row in half if row)


def _rows(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces on one line together, from the top down, each row from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.y):
        if rows and abs(rows[-1][0].y - piece.y) <= _SAME_LINE:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.x) for row in rows]


def _gutter(rows: list[list[Piece]]) -> float | None:
    """Where the right column begins: the same place in many rows, and hardly a row runs across it."""
    starts = Counter(round(piece.x) for row in rows for piece in row[1:])
    if not starts:
        return None
    start, count = starts.most_common(1)[0]
    crossing = sum(any(piece.x < start - 5 and piece.x + 0.45 * piece.size * len(piece.text) > start + 20 for piece in row) for row in rows)
    if count < max(_MIN_ROWS, _SHARE * len(rows)) or crossing > 0.2 * len(rows) + 1:
        return None
    return start - 1.0
