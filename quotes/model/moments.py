"""Moments with their precision and their evidence. In: what a date reader found. Out: values the archive keeps and prints."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, overload

Precision = Literal["minute", "day", "month", "year"]
_YEAR = re.compile("[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as far as it is known.

    `value` is ISO 8601 cut to its precision: `2025-10-21T20:00:00+05:00`, `2025-10-24`, `2024-03`, `2024`.
    `literal` is the string it was read from; `how` says where that stood (`option`, `meta`, `feed`, `row`, `text`, `url`);
    `base` is the moment a relative date was counted from, `year_guessed` says that the string held no year.
    """

    value: str
    precision: Precision
    literal: str
    how: str
    year_guessed: bool = False
    base: str | None = None

    @property
    def day_number(self) -> int:
        """The first day covered as the integer YYYYMMDD, for sorting and ranges."""
        digits = self.value[:10].replace("-", "")
        return int((digits + "0101"[len(digits) - 4 :]) if len(digits) < 8 else digits)


@overload
def day_words(number: int) -> str: ...
@overload
def day_words(number: None) -> None: ...
def day_words(number: int | None) -> str | None:
    """YYYYMMDD as an ISO date; None stays None."""
    return None if number is None else f"{number // 10000}-{number // 100 % 100:02}-{number % 100:02}"


def counted_from(literal: str | None, as_of: str | None) -> str | None:
    """The moment `as_of` (ISO 8601) where the date printed as `literal` was counted from it; None where that holds its year."""
    return as_of if literal and not _YEAR.search(literal) else None
