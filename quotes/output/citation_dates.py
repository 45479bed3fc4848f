"""Dates as reference lists write them. In: ISO 8601 to its precision, a language. Out: year, month and day, and months by name."""

from __future__ import annotations

import re

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "az": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
}
_OF_RU = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"


def parts(iso: str | None) -> tuple[int, ...]:
    """Year, month and day, as far as they are known; empty where nothing is."""
    found = _ISO.match(iso or "")
    return tuple(int(part) for part in found.groups() if part) if found else ()


def month_name(month: int, lang: str = "en", *, of: bool = False) -> str:
    """The month in a language (English where it is none of ours); `of` is the form that follows a day."""
    names = _OF_RU if of and lang == "ru" else MONTHS.get(lang, MONTHS["en"])
    return names.split()[month - 1]


def day_first(iso: str | None, lang: str) -> tuple[str, str]:
    """The year, and `15 марта`, `март` or nothing."""
    known = parts(iso)
    if len(known) == 3:
        return str(known[0]), f"{known[2]} {month_name(known[1], lang, of=True)}"
    return (str(known[0]) if known else ""), (month_name(known[1], lang) if len(known) == 2 else "")


def month_first(iso: str | None) -> str:
    """`March 15, 2024`, `March 2024`, `2024` or nothing, in English."""
    known = parts(iso)
    if len(known) == 3:
        return f"{month_name(known[1])} {known[2]}, {known[0]}"
    return " ".join([*(month_name(month) for month in known[1:]), *(str(year) for year in known[:1])])
