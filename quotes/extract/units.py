"""A body → sentences of tokens with quotes held shut. In: an article and its pack. Out: paragraphs, sentences, tokens.

A quote that stands in marks as a whole statement becomes one token of kind `quote`; short marked fragments (names, titles,
single words) stay words, and their marks become tokens of kind `mark`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Literal

from quotes.lang.pack import Form, Pack
from quotes.model.articles import Article
from quotes.model.spans import Span
from quotes.text.marks import Pair, find_pairs

TokenKind = Literal["word", "punct", "mark", "quote"]
TOKEN = re.compile(
    r"(?P<word>(?:[^\W\d_]\.){1,3}(?=\s*[^\W\d_]|[-—–])|[^\W_]+(?:[\u0300-\u036f\u00ad]+[^\W_]*)*(?:[-’'`‐‑.&/][^\W_]+)*%?)"
    r"|(?P<mark>[«»„“”‟‹›\"＂″])|(?P<punct>\.{2,}|--+|[^\w\s]|_)"
)
ENDS = frozenset(".!?…")
DASHES = frozenset("—–-―−")
ABBREVIATIONS = frozenset(
    [
        "г",
        "гг",
        "т",
        "п",
        "тыс",
        "млн",
        "млрд",
        "трлн",
        "руб",
        "коп",
        "долл",
        "ул",
        "пр",
        "просп",
        "д",
        "кв",
        "обл",
        "р",
        "н",
        "им",
        "св",
        "см",
        "стр",
        "рис",
        "др",
        "проч",
        "пр",
        "напр",
        "ок",
        "ред",
        "изд",
        "тел",
        "ст",
        "проф",
        "акад",
        "доц",
        "канд",
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "jr",
        "sr",
        "vs",
        "inc",
        "ltd",
        "co",
        "corp",
        "no",
        "gen",
        "col",
        "lt",
        "sen",
        "rep",
        "gov",
        "rev",
        "del",
        "sens",
        "reps",
        "govs",
        "hon",
        "sgt",
        "capt",
        "adm",
        "maj",
        "u.s",
        "u.k",
    ]
)
LONG_WORDS = 25
MIN_QUOTE_WORDS = 4


@dataclass(slots=True, eq=False)
class Token:
    """One word, punctuation sign, mark or closed quote, with its place in the text."""

    text: str
    start: int
    end: int
    kind: TokenKind
    low: str = ""
    pair: Pair | None = None
    space: bool = True  # white space stands before it
    depth: int = 0  # how many marked fragments are open here
    forms: tuple[Form, ...] = ()
    last: str = ""  # of a closed quote: its last sign

    @property
    def is_dash(self) -> bool:
        """Is it a dash standing as punctuation?"""
        return self.kind == "punct" and self.text[0] in DASHES

    @property
    def is_capital(self) -> bool:
        """Does the word begin with a capital letter?"""
        return self.kind == "word" and self.text[0].isupper()


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


def cut(article: Article, pack: Pack) -> Page:
    """Cut the body of an article into sentences of tokens."""
    paragraphs = [span for span in article.body() if article.text[span.start : span.end].strip()]
    pairs = find_pairs(article.text, paragraphs)
    page = Page(article.text, pack, paragraphs, pairs)
    shut = _shut_quotes(page)
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
            for piece in _split(tokens, page.pack):
                page.sentences.append(Sentence(piece, number, len(page.sentences)))
        if first < last:
            skip_until = max(skip_until, shut[last - 1].outer.end)
    return page


def _shut_quotes(page: Page) -> list[Pair]:
    """The pairs that hold whole statements: outermost first come, inner ones inside them stay part of the words."""
    shut: list[Pair] = []
    reach = 0
    for pair in page.pairs:
        if pair.outer.start >= reach and _is_statement(page, pair):
            shut.append(pair)
            reach = pair.outer.end
    return shut


AFTER_DASH = re.compile(r"[\s,.!?…]*[—–\-―−]{1,2}\s*(\w+(?:\s+\w+){0,7})")
WORDS = re.compile(r"[^\W\d_]+")


def _is_statement(page: Page, pair: Pair) -> bool:
    """Is this pair a quote of its own (not a name, a title or a fragment woven into the reporter's sentence)?"""
    text, inner = page.text, pair.inner
    words = sum(1 for _, _w in zip(range(LONG_WORDS), WORDS.finditer(text, inner.start, inner.end), strict=False))
    if not words:
        return False
    if page.pack.order == "svo":
        return _is_speech(text, pair, words)
    before = text[max(0, pair.outer.start - 40) : pair.outer.start].rstrip(" \t\u00a0")
    after = text[pair.outer.end : pair.outer.end + 160].split("\n")[0]
    if _follows_complementiser(page.pack, before):
        return False
    last = text[inner.end - 1] if inner.end > inner.start else ""
    starts = not before or before[-1] in '\n.!?…:»"”—–-'
    if before.endswith(":") and words >= 2:
        return True
    if _attributed_after(page.pack, after, last) and (words >= 2 or last in "!?…,") and (starts or words >= MIN_QUOTE_WORDS):
        return True
    if pair.lost == "open":
        return False
    ended = last in ".!?…" or after.lstrip()[:1] in ("", ".", "!", "?", "…")
    return bool(starts and ended and words >= MIN_QUOTE_WORDS and "\n" not in text[inner.start : inner.start + 1]) or (
        starts and words >= LONG_WORDS
    )


def _is_speech(text: str, pair: Pair, words: int) -> bool:
    """Is the pair speech of its own: opened after a stop, comma or colon, or with a capital and closed by a stop?"""
    inner = pair.inner
    before = text[max(0, pair.outer.start - 40) : pair.outer.start]
    paragraph = not before.strip() or "\n\n" in before[len(before.rstrip()) :]
    edge = before.rstrip()[-1:]
    first = next((char for char in text[inner.start : inner.end] if char.isalnum()), "")
    last = _last_sign(text[inner.start : inner.end])
    after = text[pair.outer.end : pair.outer.end + 2].strip()[:1]
    if edge == ":" and words >= 2:
        return True
    if edge.isalnum() and _is_title(text[inner.start : inner.end]):
        return False
    ended = last in ".,!?…" or after in (".", ",")
    if paragraph or edge in '.!?…”"—–-)':
        return (
            (first.isupper() or first.isdigit() or edge in "—–-")
            and (last in ".,!?…—–-" or after in (",",))
            and (words >= 2 or last in ".,!?")
        )
    if edge == "," and ended:
        return words >= 3 or (first.isupper() and words >= 2)
    return first.isupper() and last in ".,!?…" and words >= 3


def _follows_complementiser(pack: Pack, before: str) -> bool:
    words = WORDS.findall(before)
    return bool(words) and before[-1:].isalpha() and pack.fold(words[-1]) in pack.lists["complementisers"]


def _attributed_after(pack: Pack, after: str, last: str) -> bool:
    """Do the words after the closing mark name who said it?"""
    dashed = AFTER_DASH.match(after)
    if dashed:
        comma = after.lstrip()[:1] == "," or last in ",!?…"
        return (comma and dashed.group(1)[:1].islower()) or _has_cue(pack, dashed.group(1))
    plain = re.match(r"\s*,?\s*(\w+(?:[ \t]+[\w.’'-]+){0,5})", after)
    if plain and (after.lstrip()[:1] == "," or last in ",?!"):
        return _has_cue(pack, plain.group(1))
    if plain and pack.order == "sov":  # `«…» dep aıtty X`
        first = pack.fold(plain.group(1).split()[0])
        said = any(form.pos in ("verb", "converb") and form.lemma in pack.cues for form in pack.morph.analyse(first))
        return first in pack.lists["complementisers"] or first in pack.cues or said
    return False


def _has_cue(pack: Pack, words: str) -> bool:
    return any(form.lemma in pack.cues for word in WORDS.findall(words) for form in pack.morph.analyse(word))


def _tokens(page: Page, span: Span, shut: list[Pair]) -> list[Token]:
    """The tokens of one paragraph; each shut quote (which may reach into later paragraphs) is one token."""
    tokens: list[Token] = []
    at = span.start
    for pair in shut:
        _scan(page, at, pair.outer.start, tokens)
        spaced = page.text[pair.outer.start - 1 : pair.outer.start].isspace()
        sign = _last_sign(page.text[pair.inner.start : pair.inner.end])
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
        low = page.pack.fold(word) if kind == "word" else word
        token = Token(word, match.start(), match.end(), kind, low, None, match.start() == 0 or text[match.start() - 1].isspace())
        if kind == "word":
            token.forms = analyse(word)
        tokens.append(token)


def _open_fragments(page: Page, tokens: list[Token]) -> None:
    """Say of each token how many marked fragments stand around it, by the pairs that start at its mark."""
    starts = {pair.outer.start: pair.outer.end for pair in page.pairs if not pair.lost}
    ends: list[int] = []
    for token in tokens:
        while ends and token.start >= ends[-1]:
            ends.pop()
        if token.kind == "mark" and token.start in starts:
            ends.append(starts[token.start])
        token.depth = len(ends)


def _split(tokens: list[Token], pack: Pack) -> list[list[Token]]:
    """Cut a paragraph's tokens into sentences."""
    pieces: list[list[Token]] = []
    current: list[Token] = []
    brackets = 0
    for index, token in enumerate(tokens):
        current.append(token)
        if token.text == "(":
            brackets += 1
        elif token.text == ")":
            brackets = max(0, brackets - 1)
        if (brackets == 0 or len(current) > 200) and _ends_here(tokens, index, pack):
            pieces.append(current)
            current, brackets = [], 0
    if current:
        pieces.append(current)
    return pieces


def _ends_here(tokens: list[Token], index: int, pack: Pack) -> bool:
    """Does a sentence end after this token?"""
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None:
        return False
    if token.kind == "quote":
        if pack.order == "svo":
            return _ends_after_speech(pack, token, tokens, index)
        return _ends_after_quote(token, following, tokens, index)
    if token.kind == "mark" and index and tokens[index - 1].text[-1:] in ENDS and following.depth == 0 and token.depth <= 1:
        return following.is_capital and following.space
    if token.kind != "punct" or token.text[-1] not in ENDS or token.depth:
        return False
    if not (
        following.is_capital
        or following.kind in ("quote", "mark")
        or following.is_dash
        or following.text[:1].isdigit()
        or following.text == "("
    ):
        return False
    if not following.space and not (following.is_capital or following.kind == "quote"):
        return False
    previous = tokens[index - 1] if index else None
    if token.text == "." and previous is not None and previous.kind == "word":
        if previous.low in ABBREVIATIONS and not previous.is_capital:
            return (
                previous.low in ("г", "гг", "др", "руб", "долл")
                and following.is_capital
                and following.kind == "word"
                and not following.forms[:1]
            )
        if len(previous.text) == 1 and previous.is_capital:
            return False
        if previous.low in ABBREVIATIONS and len(previous.low) > 1 and previous.text.isascii():
            return False
    return not (following.is_dash and index + 2 < len(tokens) and tokens[index + 2].text[:1].islower())


def _last_sign(words: str) -> str:
    """The last sign before any closing marks."""
    return words.rstrip(" \t\n\u00a0\"'’”»")[-1:]


def _is_title(words: str) -> bool:
    """Every long word with a capital: the title of a programme, a song, a book."""
    long = [word for word in WORDS.findall(words) if len(word) > 3]
    return 0 < len(long) <= 8 and all(word[0].isupper() for word in long)


def _ends_after_speech(pack: Pack, token: Token, tokens: list[Token], index: int) -> bool:
    """Word order tells: after a comma inside the marks the sentence goes on; after a stop it ends, unless who spoke follows."""
    following = tokens[index + 1]
    if following.kind == "quote":
        return True
    if following.kind == "punct" or not following.is_capital or token.pair is None:
        return False
    last = token.last
    if last == "." and not (index and tokens[index - 1].text == ","):
        return True
    if last not in "!?…":
        return False
    words = tokens[index + 1 : index + 8]
    cue = next((i for i, word in enumerate(words) if any(form.lemma in pack.cues and form.tense == "past" for form in word.forms)), None)
    return cue is None or any(word.kind != "word" for word in words[:cue])


def _ends_after_quote(token: Token, following: Token, tokens: list[Token], index: int) -> bool:
    pair = token.pair
    if following.kind == "quote":
        return True
    if following.kind == "punct":
        return False
    previous = tokens[index - 1] if index else None
    return following.is_capital and not (previous is not None and previous.text == "," and pair is not None)
