"""What every format is turned into. In: nothing. Out: the record that the readers of formats fill."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Converted:
    """The text of a document; `hints` may hold `title`, `outlet`, `author`, `published`, `url` as the file states them.

    `start` is the offset where the article begins (after a file's front matter).
    """

    text: str
    hints: dict[str, str] = field(default_factory=dict)
    start: int = 0
