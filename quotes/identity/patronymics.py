"""Fathers' names. In: the words of a name. Out: which of them is a patronymic, and whose child it says one is."""

from __future__ import annotations

import re
from functools import lru_cache

from quotes.identity.inflection import nominatives
from quotes.identity.lexicon import find_given, word_lists

_CHILD = frozenset(word_lists()["child"].split())
_SLAVIC = re.compile(
    r"(?:[оеёа]в|[ьмкт]|йов)(?:ич|іч|ыч)(?:а|у|ем|е)?$|(?:[оеё]в|[ії]в|[аоеё]ў|ич|ініч|инич)н(?:а|у|е|ы|ой|ою)$"
    r"|(?:[oeaö][vw]|[lmk])(?:ich|itch|itsch|isch|ych|ič|yč|ić|icz|ic|its)$|(?:[oeaiy][vw]|[aoe]u|ich|inich|yiv)na$"
)
_TURKIC = re.compile(r"(?:ұлы|улы|уулу|uly|ūly|қызы|кызы|қызи|кизи|qyzy|kyzy|qızı|qizi|gizi|оглы|оғлы|oğlu|oglu|ogly)$")
_FEMALE = re.compile(r"(?:н(?:а|у|е|ы|ой|ою)|na|[қкгqkg][ыиyiı][зz][ыиyiı])$")
_CHILD_OF = re.compile(
    r"(?:[\s-]*(?:[oоө][‘’']?[gғğг][’']?[lл][uiuıыиуі]|[уүұuū]{1,2}[lл][уыuyiиі]|[қкгqkg][ыиyiı][зz][ыиyiı]))$"
    r"|(?:(?:[ьйиiyj]?(?:[оеёаэoeaöyії]|ie|ye|io|yo|je)(?:в|ў|v|w|u))?(?:ич|іч|ыч|ych|ich|itch|itsch|isch|icz|ic|its|yč|ič|ić|на|na))$"
)
_SHORT = {"павл": "павел", "pavl": "pavel", "льв": "лев", "якол": "яков", "михайл": "михаил", "mikhayl": "mikhail"}


def take_patronymic(words: list[str]) -> tuple[list[str], str, str]:
    """The words without the father's name, that name (empty where there is none), and where it stood: `middle`, `end` or ``.

    Of two words one is taken only where it is certainly made from a listed given name.
    """
    for place in range(1, len(words)):
        if words[place].casefold() in _CHILD and (len(words) > 2 or place > 1):
            stood = "end" if place == len(words) - 1 else "middle"
            return words[: place - 1] + words[place + 1 :], f"{words[place - 1]} {words[place]}", stood
    if len(words) >= 3:
        found = [place for place in range(1, len(words)) if looks_patronymic(words[place])]
        if found:
            place = _choose(words, found)
            return words[:place] + words[place + 1 :], words[place], "end" if place == len(words) - 1 else "middle"
    if len(words) == 2 and is_certain(words[1]) and not is_certain(words[0]) and listed(words[0]):
        return words[:1], words[1], "end"
    return words, "", ""


def _choose(words: list[str], found: list[int]) -> int:
    """Of several words that look like a patronymic (a surname in -ович does): the certain one, else the one behind a given name."""
    certain = [place for place in found if is_certain(words[place])]
    if len(certain) == 1:
        return certain[0]
    behind = [place for place in certain or found if listed(words[place - 1])]
    return (behind or certain or found)[-1]


@lru_cache(maxsize=50_000)
def looks_patronymic(word: str) -> bool:
    """Does the word end like a patronymic, in any Russian case?"""
    lowered = word.casefold()
    return len(lowered) > 4 and bool(_SLAVIC.search(lowered) or _TURKIC.search(lowered))


def is_female(patronymic: str) -> bool:
    """Is it a daughter's?"""
    return bool(_FEMALE.search(patronymic))


@lru_cache(maxsize=100_000)
def father(patronymic: str) -> str:
    """The father's name as far as it can be cut out: Салимжан of Салимжанович and of Салимжанұлы."""
    stem = _CHILD_OF.sub("", patronymic)
    return _SHORT.get(stem, stem) if len(stem) > 1 else patronymic


@lru_cache(maxsize=50_000)
def listed(word: str) -> bool:
    """Is it, in some case, a listed given name?"""
    lowered = word.casefold()
    return bool(find_given(lowered)) or any(find_given(form.text) for form in nominatives(lowered, "given"))


@lru_cache(maxsize=50_000)
def is_certain(word: str) -> bool:
    """Is the word made from a listed man's name by the rules of Russian, and so no surname?"""
    return looks_patronymic(word) and any(form.text in _made() for form in nominatives(word.casefold(), "patronymic"))


@lru_cache(maxsize=1)
def _made() -> frozenset[str]:
    """The patronymics of the listed men's names."""
    made: set[str] = set()
    for row in word_lists()["men"]:
        name = row.split()[0].lower()
        if name[-1] in "аяиуеоэ":
            continue
        stems = [name + "ов"]
        if name.endswith("ий"):
            stems = [name[:-2] + "ьев", name[:-2] + "иев"]
        elif name[-1] in "йь":
            stems = [name[:-1] + "ев"]
        elif name in ("павел", "лев", "пётр"):
            stems = [{"павел": "павлов", "лев": "львов", "пётр": "петров"}[name]]
        made.update(stem + end for stem in stems for end in ("ич", "на"))
    return frozenset(made)
