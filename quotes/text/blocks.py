"""Lines and wrapped paragraphs. In: a text. Out: its lines with their places, wrapped ones joined where the page was hard-wrapped."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from quotes.model.articles import PartKind
from quotes.model.spans import Span

_WRAP = 100
_FINAL = re.compile("[.!?…:]['\"»”“’)\\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, without the white space around it; `blank_after` says that a blank line follows."""

    text: str
    span: Span
    blank_after: bool
    kind: PartKind = "body"


def cut_lines(text: str) -> list[Line]:
    """The lines of `text` that are not blank, in order."""
    lines: list[Line] = []
    at = 0
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            start = at + len(raw) - len(raw.lstrip())
            lines.append(Line(words, Span(start, start + len(words)), False))
        elif lines:
            lines[-1] = replace(lines[-1], blank_after=True)
        at += len(raw) + 1
    return lines


def is_wrapped(lines: list[Line]) -> bool:
    """Was the page wrapped at a fixed width? Then lines are short and most go on in the next one with a small letter."""
    if len(lines) < 6:
        return False
    joins = [(line, after) for line, after in pairwise(lines) if not line.blank_after]
    if len(joins) < 4 or sum(len(line.text) > _WRAP for line in lines) > len(lines) // 20:
        return False
    going_on = sum(not _FINAL.search(line.text) and len(line.text) > 30 for line, _ in joins)
    small = sum(after.text[0].islower() for _, after in joins)
    return going_on > 0.6 * len(joins) and small > 0.35 * len(joins)


def join_wrapped(text: str, lines: list[Line]) -> list[Line]:
    """Join the body lines of each block (no blank line between) to one paragraph."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and last.kind == line.kind == "body" and not last.blank_after:
            span = Span(last.span.start, line.span.end)
            joined[-1] = replace(last, text=span.of(text), span=span, blank_after=line.blank_after)
        else:
            joined.append(line)
    return joined
