"""Rows of links to other articles. In: one line. Out: whether it is such a row, or where one at its front ends."""

from __future__ import annotations

import re
from itertools import pairwise

from quotes.text.datelines import find_date_literals

_BULLETS = re.compile("[■▪●◆•|]")
# Links stand at the front of a line, within so many characters.
_NEAR = 2000


def is_link_list(text: str) -> bool:
    """Is the line a row of links: bullets and times without sentences?"""
    if len(_BULLETS.findall(text)) < 2:
        return False
    literals = list(find_date_literals(text[:_NEAR]))
    return len(literals) > 1 and len(text) - literals[-1].span.end < 40


def links_end(text: str) -> int:
    """Where a row of links glued to the front of a paragraph ends, each a bullet, a headline and its time; 0 where there is none."""
    bullets = [found.start() for found in _BULLETS.finditer(text[:_NEAR])]
    if len(bullets) < 2:
        return 0
    ends = [literal.span.end for literal in find_date_literals(text[:_NEAR])]
    timed = all(any(left < end and not text[end:right].strip() for end in ends if end <= right) for left, right in pairwise(bullets))
    end = next((end for end in ends if end > bullets[-1]), 0)
    return end if timed and text[end : end + 1].isupper() else 0
