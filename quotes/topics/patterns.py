"""The thesaurus made ready for matching. In: a thesaurus. Out: patterns of lemma keys by their first key."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache

from quotes.lang.lemmas import find_surfaces, lemma_keys
from quotes.topics.anaphors import pointing_words
from quotes.topics.thesaurus import Alias, Thesaurus


@dataclass(frozen=True, slots=True)
class Pattern:
    """An alias as keys to be met in order.

    `lang` is the language its keys are of, empty where the very letters count; `dashes` says for each joint of two words whether a dash
    or comma may stand there; `company` are keys that must stand nearby (of the language `company_lang`); `gap` allows one adjective.
    """

    topic: str
    alias: Alias
    lang: str
    keys: tuple[str, ...]
    dashes: tuple[bool, ...]
    company: tuple[str, ...]
    company_lang: str

    @property
    def gap(self) -> bool:
        """May one adjective stand inside?"""
        return bool(self.lang) and len(self.keys) > 1

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
    return Pattern(topic, alias, "" if alias.exact else lang, keys, dashes, company, lang)
