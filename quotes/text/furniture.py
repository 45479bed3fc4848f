"""The phrases that pages put around articles. In: one line. Out: whether it is such a phrase. The phrases are in `furniture.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

from quotes.text.fold import fold_key

_SHORT = 140
_TRAIL = re.compile(r"\s[-–—/>»|›→•·]+\s|\s*[|›→]\s*")
_SIGNS = re.compile(
    r"(?:©|\([cс]\)|copyright\b).*|[\w.+-]+@[\w-]+\.[\w.]+|\+?[\d\s()-]{9,20}|"
    r"(?:(?:количество )?просмотр\w*|прочитано|рейтинг|views|қарал\w*|baxış\w*(?: sayı)?|baxılıb|oxunub)\W*\d[\d\s.,]*\w{0,5}\W*|"
    r"\d[\d\s.,]*[kк]?\s*(?:просмотр\w*|views|комментари\w*|comments?|қаралым|baxış)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){1,2}")
_KINDS = ("whole", "start", "inside", "stop", "caption", "byline")


@lru_cache(maxsize=1)
def phrases() -> dict[str, tuple[str, ...]]:
    """All phrases by kind, of every language together, the longest first."""
    data = tomllib.loads(Path(__file__).with_name("furniture.toml").read_text(encoding="utf-8"))
    return {
        kind: tuple(sorted({phrase for table in data.values() for phrase in table[kind]}, key=lambda phrase: (-len(phrase), phrase)))
        for kind in _KINDS
    }


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """All phrases of a kind as one pattern, the longest first, whole words only."""
    words = "|".join(map(re.escape, phrases()[kind]))
    return re.compile(rf"(?<![^ ])({words})(?![^ ])")


@lru_cache(maxsize=1)
def _whole() -> frozenset[str]:
    return frozenset(phrases()["whole"])


@lru_cache(maxsize=1)
def _stops() -> frozenset[str]:
    return frozenset(phrases()["stop"])


def matches_furniture(line: str) -> bool:
    """Is the line one of the page's own phrases?"""
    if len(line) > _SHORT:
        return False
    key = fold_key(line)
    if _SIGNS.fullmatch(line.strip()) or _is_trail(line):
        return True
    if key in _whole() or key in _stops():
        return not line.rstrip().endswith((".", ",", ";"))
    return _pattern("start").match(key) is not None or _pattern("inside").search(key) is not None


def _is_trail(line: str) -> bool:
    """A trail of sections, such as "Home - News - Politics": most of its pieces are section names."""
    pieces = [fold_key(piece) for piece in _TRAIL.split(line) if piece.strip()]
    return len(pieces) > 1 and sum(piece in _whole() for piece in pieces) * 2 >= len(pieces)


def matches_stop(line: str) -> bool:
    """Is the line the heading of a list of other articles?"""
    return len(line) <= 60 and fold_key(line) in _stops()


def label(line: str, kind: str) -> int:
    """The length of the label (kind `caption` or `byline`) that opens the line, its colon or dash included; 0 without one.

    A label needs a colon, a dash or a bracket after it; "By", photo labels of short lines, and byline labels before
    a bare name also stand without.
    """
    key = fold_key(line[:60])
    if not _pattern(kind).match(key):
        return 0
    for phrase in phrases()[kind]:
        if key == phrase:
            return len(line) if kind == "caption" else 0
        if not key.startswith(phrase + " ") or fold_key(line[: len(phrase)]) != phrase:
            continue
        rest = line[len(phrase) :]
        stripped = rest.lstrip(" \u00a0")
        if stripped[:1] in (":", "/", "|", "(", "©") or stripped[:2] in ("- ", "– ", "— "):
            return len(line) - len(stripped.lstrip(":/|(©-–— \u00a0"))
        if kind == "byline" and _NAME.fullmatch(stripped) and all(word[0].isupper() for word in stripped.split()):
            return len(line) - len(stripped)
        if phrase == "by" or (kind == "caption" and len(line.split()) <= 7 and not line.rstrip().endswith((".", "!", "?"))):
            return len(line) - len(stripped)
    return 0
