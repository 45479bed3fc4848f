"""Kazakh morphology by endings. In: a word in Cyrillic or either Latin alphabet. Out: its readings, on one key for all three.

A key spells the word in one Latin alphabet of its own (`айтты`, `aıtty` and `aitty` are `aitty`), so that the word lists are
written once, in Cyrillic. Endings are as long in a key as in the word, whatever its alphabet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from quotes.lang.pack import Form
from quotes.lang.turkic import Endings, readings
from quotes.lang.turkic import plain as plain_by

_LETTERS = str.maketrans(
    {
        **dict(zip("әабвгғдежзийкқлмнңоөпрстуұүфхһыіэ", "äabvgğdejziikqlmnñoöprstuuüfhhyie", strict=True)),
        "ё": "io",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "sh",
        "ю": "iu",
        "я": "ia",
        "ъ": "",
        "ь": "",
        **dict(zip("áǵıíĭńŋóúýū", "äğiiiññöüuu", strict=True)),
        "w": "u",
        "ş": "sh",
        "š": "sh",
        "ç": "ch",
        "\u00ad": "",
        "\u0301": "",
        "\u0307": "",
    }
)
STANDING = frozenset(("otyr", "tur", "jatyr", "jür"))  # finite without an ending
_DOUBLED = re.compile(r"([iu])\1+")


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The key of a word: `хабарлады` and `habarlady` are one; İ, soft hyphens and stress marks do not matter."""
    return _DOUBLED.sub(r"\1", unicodedata.normalize("NFC", word).lower().translate(_LETTERS))


TABLES = Endings(
    fold=fold,
    cases=(
        ("gen", re.compile(r"(?<=..)[ndt][yi]ñ$")),
        ("abl", re.compile(r"(?<=..)[dtn][ae]n$")),
        ("ins", re.compile(r"(?<=..)[mbp]en$")),
        ("acc", re.compile(r"(?<=..)(?:[ndt][yi]|(?<=[yi])n)$")),
        ("dat", re.compile(r"(?<=..)(?:[ğg][ae]|[qk][ae]|(?<=[yi])n[ae])$")),
        ("loc", re.compile(r"(?<=..)[dt][ae]$")),
        ("loc", re.compile(r"(?<=.[yi])nd[ae]$")),
    ),
    possessed=(re.compile(r"(?<=.[aeyiouäöü])s[yi]$"), re.compile(r"(?<=.[^aeyoäö])[yi]$")),
    plural=re.compile(r"(?<=..)[ldt][ae]r$"),
    softened={"g": "k", "ğ": "q", "b": "p"},
    clauses=(
        (
            "participle",
            "acc",
            re.compile(r"(?:[ğgqk][ae]n|(?:[ae]|i)?t[yi]n)(?:[dt][yi][ğg])?[yi]n$|(?:[ae]|i)?t[yi]n[yi]n$|eken(?:dig)?in$"),
        ),
        ("participle", "acc", re.compile(r"[ldt][yi][ğg][yi]n$")),
        (
            "participle",
            "dat",
            re.compile(r"(?:[ğgqk][ae]n|t[yi]n)(?:[dt][yi][ğg])?[yi]n[ae]$|(?<=[ğgqk][ae]n)[ğg][ae]$|[ldt][yi][ğg][yi]n[ae]$"),
        ),
        ("participle", "nom", re.compile(r"(?:[ğgqk][ae]n|t[yi]n)(?:[dt][yi][ğg])?[yi]$")),
        ("infinitive", "acc", re.compile(r"u(?:d[yi]|[yi]n)$")),
        ("infinitive", "dat", re.compile(r"u(?:[ğg][ae]|[yi]n[ae])$")),
        ("participle", "by", re.compile(r"u[yi]nsh[ae]$")),
        ("participle", "like", re.compile(r"[ğgqk][ae]nd[ae]i$")),
    ),
    verbs=(
        ("verb", "past", "1", re.compile(r"(?:[dt][yi][qkm]|[ğgqk][ae]n[bm][yi][zn]|[ae]i?m[yi][zn]|d[yi]m|[ei]m[ei]n)$")),
        ("verb", "past", "3", re.compile(r"[dt][yi]$")),
        ("verb", "pres", "3", re.compile(r"(?:[ae]|i)d[yi]$")),
        ("verb", "past", "3", re.compile(r"(?:[yi]|(?<=[aeiu]))pt[yi]$")),
        ("verb", "past", "3", re.compile(r"[ğgqk][ae]n$")),
        ("converb", "", "", re.compile(r"(?:[yi]|(?<=[aeiu]))p$")),
        ("converb", "", "", re.compile(r"(?:[ae]|i)$")),
        ("participle", "", "", re.compile(r"(?:[ae]|i)?t[yi]n$")),
        ("infinitive", "", "", re.compile(r"u[yi]?$")),
    ),
    surname=re.compile(r"(?:[oe]va?|ina?|ski|skai?a|bai|bek|uly|qyzy|[zs]ade|[zs]oda|ian|enko|dze|shvili)$"),
    sure=re.compile(r"(?:[ndt][yi]ñ|[dtn][ae]n|[bp]en)$"),
)


@lru_cache(maxsize=200_000)
def analyse(word: str) -> tuple[Form, ...]:
    """Every reading of a word: itself, as a noun without its endings, as a verb by its stem."""
    found = readings(word, TABLES)
    found = (*found, *(replace(form, lemma=form.lemma + "t") for form in found if _lost_t(found[0].lemma, form)))
    bare = found[0].lemma if found else ""
    return (*found, Form(bare, "verb", tense="pres", person="3")) if bare in STANDING else found


def _lost_t(key: str, form: Form) -> bool:
    """Did an ending in t swallow that of `-ist` (`jurnalister`, `ekonomistiñ`)?"""
    stem = form.lemma
    return form.pos == "noun" and stem.endswith("is") and key.startswith(stem + "t")


def plain(words: Sequence[str], oblique: bool = False) -> str:
    """A role's or a body's name in the nominative: the last word gives up its case."""
    phrase, printed = plain_by(words, TABLES), " ".join(words)
    lost = printed[len(phrase) : len(phrase) + 1] if phrase.endswith(("ис", "is", "ıs")) and printed.startswith(phrase) else ""
    return phrase + lost if lost in ("т", "t") and words[-1][1:].islower() else phrase
