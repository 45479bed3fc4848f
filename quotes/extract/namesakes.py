"""Whom of a page's people a name could mean. In: people as they are met. Out: those who share a word with it, found by that word.

A page of nothing but names holds tens of thousands of people: whoever asks must not look at each of them.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from quotes.extract.mentions import Person

MOST = 100  # words alike in beginning and length that are looked at letter by letter: no page of news comes near


def spelled(words: Sequence[str]) -> str:
    """Words as they are compared."""
    return _folded(" ".join(words))


@lru_cache(maxsize=20_000)
def _folded(name: str) -> str:
    return name.lower().replace("ё", "е").replace("\u0307", "")  # the dot that İ leaves behind


class Namesakes:
    """The people of one page by the words of their names, which stay as they are meanwhile."""

    def __init__(self) -> None:
        self.persons: list[Person] = []
        self.words: list[tuple[str, ...]] = []
        self._numbers: dict[int, int] = {}
        self._bearers: defaultdict[tuple[str, bool], list[int]] = defaultdict(list)
        self._places: defaultdict[tuple[str, bool], list[tuple[int, int]]] = defaultdict(list)
        self._leads: defaultdict[tuple[tuple[str, ...], str, int], list[int]] = defaultdict(list)
        self._spellings: defaultdict[tuple[str, int], dict[str, int]] = defaultdict(dict)

    def add(self, person: Person) -> None:
        """One more person."""
        words, number = tuple(spelled([word]) for word in person.words), len(self.persons)
        self.persons.append(person)
        self.words.append(words)
        self._numbers[id(person)] = number
        self._leads[words[:-1], words[-1][:1], len(words[-1])].append(number)
        for word in set(words):
            self._bearers[word, word == words[-1]].append(number)
            if len(words) > 1:
                self._spellings[word[:1], len(word)].setdefault(word, number)

    def note(self, person: Person, start: int) -> None:
        """The person is named at `start`."""
        number = self._numbers[id(person)]
        for word in set(self.words[number]):
            insort(self._places[word, word == self.words[number][-1]], (start, number))

    def sharing(self, words: Sequence[str]) -> list[int]:
        """Those with the same last word, or with all words the same but a last one of like beginning and length; as they were met."""
        last = words[-1]
        near = (self._leads.get((tuple(words[:-1]), last[:1], length), ())[-MOST:] for length in range(len(last) - 2, len(last) + 3))
        return sorted({*self._bearers.get((last, True), ())[-MOST:], *chain.from_iterable(near)})

    def bearers(self, word: str, last: bool, start: int) -> Iterator[tuple[int, int]]:
        """Who bears the word as the last one of the name (or as another): the place where each was named latest before `start`, and who.

        The latest first; after them who was named nowhere before, as they were met, with the place 0 or below.
        """
        places = self._places.get((word, last), [])
        at = bisect_left(places, (start, 0))
        yield from reversed(places[max(0, at - MOST) : at])
        yield from ((-number, number) for number in self._bearers.get((word, last), ())[:MOST])

    def spelt_like(self, word: str) -> list[tuple[int, str]]:
        """Words of longer names that begin like `word` and are at most a letter longer or shorter, and who was met first with each."""
        near = (self._spellings.get((word[:1], length), {}) for length in range(len(word) - 1, len(word) + 2))
        return sorted((number, spelling) for found in near for spelling, number in list(found.items())[-MOST:])
