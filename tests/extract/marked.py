"""Marked-up sentences for tests. In: `[who Марат Сабитов] [cue отметил], что [quote порт готов].` Out: text, spans, a picture of misses."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from quotes.extract.article import read_quotes
from quotes.model.articles import Article, Part
from quotes.model.quotes import Quote
from quotes.model.spans import Span

SPAN = re.compile(r"\[(who|cue|quote|none) ")
EDGE = " \t\n\u00a0.,;:!?…—–-«»„“”\"'"


@dataclass(frozen=True)
class Marked:
    """A text without its mark-up, and the marked spans by name."""

    text: str
    spans: dict[str, list[Span]] = field(default_factory=dict)

    def words(self, name: str) -> list[str]:
        """The words of the spans of that name."""
        return [span.of(self.text) for span in self.spans.get(name, [])]


def parse_marked(marked: str) -> Marked:
    """Take the mark-up out of a marked sentence."""
    text = ""
    spans: dict[str, list[Span]] = {}
    opened: list[tuple[str, int]] = []
    at = 0
    while at < len(marked):
        match = SPAN.match(marked, at)
        if match:
            opened.append((match.group(1), len(text)))
            at = match.end()
            continue
        if marked[at] == "]" and opened:
            name, start = opened.pop()
            spans.setdefault(name, []).append(Span(start, len(text)))
        else:
            text += marked[at]
        at += 1
    return Marked(text, spans)


def article_of(text: str, lang: str) -> Article:
    """Every line a paragraph of the body."""
    parts, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            parts.append(Part("body", Span(at, at + len(line))))
        at += len(line) + 1
    return Article("test.txt", text, lang, tuple(parts))


def trimmed(text: str, span: Span) -> Span:
    """The span without punctuation at its edges."""
    start, end = span.start, span.end
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return Span(start, end)


def picture(marked: Marked, quotes: tuple[Quote, ...]) -> str:
    """The sentence with what was wanted above it and what was found below it."""
    text = marked.text.replace("\n", "⏎")
    lines = [text]
    for name, spans in marked.spans.items():
        lines.append(_underline(len(text), spans, name[0]) + f"  wanted {name}")
    for quote in quotes:
        lines.append(_underline(len(text), list(quote.segments), "^") + f"  found {quote.rule}")
        if quote.mention:
            lines.append(_underline(len(text), [quote.mention.span], "~") + f"  mention of {quote.speaker.name if quote.speaker else None}")
    return "\n".join(lines)


def _underline(size: int, spans: list[Span], sign: str) -> str:
    row = [" "] * size
    for span in spans:
        row[span.start : span.end] = sign * len(span)
    return "".join(row)


def read(text: str, lang: str = "ru", *, tagger: bool = True) -> tuple[Quote, ...]:
    """The quotes of a bare text."""
    return read_quotes(article_of(text, lang), tagger=tagger).quotes


def check(sentence: str, lang: str = "ru", *, tagger: bool = True, speaker: str | None = None) -> Quote:
    """Assert that a marked sentence yields one quote with these spans; the picture stands in the failure."""
    marked = parse_marked(sentence)
    quotes = read(marked.text, lang, tagger=tagger)
    shown = "\n" + picture(marked, quotes)
    assert len(quotes) == 1, shown
    quote = quotes[0]
    wanted = [trimmed(marked.text, span) for span in marked.spans["quote"]]
    assert [trimmed(marked.text, span) for span in quote.segments] == wanted, shown
    if marked.words("cue"):
        assert quote.cue is not None, shown
        assert quote.cue.span == marked.spans["cue"][0], shown
    if marked.words("who"):
        assert quote.mention is not None, shown
        assert quote.mention.span == marked.spans["who"][0], shown
    if speaker is not None:
        assert quote.speaker is not None, shown
        assert quote.speaker.name == speaker, shown
    return quote
