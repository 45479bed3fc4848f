"""Markdown to text. In: decoded Markdown. Out: the same text untouched, with the title and what its front matter states as hints."""

from __future__ import annotations

import re

from quotes.text.formats.converted import Converted

_FRONT = re.compile(r"\A---\n(.{0,20000}?)\n(?:---|\.\.\.)\n", re.DOTALL)
_FIELD = re.compile(r"^(title|outlet|author|date|published|url|lang)\s*:\s*(.+?)\s*$", re.IGNORECASE | re.MULTILINE)
_HEADING = re.compile(r"^#\s+(.+?)\s*#*\s*$", re.MULTILINE)


def convert_md(text: str) -> Converted:
    """`text` as it is; offsets count from its first character. Never raises."""
    hints: dict[str, str] = {}
    front = _FRONT.match(text)
    for match in _FIELD.finditer(front.group(1)) if front else ():
        key = match.group(1).lower()
        hints["published" if key == "date" else key] = match.group(2).strip("\"'")
    heading = _HEADING.search(text)
    if heading:
        hints["title"] = heading.group(1)
    return Converted(text, hints, front.end() if front else 0)
