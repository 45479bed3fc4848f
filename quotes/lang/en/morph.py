"""English words → readings. In: a word, or the words of a phrase. Out: its readings, cached, and the phrase as a title stands in a list.

Verbs come from `verbs.toml`; what is not there is read by its ending. A word may be noun and verb at once (`claims`); which it is
is told by what stands around it, not here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from quotes.lang.pack import Form

VOWELS = "aeiou"


def words_of(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


DETERMINERS = words_of(
    "the a an this that these those some any no every each another other many most several few all both either neither much such what which"
)
PREPOSITIONS = words_of(
    "of in on at by for from with to into about over under after before between among against during through without within "
    "toward towards upon via per despite amid amidst across behind beyond near off onto outside inside around along since "
    "until till like unlike except besides regarding concerning following including throughout alongside versus than as"
)
CONJUNCTIONS = words_of("and or but nor yet so while whereas although though because if unless whether when where since as")
PRONOUNS = {
    "i": ("sg", "", "1"), "we": ("pl", "", "1"), "you": ("sg", "", "2"), "he": ("sg", "m", "3"), "she": ("sg", "f", "3"),
    "it": ("sg", "n", "3"), "they": ("pl", "", "3"), "him": ("sg", "m", "3"), "her": ("sg", "f", "3"), "them": ("pl", "", "3"),
    "me": ("sg", "", "1"), "us": ("pl", "", "1"), "himself": ("sg", "m", "3"), "herself": ("sg", "f", "3"),
    "themselves": ("pl", "", "3"), "itself": ("sg", "n", "3"), "who": ("", "", "3"),
}  # fmt: skip
ADVERBS = words_of(
    "also then later again now once twice recently never not just still already even often sometimes always soon ever "
    "almost perhaps maybe instead further too therefore however thus meanwhile moreover earlier afterward afterwards "
    "yesterday today tomorrow tonight first finally here there back only rather quite very away together indeed else long "
    "far well never hence repeatedly"
)
NOT_ADVERBS = words_of(
    "family ally assembly reply supply monopoly july italy daily weekly monthly early friendly lovely elderly only anomaly rally butterfly"
)


@lru_cache(maxsize=1)
def _verbs() -> dict[str, tuple[Form, ...]]:
    """Every form of every listed verb, with its readings."""
    raw = tomllib.loads((Path(__file__).parent / "verbs.toml").read_text(encoding="utf-8"))
    table: dict[str, list[Form]] = {}

    def put(word: str, lemma: str, pos: str, tense: str, person: str = "") -> None:
        table.setdefault(word, []).append(Form(lemma, pos, tense=tense, person=person))

    for line in raw["irregular"]:
        base, third, past, *rest = line.split()
        put(base, base, "infinitive", "pres")
        put(third, base, "verb", "pres", "3")
        put(past, base, "verb", "past")
        put(rest[0] if rest else past, base, "participle", "past")
        put(_ing(base), base, "converb", "pres")
    for base in raw["regular"].split():
        put(base, base, "infinitive", "pres")
        put(_third(base), base, "verb", "pres", "3")
        for past in _past(base):
            put(past, base, "verb", "past")
            put(past, base, "participle", "past")
        put(_ing(base), base, "converb", "pres")
    for word in raw["modals"]:
        put(word, word, "verb", "pres")
    for word in raw["auxiliaries"]:
        lemma = "be" if word[:2] in ("am", "is", "ar", "wa", "be", "ai") else "have" if word[0] == "h" else "do"
        put(word, lemma, "converb" if word.endswith("ing") else "verb", "past" if word[:2] in ("wa", "di") or word[:3] == "had" else "pres")
    return {word: tuple(dict.fromkeys(forms)) for word, forms in table.items()}


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _doubles(base: str) -> bool:
    """Does the last consonant double (stop, refer, admit; not visit, open)?"""
    if len(base) < 3 or base[-1] in VOWELS + "wxy" or base[-2] not in VOWELS or base[-3] in VOWELS:
        return False
    short = sum(1 for a, b in zip(" " + base, base, strict=False) if b in VOWELS and a not in VOWELS) == 1
    return short or base.endswith(("mit", "fer", "cur", "pel", "gret", "cel", "vel", "bel", "quip", "trol", "cur", "get", "gin", "set"))


def _past(base: str) -> tuple[str, ...]:
    if base.endswith("e"):
        return (base + "d",)
    if base.endswith("y") and base[-2] not in VOWELS:
        return (base[:-1] + "ied",)
    if _doubles(base):
        return (base + base[-1] + "ed", base + "ed") if base.endswith("l") else (base + base[-1] + "ed",)
    return (base + "ed",)


def _ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    return base + (base[-1] if _doubles(base) else "") + "ing"


@lru_cache(maxsize=100_000)
def analyse(word: str) -> tuple[Form, ...]:
    """All likely readings of a word form, likeliest first; never empty."""
    low = word.lower().replace("’", "'")
    if low in PRONOUNS:
        number, gender, person = PRONOUNS[low]
        return (Form(low, "pron", number=number, gender=gender, person=person, animate=low not in ("it", "itself")),)
    closed = tuple(Form(low, pos) for pos, words in CLOSED if low in words)
    known = _verbs().get(low, ())
    if closed or low in _only_verbs():
        return closed + known
    return known + _by_ending(low)


CLOSED = (("adj", DETERMINERS), ("prep", PREPOSITIONS), ("conj", CONJUNCTIONS), ("adv", ADVERBS))


@lru_cache(maxsize=1)
def _only_verbs() -> frozenset[str]:
    """Forms that are hardly ever nouns."""
    words = words_of(
        "say tell think know believe argue insist add write speak become make take give get go come see "
        "is was were are be been has have had did does do can could may might must shall should will would ought cannot"
    )
    return frozenset(
        form for form, readings in _verbs().items() if any(r.lemma in words or (r.pos == "verb" and r.tense == "past") for r in readings)
    )


def _by_ending(low: str) -> tuple[Form, ...]:
    if low.endswith("ly") and len(low) > 4 and low not in NOT_ADVERBS:
        return (Form(low, "adv"),)
    if low[:1].isdigit():
        return (Form(low, "num"),)
    owner = low.endswith(("'s", "s'"))
    stem = low[:-2] if low.endswith("'s") else low[:-1] if owner else low
    if not owner and low.endswith("ing") and len(low) > 5:
        return (*(Form(base, "converb", tense="pres") for base in _bases(low[:-3])), Form(low, "noun", number="sg"))
    if not owner and low.endswith("ed") and len(low) > 4:
        bases = _bases(low[:-2])
        return (*(Form(base, pos, tense="past") for base in bases for pos in ("verb", "participle")), Form(low, "adj"))
    number = "pl" if stem.endswith("s") and not stem.endswith(("ss", "us", "is")) else "sg"
    return (Form(_singular(stem) if number == "pl" else stem, "noun", case="gen" if owner else "", number=number),)


def _bases(stem: str) -> tuple[str, ...]:
    """What may stand before -ed or -ing: stat → state, stat; stopp → stop."""
    bases = [stem, stem + "e"]
    if len(stem) > 3 and stem[-1] == stem[-2]:
        bases.append(stem[:-1])
    if stem.endswith("i"):
        bases = [stem[:-1] + "y"]
    return tuple(bases)


def _singular(word: str) -> str:
    irregular = {"women": "woman", "men": "man", "people": "people", "children": "child"}
    if word in irregular:
        return irregular[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]


@lru_cache(maxsize=50_000)
def singular(word: str) -> str:
    """The singular of a noun in lower case without its possessive ending: `officials'` → `official`, `men` → `man`."""
    low = word.lower().replace("’", "'")
    low = low[:-2] if low.endswith("'s") else low[:-1] if low.endswith("s'") else low
    if low in ("women", "men", "children") or low.endswith(("women", "men")):
        return low[:-3] + "man" if low != "children" else "child"
    return _singular(low) if low.endswith("s") and not low.endswith(("ss", "us", "is", "news")) and len(low) > 3 else low


def plain(words: Sequence[str], oblique: bool = False) -> str:
    """A role or a body without its article and possessive ending: `the`, `Kazakh`, `ministry's` → `Kazakh ministry`."""
    kept = [word for word in words if word]
    while kept and kept[0].lower() in ("the", "a", "an", "its", "their", "his", "her", "our", "my"):
        kept.pop(0)
    if kept and kept[-1].endswith(("'s", "’s")):
        kept[-1] = kept[-1][:-2]
    return " ".join(kept).strip(" ,;")
