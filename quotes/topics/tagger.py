"""The tagger. In: a text, the segments of a quote in it, the thesaurus. Out: the topics the quote's words name, each with its place.

A phrase is found by the lemma keys of its words, in any inflection and in any language of the thesaurus; an abbreviation by its very
letters. One adjective may stand inside a phrase, punctuation may not. Of overlapping hits the longest counts. Broader topics are not
tagged: they follow from the thesaurus when a question is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from quotes.lang.lemmas import find_surfaces, is_adjective, lemma_key
from quotes.model.spans import Span
from quotes.topics import anaphors
from quotes.topics.patterns import Pattern, Patterns, compiled
from quotes.topics.thesaurus import Alias, Thesaurus

How = Literal["alias", "anaphor"]
_BACK, _AHEAD = 800, 100  # how far around the quote company and antecedents are looked for, in characters
_NEAR = 600  # how far back an anaphor may point
_JOINED = re.compile(r"[ \t\xa0\u202f«»\"“”„'’+-]*\n?[ \t\xa0«»\"“”„-]*")
_JOINED_BY_DASH = re.compile(r"[ \t\xa0\u202f«»\"“”„'’]*[,–—―-]?\n?[ \t\xa0«»\"“”„]*")
_PLURAL_RU = ("ам", "ям", "ами", "ями", "ах", "ях")


@dataclass(frozen=True, slots=True)
class Tag:
    """A topic named by a quote: `span` holds the words `matched`; `alias` is None for an anaphor."""

    topic_key: str
    span: Span
    matched: str
    how: How
    alias: Alias | None = None


@dataclass(slots=True)
class _Word:
    span: Span
    surface: str
    capital: bool
    raw: str


class _Words:
    """The words of a stretch of text with their lemma keys, each made when first asked for."""

    def __init__(self, text: str, span: Span, lang: str) -> None:
        self.text, self.lang = text, lang
        self.words: list[_Word] = []
        for found, surface in find_surfaces(text[span.start : span.end], lang):
            place = Span(found.start + span.start, found.end + span.start)
            raw = place.of(text)
            self.words.append(_Word(place, surface, raw[0].isupper(), re.split("['’ʼ‘`]", raw)[0]))
        self._keys: dict[tuple[int, str], str] = {}

    def key(self, index: int, lang: str) -> str:
        """The lemma key of a word in a language; in the language "" the very letters."""
        word = self.words[index]
        if not lang:
            return word.raw
        found = self._keys.get((index, lang))
        if found is None:
            found = self._keys[index, lang] = lemma_key(word.surface, lang, capital=word.capital)
        return found

    def languages(self, index: int) -> tuple[str, ...]:
        """The languages a word may be of: the text's, and those that share its script."""
        others = ("en", "az", "kk") if self.words[index].surface[0] < "\u0370" else ("ru", "kk")
        return ("", self.lang, *(lang for lang in others if lang != self.lang))

    def points(self, index: int) -> bool:
        """Is the word one that points back (`этот`, `this`)?"""
        return self.words[index].surface in anaphors.POINTERS.get(self.lang, ())

    def between(self, index: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.words[index].span.end : self.words[index + 1].span.start]


def tag(words: str, lang: str, thesaurus: Thesaurus, *, before: str = "", after: str = "") -> tuple[Tag, ...]:
    """The topics that `words` name, one tag each in text order; spans are offsets in `words`.

    `before` and `after` are the text around them: anaphors look back, and phrases that need company look both ways.
    """
    shift = len(before)
    found = tag_segments(before + words + after, [Span(shift, shift + len(words))], lang, thesaurus)
    return tuple(Tag(t.topic_key, Span(t.span.start - shift, t.span.end - shift), t.matched, t.how, t.alias) for t in found)


def tag_segments(text: str, segments: Sequence[Span], lang: str, thesaurus: Thesaurus) -> tuple[Tag, ...]:
    """The topics that a quote's segments name, in text order (offsets in `text`), one tag a topic: an alias before an anaphor."""
    if not segments:
        return ()
    around = Span(max(0, segments[0].start - _BACK), min(len(text), segments[-1].end + _AHEAD))
    words = _Words(text, around, lang)
    patterns = compiled(thesaurus)
    inside = [i for i, word in enumerate(words.words) if any(segment.contains(word.span) for segment in segments)]
    places = range(len(words.words)) if any(words.points(index) for index in inside) else inside
    hits = _longest(hit for hit in _hits(words, places, patterns) if not any(_across(hit[0], segment) for segment in segments))
    tags = [Tag(p.topic, span, span.of(text), "alias", p.alias) for span, p in hits]
    tags += _anaphors(words, hits, patterns)
    first: dict[str, Tag] = {}
    for found in sorted(tags, key=lambda tag: (tag.how, tag.span)):
        if any(segment.contains(found.span) for segment in segments):
            first.setdefault(found.topic_key, found)
    return tuple(sorted(first.values(), key=lambda tag: (tag.span, tag.topic_key)))


def _across(hit: Span, segment: Span) -> bool:
    return hit.overlaps(segment) and not segment.contains(hit)


def _hits(words: _Words, places: Iterable[int], patterns: Patterns) -> Iterator[tuple[Span, Pattern]]:
    for index in places:
        word = words.words[index]
        for lang in words.languages(index):
            for pattern in patterns.starting(lang, words.key(index, lang)):
                if (lang not in ("", words.lang) and not pattern.telling) or not pattern.allows(word.surface):
                    continue
                last = _match(words, index, pattern)
                if last is not None and _in_company(words, pattern):
                    yield _closed(words.text, Span(word.span.start, words.words[last].span.end)), pattern


def _closed(text: str, span: Span) -> Span:
    """The span with the closing mark that follows, where its opening mark stands inside."""
    inside, after = span.of(text), text[span.end : span.end + 1]
    opened = inside.count('"') % 2 if after == '"' else any(inside.count(a) > inside.count(b) for a, b in ("«»", "“”", "„“") if b == after)
    return Span(span.start, span.end + 1) if opened else span


def _match(words: _Words, index: int, pattern: Pattern) -> int | None:
    """The index of the last word of the pattern's phrase where it stands at `index`."""
    gap_left = pattern.gap
    for key, dash in zip(pattern.keys[1:], pattern.dashes, strict=True):
        if not _next_joined(words, index, dash=dash):
            return None
        index += 1
        if words.key(index, pattern.lang) == key:
            continue
        if not gap_left or not is_adjective(words.words[index].surface, pattern.lang) or not _next_joined(words, index, dash=False):
            return None
        gap_left = False
        index += 1
        if words.key(index, pattern.lang) != key:
            return None
    return index


def _next_joined(words: _Words, index: int, *, dash: bool) -> bool:
    return index + 1 < len(words.words) and (_JOINED_BY_DASH if dash else _JOINED).fullmatch(words.between(index)) is not None


def _in_company(words: _Words, pattern: Pattern) -> bool:
    lang = pattern.company_lang
    return all(any(words.key(index, lang) == key for index in range(len(words.words))) for key in pattern.company)


def _longest(hits: Iterable[tuple[Span, Pattern]]) -> list[tuple[Span, Pattern]]:
    """The hits without those that overlap a longer one, in text order."""
    kept: list[tuple[Span, Pattern]] = []
    for hit in sorted(hits, key=lambda hit: (-len(hit[0]), hit[0], hit[1].topic, hit[1].lang)):
        if not any(hit[0].overlaps(other) for other, _ in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit[0])


def _anaphors(words: _Words, hits: list[tuple[Span, Pattern]], patterns: Patterns) -> Iterator[Tag]:
    """`этот маршрут` after a route was named: the nearest topic named before that the noun may stand for."""
    nouns = anaphors.all_pointing_words(words.lang)
    for index, word in enumerate(words.words[:-1]):
        if not words.points(index):
            continue
        head = index + 1
        if words.key(head, words.lang) not in nouns and head + 1 < len(words.words) and is_adjective(words.words[head].surface, words.lang):
            head += 1
        noun, key = words.words[head], words.key(head, words.lang)
        if key not in nouns or (words.lang == "ru" and noun.surface.endswith(_PLURAL_RU)):
            continue
        span = Span(word.span.start, noun.span.end)
        topic = None if any(span.overlaps(hit) for hit, _ in hits) else _antecedent(words, index, key, hits, patterns)
        if topic:
            yield Tag(topic, span, span.of(words.text), "anaphor")


def _antecedent(words: _Words, index: int, noun: str, hits: list[tuple[Span, Pattern]], patterns: Patterns) -> str | None:
    start = words.words[index].span.start
    named = [
        hit for hit in hits if hit[0].end <= start and start - hit[0].end <= _NEAR and noun in patterns.pointing(hit[1].topic, words.lang)
    ]
    if not named:
        return None
    span, pattern = named[-1]
    for other in range(index):  # another thing of the kind named since: "проект «…»" before "этот проект"
        place = words.words[other].span
        if place.start >= span.end and words.key(other, words.lang) == noun and not (other and words.points(other - 1)):
            return None
    return pattern.topic
