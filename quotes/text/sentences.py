"""Sentences as spans. In: a text and a span of it (a part of an article). Out: its sentences, left to right, covering every word.

`razdel` proposes the ends; this module takes back those inside quotation marks, after abbreviations it does not know and
before a reporter's words, and adds those where the page lost the space after the full stop.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from quotes.model.spans import Span

_OPENERS = {"«": "»", "“": "”", "„": "“”", "‹": "›"}
_CLOSERS = "»”“›"
_MARK = re.compile('[«»“”„‹›"]')
_FINAL = re.compile("[.!?…]+[\"»”“’')\\]]*\\s*$")
_GLUED = re.compile('(?<=[^\\W\\d_]{2}[.!?…])(?=[«“"]?[^\\W\\d_]{2})|(?<=[.!?…][»”])(?=[^\\W\\d_]{2})')
_LAST_WORD = re.compile(r"([^\W\d_](?:[\w.-]*[\w])?)\.$")
_AFTER_INITIALS = re.compile(r"(?:\b[A-Z]\.){2,3}(?=\s[A-Z])")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_FIRST_WORD = re.compile(r"[\s\"«“„(\[]*([^\W_]+)")
_REPORTER = re.compile(r"[-–—]\s*[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІƏĞŞÇÖÜİ]")


def find_sentences(text: str, span: Span | None = None) -> Iterator[Span]:
    """The sentences inside `span` (the whole text by default), without the white space around them.

    A blank line always ends one. A single line end does too, unless the line before it is short enough to be wrapped and has
    no sentence end: so a page wrapped at 70 columns keeps its sentences. Never ends inside quotation marks. Never raises.
    """
    start, end = (span.start, span.end) if span else (0, len(text))
    for block_start, block_end in _blocks(text, start, end):
        block = text[block_start:block_end]
        ends = _ends(block)
        at = 0
        for stop in [*ends, len(block)]:
            piece = block[at:stop]
            left = len(piece) - len(piece.lstrip())
            if left < len(piece):
                yield Span(block_start + at + left, block_start + at + len(piece.rstrip()))
            at = stop


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    """The word lists of `sentences.toml`."""
    data = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in data.items()}


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut `[start, end)` at line ends, keeping wrapped lines together."""
    at = line = start
    while line < end:
        stop = text.find("\n", line, end)
        if stop < 0:
            break
        if not _wrapped(text[max(line, stop - 200) : stop], stop - line) or text[stop : stop + 2] == "\n\n":
            yield at, stop
            at = stop + 1
        line = stop + 1
    if at < end:
        yield at, end


def _wrapped(line: str, length: int) -> bool:
    """Does a line of `length` go on after its end?"""
    return 0 < length <= 100 and bool(line.strip()) and not _FINAL.search(line)


def _ends(block: str) -> list[int]:
    """Where the sentences of one block end, the last one left out."""
    from razdel import sentenize

    pairs = _pairs(block)
    found: set[int] = {piece.stop for piece in sentenize(block)}
    found.update(match.start() for match in _GLUED.finditer(block) if _lost_space(block, match.start()))
    found.update(match.end() for match in _AFTER_INITIALS.finditer(block))
    found.update(match.end() for match in re.finditer("\n", block) if _FINAL.search(block[max(0, match.start() - 12) : match.start()]))
    last = len(block.rstrip())
    return [end for end in sorted(found) if end < last and not _inside(pairs, end) and not _goes_on(block, end)]


def _pairs(block: str) -> list[tuple[int, int]]:
    """The outermost pairs of quotation marks, as offsets of the opening and the closing one; marks without a partner are left out."""
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for match in _MARK.finditer(block):
        at, mark = match.start(), match.group()
        before = block[at - 1] if at else " "
        after = block[at + 1] if at + 1 < len(block) else " "
        closes = bool(stack) and (mark in _OPENERS.get(stack[-1][0], "") or (mark == stack[-1][0] == '"'))
        opening = (before.isspace() or before in '([«“„"—–-') and not after.isspace()
        if mark == '"' and opening and not (closes and not after.isalnum()):
            closes = False
        if closes:
            pairs.append((stack.pop()[1], at))
        elif mark in _OPENERS or (mark == '"' and opening):
            stack.append((mark, at))
        elif mark in _CLOSERS:
            while stack and mark not in _OPENERS.get(stack[-1][0], ""):
                stack.pop()
            if stack:
                pairs.append((stack.pop()[1], at))
    pairs.sort()
    outer: list[tuple[int, int]] = []
    for pair in pairs:
        if not outer or pair[0] > outer[-1][1]:
            outer.append(pair)
    return outer


def _inside(pairs: list[tuple[int, int]], end: int) -> bool:
    """Does a sentence end at `end` stand inside a pair of marks?"""
    at = bisect_left(pairs, (end, 0)) - 1
    return at >= 0 and pairs[at][0] < end <= pairs[at][1]


def _goes_on(block: str, end: int) -> bool:
    """Does the sentence go on after `end`, in spite of its full stop?"""
    tail = block[end : end + 60].lstrip()
    if _REPORTER.match(tail):
        return True
    before = _LAST_WORD.search(block[max(0, end - 30) : end].rstrip())
    follower = _FIRST_WORD.match(tail)
    if not before or not follower:
        return False
    word, following = before.group(1), follower.group(1)
    lists = _lists()
    if word.casefold() in lists["units"]:
        return following in lists["after_units"] or not following[0].isupper()
    if word.casefold() in lists["follow"]:
        return True
    return bool(_INITIALS.fullmatch(word + ".")) and following not in lists["starters"] and (len(word) > 1 or word.isupper())


def _lost_space(block: str, at: int) -> bool:
    """Is the place after a full stop without a space the start of a sentence (and not the inside of an address or a name)?"""
    follower = _FIRST_WORD.match(block, at)
    if not follower or not follower.group(1)[0].isupper() or follower.group(1).isupper():
        return False
    word = follower.group(1)
    before = block[max(0, at - 4) : at].rstrip(".!?…»”")
    cyrillic = word[0] > "\u0370" and bool(before) and before[-1] > "\u0370"
    return bool(before) and before[-1].islower() and (cyrillic or (len(word) >= 4 or word in _lists()["starters"]))
