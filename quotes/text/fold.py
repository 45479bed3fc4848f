"""Comparison keys. In: any text. Out: one spelling for all ways of writing the same words, so that keys can be compared as strings."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = "'’‘ʼʻ`´ʹ"
_HYPHENS = "-‐‑‒–—−"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff" + "".join(map(chr, range(0x300, 0x370)))  # stress marks too
_TABLE = str.maketrans({"ё": "е", **dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_HYPHENS, "-"), **dict.fromkeys(_INVISIBLE, "")})
_GAP = re.compile(r"(?:[^\w'-]|_)+|(?<![^\W_])['-]+|['-]+(?![^\W_])")
_PLAIN = re.compile(r"[a-zа-яәғқңөұүһі0-9]+")


def fold_key(text: str, lang: str = "") -> str:
    """The key under which `text` is compared: lower case, ё as е, one apostrophe, one hyphen (both only inside words), other
    punctuation as single spaces. `İ` becomes `i`; `I` becomes `ı` only where `lang` is `az`. Folding a key again changes nothing.
    """
    if _PLAIN.fullmatch(text):
        return text
    if lang == "az":
        text = text.replace("I", "ı")
    composed = unicodedata.normalize("NFC", text.replace("İ", "i")).casefold()
    composed = unicodedata.normalize("NFC", composed.replace("i\u0307", "i")).translate(_TABLE)
    previous = ""
    while previous != composed:
        previous, composed = composed, _GAP.sub(" ", composed)
    return " ".join(composed.split())
