"""Which pairs of marks hold a statement of their own. In: a text, its pairs. Out: the pairs to treat as one closed quote."""

from __future__ import annotations

import re

from quotes.lang.pack import Pack
from quotes.model.spans import Span
from quotes.text.marks import Pair

LONG_WORDS = 25
GLANCE = 600
MAX_INSERTED = 4000
MIN_QUOTE_WORDS = 4
FEW = 5


def shut_quotes(text: str, pack: Pack, pairs: list[Pair]) -> list[Pair]:
    """The pairs that hold whole statements: outermost first come, inner ones inside them stay part of the words."""
    shut: list[Pair] = []
    reach = 0
    for pair in pairs:
        if pair.outer.start >= reach and _is_statement(text, pack, pair):
            shut += _opened(text, pack, pair)
            reach = pair.outer.end
    return shut


AFTER_DASH = re.compile(r"[\s,.!?…]*[—–\-―−]{1,2}\s*((?:[^\W\d_]\.\s*){0,2}\w+(?:\s+\w+){0,7})")
WORDS = re.compile(r"[^\W\d_]+")


INSERTED = re.compile(r"[,.!?…]?\s*[—–-]\s+([^—–\n]{3,120}?)(?=[,.]?\s*[—–-]\s+)")
CLOSED = re.compile(r"[,.]?\s*[—–-]\s+")


def _opened(text: str, pack: Pack, pair: Pair) -> list[Pair]:
    """The pair, or two where its marks also hold the reporter's words (`«Мы, — заметил X, — живём …»`)."""
    if pack.order == "svo" or len(pair.inner) > MAX_INSERTED:
        return [pair]
    for match in INSERTED.finditer(text, pair.inner.start, pair.inner.end):
        words = WORDS.findall(match.group(1))
        closed = CLOSED.match(text, match.end(), pair.inner.end)
        if closed is None or not words or len(words) > 14 or not words[0][:1].islower() or not _reports_first(pack, words):
            continue
        first = Span(pair.inner.start, match.start() + (match.group()[0] in "!?…"))
        second = Span(closed.end(), pair.inner.end)
        if len(first) and len(second):
            return [Pair(Span(pair.outer.start, first.end), first, 0, "close"), Pair(Span(second.start, pair.outer.end), second, 0, "open")]
    return [pair]


def _reports_first(pack: Pack, words: list[str]) -> bool:
    """Is one of the first words a reporting verb, and nobody speaks of himself?"""
    forms = [form for word in words[:3] for form in pack.morph.analyse(word)[:1]]
    return any(form.lemma in pack.cues and form.pos == "verb" and form.person not in ("1", "2") for form in forms)


def _is_statement(text: str, pack: Pack, pair: Pair) -> bool:
    """Is this pair a quote of its own (not a name, a title or a fragment woven into the reporter's sentence)?"""
    inner = pair.inner
    words = sum(
        1 for _, _w in zip(range(LONG_WORDS), WORDS.finditer(text, inner.start, min(inner.end, inner.start + GLANCE)), strict=False)
    )
    if not words:
        return False
    if pack.order == "svo":
        return _is_speech(text, pair, words)
    before = text[max(0, pair.outer.start - 40) : pair.outer.start].rstrip(" \t\u00a0")
    after = text[pair.outer.end : pair.outer.end + 160].split("\n", maxsplit=1)[0]
    if _follows_complementiser(pack, before):
        return False
    last = text[inner.end - 1] if inner.end > inner.start else ""
    starts = not before or before[-1] in '\n.!?…:»"”—–-'
    if before.endswith(":") and (words >= 2 or _has_cue(pack, before)) and not _woven(after, words, last):
        return True
    woven = before[-1:].isalpha() and text[inner.start : inner.start + 1].islower()  # «назвал выборы «большим успехом», сообщает …»
    if (
        not (woven and pack.order == "free")
        and _attributed_after(pack, after, last)
        and (words >= 2 or last in "!?…,")
        and (starts or words >= MIN_QUOTE_WORDS)
    ):
        return True
    if pair.lost == "open":
        return False
    ended = last in ".!?…" or after.lstrip()[:1] in ("", ".", "!", "?", "…")
    return bool(
        starts and ended and words >= MIN_QUOTE_WORDS - (text[inner.start].isupper()) and "\n" not in text[inner.start : inner.start + 1]
    ) or (starts and words >= LONG_WORDS)


def _woven(after: str, words: int, last: str) -> bool:
    """Does the reporter's sentence go on straight after these few words in marks (`признал: «тяжёлый год» позади`)?"""
    return words <= FEW and last not in ".!?…," and bool(re.match(r"[ \u00a0][а-яёa-z]", after)) and not re.match(r".и\s", after)


def _is_speech(text: str, pair: Pair, words: int) -> bool:
    """Is the pair speech of its own: opened after a stop, comma or colon, or with a capital and closed by a stop?"""
    inner = pair.inner
    before = text[max(0, pair.outer.start - 40) : pair.outer.start]
    paragraph = not before.strip() or "\n\n" in before[len(before.rstrip()) :]
    edge = before.rstrip()[-1:]
    first = next((char for char in text[inner.start : inner.end] if char.isalnum()), "")
    last = last_sign(text[inner.start : inner.end])
    after = text[pair.outer.end : pair.outer.end + 2].strip()[:1]
    if edge == ":" and words >= 2:
        return True
    if (edge.isalnum() or edge == ",") and _is_title(text[inner.start : inner.end]):
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


def last_sign(words: str) -> str:
    """The last sign before any closing marks."""
    return words.rstrip(" \t\n\u00a0\"'’”»")[-1:]


def _is_title(words: str) -> bool:
    """Every long word with a capital: the title of a programme, a song, a book."""
    long = [word for word in WORDS.findall(words) if len(word) > 3]
    return 0 < len(long) <= 8 and all(word[0].isupper() for word in long)
