"""Topics nobody has named yet. In: quotes without a topic. Out: noun phrases that recur in them, with how widely they are used.

A phrase is counted once a statement, by lemma, so in any inflection. What is mostly said as part of a longer phrase gives way to that.
The rank is how often a phrase is said, by how many people and in how many outlets, and how firmly its words belong together.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from quotes.lang.lemmas import find_surfaces, lemma_key
from quotes.lang.nouns import is_singular, noun_phrases
from quotes.lang.pack import load_pack

_JOINED = re.compile(r"[ \t\xa0\u202f]+|[-‐‑]")
_EXAMPLES = 2
_SPELLINGS = 40  # so many quotes are looked at for the usual spelling of a phrase
# What is said inside longer phrases in so many of its cases gives way to them.
_MOSTLY = 0.8
_SINGLE = 0.25  # a single word says less than a phrase


@dataclass(frozen=True, slots=True)
class Untagged:
    """A quote without a topic: its numbers, words and language, who said it (None: nobody known), the outlet."""

    id: int
    statement: int
    text: str
    lang: str
    voice: int | None = None
    outlet: int | None = None


@dataclass(frozen=True, slots=True)
class Suggested:
    """A phrase in its dictionary form: statements, people and outlets that use it, the numbers of two quotes, and its rank."""

    phrase: str
    lang: str
    statements: int
    voices: int
    outlets: int
    examples: tuple[int, ...]
    score: float


@dataclass(slots=True)
class _Seen:
    """Every phrase of every statement, as numbers: `held` are those of quote `n` from `begins[n]` to `begins[n + 1]`."""

    quotes: list[Untagged] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    counts: array[int] = field(default_factory=lambda: array("l"))
    held: array[int] = field(default_factory=lambda: array("l"))
    begins: array[int] = field(default_factory=lambda: array("l", [0]))
    words: Counter[str] = field(default_factory=Counter)


def suggest(quotes: Iterable[Untagged], known: Collection[str], least: int = 3) -> list[Suggested]:
    """The phrases of at least `least` statements that the thesaurus does not know, the most promising first.

    `known` are the lemma keys of its names (several words joined by spaces): a phrase that holds one of them is left out.
    """
    seen = _read(quotes)
    frequent = {key: number for key, number in seen.numbers.items() if seen.counts[number] >= least}
    found = {key: number for key, number in _outer(frequent, seen.counts, least).items() if not _holds(key.split()[1:], known)}
    where = _places(seen, set(found.values()))
    made = [_suggested(key, [seen.quotes[place] for place in where[number]], seen.words) for key, number in found.items()]
    return sorted(made, key=lambda one: (-one.score, one.phrase))


def _read(quotes: Iterable[Untagged]) -> _Seen:
    seen = _Seen()
    statements: set[int] = set()
    for quote in quotes:
        keys = {key for key, _ in phrases(quote.text, quote.lang)}
        numbers = [seen.numbers.setdefault(key, len(seen.numbers)) for key in sorted(keys)]
        seen.counts.extend([0] * (len(seen.numbers) - len(seen.counts)))
        if quote.statement not in statements:
            statements.add(quote.statement)
            for number in numbers:
                seen.counts[number] += 1
            seen.words.update({f"{quote.lang} {word}" for key in keys for word in key.split()[1:]})
        seen.quotes.append(quote)
        seen.held.extend(numbers)
        seen.begins.append(len(seen.held))
    return seen


def phrases(text: str, lang: str) -> Iterator[tuple[str, str]]:
    """The noun phrases of a text: the language and lemma keys joined by spaces, and the words as printed."""
    for run in _runs(text, lang):
        words = [text[start:end] for start, end, _ in run]
        for first, last in noun_phrases(words, lang):
            keys = [lemma_key(surface, lang, capital=text[start].isupper()) for start, _, surface in run[first:last]]
            yield " ".join([lang, *keys]), text[run[first][0] : run[last - 1][1]]


def _runs(text: str, lang: str) -> Iterator[list[tuple[int, int, str]]]:
    """Words (start, end, surface key) with nothing but spaces or hyphens between them."""
    run: list[tuple[int, int, str]] = []
    for span, surface in find_surfaces(text, lang):
        if run and not _JOINED.fullmatch(text[run[-1][1] : span.start]):
            yield run
            run = []
        run.append((span.start, span.end, surface))
    if run:
        yield run


def _holds(words: Sequence[str], known: Collection[str]) -> bool:
    return any(" ".join(words[start:end]) in known for start in range(len(words)) for end in range(start + 1, len(words) + 1))


def _outer(frequent: dict[str, int], counts: Sequence[int], least: int) -> dict[str, int]:
    """The phrases without those that are mostly said inside a longer one."""
    inside: Counter[str] = Counter()
    for key, number in frequent.items():
        lang, *words = key.split()
        parts = {" ".join([lang, *words[a:b]]) for a in range(len(words)) for b in range(a + 1, len(words) + 1)} - {key}
        for part in parts & frequent.keys():
            inside[part] = max(inside[part], counts[number])
    return {
        key: number
        for key, number in frequent.items()
        if inside[key] < _MOSTLY * counts[number] and (counts[number] - inside[key] >= least or not inside[key])
    }


def _places(seen: _Seen, wanted: set[int]) -> dict[int, list[int]]:
    where: dict[int, list[int]] = {number: [] for number in wanted}
    for place in range(len(seen.quotes)):
        for number in seen.held[seen.begins[place] : seen.begins[place + 1]]:
            if number in wanted:
                where[number].append(place)
    return where


def _suggested(key: str, quotes: Sequence[Untagged], words: Counter[str]) -> Suggested:
    lang, *keys = key.split()
    statements = len({quote.statement for quote in quotes})
    voices, outlets = ({getattr(quote, side) for quote in quotes} - {None} for side in ("voice", "outlet"))
    apart = max(words[f"{lang} {word}"] for word in keys) / statements
    telling = 1 / (1 + math.log(max(apart, 1))) if len(keys) > 1 else _SINGLE
    spread = (1 + math.log2(max(len(voices), 1))) * (1 + math.log2(max(len(outlets), 1)))
    phrase = _dictionary_form(key, quotes, lang)
    return Suggested(phrase, lang, statements, len(voices), len(outlets), _examples(quotes), statements * spread * telling)


def _examples(quotes: Sequence[Untagged]) -> tuple[int, ...]:
    """Two quotes, of different people where there are."""
    first = quotes[0]
    others = [quote for quote in quotes if quote.statement != first.statement]
    other = next((quote for quote in others if quote.voice != first.voice), others[0] if others else None)
    return (first.id, other.id) if other else (first.id,)


def _dictionary_form(key: str, quotes: Sequence[Untagged], lang: str) -> str:
    """The phrase as a thesaurus would write it: in the nominative, the singular where it occurs, small letters too."""
    spellings = Counter(words for quote in quotes[:_SPELLINGS] for found, words in phrases(quote.text, lang) if found == key)
    plain: Callable[[Sequence[str]], str] = load_pack(lang).morph.plain
    forms = Counter[str]()
    small = any(words.islower() for words in spellings)
    for words, count in spellings.items():
        forms[plain((words.lower() if small else words).split())] += count
    return min(forms, key=lambda form: (not is_singular(form, lang), -forms[form], form))
