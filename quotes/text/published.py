"""When an article was published. In: what the user, the carrier, the page's metadata, its lines and its address say. Out: one moment.

Only the places where publication dates stand are read: never a date in running text, never the moment of reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quotes.errors import DateError
from quotes.model.articles import Part
from quotes.model.moments import Moment
from quotes.text.datelines import date_label_end, find_date_literals

_URL = re.compile(
    r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
    r"|[/_-]((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=\D|$)"
)
_UPDATED = re.compile(r"обновл|updated?|жаңарт|yenilən", re.IGNORECASE)
_TAIL_PARTS = 3


@dataclass(frozen=True, slots=True)
class Clock:
    """Against what dates are read: the ISO moment `base`, the outlet's `time_zone`, the article's language."""

    base: str | None
    time_zone: str | None
    lang: str


def find_published(text: str, parts: tuple[Part, ...], stated: tuple[tuple[str, str], ...], url: str | None, clock: Clock) -> Moment | None:
    """The first of: `stated` dates as (literal, how) in order of trust, the date lines above the body, one at the very end, the
    address. None where there is none. Never raises: a stated date that is none is passed over.
    """
    candidates = [*stated, *((literal, "text") for literal in _lines(text, parts))]
    for literal, how in candidates:
        try:
            from quotes.text.dates import parse_moment

            return parse_moment(literal, clock.base, (clock.lang,), clock.time_zone, how)
        except DateError:
            continue
    return _of_url(url)


def _lines(text: str, parts: tuple[Part, ...]) -> Iterator[str]:
    """The literals of date lines above the body, "updated" ones last; else of those at the end."""
    bodies = [i for i, part in enumerate(parts) if part.kind == "body"]
    first_body = bodies[0] if bodies else len(parts)
    head = [part for part in parts[: first_body + 1] if part.kind == "dateline"]
    tail = [part for part in parts[max(first_body + 1, len(parts) - _TAIL_PARTS) :] if part.kind == "dateline"]
    for group in (head, tail):
        lines = [part.span.of(text) for part in group]
        for line in sorted(lines, key=lambda line: bool(_UPDATED.search(line))):
            start = date_label_end(line)
            for literal in find_date_literals(line[start:]):
                yield literal.span.of(line[start:])


def _of_url(url: str | None) -> Moment | None:
    match = _URL.search(url or "")
    if not match:
        return None
    year, month, day = [group for group in match.groups() if group]
    try:
        from datetime import date

        value = date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
    return Moment(value, "day", match.group().strip("/_-"), "url")
