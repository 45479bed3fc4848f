"""Noun phrases by rule. In: the words between two signs, in a language. Out: the ranges of words that may be one.

Russian phrases agree: adjectives with their noun in case, number and gender, and what depends on it stands in the genitive. English
ones are runs of nouns and adjectives that end in a noun. In Kazakh and Azerbaijani what stands before the last word has no case. A
language's `nouns.toml` holds the words that alone name no subject; no phrase goes across one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from quotes.lang.lemmas import find_surfaces, lemma_key
from quotes.lang.pack import Form, load_pack

LONGEST = 4
_SHORTEST = 4  # letters of a word that stands alone
_TO = {"to", "will", "would", "can", "could", "must", "should", "may", "might", "not", "we", "i", "they", "you", "who", "and"}
_ADJECTIVE_EN = ("al", "ic", "ive", "ous", "ful", "able", "ible", "less", "ary", "ern", "ian")


def noun_phrases(words: Sequence[str], lang: str) -> Iterator[tuple[int, int]]:
    """Half-open ranges of `words` (as printed, nothing between them but spaces or hyphens) that may be one noun phrase.

    Every range is given, those inside others too; one of a single word is long enough to say something. Other languages than
    those with a pack have none.
    """
    find = _FINDERS.get(lang)
    return find(words) if find else iter(())


def is_singular(phrase: str, lang: str) -> bool:
    """May the phrase be a dictionary form: its head in the singular (and in Russian in the nominative)?"""
    words = phrase.split()
    if lang == "ru":
        heads = (nouns for _, nouns in map(_readings_ru, words) if nouns)
        return any(noun.kind == "abbr" or (noun.case, noun.number) == ("nom", "sg") for noun in next(heads, ()))
    if lang == "en":
        from quotes.lang.en.morph import singular

        return singular(words[-1]) == words[-1].lower()
    return True


@lru_cache(maxsize=8)
def empty_words(lang: str) -> frozenset[str]:
    """The lemma keys of the words that name no subject."""
    table = tomllib.loads((Path(__file__).parent / lang / "nouns.toml").read_text(encoding="utf-8"))
    return frozenset(lemma_key(surface, lang) for _, surface in find_surfaces(table["empty"], lang))


@lru_cache(maxsize=200_000)
def _readings_ru(word: str) -> tuple[tuple[Form, ...], tuple[Form, ...]]:
    """A Russian word as an adjective and as a noun; neither where it is hardly one, a person's name or empty."""
    from quotes.lang.ru.morph import analyse

    if word.isupper() and 2 <= len(word) <= 8:
        return (), (Form(word, "noun", kind="abbr"),)
    forms = analyse(word)
    if not forms or forms[0].pos not in ("noun", "adj") or forms[0].kind in ("name", "surname", "patronymic"):
        return (), ()
    if lemma_key(word.lower().replace("ё", "е"), "ru") in empty_words("ru"):
        return (), ()
    adjectives = tuple(form for form in forms if form.pos == "adj")
    nouns = tuple(form for form in forms if form.pos == "noun" and form.kind not in ("name", "surname", "patronymic"))
    return adjectives, nouns


def _agree(adjective: Form, noun: Form) -> bool:
    same = adjective.case == noun.case and adjective.number == noun.number
    return same and (noun.number == "pl" or adjective.gender == noun.gender)


def _russian(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    read = [_readings_ru(word) for word in words]
    for head, (_, nouns) in enumerate(read):
        if not nouns:
            continue
        for start in _begun(read, head, nouns):
            if start < head or _alone(words[head], nouns):
                yield start, head + 1
            yield from ((start, end) for end in _genitives(read, head + 1, start + LONGEST))


def _begun(read: Sequence[tuple[tuple[Form, ...], tuple[Form, ...]]], head: int, nouns: tuple[Form, ...]) -> Iterator[int]:
    """Where the phrase of a head noun may begin: at the noun, and at each adjective before it while all agree."""
    yield head
    for start in range(head - 1, max(-1, head - LONGEST), -1):
        nouns = tuple(noun for noun in nouns if any(_agree(adjective, noun) for adjective in read[start][0]))
        if not nouns:
            return
        yield start


def _genitives(read: Sequence[tuple[tuple[Form, ...], tuple[Form, ...]]], first: int, last: int) -> Iterator[int]:
    """Where a phrase in the genitive that begins at `first` may end, `last` at the latest."""
    for head in range(first, min(last, len(read))):
        adjectives, nouns = read[head]
        if any(noun.case == "gen" or noun.kind == "abbr" for noun in nouns) and first in _begun(read, head, _in_genitive(nouns)):
            yield head + 1
        if not any(adjective.case == "gen" for adjective in adjectives):
            return


def _in_genitive(nouns: tuple[Form, ...]) -> tuple[Form, ...]:
    return tuple(noun for noun in nouns if noun.case == "gen" or noun.kind == "abbr")


def _alone(word: str, nouns: tuple[Form, ...]) -> bool:
    """May the noun stand alone? A place is no subject, a short word says little."""
    return nouns[0].kind == "abbr" or (len(word) >= _SHORTEST and nouns[0].kind != "place")


@lru_cache(maxsize=200_000)
def _kind_en(word: str) -> str:
    """`noun`, `adj`, `verb` (may be a noun after an adjective), or nothing."""
    from quotes.lang.en.morph import analyse

    low, pack = word.lower().replace("’", "'"), load_pack("en")
    form = analyse(low)[0]
    if low[0].isdigit() or len(low) < 2 or low in pack.lists["stop"] or lemma_key(low, "en") in empty_words("en") or "'" in low:
        return ""
    if form.pos in ("infinitive", "verb"):
        return "verb" if form.tense == "pres" else ""
    if form.pos not in ("noun", "adj"):
        return ""
    return "adj" if form.pos == "adj" or low.endswith(_ADJECTIVE_EN) else "noun"


def _english(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    from quotes.lang.en.listed import places

    kinds = [_kind_en(word) for word in words]
    for last, kind in enumerate(kinds):
        before = words[last - 1].lower() if last else "to"
        if kind not in ("noun", "verb") or (kind == "verb" and (before in _TO or not kinds[last - 1])):
            continue
        if kind == "noun" and len(words[last]) >= _SHORTEST and words[last].lower() not in places():
            yield last, last + 1
        for start in range(last - 1, max(-1, last - LONGEST), -1):
            if not kinds[start] or (kinds[start] == "verb" and (not start or words[start - 1].lower() in _TO)):
                break
            yield start, last + 1


@lru_cache(maxsize=200_000)
def _kind_turkic(word: str, lang: str, final: bool) -> str:
    """`bare` (may stand before another word), `last` (has a case, so it ends a phrase), or nothing.

    What may be a verb is one at the end of a clause (`final`).
    """
    pack = load_pack(lang)
    key = pack.fold(word)
    lists = ("stop", "conjunctions", "negations", "prepositions", "complementisers", "person_nouns")
    surface = next((surface for _, surface in find_surfaces(word, lang)), "")
    if not surface or surface[0].isdigit() or any(key in pack.lists[name] for name in lists) or key in pack.pronouns:
        return ""
    if lemma_key(surface, lang) in empty_words(lang) or any(form.lemma in pack.cues for form in pack.morph.analyse(word)):
        return ""
    forms = pack.morph.analyse(word)
    if final and any(form.pos == "verb" for form in forms):
        return ""
    return "last" if any(form.pos == "noun" and form.case not in ("", "nom") for form in forms) else "bare"


def _turkic(lang: str) -> Callable[[Sequence[str]], Iterator[tuple[int, int]]]:
    def find(words: Sequence[str]) -> Iterator[tuple[int, int]]:
        kinds = [_kind_turkic(word, lang, place == len(words) - 1) for place, word in enumerate(words)]
        for last, kind in enumerate(kinds):
            if not kind:
                continue
            if len(words[last]) >= _SHORTEST:
                yield last, last + 1
            for start in range(last - 1, max(-1, last - LONGEST + 1), -1):
                if kinds[start] != "bare":
                    break
                yield start, last + 1

    return find


_FINDERS: dict[str, Callable[[Sequence[str]], Iterator[tuple[int, int]]]] = {
    "ru": _russian,
    "en": _english,
    "kk": _turkic("kk"),
    "az": _turkic("az"),
}
