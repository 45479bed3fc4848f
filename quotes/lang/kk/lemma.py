"""Kazakh search keys. In: one folded word, Cyrillic or Latin. Out: its stem; and the case forms a phrase takes in a sentence.

Both scripts (and both Latin alphabets in use: á ǵ ı ń ó ú ý, and ä ğ ñ ö ş ü ū) are brought to one skeleton of plain Latin
letters, from which some thirty endings are taken off until none fits. What may stand before an ending is part of the
ending (`ты` only after a voiceless consonant), so that a stem loses nothing that is its own.
"""

from __future__ import annotations

import re
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        **dict(zip("әабвгғдежзийкқлмнңоөпрстуұүфхһцыіэ", "aabvggdejziikklmnnooprstuuufhhciie", strict=True)),
        "ё": "io",
        "ч": "ch",
        "ш": "sh",
        "щ": "sh",
        "ю": "iu",
        "я": "ia",
        "ъ": "",
        "ь": "",
        **dict(zip("áäǵğıńñŋóöúüūýyqĭí", "aaggi" + "nnn" + "oo" + "uuuu" + "ikii", strict=True)),
        "ş": "sh",
        "š": "sh",
        "ç": "ch",
        "'": "",
        "ʼ": "",
    }
)
_DOUBLED = re.compile(r"([aeiou])\1+")
_GLIDE = re.compile(r"(?<=[aeo])[iu]")
_VOWEL, _HARD, _SOFT = "aeiou", "pktshfcbgdv", "zjlrmnbgdvywiu"
_ENDINGS: tuple[tuple[str, str], ...] = (
    # ending, letters that may stand before it
    *((e, _VOWEL) for e in ("ndagi", "ndegi", "nda", "nde")),
    *((e, _VOWEL + _SOFT) for e in ("dagi", "degi", "dan", "den", "da", "de")),
    *((e, _HARD) for e in ("tagi", "tegi", "tan", "ten", "tin", "ta", "te", "ti", "ka", "ke", "tar", "ter", "pen")),
    *((e, _SOFT) for e in ("din", "di", "dar", "der", "ben")),
    *((e, _VOWEL + "mn") for e in ("nin", "nan", "nen")),
    *((e, _VOWEL) for e in ("na", "ne", "ni", "si")),
    *((e, _VOWEL + _SOFT) for e in ("ga", "ge", "men")),
    *((e, _VOWEL + "ryw") for e in ("lar", "ler")),
    ("n", _VOWEL),
    ("s", _VOWEL),
    ("t", "pksh"),
    ("i", "bcdfghjklmnprstvzywu"),
)
_BACK_CYRILLIC, _FRONT_CYRILLIC = "аоұыуяюё", "әөүіеэи"
_VOWELS = _BACK_CYRILLIC + _FRONT_CYRILLIC
_POSSESSED_CASES = (("ның", "на", "н", "нда", "нан", "мен"), ("нің", "не", "н", "нде", "нен", "мен"))  # back, front
_PLURAL = re.compile("(?:[лдт][ае]р)$")
_TO_LATIN = str.maketrans(dict(zip("аеғгдқктбпнңлрсыім", "aeǵgdqktbpnńlrsyim", strict=True)))
_TO_CYRILLIC = str.maketrans(dict(zip("aábvgǵdejzıklmnńoóprstýuúfhyiqäğñöüūş", "аәбвгғдежзиклмнңоөпрстуұүфхыіқәғңөүұш", strict=True)))
_LATIN_END = re.compile("[a-záǵıńóúýäğñöüūş]$")
_LAST_WORD = re.compile(r"^(.*?)([^\s-]+)$", re.DOTALL)


def skeleton(word: str) -> str:
    """The word in plain Latin letters, one letter for each pair that differs by harmony or alphabet alone; glides are y and w."""
    plain = _GLIDE.sub(lambda match: "yw"[match[0] == "u"], word.translate(_LETTERS))
    return _DOUBLED.sub(r"\1", plain)


@lru_cache(maxsize=100_000)
def lemma_key(word: str) -> str:
    """The stem of a folded word: `дәліз`, `дәлізінің`, `dálizde` and `däliz` give `daliz`."""
    stem = skeleton(word) or word
    while shorter := _without_ending(stem):
        stem = shorter
    return stem[:-1] + {"g": "k", "b": "p"}.get(stem[-1:], stem[-1:])


def _without_ending(stem: str) -> str | None:
    for ending, before in _ENDINGS:
        rest = stem.removesuffix(ending)
        if rest != stem and len(rest) >= 3 and rest[-1] in before:
            return rest
    return None


def forms(phrase: str) -> set[str]:
    """The phrase with its last word in every case, bare and with the third person's ending, in the script it is written in."""
    if _LATIN_END.search(phrase):
        return _latin_forms(phrase)
    match = _LAST_WORD.match(phrase)
    if not match or match[2].isupper() or not re.search("[а-яәіңғүұқөһ]$", match[2]):
        return {phrase}
    head, word = match.groups()
    front = _is_front(word)
    if head and word[-1] in "ыі":  # a compound that has its possessive ending already: `Түркі мемлекеттері ұйымы`
        return {phrase} | {phrase + ending for ending in _POSSESSED_CASES[front]}
    plural = word if _PLURAL.search(word) else word + _pick(word, "лар лер", "дар дер", "тар тер", front=front)
    found = {word, plural}
    for base in {word, plural}:
        possessed = _possessed(base, front=front)
        found |= {base + ending for ending in _case_endings(base, front=front)}
        found |= {possessed, *(possessed + ending for ending in _POSSESSED_CASES[front])}
    return {head + form for form in found}


def _latin_forms(phrase: str) -> set[str]:
    """The forms of a phrase in the Latin alphabet of 2018: the endings its Cyrillic spelling takes."""
    word = phrase.rsplit(maxsplit=1)[-1]
    head = phrase.removesuffix(word)
    cyrillic = word.replace("sh", "ш").replace("ch", "ч").translate(_TO_CYRILLIC)
    found = {phrase}
    for form in forms(f"а {cyrillic}" if head else cyrillic):
        ending = form.removeprefix("а ")[len(cyrillic) - 1 :].translate(_TO_LATIN)
        softened = ending[0] in "gǵb" and word[-1] in "kqp"
        found.add(head + (word[:-1] + ending if softened else word + ending[1:]))
    return found


def _is_front(word: str) -> bool:
    for letter in reversed(word.lower()):
        if letter in _BACK_CYRILLIC:
            return False
        if letter in _FRONT_CYRILLIC:
            return True
    return False


def _pick(word: str, vowel: str, voiced: str, voiceless: str, *, front: bool) -> str:
    """One of three pairs `back front` by the word's last letter."""
    last = word[-1].lower()
    if last in "пкқтсшщчцфхбгдв":
        pair = voiceless
    else:
        pair = vowel if (last in _VOWELS and last not in "уи") or (last in "рйуи" and vowel.startswith("л")) else voiced
    return pair.split()[front]


def _possessed(word: str, *, front: bool) -> str:
    last = word[-1].lower()
    if last in _VOWELS and last not in "уи":
        return word + ("сі" if front else "сы")
    softened = {"к": "г", "қ": "ғ", "п": "б"}.get(last, word[-1])
    return word[:-1] + softened + ("і" if front else "ы")


def _case_endings(word: str, *, front: bool) -> tuple[str, ...]:
    last = word[-1].lower()
    nasal = last in "мнң"
    return (
        _pick(word, "ның нің", "ның нің" if nasal else "дың дің", "тың тің", front=front),
        _pick(word, "ға ге", "ға ге", "қа ке", front=front),
        _pick(word, "ны ні", "ды ді", "ты ті", front=front),
        _pick(word, "да де", "да де", "та те", front=front),
        _pick(word, "дан ден", "нан нен" if nasal else "дан ден", "тан тен", front=front),
        "бен" if last in "зж" else _pick(word, "мен мен", "мен мен", "пен пен", front=front),
    )
