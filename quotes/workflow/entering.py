"""Names a person types, as the archive keeps them. In: a name. Out: its parts, keys and language, or why it is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from quotes.errors import DateError, UsageError
from quotes.store.experts import NameRecord
from quotes.text.periods import parse_period
from quotes.workflow.naming import parsed_record

Period = tuple[str | None, str | None]


def name_record(text: str) -> NameRecord:
    """A person's name entered by hand. Raises UsageError where it holds no letter."""
    return replace(parsed_record(" ".join(text.split())), kind="alias")


def check_date(text: str | None) -> str | None:
    """An ISO date to its precision (`2019`, `2019-03`, `2019-03-15`). Raises DateError."""
    if text is None:
        return None
    if not text[:4].isdigit() or len(text) not in (4, 7, 10):
        raise DateError(f"{text!r} is no date", "write 2019, 2019-03 or 2019-03-15")
    parse_period(text, date.today())
    return text


def check_period(period: Period) -> Period:
    """A first and a last date, either of which may be unknown. Raises DateError, or UsageError where it ends before it begins."""
    start, end = (check_date(day) for day in period)
    if start and end and start[:10] > end + "~":
        raise UsageError(f"it would end ({end}) before it begins ({start})")
    return start, end


def check_country(code: str | None) -> str | None:
    """A country's two letters, in capitals. Raises UsageError."""
    if code is None:
        return None
    if len(code) != 2 or not code.isalpha() or not code.isascii():
        raise UsageError(f"{code!r} is no country code", "two letters of ISO 3166, such as KZ or AZ")
    return code.upper()


def check_gender(gender: str | None) -> str | None:
    """`m` or `f`. Raises UsageError."""
    if gender not in (None, "m", "f"):
        raise UsageError(f"{gender!r} is no gender the archive keeps", "m or f")
    return gender
