"""Azerbaijani morphology by endings. In: a word. Out: its readings, as a noun without its endings, as a verb by its stem."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from quotes.lang.pack import Form
from quotes.lang.turkic import Endings, readings
from quotes.lang.turkic import plain as plain_by

_CAPITALS = str.maketrans({"İ": "i", "I": "ı", "’": "'", "ʼ": "'", "‘": "'", "\u00ad": "", "\u0307": ""})
_V = "aəeiıoöuü"
_FACT = r"(?:d[ıiuü][ğy][ıiuü]|[aə]ca[ğ][ı]|[aə]cəy[i])"
_FACTS = r"(?:d[ıiuü][qk]|[aə]c[aə][qk])"  # of several: `aldıqlarını`


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The key of a word: lower case with İ as i and I as ı, one apostrophe."""
    return unicodedata.normalize("NFC", word).translate(_CAPITALS).lower()


TABLES = Endings(
    fold=fold,
    cases=(
        ("gen", re.compile(rf"(?<=..)(?:(?<=[{_V}])n[ıiuü]n|(?<=[^{_V}])[ıiuü]n)$")),
        ("abl", re.compile(rf"(?<=.[{_V}])nd[aə]n$")),
        ("abl", re.compile(r"(?<=..)d[aə]n$")),
        ("ins", re.compile(rf"(?<=..)(?:(?<=[{_V}])y)?l[aə]$")),
        ("loc", re.compile(rf"(?<=.[{_V}])nd[aə]$")),
        ("loc", re.compile(r"(?<=..)d[aə]$")),
        ("nom", re.compile(r"(?<=..)d[ıiuü]r(?:l[aə]r)?$")),
        ("acc", re.compile(rf"(?<=..)(?:(?<=[{_V}])n[ıiuü]|(?<=[^{_V}])[ıiuü])$")),
        ("dat", re.compile(rf"(?<=..)(?:(?<=[{_V}])[yn][aə]|(?<=[^{_V}])[aə])$")),
    ),
    possessed=(re.compile(rf"(?<=.[{_V}])s[ıiuü]$"), re.compile(rf"(?<=.[^{_V}])[ıiuü]$")),
    plural=re.compile(r"(?<=..)l[aə]r$"),
    softened={"ğ": "q", "y": "k", "d": "t", "c": "ç", "b": "p"},
    clauses=(
        ("participle", "acc", re.compile(rf"y?{_FACT}(?:n|l[aə]r[ıi]n)[ıiuü]$")),
        ("participle", "acc", re.compile(rf"y?{_FACTS}l[aə]r[ıi]n[ıi]$")),
        ("participle", "dat", re.compile(rf"y?{_FACTS}l[aə]r[ıi]n[aə]$")),
        ("participle", "like", re.compile(rf"y?{_FACTS}l[aə]r[ıi]$")),
        ("participle", "acc", re.compile(r"l[ıiuü][ğy][ıiuü]n[ıiuü]$")),
        ("participle", "dat", re.compile(rf"y?{_FACT}(?:n|l[aə]r[ıi]n)[aə]$")),
        ("participle", "like", re.compile(rf"y?{_FACT}$")),
        ("infinitive", "acc", re.compile(r"m[aə](?:s[ıi]|l[aə]r[ıi])n[ıi]$|m[aə][ğy][ıi]$")),
        ("infinitive", "dat", re.compile(r"m[aə](?:s[ıi]|l[aə]r[ıi])n[aə]$|m[aə][ğy][aə]$")),
    ),
    verbs=(
        (
            "verb",
            "past",
            "1",
            re.compile(r"(?:y?[ıiuü]b|m[ıiuü]ş|y?[ıiuü]r|d)[ıiuü][kqm]$|m[ıiuü]şd[ıiuü][kqm]$|[aə](?:k|q)$|[aə]r[ıiuü][kmq]$"),
        ),
        ("verb", "past", "3", re.compile(r"y?[ıiuü]b(?:d[ıiuü]r)?(?:l[aə]r)?$")),
        ("verb", "past", "3", re.compile(r"m[ıiuü]ş(?:d[ıiuü]r?)?(?:l[aə]r)?$")),
        ("verb", "past", "3", re.compile(r"d[ıiuü](?:l[aə]r)?$")),
        ("verb", "pres", "3", re.compile(r"y?[ıiuü]r(?:l[aə]r)?(?:d[ıiuü])?$")),
        ("verb", "fut", "3", re.compile(r"y?[aə]c[aə][qk](?:d[ıi]r)?(?:l[aə]r)?$")),
        ("verb", "pres", "3", re.compile(r"(?<=[^ş])d[ıiuü]r(?:l[aə]r)?$")),
        ("converb", "", "", re.compile(r"y?(?:[aə]r[aə][kq]|[ıiuü]b)$")),
        ("participle", "", "", re.compile(r"y?[aə]n(?:l[aə]r)?$")),
        ("infinitive", "", "", re.compile(r"m[aə][kq]$")),
    ),
    surname=re.compile(r"(?:[oe]va?|ski|zad[əe]|oğlu|qızı|bəyli|yan|enko|dze|şvili|soy)$"),
    sure=re.compile(rf"(?:(?<=[{_V}])n[ıiuü]n|d[aə]n|(?<=[{_V}])yl[aə]|d[ıiuü]r)$"),
)


@lru_cache(maxsize=200_000)
def analyse(word: str) -> tuple[Form, ...]:
    """Every reading of a word: itself, as a noun without its endings, as a verb by its stem."""
    return readings(word, TABLES)


def plain(words: Sequence[str], oblique: bool = False) -> str:
    """A role's or a body's name in the nominative: the last word gives up its case."""
    return plain_by(words, TABLES)
