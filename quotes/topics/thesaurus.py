"""The thesaurus: topics with their labels, aliases and abbreviations by language. In: TOML or an archive's rows. Out: checked topics.

A topic file holds tables such as

    [[topic]]
    key = "middle-corridor"
    broader = "transport-corridors"
    note = "…"
    abbreviations = ["TITR"]
    en = ["Middle Corridor", "Trans-Caspian International Transport Route"]

The first phrase of a language is its label, the others are aliases; phrases stand in their dictionary form. Languages are
`ru en kk az`, with a script where it is not the usual one (`kk-Latn`). A phrase that means the topic in some company only names that
company after an ellipsis: `fibre-optic line … Caspian` is the topic where `Caspian` stands nearby.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from quotes.errors import SeedError
from quotes.lang.lemmas import inflected_forms, lemma_keys, phrase_key

AliasKind = Literal["label", "alias", "abbreviation"]
LANGUAGES = ("ru", "en", "kk", "kk-Latn", "az")
_FIELDS = {"key", "broader", "note", "related", "propositions", "abbreviations", *LANGUAGES}


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to write a topic. `lang` may carry a script; abbreviations belong to no language (empty) and mind their capitals."""

    text: str
    lang: str
    kind: AliasKind

    @property
    def phrase(self) -> str:
        """The words that name the topic, without those that must stand nearby."""
        return self.text.partition(" … ")[0]

    @property
    def company(self) -> str:
        """The words that must stand nearby, empty for most aliases."""
        return self.text.partition(" … ")[2]

    @property
    def exact(self) -> bool:
        """Is it written in capitals, and counts only so?"""
        return self.kind == "abbreviation" or (len(self.phrase) > 1 and self.phrase.isupper())

    @property
    def folded(self) -> str:
        """The phrase key: equal for spellings that differ by case, ё or hyphens alone."""
        return phrase_key(self.text)

    @property
    def lemmas(self) -> str:
        """The lemma keys of the phrase joined by spaces; an abbreviation keeps its folded words."""
        return phrase_key(self.phrase) if self.exact else lemma_keys(self.phrase, self.lang.partition("-")[0])

    def forms(self) -> set[str]:
        """The phrase keys of every inflected form, for questions asked without morphology.

        A single common word that needs company (`cable … Black Sea`) does not name the topic in a question: no forms.
        """
        if self.exact:
            return {phrase_key(self.phrase)}
        return set() if self.company and " " not in self.phrase else inflected_forms(self.phrase, self.lang)


@dataclass(frozen=True, slots=True)
class Topic:
    """What quotes are about: a key, the aliases, at most one broader topic and related ones (their keys), and propositions."""

    key: str
    aliases: tuple[Alias, ...]
    broader: str | None = None
    note: str | None = None
    related: tuple[str, ...] = ()
    propositions: tuple[str, ...] = ()

    def label(self, lang: str = "en") -> str:
        """The label in `lang`, else in English, else the first one, else the key."""
        labels = {alias.lang: alias.text for alias in reversed(self.aliases) if alias.kind == "label"}
        return labels.get(lang) or labels.get("en") or next(iter(labels.values()), self.key)


@dataclass(frozen=True, eq=False)
class Thesaurus:
    """Topics whose keys, aliases and broader topics fit together (see `check`). Compared by identity, so that it can be a cheap key."""

    topics: tuple[Topic, ...]

    @cached_property
    def by_key(self) -> dict[str, Topic]:
        """The topics by key."""
        return {topic.key: topic for topic in self.topics}

    @cached_property
    def fingerprint(self) -> str:
        """Equal for thesauri that name the same topics by the same words: SHA-256, hexadecimal."""
        named = sorted((topic.key, alias.lang, alias.kind, alias.text) for topic, alias in self.aliases())
        return hashlib.sha256(repr(named).encode()).hexdigest()

    def aliases(self) -> Iterator[tuple[Topic, Alias]]:
        """Every alias with its topic."""
        for topic in self.topics:
            for alias in topic.aliases:
                yield topic, alias

    def broader(self, key: str) -> tuple[str, ...]:
        """The keys above `key`, nearest first."""
        above: list[str] = []
        topic = self.by_key.get(key)
        while topic and topic.broader and topic.broader not in above:
            above.append(topic.broader)
            topic = self.by_key.get(topic.broader)
        return tuple(above)

    def narrower(self, key: str) -> frozenset[str]:
        """`key` and every key below it: what a question about `key` asks for."""
        return frozenset(topic.key for topic in self.topics if topic.key == key or key in self.broader(topic.key))


def parse_topics(text: str, name: str) -> tuple[Topic, ...]:
    """The topics of one TOML text; `name` (of its file) stands in every complaint.

    Raises SeedError for TOML that is none, other tables, unknown fields, missing keys and phrases that are empty or no strings.
    """
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # numbers without end, lists in lists in lists
        raise SeedError(f"{name}: {error}", "mend the TOML") from error
    found = tables.get("topic", [])
    if set(tables) - {"topic"} or not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        raise SeedError(
            f"{name}: only [[topic]] tables are known, found {', '.join(sorted(tables))}", "write each topic as a table [[topic]]"
        )
    return tuple(_topic(table, name) for table in found)


def read_thesaurus(folder: Path) -> Thesaurus:
    """The thesaurus of every `*.toml` in `folder`. Raises SeedError, naming file and key."""
    places: dict[str, str] = {}
    topics: list[Topic] = []
    for path in sorted(folder.glob("*.toml")):
        for topic in parse_topics(path.read_text(encoding="utf-8"), path.name):
            if topic.key in places:
                raise SeedError(f"{path.name}: {topic.key}: the key stands in {places[topic.key]} too", "keep one of the two")
            places[topic.key] = path.name
            topics.append(topic)
    return check(topics, places)


def check(topics: Iterable[Topic], places: dict[str, str] | None = None) -> Thesaurus:
    """The topics as a thesaurus. Raises SeedError where a broader topic is unknown or circular, or two topics share an alias."""
    thesaurus = Thesaurus(tuple(topics))
    owners: dict[tuple[str, str], str] = {}
    for topic in thesaurus.topics:
        place = f"{places[topic.key]}: {topic.key}" if places and topic.key in places else topic.key
        if topic.broader and topic.broader not in thesaurus.by_key:
            raise SeedError(f"{place}: no topic has the key {topic.broader}", "broader names another topic's key")
        if topic.key in thesaurus.broader(topic.key):
            raise SeedError(f"{place}: the topic is broader than itself", "break the circle")
        for alias in topic.aliases:
            where = (alias.lang.partition("-")[0], alias.folded)
            if owners.setdefault(where, topic.key) != topic.key:
                raise SeedError(f"{place}: “{alias.text}” is an alias of {owners[where]} too", "an alias belongs to one topic a language")
    return thesaurus


def _topic(table: Any, name: str) -> Topic:
    key = table.get("key")
    if not isinstance(key, str) or not key or key != key.strip().lower().replace(" ", "-"):
        raise SeedError(f"{name}: {key!r} is no key", 'write key = "lower-case-words"')
    if unknown := set(table) - _FIELDS:
        raise SeedError(f"{name}: {key}: unknown field {', '.join(sorted(unknown))}", f"fields are {', '.join(sorted(_FIELDS))}")
    aliases = [
        Alias(phrase, lang, "alias" if position else "label")
        for lang in LANGUAGES
        for position, phrase in enumerate(_phrases(table.get(lang, []), f"{name}: {key}: {lang}"))
    ]
    aliases += [Alias(phrase, "", "abbreviation") for phrase in _phrases(table.get("abbreviations", []), f"{name}: {key}: abbreviations")]
    if not any(alias.kind == "label" for alias in aliases):
        raise SeedError(f"{name}: {key}: no label in any language", 'write en = ["…"]')
    for field in ("broader", "note"):
        if not isinstance(table.get(field, ""), str):
            raise SeedError(f"{name}: {key}: {field}: a string is wanted, found {table[field]!r}")
    related, sayings = (_strings(table.get(field, []), f"{name}: {key}: {field}") for field in ("related", "propositions"))
    return Topic(key, tuple(aliases), table.get("broader"), table.get("note"), related, sayings)


def _strings(value: Any, place: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
        raise SeedError(f"{place}: a list of strings is wanted, found {value!r}")
    return tuple(dict.fromkeys(value))


def _phrases(value: Any, place: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(phrase, str) and phrase_key(phrase) for phrase in value):
        raise SeedError(f"{place}: a list of phrases is wanted, found {value!r}")
    if len({phrase_key(phrase) for phrase in value}) != len(value):
        raise SeedError(f"{place}: a phrase stands there twice", "keep one")
    return value
