"""Periods as users type them. In: `2024`, `2024-03`, `2024-03-15`, `30d`. Out: the first and last day as integers YYYYMMDD."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from quotes.errors import DateError

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_AGO = re.compile(r"(\d{1,4})\s*([dwmy])", re.IGNORECASE)
_RANGE = re.compile(r"(\S+)\s*(?:\.\.|:)\s*(\S+)")
_CURE = "use 2024, 2024-03, 2024-03-15, or 30d, 8w, 6m, 2y for the time up to today"


def parse_period(text: str, today: date) -> tuple[int | None, int | None]:
    """The first and the last day of a period. `30d`, `8w`, `6m`, `2y` are the days, weeks, months, years up to `today` (no end).

    `2024..2025-03` is a range; either side may be left open: `..2024`, `2024..`; `..30d` ends 30 days ago. Raises
    DateError.
    """
    words = text.strip()
    if words.startswith("..") or words.endswith(".."):
        open_start = words.startswith("..")
        inner = words.strip(".")
        if not inner:
            raise DateError(f"{text!r} is not a period", _CURE)
        first, last = parse_period(inner, today)
        return (None, first if last is None else last) if open_start else (first, None)
    both = _RANGE.fullmatch(words)
    if both:
        return parse_period(both.group(1), today)[0], parse_period(both.group(2), today)[1]
    ago = _AGO.fullmatch(words)
    if ago:
        return _number(_before(today, int(ago.group(1)), ago.group(2).lower(), text)), None
    match = _ISO.fullmatch(words)
    if not match:
        raise DateError(f"{text!r} is not a period", _CURE)
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first_day = date(year or 0, month or 1, day or 1)
        last_month = month or 12
        last_day = date(year or 0, last_month, day or calendar.monthrange(year or 0, last_month)[1])
    except (ValueError, calendar.IllegalMonthError) as error:
        raise DateError(f"{text!r} is not in the calendar", _CURE) from error
    return _number(first_day), _number(last_day)


def _before(today: date, count: int, unit: str, text: str) -> date:
    """`today` less `count` days, weeks, months or years."""
    try:
        if unit in "dw":
            return today - timedelta(days=count * (7 if unit == "w" else 1))
        months = today.year * 12 + today.month - 1 - count * (12 if unit == "y" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError, calendar.IllegalMonthError) as error:
        raise DateError(f"{text!r} goes back too far", _CURE) from error


def _number(day: date) -> int:
    return day.year * 10000 + day.month * 100 + day.day
