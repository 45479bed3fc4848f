"""Russian search keys. In: one folded word. Out: its key (the stem of its dictionary form); and every inflected form of a phrase.

The key is the dictionary form without its ending, so that `средний` and `среднее`, `банк` and `банка` need no deciding. An archive
keeps the key of every word it has read: a question looks it up without the dictionary.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from quotes.lang.ru.morph import parses

_CYRILLIC = re.compile("[\u0400-\u04ff'-]+")
_SURNAME = re.compile(r"^(.{2,}(?:ов|ев|ин|ын))(?:а|у|ым|ом|е|ой|ы|ых|ыми|ую)?$")
_ADJECTIVE_ENDING = re.compile(r"(?<=..)(?:ый|(?<=[кгхжшчщн])ий|ой|ая|яя|ое|ее|ые|(?<=[кгхжшчщн])ие)$")
_NOUN_ENDING = re.compile(r"(?<=..)[аяоеьй]$")
_UNKNOWN_ENDING = re.compile(
    r"(?<=...)(?:[аяыи]ми|[оые]го|[оые]му|[ыи]й|[ыиоа]х|ях|[оеыиая]м|[оеё]й|[аяуюы][яюе]|ью|и?(?:ями|ям|ях|ей|[яюеи])|[ое]е|[ое]в|[ауыоьй])$"
)
_NAMES = {"Surn", "Name", "Patr"}
_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


@lru_cache(maxsize=200_000)
def lemma_key(word: str, *, capital: bool = False) -> str:
    """The key of a folded word: `среднего` and `средний` give `средн`, `Токаев` and `Токаеву` give `токаев`.

    `capital` says that the text writes the word with a capital: `Токаев` is then a surname and not the plural of a wine.
    """
    if not _CYRILLIC.fullmatch(word):
        return word
    found = [parse for parse in parses(word) if capital or not _NAMES & parse.tag.grammemes] or parses(word)
    best = found[0]
    if best.tag.POS == "PREP" or (best.tag.POS == "ADJS" and word.endswith(("ов", "ев"))):  # путем, парков: nouns to us
        best = next((parse for parse in found if parse.tag.POS == "NOUN"), best)
    surname = _SURNAME.match(word)
    if surname and ("Surn" in best.tag or (capital and (not best.is_known or {"gent", "plur"} in best.tag))):
        return surname[1]
    if not best.is_known:
        return _UNKNOWN_ENDING.sub("", word)
    normal = str(best.normal_form).replace("ё", "е")
    if best.tag.POS in ("ADJF", "ADJS", "NOUN", "NPRO", "COMP"):
        return _ADJECTIVE_ENDING.sub("", normal) if _ADJECTIVE_ENDING.search(normal) else _NOUN_ENDING.sub("", normal)
    return normal


def forms(phrase: str) -> set[str]:
    """Every inflected form of a phrase written in the nominative: its head noun and the adjectives that agree with it.

    What follows the head (a genitive, a name, an apposition) stays as written; a phrase without a noun too. A plural stays one:
    `выборы` are no `выбор`.
    """
    words = phrase.split(" ")
    head = _head(words)
    if head is None:
        return {phrase}
    position, noun = head
    found = {phrase}
    for number in ("plur",) if "plur" in noun.tag else ("sing", "plur"):
        for case in _CASES:
            inflected = noun.inflect({number, case})
            if inflected is None:
                continue
            front = [_agreeing(word, inflected, case, number) for word in words[:position]]
            found.add(" ".join([*front, _shaped(words[position], inflected.word), *words[position + 1 :]]))
    return found


def _core(word: str) -> tuple[str, str, str]:
    """A word without its marks and without the unchanging first part of a compound: (before, core, after)."""
    match = re.match(r"^(\W*(?:.+-)?)([^\W\d_]+)(\W*)$", word)
    return (match[1], match[2], match[3]) if match else ("", word, "")


def _shaped(original: str, inflected: str) -> str:
    before, core, after = _core(original)
    return before + (inflected.capitalize() if core[:1].isupper() else inflected) + after


def _head(words: list[str]) -> tuple[int, Any] | None:
    """The first noun in the nominative that is not itself an adjective before a noun."""
    for position, word in enumerate(words):
        core = _core(word)[1]
        if core.isupper() and len(core) > 1:
            return None
        found = parses(core.lower())
        adjective = next((parse for parse in found if parse.tag.POS in ("ADJF", "PRTF") and "nomn" in parse.tag), None)
        noun = next((parse for parse in found if parse.tag.POS == "NOUN" and "nomn" in parse.tag), None)
        last = position == len(words) - 1
        if noun is not None and (adjective is None or last or (found[0].tag.POS == "NOUN" and found[0].is_known)):
            return position, noun
        if adjective is None:
            return None
    return None


def _agreeing(word: str, noun: Any, case: str, number: str) -> str:
    if not _CYRILLIC.fullmatch(word):
        return word
    found = [parse for parse in parses(_core(word)[1].lower()) if parse.tag.POS in ("ADJF", "PRTF")]
    if not found:
        return word
    grammemes = {number, case}
    if number == "sing" and noun.tag.gender:
        grammemes.add(noun.tag.gender)
    if case == "accs" and (number == "plur" or noun.tag.gender == "masc"):
        grammemes.add(noun.tag.animacy or "inan")
    inflected = found[0].inflect(grammemes) or found[0].inflect({number, case})
    return _shaped(word, inflected.word) if inflected else word
