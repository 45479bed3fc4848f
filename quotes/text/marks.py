"""Quotation marks → pairs. In: a text and the spans of its paragraphs. Out: pairs of marks, nested ones and half-lost ones included.

Which way a straight or ambiguous mark faces is read from what stands around it; glyphs with one direction («, „, ») keep it.
The walk is one pass with a stack, so a megabyte of marks costs a megabyte of steps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from quotes.model.spans import Span

OPENING = "«„‹"
CLOSING = "»›"
EITHER = '"“”‟＂″'
SINGLE_OPENING, SINGLE_CLOSING = "‘‚", "’"
MARK = re.compile(r"[«„‹»›\"“”‟＂″‘‚’]|''")
MAX_DEPTH = 6
MAX_PARAGRAPHS = 12
MAX_STRAY = 40  # closing marks without a partner in one paragraph; more are noise, and each would be read from the paragraph's start
ATTRIBUTED = re.compile(r"[\s,.!?…]*[—–-]+\s*[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two marks and what stands between them.

    `outer` includes the marks, `inner` does not; where a mark was lost, the two share that edge and `lost` says which
    (`open`, `close`, or empty). `depth` is 0 for a pair inside no other.
    """

    outer: Span
    inner: Span
    depth: int = 0
    lost: str = ""


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    way: int  # 1 opens, -1 closes, 0 either
    single: bool = False


def find_pairs(text: str, paragraphs: Iterable[Span]) -> list[Pair]:
    """All pairs of marks of the paragraphs, in the order of their opening marks; never raises."""
    pairs: list[Pair] = []
    pending: list[tuple[int, _Mark, Span]] = []  # openings whose closing mark stands in a later paragraph
    for number, paragraph in enumerate(paragraphs):
        found, opened, closed = _match(text, paragraph)
        pairs += found
        pending = [entry for entry in pending if number - entry[0] <= MAX_PARAGRAPHS]
        if pending and _starts_with(text, paragraph, opened):
            opened = opened[1:]  # the mark repeated at the head of a paragraph of the same quote
        elif pending and found and _starts_with_pair(text, paragraph, found):
            first = next(pair for pair in found if text[paragraph.start : pair.outer.start].strip() == "" and pair.depth == 0)
            if not closed:  # »… «…» : the repeated mark and the closing one were taken for a pair
                pairs.remove(first)
                pairs.append(_pair(pending.pop()[1], first.outer.end, first.inner.end))
        for mark in closed[:MAX_STRAY]:
            if pending:
                pairs.append(_pair(pending.pop()[1], mark.end, mark.start))
            else:
                pairs.append(_lost_opening(paragraph, mark, pairs))
        pending = [(n, m, p) for n, m, p in pending]
        for mark in opened:
            shared = _shared_close(text, paragraph, mark, found)
            if shared is not None:
                pairs.append(_pair(mark, shared.outer.end, shared.inner.end, lost="close"))
            else:
                pending = [*pending[-MAX_DEPTH:], (number, mark, paragraph)]
    for _, mark, paragraph in pending:
        pairs.append(Pair(Span(mark.start, paragraph.end), Span(mark.end, max(mark.end, paragraph.end)), 0, "close"))
    return _with_depth(pairs)


def _match(text: str, paragraph: Span) -> tuple[list[Pair], list[_Mark], list[_Mark]]:
    """Pairs inside one paragraph, and the marks left without a partner: opening ones, closing ones."""
    stack: list[_Mark] = []
    pairs: list[Pair] = []
    stray: list[_Mark] = []
    for mark in _marks(text, paragraph):
        way = mark.way
        if mark.single and (way == 0 or (way < 0 and not (stack and stack[-1].single))):
            continue  # an apostrophe
        if way == 0:
            way = -1 if stack else 1
        if way > 0:
            if len(stack) < MAX_DEPTH:
                stack.append(mark)
            continue
        while stack and stack[-1].single and not mark.single:
            stack.pop()  # a lone single mark was no quotation mark
        if stack:
            pairs.append(_pair(stack.pop(), mark.end, mark.start))
        else:
            stray.append(mark)
    return pairs, [mark for mark in stack if not mark.single], stray


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    """The paragraph's marks, each with the way it faces."""
    return [
        _Mark(m.start(), m.end(), *_way(text, m.start(), m.end(), m.group())) for m in MARK.finditer(text, paragraph.start, paragraph.end)
    ]


def _way(text: str, start: int, end: int, glyph: str) -> tuple[int, bool]:
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    if glyph in OPENING:
        return (-1 if glyph == "„" and before.isalnum() and not after.isalnum() else 1), False
    if glyph in CLOSING:
        return -1, False
    if glyph in SINGLE_OPENING:
        return 1, True
    if glyph == SINGLE_CLOSING:
        return (0 if before.isalnum() and after.isalnum() else -1), True
    left = before.isspace() or before in "([{—–-/:«„"
    right = after.isspace() or after in ")]}.,;:!?…—–-/»"
    if left and not right:
        return 1, False
    if right and not left:
        return -1, False
    if not left and not right:  # inside a run of letters or marks: a lost space, or marks side by side
        if before in ".,!?…" or before in EITHER:
            return (0 if before in EITHER else (1 if after.isupper() else -1)), False
        return (1 if after in EITHER + OPENING else 0), False
    return (1 if glyph == "“" and not before.isspace() else 0), False


def _pair(mark: _Mark, outer_end: int, inner_end: int, lost: str = "") -> Pair:
    return Pair(Span(mark.start, max(outer_end, mark.end)), Span(mark.end, max(inner_end, mark.end)), 0, lost)


def _lost_opening(paragraph: Span, mark: _Mark, pairs: list[Pair]) -> Pair:
    """A closing mark alone: what it closes begins, as far as anyone can tell, with the paragraph or after the pair before."""
    start = paragraph.start
    if pairs and pairs[-1].lost == "" and pairs[-1].outer.start >= paragraph.start and pairs[-1].outer.end <= mark.start:
        start = paragraph.start
    return Pair(Span(start, mark.end), Span(start, max(start, mark.start)), 0, "open")


def _shared_close(text: str, paragraph: Span, mark: _Mark, found: list[Pair]) -> Pair | None:
    """The inner pair whose closing mark also closes `mark` (`"… the "middle powers", — said he`): the last that attribution follows."""
    inside = [pair for pair in found[-50:] if pair.outer.start > mark.start]
    for pair in reversed(inside):
        if ATTRIBUTED.match(text, pair.outer.end, min(paragraph.end, pair.outer.end + 12)):
            return pair
    return None


def _starts_with(text: str, paragraph: Span, opened: list[_Mark]) -> bool:
    return bool(opened) and text[paragraph.start : opened[0].start].strip() == ""


def _starts_with_pair(text: str, paragraph: Span, found: list[Pair]) -> bool:
    first = min(found, key=lambda pair: pair.outer.start)
    return text[paragraph.start : first.outer.start].strip() == "" and first.outer.end - first.outer.start > 60


def _with_depth(pairs: list[Pair]) -> list[Pair]:
    """The pairs in order, each with the number of pairs around it."""
    ordered = sorted(pairs, key=lambda pair: (pair.outer.start, -pair.outer.end))
    result: list[Pair] = []
    ends: list[int] = []
    for pair in ordered:
        while ends and ends[-1] < pair.outer.end:
            ends.pop()
        result.append(Pair(pair.outer, pair.inner, len(ends), pair.lost))
        ends.append(pair.outer.end)
    return result
