"""Letters of the region's alphabets as comparison keys. In: one word of a name. Out: keys that different scripts share.

Three keys a word, from exact to coarse: `romanise` (one Latin spelling), `sounds` (what the spellings of one sound have in common,
several where a Latin letter is read in several ways), `bones` (classes of consonants). Keys are compared, never stored as text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice, product

APOSTROPHES = "'’ʼ`ʻ‘´ʹ"
HYPHENS = "-‐‑"
_DROP = str.maketrans("", "", APOSTROPHES + HYPHENS + "ьъ.,")

# One usual Latin spelling a letter; anyascii, which knows every other script, reads what is not listed.
_LATIN = {
    **dict(zip("абвгдезиклмнопрстуфэ", "abvgdeziklmnoprstufe", strict=True)),
    "ё": "e",
    "ж": "zh",
    "й": "y",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ы": "y",
    "ю": "yu",
    "я": "ya",
    "ә": "a",
    "ғ": "g",
    "қ": "k",
    "ң": "n",
    "ө": "o",
    "ұ": "u",
    "ү": "u",
    "һ": "h",
    "і": "i",
    "ї": "i",
    "є": "e",
    "ґ": "g",
    "ў": "u",
    "ҳ": "h",
    "ҷ": "j",
    "ӣ": "i",
    "ӯ": "u",
    "ҝ": "g",
    "ҹ": "j",
    "ј": "y",
    "җ": "zh",
    "ə": "a",
    "ı": "i",
    "ş": "sh",
    "ç": "ch",
    "ğ": "g",
    "ö": "o",
    "ü": "u",
    "ñ": "n",
    "ū": "u",
    "ä": "a",
    "ǵ": "g",
    "ń": "n",
    "á": "a",
    "š": "sh",
    "č": "ch",
    "ž": "zh",
    "å": "o",
    "ø": "o",
    "ß": "ss",
}
# One symbol a sound: g for г х h ğ, S for ш щ, C for ч, Z for ж дж, c for ц.
_SOUND = {
    **dict(zip("абвгдезиклмнопрстуфэ", "abvgdeziklmnoprstufe", strict=True)),
    "ё": "e",
    "ж": "Z",
    "й": "i",
    "х": "g",
    "ц": "c",
    "ч": "C",
    "ш": "S",
    "щ": "S",
    "ы": "i",
    "ю": "iu",
    "я": "ia",
    "ә": "a",
    "ғ": "g",
    "қ": "k",
    "ң": "n",
    "ө": "o",
    "ұ": "u",
    "ү": "u",
    "һ": "g",
    "і": "i",
    "ї": "i",
    "є": "e",
    "ґ": "g",
    "ў": "v",
    "ҳ": "g",
    "ҷ": "Z",
    "ӣ": "i",
    "ӯ": "u",
    "ҝ": "g",
    "ҹ": "Z",
    "ј": "i",
    "җ": "Z",
}
_LATIN_TABLE, _SOUND_TABLE = str.maketrans(_LATIN), str.maketrans(_SOUND)
# Latin letter groups, longest first, with the sounds they may stand for, likeliest first.
_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("schtsch", ("S",)),
    ("shch", ("S",)),
    ("tsch", ("C",)),
    ("dsch", ("Z",)),
    ("sch", ("S",)),
    ("tch", ("C",)),
    ("dzh", ("Z",)),
    ("zh", ("Z",)),
    ("sh", ("S",)),
    ("ch", ("C", "g", "S")),
    ("kh", ("g",)),
    ("gh", ("g",)),
    ("ph", ("f",)),
    ("th", ("t",)),
    ("ck", ("k",)),
    ("ts", ("c", "t")),
    ("tz", ("c",)),
    ("dj", ("Z",)),
    ("dz", ("d",)),
    ("dž", ("Z",)),
    ("yo", ("e",)),
    ("č", ("C",)),
    ("ç", ("C",)),
    ("š", ("S",)),
    ("ş", ("S",)),
    ("ž", ("Z",)),
    ("ğ", ("g",)),
    ("ǵ", ("g",)),
    ("ə", ("a",)),
    ("ı", ("i",)),
    ("ý", ("i", "u")),
    ("ñ", ("n",)),
    ("ń", ("n",)),
    ("h", ("g",)),
    ("q", ("k", "g")),
    ("w", ("v",)),
    ("y", ("i",)),
)
_GROUP = re.compile("|".join(group for group, _ in _GROUPS) + "|[jcx]|.")
_DOUBTFUL = re.compile("[jcxqý]|ts")
_READ = dict(_GROUPS)
_PLURAL = re.compile("|".join(group for group, _ in _GROUPS if len(group) > 1))
_SINGLE_TABLE = str.maketrans(_LATIN | {group: heard[0] for group, heard in _GROUPS if len(group) == 1})
_OTHER_STARTS = {"j": "Zi", "c": "sckZ", "x": "kg", "д": "Z", "т": "c", "ц": "t"}
_VOWEL_BEFORE = re.compile(r"(?<!^)i+(?=[aeou])|^i+(?=[eo])")
_BELARUSIAN_END = re.compile(r"[aoe]u$")
_BEFORE_SK = re.compile(r"(?<=[ao])u(?=a$|sk)")
_BELARUSIAN_V = re.compile(r"(?<=[aoe])u(?![aeiou])")
_DOUBLE = re.compile(r"(.)\1+")
_FAINT = re.compile(r"i(?=[aiu])|(.)(?=\1)")
_UNSTRESSED = str.maketrans("oe", "ai")
_AZERI = frozenset("əğışçöü")
_BONES = str.maketrans(
    {"b": "p", "d": "t", "g": "k", "z": "s", "c": "s", "S": "s", "C": "s", "Z": "s", "v": "f", **dict.fromkeys("aeiou", None)}
)
MOST_READINGS = 4


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Lower case without marks, hyphens, apostrophes and soft signs; ё as е, İ as i. The exactest key."""
    lowered = unicodedata.normalize("NFC", word.replace("İ", "i").casefold()).replace("ё", "е")
    return lowered.translate(_DROP).replace("\u0307", "")


def script_of(word: str) -> str:
    """`cyrillic`, `latin` or `other`, by the first letter that tells."""
    for letter in word:
        if "\u0400" <= letter <= "\u052f":
            return "cyrillic"
        if letter.isalpha():
            return "latin" if letter < "\u0250" or letter in "əʻ" else "other"
    return "other"


@lru_cache(maxsize=200_000)
def romanise(word: str) -> str:
    """One Latin spelling of `word`, lower case, ASCII."""
    spelt = fold(word).translate(_LATIN_TABLE)
    if spelt.isascii():
        return spelt
    from anyascii import anyascii

    return str(anyascii(spelt)).lower().translate(_DROP)


_LONGEST = 100


@lru_cache(maxsize=200_000)
def sounds(word: str) -> tuple[str, ...]:
    """What `word` sounds like, in one symbol a sound; the likeliest reading first, at most four. Of an endless word only the beginning."""
    word = word[:_LONGEST]
    folded = fold(word)
    if script_of(folded) == "cyrillic":
        spelt = folded.replace("дж", "ж").replace("дз", "д").replace("тс", "ц")
        heard = _smooth(spelt.translate(_SOUND_TABLE))
        soft = ("і" in spelt or "ў" in spelt) and re.search("ц[іеяё]", spelt)
        return (heard, heard.replace("c", "t")) if soft else (heard,)
    if script_of(folded) == "other":
        folded = romanise(word)
    if not _DOUBTFUL.search(folded):
        heard = _PLURAL.sub(lambda match: _READ[match.group()][0], folded).translate(_SINGLE_TABLE)
        return (_smooth(heard if heard.isascii() else _GROUP.sub(_only_reading, folded)),)
    readings: list[tuple[str, ...]] = []
    for match in _GROUP.finditer(folded):
        readings.append(_readings(folded, match.group(), match.start(), match.end()))
    return tuple(dict.fromkeys(_smooth("".join(parts)) for parts in islice(product(*readings), MOST_READINGS)))


@lru_cache(maxsize=500)
def first_sounds(letter: str) -> frozenset[str]:
    """The sounds with which a word may begin whose first letter (lower case) this is; sounds that it never has may be among them."""
    heard = {_SOUND.get(letter, _LATIN.get(letter, letter))[:1], *_OTHER_STARTS.get(letter, "")}
    heard.update(one[:1] for group, sounded in _GROUPS if group[0] == letter for one in sounded)
    return frozenset(heard | set("eo") if "i" in heard else heard)


def _only_reading(match: re.Match[str]) -> str:
    """The one sound of a letter group that has but one."""
    group = match.group()
    known = _READ.get(group)
    return known[0] if known else _LATIN.get(group, group if group.isascii() else romanise(group))


def _readings(word: str, group: str, start: int, end: int) -> tuple[str, ...]:
    """The sounds one Latin letter group may stand for at its place in `word`."""
    after, before = word[end : end + 1], word[start - 1 : start] if start else ""
    azeri = not _AZERI.isdisjoint(word)
    if group == "j":
        if before and (not after or after not in "aeiou" or before not in "aeiou"):
            return ("Z",) if azeri else ("i", "Z")
        return ("Z", "i") if not before else ("i", "Z")
    if group == "c":
        if azeri:
            return ("Z",)
        return ("s", "c", "Z") if after and after in "eiy" else ("k", "c", "Z")
    if group == "x":
        return ("ks", "g") if before and before in "eai" and after and after in "aeiouy" and not azeri else ("g", "ks")
    known = _READ.get(group)
    return known if known is not None else (_LATIN.get(group, group) if group.isascii() or group in _LATIN else romanise(group),)


def _smooth(spelt: str) -> str:
    """What spellings differ in without being heard: i before a vowel, doubled letters, -off, Belarusian -au."""
    if spelt.endswith(("of", "off", "ef", "eff")):
        spelt = spelt.rstrip("f") + "v"
    if "u" in spelt:
        if _BELARUSIAN_END.search(spelt):
            spelt = _BELARUSIAN_V.sub("v", spelt)
        spelt = _BEFORE_SK.sub("v", spelt).replace("ou", "u")
    if "i" in spelt:
        spelt = _VOWEL_BEFORE.sub("", spelt)
    return _DOUBLE.sub(r"\1", spelt)


@lru_cache(maxsize=100_000)
def unstressed(word: str) -> tuple[str, ...]:
    """The readings of `sounds` without what is heard apart under stress alone: o is a and e is i, as Belarusian writes it."""
    return tuple(_FAINT.sub("", heard.translate(_UNSTRESSED).replace("ia", "i")) for heard in sounds(word))


@lru_cache(maxsize=200_000)
def bones(word: str) -> str:
    """The classes of the consonants in their order: voice, vowels and hissing sounds told apart no longer."""
    return _DOUBLE.sub(r"\1", sounds(word)[0].translate(_BONES)) or "-"
