"""The thesaurus made ready for matching. In: a thesaurus. Out: patterns of lemma keys by their first key."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache

from quotes.lang.lemmas import find_surfaces, inflected_forms, lemma_keys, spelling_key
from quotes.text.fold import fold_key
from quotes.topics.anaphors import pointing_words
from quotes.topics.thesaurus import Alias, Thesaurus


@dataclass(frozen=True, slots=True)
class Pattern:
    """An alias as keys to be met in order.

    `lang` is the language its keys are of, empty where the very letters count; `dashes` says for each joint of two words whether a dash
    or comma may stand there; `company` are keys that must stand nearby (of the language `company_lang`); `gap` allows one adjective.
    One word's stem alone says too little (`private` is no `privatisation`): where `surfaces` are given it must be one of them, where a
    `prefix` is, its spelling key must start so.
    """

    topic: str
    alias: Alias
    lang: str
    keys: tuple[str, ...]
    dashes: tuple[bool, ...]
    company: tuple[str, ...]
    company_lang: str
    surfaces: frozenset[str] | None = None
    prefix: str = ""

    @property
    def gap(self) -> bool:
        """May one adjective stand inside?"""
        return bool(self.lang) and len(self.keys) > 1

    def allows(self, surface: str) -> bool:
        """May the word that has the first key stand for the pattern's first word?"""
        if self.surfaces is not None:
            return surface in self.surfaces
        return not self.prefix or spelling_key(surface, self.lang).startswith(self.prefix)

    @property
    def telling(self) -> bool:
        """Is the phrase long enough to be trusted in a text of another language?"""
        return not self.lang or len(self.keys) > 1 or len(self.keys[0]) >= 6


class Patterns:
    """The patterns of one thesaurus, and which nouns may point back to its topics."""

    def __init__(self, thesaurus: Thesaurus) -> None:
        self._starting: dict[tuple[str, str], list[Pattern]] = {}
        self._lemmas: dict[str, dict[str, set[str]]] = {}
        for topic, alias in thesaurus.aliases():
            pattern = _pattern(topic.key, alias)
            self._starting.setdefault((pattern.lang, pattern.keys[0]), []).append(pattern)
            self._lemmas.setdefault(topic.key, {}).setdefault(pattern.lang, set()).update(pattern.keys)
        self._pointing: dict[tuple[str, str], frozenset[str]] = {}

    def starting(self, lang: str, key: str) -> list[Pattern]:
        """The patterns of a language whose first word has the key."""
        return self._starting.get((lang, key), [])

    def pointing(self, topic: str, lang: str) -> frozenset[str]:
        """The lemma keys of nouns that may stand for the topic."""
        if (topic, lang) not in self._pointing:
            self._pointing[topic, lang] = pointing_words(frozenset(self._lemmas[topic].get(lang, ())), lang)
        return self._pointing[topic, lang]


@lru_cache(maxsize=4)
def compiled(thesaurus: Thesaurus) -> Patterns:
    """The patterns of a thesaurus, made once."""
    return Patterns(thesaurus)


def _pattern(topic: str, alias: Alias) -> Pattern:
    lang = alias.lang.partition("-")[0]
    places = [span for span, _ in find_surfaces(alias.phrase, lang)]
    keys = tuple(span.of(alias.phrase) for span in places) if alias.exact else tuple(lemma_keys(alias.phrase, lang).split())
    joints = itertools.pairwise(places)
    dashes = tuple(bool(re.search("[–—,-]", alias.phrase[left.end : right.start])) for left, right in joints)
    company = tuple(lemma_keys(alias.company, lang).split())
    single = len(keys) == 1 and not alias.exact
    surfaces = frozenset(inflected_forms(alias.phrase, lang)) if single and lang in ("ru", "en") else None
    prefix = spelling_key(fold_key(alias.phrase, lang), lang)[:-1] if single and surfaces is None else ""
    return Pattern(topic, alias, "" if alias.exact else lang, keys, dashes, company, lang, surfaces, prefix)
