"""A body → sentences of tokens with quotes held shut. In: an article and its pack. Out: paragraphs, sentences, tokens.

A quote that stands in marks as a whole statement becomes one token of kind `quote`; short marked fragments (names, titles,
single words) stay words, and their marks become tokens of kind `mark`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from quotes.extract.sentences import split_sentences
from quotes.extract.shutting import last_sign, shut_quotes
from quotes.extract.tokens import Token, TokenKind
from quotes.lang.pack import Pack
from quotes.model.articles import Article
from quotes.model.spans import Span
from quotes.text.marks import Pair, find_pairs

TOKEN = re.compile(
    r"(?P<word>(?:[^\W\d_]\.){1,3}(?=\s*[^\W\d_]|[-—–])|[^\W_]+(?:[\u0300-\u036f\u00ad]+[^\W_]*)*(?:[-’'`‐‑.&/][^\W_]+)*%?)"
    r"|(?P<mark>[«»„“”‟‹›\"＂″])|(?P<punct>\.{2,}|--+|[^\w\s]|_)"
)
MAX_TOKENS = 1500  # a "sentence" beyond that is cut: nobody wrote it, and the search in a sentence is not linear
GLUED = re.compile(r"(?<=[а-яё]{2}\.)(?=[А-ЯЁ][а-яё])|(?<=[а-яё]{3})(?=[А-ЯЁ][а-яё]{2})|(?<=[a-z]{2})(?=[а-яё]{2})")
OPENING = '«“„"'


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence of the reporter (quotes shut), in its paragraph."""

    tokens: list[Token]
    paragraph: int
    number: int = 0

    @property
    def span(self) -> Span:
        """From the first to the last token."""
        return Span(self.tokens[0].start, self.tokens[-1].end)


@dataclass(slots=True, eq=False)
class Page:
    """An article cut up: its text, the body's paragraphs, all pairs of marks, the sentences in order."""

    text: str
    pack: Pack
    paragraphs: list[Span]
    pairs: list[Pair]
    sentences: list[Sentence] = field(default_factory=list)
    fragments: dict[int, int] = field(default_factory=dict)  # where each whole pair of marks opens → where it ends
    untagged: frozenset[int] = frozenset()  # sentences that no tagger read, by number
    headline: list[Sentence] = field(default_factory=list)  # names are looked for there, statements are not; all numbered -1

    @property
    def named(self) -> list[Sentence]:
        """The sentences in which people may be named: the headline's, then the body's."""
        return [*self.headline, *self.sentences]


def cut(article: Article, pack: Pack) -> Page:
    """Cut the body of an article into sentences of tokens."""
    paragraphs = [span for span in article.body() if article.text[span.start : span.end].strip()]
    pairs = find_pairs(article.text, paragraphs)
    page = Page(article.text, pack, paragraphs, pairs)
    page.fragments = {pair.outer.start: pair.outer.end for pair in pairs if not pair.lost}
    if pack.order != "svo":  # there a headline writes every word with a capital
        for part in article.parts:
            if part.kind == "headline" and (tokens := _tokens(page, part.span, [])):
                page.headline += [Sentence(piece, -1, -1) for piece in split_sentences(tokens, pack)]
    shut = shut_quotes(page.text, page.pack, page.pairs)
    opens = [pair.outer.start for pair in shut]
    skip_until = 0
    for number, paragraph in enumerate(paragraphs):
        begin = max(paragraph.start, skip_until)
        if begin >= paragraph.end:
            continue
        first = bisect_left(opens, begin)
        last = bisect_left(opens, paragraph.end)
        tokens = _tokens(page, Span(begin, paragraph.end), shut[first:last])
        if tokens:
            skip_until = max(skip_until, tokens[-1].end)
            for piece in split_sentences(tokens, page.pack):
                for at in range(0, len(piece), MAX_TOKENS):
                    page.sentences.append(Sentence(piece[at : at + MAX_TOKENS], number, len(page.sentences)))
        if first < last:
            skip_until = max(skip_until, shut[last - 1].outer.end)
    return page


def _tokens(page: Page, span: Span, shut: list[Pair]) -> list[Token]:
    """The tokens of one paragraph; each shut quote (which may reach into later paragraphs) is one token."""
    tokens: list[Token] = []
    at = span.start
    for pair in shut:
        _scan(page, at, pair.outer.start, tokens)
        spaced = page.text[pair.outer.start - 1 : pair.outer.start].isspace()
        sign = last_sign(page.text[pair.inner.start : pair.inner.end])
        tokens.append(Token("", pair.outer.start, pair.outer.end, "quote", "", pair, spaced, last=sign))
        at = pair.outer.end
    line_end = span.end
    if at > span.end:  # the quote ran on: the words after it belong to the paragraph where it closed
        line_end = next((p.end for p in page.paragraphs if p.start <= at - 1 < p.end), at)
    _scan(page, at, line_end, tokens)
    _open_fragments(page, tokens)
    return tokens


def _scan(page: Page, start: int, end: int, tokens: list[Token]) -> None:
    analyse = page.pack.morph.analyse
    text = page.text
    for match in TOKEN.finditer(text, start, end):
        kind: TokenKind = match.lastgroup  # type: ignore[assignment]
        word = match.group()
        named = text.startswith(tuple(OPENING), max(0, match.start() - 1))  # «СтепьБанк» is a name
        seam = GLUED.search(word) if kind == "word" and len(word) > 5 and not named else None
        if seam is not None:  # a lost space: «словоСлово», «site.kzсо»
            middle = match.start() + seam.start()
            stop = middle - 1 if text[middle - 1] == "." else middle
            tokens.append(_word(page, match.start(), stop))
            if stop < middle:
                tokens.append(Token(".", stop, middle, "punct", ".", space=False))
            tokens.append(_word(page, middle, match.end()))
            continue
        low = page.pack.fold(word) if kind == "word" else word
        token = Token(word, match.start(), match.end(), kind, low, None, match.start() == 0 or text[match.start() - 1].isspace())
        if kind == "word":
            token.forms = analyse(word)
        tokens.append(token)


def _word(page: Page, start: int, end: int) -> Token:
    word = page.text[start:end]
    return Token(word, start, end, "word", page.pack.fold(word), None, True, 0, page.pack.morph.analyse(word))


def _open_fragments(page: Page, tokens: list[Token]) -> None:
    """Say of each token how many marked fragments stand around it, by the pairs that start at its mark."""
    starts = page.fragments
    ends: list[int] = []
    for token in tokens:
        while ends and token.start >= ends[-1]:
            ends.pop()
        if token.kind == "mark" and token.start in starts:
            ends.append(starts[token.start])
        token.depth = len(ends)
