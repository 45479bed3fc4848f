"""Is one office meant by two wordings? In: the words of a description and an office printed beside a name. Out: how well they fit.

An office may stand in other words (глава государства, президент), shortened into one word (замминистра, Нацбанк) or into letters (МИД).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quotes.extract.roles import Title
from quotes.lang.pack import Form, Pack

PIECE = 3  # letters that a shortened word keeps of each word, at least
LONGEST = 6  # words that one shortened word or abbreviation stands for


@dataclass(frozen=True, slots=True)
class Wording:
    """A description: its lemmas, the words as printed beside them, its head's lemma, and the ways to name the office it names."""

    lemmas: tuple[str, ...]
    printed: tuple[str, ...]
    head: str
    offices: tuple[frozenset[str], ...]


def wording(pack: Pack, lemmas: Sequence[str], printed: Sequence[str], head: str) -> Wording:
    """The description with the offices it may name, each in all its words (глава государства, президент)."""
    words, analyse = {word for lemma in lemmas for word in lemma.split()}, pack.morph.analyse
    same = tuple(group for group in pack.same if any((" " in item and _bag(analyse, item) <= words) or item == head for item in group))
    return Wording(tuple(lemmas), tuple(printed), head, same)


def fit(pack: Pack, described: Wording, title: Title) -> float:
    """How well a printed role fits the description: the same head or office, and how many of the other words it shares."""
    lemmas, head = described.lemmas, described.head
    shared = _shared(pack, described, title)
    office = _same_office(pack, described.offices, title)
    shortened = head in shared and not (title.head == head or head in title.lemmas)
    chief = head in pack.lists["chiefs"] and any(contraction(word, _words(title))[:1] == (0,) for word in described.printed)
    if not (title.head == head or head in title.lemmas or office or shortened or chief):
        return 0.0
    for known in (frozenset(pack.places.values()), pack.lists["organisations"]):
        named, theirs = known & set(lemmas), known & title.lemmas
        if named and theirs and not named & theirs and not named & shared:
            return 0.0
    extra = [lemma for lemma in lemmas if lemma != head and len(lemma) > 2]
    found = sum(lemma in shared for lemma in extra)
    score = 0.6 + (0.3 * found / len(extra) if extra else 0.1)
    if extra and not found and not office:
        score -= 0.35
    return score if title.head == head or office or shortened or chief else score - 0.1


def _shared(pack: Pack, described: Wording, title: Title) -> set[str]:
    """The description's lemmas that the printed role holds too, as they stand or shortened on either side."""
    shared = {lemma for lemma in described.lemmas if lemma in title.lemmas}
    if len(shared) == len(described.lemmas):
        return shared
    theirs = _words(title)
    for lemma, word in zip(described.lemmas, described.printed, strict=True):
        if contraction(word, theirs) or contraction(lemma, theirs) or (title.affiliation and lemma in pack.lists["any_body"]):
            shared.add(lemma)
    for word in theirs:
        covered = contraction(word, described.printed) or contraction(word, described.lemmas)
        shared |= {described.lemmas[at] for at in covered}
    return shared


def _words(title: Title) -> tuple[str, ...]:
    """The words of a printed role, its body's behind it."""
    return tuple(word.strip('«»„“”"(),.') for word in f"{title.role} {title.affiliation or ''}".split())


@lru_cache(maxsize=20_000)
def contraction(short: str, words: tuple[str, ...]) -> tuple[int, ...]:
    """Which of `words`, in a row, the word `short` puts together: замминистра of `заместитель министра`, МИД of their first letters.

    Out: their places; empty where it puts none together.
    """
    letters = short.isupper() and 1 < len(short) <= LONGEST
    if not letters and len(short) < 2 * PIECE:
        return ()
    whole = [word.lower().replace("ё", "е") for word in words]
    for first in range(len(words)):
        covered = _covered(short.lower().replace("ё", "е"), whole, first, 1 if letters else PIECE)
        if len(covered) > 1:
            return tuple(covered)
    return ()


def _covered(rest: str, words: list[str], at: int, least: int) -> list[int]:
    """The places of the words from `at` on whose beginnings, `least` letters long or longer, make up `rest`; none where they do not."""
    while at < len(words) and least == 1 and len(words[at]) < 3:
        at += 1  # «министерство по чрезвычайным ситуациям»
    if at >= len(words):
        return []
    longest = least if least == 1 else len(rest)
    for size in range(longest, least - 1, -1):
        if words[at][:size] != rest[:size] or len(rest) < size or len(words[at]) < size:
            continue
        if size == len(rest):
            return [at]
        behind = _covered(rest[size:], words, at + 1, least)
        if behind:
            return [at, *behind]
    return []


def _same_office(pack: Pack, offices: Sequence[frozenset[str]], title: Title) -> bool:
    """Does the printed title name one of these offices, by whatever words?"""
    bags = ((_bag(pack.morph.analyse, item) if " " in item else {item}) for group in offices for item in group)
    return any(bag <= title.lemmas for bag in bags)


@lru_cache(maxsize=2_000)
def _bag(analyse: Callable[[str], Sequence[Form]], item: str) -> frozenset[str]:
    return frozenset(forms[0].lemma if (forms := analyse(word)) else word for word in item.split())
