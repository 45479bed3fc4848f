"""Date literals to moments. In: a date as printed and the moment it is read against. Out: a `Moment`, with what was guessed.

The only importer of `dateparser`. Month names, relative words and year words of four languages are first written in English, because
the parser knows too few of them and reads `05.03.2025` as May as soon as English is among its languages.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from quotes.errors import DateError
from quotes.model.moments import Moment, Precision
from quotes.text.datelines import MONTHS, date_label_end

_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH_RULES = tuple(
    (re.compile("(?:" + "|".join(sorted(names, key=len, reverse=True)) + r")(?:nyń|ның|ın|in)?\b\.?", re.IGNORECASE), f" {english} ")
    for names, english in zip(MONTHS, _ENGLISH_MONTHS, strict=True)
)
_WORD_RULES = tuple(
    (re.compile(pattern, re.IGNORECASE), english)
    for pattern, english in (
        (r"\bпозавчера\b|\bалдыңғы күні\b|\bsrağagün\b", "2 days ago"),
        (r"\bвчера\b|\bкеше\b|\bkeshe\b|\bdünən\b", "yesterday"),
        (r"\bсегодня\b|\bбүгін\b|\bbúgin\b|\bbu ?gün\b", "today"),
        (r"\bполчаса\b", "30 minutes"),
        (r"\b(?:секунд\w*|seconds?)", "seconds"),
        (r"\b(?:минут\w*|мин\b\.?|mınýt|dəqiqə)", "minutes"),
        (r"\b(?:час(?:а|ов)?\b|ч\.|сағат|saǵat|saat)", "hours"),
        (r"\b(?:дн(?:я|ей)\b|день|күн|kún|gün)", "days"),
        (r"\b(?:недел\w+|апта|həftə)", "weeks"),
        (r"\b(?:месяц\w*|ай\b|ay\b)", "months"),
        (r"\b(?:назад|бұрын|buryn|əvvəl)\b", "ago"),
        (r"(?<=\d\d\d\d)\s*(?:года|год\b|г\.?|жылғы|жылы|жыл|jylǵy|jyl|c[iı] il|cü il)", " "),
        (r"(?<=\d)-?(?:го|е|st|nd|rd|th)\b", ""),
        (r"\b(?:понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье)\b", ""),
        (r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", ""),
        (r"\b(?:пн|вт|ср|чт|пт|сб|вс|mon|tue|wed|thu|fri|sat|sun)\b\.?,?", ""),
        (r"\b(?:МСК|MSK)\b", "+03:00"),
        (r"\b(\d{1,2})\.(\d{2})(?=\s*$)(?<!\d\.\d\d\.\d\d)", r"\1:\2"),
        (r"(?<=\d{4})\s+[вv]\s+(?=\d)", " "),
    )
)
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?")
_PARTIAL = re.compile(r"((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?")
_RELATIVE = re.compile(r"(?:(\d+)\s+)?(seconds|minutes|hours|days|weeks|months)\s+ago|\b(today|yesterday)\b", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}:\d{2}")
_ZONE = re.compile(r"\(?\b(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d{2})?\)?\s*$|\b(?:UTC|GMT)\b|(?<=\d)Z\b")
_YEAR_FIRST = re.compile(r"^\s*((?:19|20)\d\d)\s+(\d{1,2})[\s-]+([A-Z][a-z]+)(.*)$")
_MONTH_YEAR = re.compile(r"([A-Z][a-z]+)\s+((?:19|20)\d\d)")
_DATE_PARTS = re.compile(r"\d{1,2}[\s.,/-]+[A-Z][a-z]{2,}|[A-Z][a-z]{2,}\.?\s+\d{1,2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}")


def parse_moment(
    literal: str, base: str | None = None, languages: tuple[str, ...] = (), time_zone: str | None = None, how: str = "text"
) -> Moment:
    """The moment that `literal` names.

    `base` is the ISO moment against which relative words and missing years are read; `time_zone` an IANA name (else the offset
    of `base` is used). `languages` helps with literals of a shape unknown here. Raises DateError where `literal` is no date, or
    needs a base and has none.
    """
    text = " ".join(literal.replace("\u00a0", " ").split())
    reference = _reference(base, time_zone)
    exact = _exact(text[date_label_end(text) :], reference.tzinfo if reference else _zone(time_zone))
    if exact:
        return Moment(exact[0], exact[1], literal, how)
    english = _in_english(text)
    month_year = _MONTH_YEAR.fullmatch(english)
    if month_year and month_year.group(1) in _ENGLISH_MONTHS:
        return Moment(f"{month_year.group(2)}-{_ENGLISH_MONTHS.index(month_year.group(1)) + 1:02}", "month", literal, how)
    relative = _RELATIVE.search(english)
    has_year = re.search(r"\b(?:19|20)\d\d\b|\d[./]\d{1,2}[./]\d{2}\b", english) is not None
    if reference is None and (relative or not has_year):
        raise DateError(f"{literal!r} is a date only against another moment", "give that moment with --as-of")
    if not relative and not _DATE_PARTS.search(english):
        raise DateError(f"{literal!r} is not a date", "write it as 2025-10-24")
    moment = _parsed(english, reference, _zone(time_zone))
    if moment is None:
        moment = _parsed(text, reference, _zone(time_zone), languages)
    if moment is None:
        raise DateError(f"{literal!r} is not a date", "write it as 2025-10-24")
    guessed = not relative and not has_year
    if guessed and reference and _naive(moment) > _naive(reference) + timedelta(days=1):
        moment = _year_before(moment)
    fine = bool(_TIME.search(english)) or bool(relative and relative.group(2) in ("seconds", "minutes", "hours"))
    against = base if relative or guessed else None
    return Moment(_print(moment, fine), "minute" if fine else "day", literal, how, guessed, against)


def _exact(text: str, zone: tzinfo | None) -> tuple[str, Precision] | None:
    """ISO dates, months and years, and compact dates of metadata; None where `text` is none of them."""
    iso = _ISO.fullmatch(text)
    try:
        if iso and iso.group(2):
            clock = iso.group(2) + (iso.group(3) or ":00")[:3]
            moment = datetime.fromisoformat(f"{iso.group(1)}T{clock}{(iso.group(4) or '').replace('Z', '+00:00')}")
            return _print(moment if moment.tzinfo else moment.replace(tzinfo=zone), True), "minute"
        if iso:
            return datetime.fromisoformat(iso.group(1)).date().isoformat(), "day"
    except ValueError as error:
        raise DateError(f"{text!r} is not a date", "write it as 2025-10-24") from error
    partial = _PARTIAL.fullmatch(text)
    if partial:
        return text, "month" if partial.group(2) else "year"
    return None


def _in_english(text: str) -> str:
    """The literal with its label, weekday and brackets off and its words in English."""
    text = text[date_label_end(text) :].strip(" ()[]|·")
    for pattern, english in _WORD_RULES:
        text = pattern.sub(english, text)
    if not _RELATIVE.search(text):
        for pattern, english in _MONTH_RULES:
            text, count = pattern.subn(english, text, count=1)
            if count:
                break
    text = " ".join(re.sub(r"[,|·]", " ", text).split()).strip(" .-–—")
    year_first = _YEAR_FIRST.match(text)
    return "{1} {2} {0}{3}".format(*year_first.groups()) if year_first else text


def _parsed(text: str, reference: datetime | None, zone: tzinfo | None, languages: tuple[str, ...] = ("en",)) -> datetime | None:
    """What dateparser makes of `text`; the time zone printed in it wins over the outlet's."""
    from dateparser.date import DateDataParser

    printed = _ZONE.search(text)
    if printed:
        sign, hours, minutes = printed.group(1), int(printed.group(2) or 0), int(printed.group(3) or 0)
        text = text[: printed.start()].rstrip(" (")
    settings: dict[str, Any] = {"PREFER_DATES_FROM": "past", "DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month"]}
    if reference:
        settings["RELATIVE_BASE"] = reference.replace(tzinfo=None)
    parser = DateDataParser(languages=list(languages) or None, settings=settings, use_given_order=bool(languages))
    found = parser.get_date_data(text).date_obj
    if found is None or not 1900 <= found.year <= 2200:
        return None
    naive: datetime = found.replace(tzinfo=None)
    if not printed:
        return naive.replace(tzinfo=reference.tzinfo if reference else zone)
    offset = timedelta(hours=hours, minutes=minutes) * (-1 if sign == "-" else 1)
    return datetime.fromisoformat(naive.isoformat() + _offset(offset))


def _offset(offset: timedelta) -> str:
    minutes = int(offset.total_seconds() // 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _reference(base: str | None, time_zone: str | None) -> datetime | None:
    """The base as a moment on the outlet's clock. Raises DateError where it is no ISO moment."""
    if base is None:
        return None
    try:
        moment = datetime.fromisoformat(base.replace("Z", "+00:00"))
    except ValueError as error:
        raise DateError(f"{base!r} is not a moment", "write it as 2025-10-22T09:00:00+05:00") from error
    zone = _zone(time_zone)
    if zone is None:
        return moment
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)


def _zone(time_zone: str | None) -> tzinfo | None:
    if not time_zone:
        return None
    try:
        return ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise DateError(f"{time_zone!r} is not a time zone", "use a name such as Asia/Almaty") from error


def _naive(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)


def _year_before(moment: datetime) -> datetime:
    try:
        return moment.replace(year=moment.year - 1)
    except ValueError:  # 29 February
        return moment.replace(year=moment.year - 1, day=28)


def _print(moment: datetime, fine: bool) -> str:
    """ISO 8601, cut to the day unless the time is known."""
    return moment.replace(second=0, microsecond=0).isoformat() if fine else moment.date().isoformat()
