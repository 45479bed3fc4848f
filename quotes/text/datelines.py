"""Date literals as spans, found by shape and month names alone. In: one line. Out: where dates stand in it; nothing is resolved here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quotes.model.spans import Span

MONTHS: tuple[tuple[str, ...], ...] = (
    ("январ[яьюе]", "янв", "january", "jan", "қаңтар", "qantar", "qańtar", "qañtar", "yanvar"),
    ("феврал[яьюе]", "фев", "февр", "february", "feb", "ақпан", "aqpan", "fevral"),
    ("марта?", "мар", "march", "mar", "наурыз", "naýryz", "nauryz", "mart"),
    ("апрел[яьюе]", "апр", "april", "apr", "сәуір", "sáýir", "sáýіr", "sáuir", "säuir", "aprel"),
    ("ма[йя]", "may", "мамыр", "mamyr"),
    ("июн[ьяюе]", "июн", "june", "jun", "маусым", "maýsym", "mausym", "iyun"),
    ("июл[ьяюе]", "июл", "july", "jul", "шілде", "shilde", "shіlde", "iyul"),
    ("августа?", "авг", "august", "aug", "тамыз", "tamyz", "avqust"),
    ("сентябр[яьюе]", "сен", "сент", "september", "sept", "sep", "қыркүйек", "qyrkúıek", "qyrkúiek", "qyrküiek", "sentyabr"),
    ("октябр[яьюе]", "окт", "october", "oct", "қазан", "qazan", "oktyabr"),
    ("ноябр[яьюе]", "ноя", "нояб", "november", "nov", "қараша", "qarasha", "qaraşa", "noyabr"),
    ("декабр[яьюе]", "дек", "december", "dec", "желтоқсан", "jeltoqsan", "jeltoksan", "dekabr"),
)
"""Month names as patterns, January first: Russian, English, Kazakh in both scripts, Azerbaijani."""

_MONTH = "(?:" + "|".join(sorted((name for names in MONTHS for name in names), key=len, reverse=True)) + r")(?:nyń|ның|ın|in)?"
_TIME = r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?)"
_ZONE = r"(?:\s*\(?(?:UTC|GMT)\s*[+-]\d{1,2}(?::?\d{2})?\)?|\s*\(?(?:UTC|GMT|МСК|MSK)\)?|\s?[+-]\d{2}:\d{2}|Z)?"
_YEAR = r"(?:19|20)\d\d"
_YEAR_WORD = r"(?:\s*(?:года|год|г\.?|жылғы|жылы|жыл|jylǵy|jyl|ci il|cı il|cü il))?"
_DAY = r"\d{1,2}(?:-?(?:го|е|st|nd|rd|th))?"
_LEAD = rf"(?:{_TIME}\s*[,|·]?\s+)?"
_TAIL = rf"(?:(?:\s*[,|·/—–-]\s*|\s+(?:в\s+|at\s+)?|T){_TIME}{_ZONE})?"
_AGO_UNIT = (
    r"(?:секунд\w*|минут\w*|мин\.?|час(?:а|ов)?|ч\.|дн(?:я|ей)|день|недел\w+|месяц\w*|"
    r"seconds?|minutes?|mins?|hours?|days?|weeks?|months?|"
    r"минут|сағат|күн|апта|ай|mınýt|saǵat|kún|apta|dəqiqə|saat|gün|həftə|ay)"
)
_TODAY = r"(?:сегодня|вчера|позавчера|today|yesterday|бүгін|кеше|алдыңғы күні|búgin|keshe|bu gün|bugün|dünən|srağagün)"

_PATTERNS = (
    ("iso", rf"{_YEAR}-\d{{2}}-\d{{2}}(?:[T ]{_TIME}(?:\.\d+)?{_ZONE})?"),
    ("year_first", rf"{_YEAR}{_YEAR_WORD}\s+{_DAY}[\s-]*{_MONTH}\b{_TAIL}"),
    ("named", rf"{_LEAD}{_DAY}[\s.-]*{_MONTH}\b\.?,?\s*{_YEAR}{_YEAR_WORD}{_TAIL}"),
    ("named", rf"{_LEAD}{_MONTH}\.?\s+{_DAY},?\s+{_YEAR}{_TAIL}"),
    ("yearless", rf"{_LEAD}\b{_DAY}\s+{_MONTH}\b(?!\s*{_YEAR}){_TAIL}"),
    ("yearless", rf"{_LEAD}\b{_MONTH}\s+{_DAY}\b(?!\s*,?\s*{_YEAR}){_TAIL}"),
    ("numeric", rf"{_LEAD}(?<![\d.])\d{{1,2}}[./]\d{{1,2}}[./](?:{_YEAR}|\d\d)(?![\d.]){_TAIL}"),
    ("relative", rf"\b{_TODAY}\b{_TAIL}"),
    ("relative", rf"\b(?:\d{{1,3}}\s+)?{_AGO_UNIT}\s+(?:назад|ago|бұрын|buryn|əvvəl)\b|\bполчаса назад\b"),
)
_FINDERS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
_LABEL = re.compile(
    r"^[\s(\[]*(?:date|дата(?: публикации)?|опубликован[оа]|размещено|добавлено|обновлено|последнее обновление|published(?: on)?|"
    r"posted(?: on)?|updated|last updated?|жарияланған|жарияланды|jarialanǵan|dərc olunub|tarix)\b[\s:—–-]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateLiteral:
    """A date as printed: its place, and its shape (`iso`, `named`, `year_first`, `numeric`, `yearless`, `relative`)."""

    span: Span
    shape: str


def find_date_literals(line: str) -> Iterator[DateLiteral]:
    """The dates in one line, left to right, without overlaps; the longest reading of each place wins. Never raises."""
    at = 0
    while found := _first(line, at):
        yield found
        at = found.span.end


def _first(line: str, at: int) -> DateLiteral | None:
    best: DateLiteral | None = None
    for shape, finder in _FINDERS:
        match = finder.search(line, at)
        if not match or match.start() == match.end():
            continue
        span = Span(match.start(), match.end())
        if best is None or (span.start, -span.end) < (best.span.start, -best.span.end):
            best = DateLiteral(span, shape)
    return best


def date_label_end(line: str) -> int:
    """The offset after a label such as "Опубликовано:" or "date" at the start of `line`; 0 where there is none."""
    match = _LABEL.match(line)
    return match.end() if match else 0
