"""Search keys of words in every language. In: any text and its language. Out: its words with a surface key and a lemma key each.

A *surface key* is the folded word and needs no dictionary; a *lemma key* is shared by all inflections of a word and may need one.
An archive keeps which surface key has which lemma key, so that a question made of known words loads no dictionary. Hyphens and
dashes separate words, letters and digits too: `Баку–Тбилиси`, `Баку-Тбилиси` and `Баку - Тбилиси` are the same two words, `COP29` and
`COP-29` as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from quotes.model.spans import Span
from quotes.text.fold import fold_key

_LETTER = r"(?:[^\W\d_][\u0300-\u036f]*)"
_WORD = re.compile(rf"{_LETTER}+(?:['’ʼ‘`]{_LETTER}+)*|\d+")


def find_surfaces(text: str, lang: str = "") -> Iterator[tuple[Span, str]]:
    """Every word and number of `text` in order: its span (code points) and its surface key (see `fold_key`)."""
    for match in _WORD.finditer(text):
        if surface := fold_key(match[0], lang):  # an apostrophe written as a letter leaves none
            yield Span(match.start(), match.end()), surface


def phrase_key(text: str, lang: str = "") -> str:
    """The surface keys of a phrase joined by single spaces: what forms of topics are kept under and looked up by."""
    return " ".join(key for _, key in find_surfaces(text, lang))


def lemma_key(surface: str, lang: str, *, capital: bool = False) -> str:
    """The lemma key of a surface key in a language; `capital`: the text writes it with one (Russian surnames need to know).

    Latin words of a Russian text are keyed as English, Cyrillic words of an English or Azerbaijani one as Russian; unknown
    languages keep the word.
    """
    if surface[0].isdigit():
        return surface
    latin = surface[0] < "\u0370"
    if lang == "kk":
        from quotes.lang.kk import lemma as kk

        return kk.lemma_key(surface)
    if lang == "az" and latin:
        from quotes.lang.az import lemma as az

        return az.lemma_key(surface)
    if lang in ("ru", "az", "en") and not latin:
        from quotes.lang.ru import lemma as ru

        return ru.lemma_key(surface, capital=capital)
    if lang in ("ru", "en"):
        from quotes.lang.en import lemma as en

        return en.lemma_key(surface)
    return surface


def spelling_key(surface: str, lang: str) -> str:
    """The surface key in one alphabet: Kazakh in either script gives the same letters; other languages keep theirs."""
    if lang != "kk":
        return surface
    from quotes.lang.kk.lemma import skeleton

    return skeleton(surface)


def lemmatise(text: str, lang: str) -> list[tuple[Span, str, str]]:
    """Every word and number of `text` in order: span (code points), surface key, lemma key."""
    found = ((match, *_keys(match[0], lang)) for match in _WORD.finditer(text))
    return [(Span(match.start(), match.end()), surface, lemma) for match, surface, lemma in found if surface]


def word_keys(text: str, lang: str) -> list[tuple[str, str]]:
    """Of every word and number of `text` in order its surface key and its lemma key."""
    return [keys for word in _WORD.findall(text) if (keys := _keys(word, lang))[0]]


@lru_cache(maxsize=100_000)
def _keys(word: str, lang: str) -> tuple[str, str]:
    """Surface key and lemma key of a word as printed; both empty for an apostrophe written as a letter."""
    surface = fold_key(word, lang)
    return (surface, lemma_key(surface, lang, capital=word[0].isupper())) if surface else ("", "")


def lemma_keys(text: str, lang: str) -> str:
    """The lemma keys of `text` joined by single spaces, as full-text indexes take them."""
    return " ".join(lemma for _, lemma in word_keys(text, lang))


_ADJECTIVES = {
    "en": "transport trade transit international strategic economic logistics",
    "az": "nəqliyyat ticarət tranzit beynəlxalq strateji iqtisadi",
    "kk": "көлік сауда транзиттік халықаралық стратегиялық экономикалық",
}


def is_adjective(surface: str, lang: str) -> bool:
    """May the word stand inside a fixed phrase without breaking it (`Средний [торговый] коридор`)? Outside Russian, a few words may."""
    if lang != "ru":
        return surface in _ADJECTIVES.get(lang, "").split()
    from quotes.lang.ru.morph import parses

    return parses(surface)[0].tag.POS in ("ADJF", "PRTF")


def inflected_forms(alias: str, lang: str) -> set[str]:
    """The phrase keys of every inflected form of a phrase written in its dictionary form, that form included.

    `lang` may carry a script (`kk-Latn`). Russian inflects the head noun with its adjectives, Kazakh and Azerbaijani the last word,
    English adds plural and possessive; other languages keep the phrase.
    """
    lang = lang.partition("-")[0]
    found = {phrase_key(form, lang) for form in _forms(alias, lang)} | {phrase_key(alias), phrase_key(alias, lang)}
    return found - {""}


def _forms(alias: str, lang: str) -> set[str]:
    if lang == "ru":
        from quotes.lang.ru.lemma import forms
    elif lang == "en":
        from quotes.lang.en.lemma import forms
    elif lang == "az":
        from quotes.lang.az.lemma import forms
    elif lang == "kk":
        from quotes.lang.kk.lemma import forms
    else:
        return {alias}
    return forms(alias) if alias.strip() else set()
