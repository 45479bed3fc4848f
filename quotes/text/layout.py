"""The parts of a page. In: its text and, where known, its title. Out: headline, date line, byline, captions, furniture, body.

Everything is decided line by line from shape (length, end punctuation, place) and from the phrases of `furniture.toml`. Doubt goes
to the body: a kept scrap costs less than a lost quote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from quotes.model.articles import Part, PartKind
from quotes.model.spans import Phrase, Span
from quotes.text.blocks import Line, cut_lines, is_wrapped, join_wrapped
from quotes.text.datelines import date_label_end, find_date_literals
from quotes.text.fold import fold_key
from quotes.text.furniture import label, matches_furniture, matches_stop
from quotes.text.links import is_link_list, links_end

_HEADER = 40  # lines above the body, or under it, that are looked at as a page's frame
_SEARCHED: tuple[PartKind, ...] = ("body", "subhead")
_FINAL = re.compile("[.!?…:;,]['\"»”“’)\\]]*$")
_TURN = re.compile(r"[-–—•]\s|[^\W\d_][\w .'’-]{1,50}:\s")
_SPEECH = re.compile(_TURN.pattern + '|["«“„]')
_COUNTER = re.compile(r"[\W\d_]*\d[\d\s.,]*[kкKК]?\W*|[\W_]+")
_CRUMBS = re.compile(r"[^.!?]{2,40}(?:\s[>/»|›→]\s?[^.!?]{1,60})+")
_NAME = re.compile(r"(?:[^\W\d_](?:\.|[^\W\d_]+)[ -]?\s?){1,2}(?:[^\W\d_][\w'’-]+)(?:\s[^\W\d_][\w'’-]+)?")
_GLUED_CREDIT = re.compile(
    r"(?:Фото|Видео|Foto|Photo|Сурет)[^\n.!?«»\"]{2,60}?[^\W\d_A-ZА-Я](?=[А-ЯЁA-Z](?:[^\W\d_]*[а-яёa-z]{2}|\s[а-яёa-z]))"
)
_PLACE_AND = re.compile(r"[^\W\d_a-zа-яё]{3,}(?:[ -][^\W\d_a-zа-яё]{3,})?(?:[.,]\s*[^\W\d_][\w -]{2,20})?[.,]\s*")
_PLACE_LINE = re.compile(
    r"(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІƏĞŞÇÖÜİÁǴŃÓÚÝ][\w'’-]*[.,]?\s+){1,3}?(?:\([^()\n]{2,30}\)\s*)?(?:[^\n.—–-]{0,30}[.,]?\s)?[—–-]{1,2}\s"
)
_IN_MARKS = r"(?:«[^\W\d_][^«»,.!?:\n]{1,45}»|[\"“][^\W\d_][^\"“”,.!?:\n]{1,45}[\"”])"
_OUTLET_ALONE = re.compile(_IN_MARKS)
_OUTLET_FIRST = re.compile(rf"{_IN_MARKS},\s+")
_SIGNED = re.compile(rf"([^«\"“,\n]+),\s+{_IN_MARKS}\.?")


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a text, in order, without overlaps, and what the headline and the byline say."""

    parts: tuple[Part, ...]
    title: Phrase | None
    author: str | None


def read_layout(text: str, title: str | None = None, start: int = 0) -> Layout:
    """Say what every line of `text` is; `title` is what the page's metadata call its headline; lines before `start` are furniture.

    Never raises.
    """
    lines = cut_lines(text)
    wrapped = is_wrapped(lines)
    lines = [line if wrapped and _continues(lines, i) else _classify(line) for i, line in enumerate(lines)]
    lines = [replace(line, kind="furniture") if line.span.start < start else line for line in lines]
    lines = _mark_headline(lines, title)
    if wrapped:
        lines = join_wrapped(text, lines)
    lines = _mark_header(text, lines)
    lines = _mark_stops(_mark_tail(text, lines))
    parts: list[Part] = []
    for line in lines:
        parts.extend(_parts_of(line))
    headline = next((line for line in lines if line.kind == "headline"), None)
    author = next((name for line in lines if line.kind == "byline" and (name := _author_of(line.text))), None)
    phrase = _phrase(headline) if headline else None
    return Layout(tuple(parts), phrase, author)


def _phrase(line: Line) -> Phrase:
    """The words of a headline, without the signs that mark it as one in Markdown."""
    words = line.text.lstrip("# ")
    return Phrase(words, Span(line.span.end - len(words), line.span.end))


def _classify(line: Line) -> Line:
    """What one line is by itself; `body` stands for "nothing speaks against it"."""
    text, length = line.text, len(line.text)
    if is_link_list(text):
        return replace(line, kind="furniture")
    if _is_date_line(text):
        return replace(line, kind="dateline")
    if matches_furniture(text) or (length < 40 and _COUNTER.fullmatch(text)):
        return replace(line, kind="furniture")
    if length <= 160 and label(text, "caption") and not _is_sentence(text):
        return replace(line, kind="caption")
    if length <= 90 and ((label(text, "byline") and _author_of(text)) or _is_signed(text)):
        return replace(line, kind="byline")
    if length <= 80 and _CRUMBS.fullmatch(text) and not _TURN.match(text):
        return replace(line, kind="furniture")
    return line


def _continues(lines: list[Line], at: int) -> bool:
    """On a wrapped page: does line `at` go on with the sentence of the line above?"""
    above = lines[at - 1] if at else None
    return above is not None and not above.blank_after and len(above.text) > 40 and lines[at].text[0].islower()


def _is_date_line(text: str) -> bool:
    """A line that holds a date and next to nothing else."""
    if len(text) > 90:
        return False
    text = text[first.end() :] if (first := _OUTLET_FIRST.match(text)) else text
    literals = list(find_date_literals(text))
    if not literals:
        return bool(re.fullmatch(r"\d{1,2}:\d{2}", text))
    rest = text[: literals[0].span.start] + " " + text[literals[-1].span.end :]
    words = fold_key(rest[date_label_end(rest) :]).split()
    vague = all(literal.shape in ("relative", "yearless") and ":" not in literal.span.of(text) for literal in literals)
    if (_SPEECH.match(text) and not date_label_end(text)) or len(words) > (1 if vague else 4):
        return False
    return not re.search(r"[.!?]\s*$", rest.strip(" ()")) and (len(words) <= 2 or literals[0].span.start > 0)


def _is_sentence(text: str) -> bool:
    """A sentence rather than a label: it ends like one and is long enough."""
    return bool(re.search('[.!?…]["»”]?$', text)) and len(text) > 60 and ":" not in text[:25]


def _mark_headline(lines: list[Line], title: str | None) -> list[Line]:
    """Find the headline: the page's title, else the first line above the body that reads like one; its repetitions too."""
    head = next((i for i, line in enumerate(lines[:_HEADER]) if line.kind == "body" and _is_paragraph(line.text)), _HEADER)
    candidates = [i for i, line in enumerate(lines[: head + 1]) if line.kind == "body" and _headline_like(lines, i)]
    key = fold_key(title) if title else ""
    chosen = next((i for i, line in enumerate(lines[:_HEADER]) if key and line.kind == "body" and _same_title(line.text, key)), None)
    if chosen is None and candidates and not key:
        keys = [fold_key(line.text) for line in lines[: head + 8]]
        repeated = [i for i in candidates if keys.count(fold_key(lines[i].text)) > 1]
        worded = [i for i in candidates if len(lines[i].text.split()) >= 3 and len(lines[i].text) >= 18]
        chosen = (repeated or worded or candidates)[0]
    if chosen is None:
        return lines
    length, key = len(lines[chosen].text), fold_key(lines[chosen].text)
    same = {i for i, line in enumerate(lines) if line.kind == "body" and abs(len(line.text) - length) < 10 and fold_key(line.text) == key}
    return [replace(line, kind="headline") if i in same else line for i, line in enumerate(lines)]


def _same_title(text: str, title: str) -> bool:
    """Is a line the title (as a key), or all but a piece of it (a site's name after it, a mark of photos)?"""
    line = fold_key(text[:300])
    return line == title or (
        min(len(line), len(title)) >= 20 and abs(len(line) - len(title)) < 40 and (line.startswith(title) or title.startswith(line))
    )


def _is_paragraph(text: str) -> bool:
    """Long enough and punctuated: running text."""
    return (len(text) > 90 and bool(_FINAL.search(text))) or len(text) > 220


def _headline_like(lines: list[Line], at: int) -> bool:
    """Could line `at` be the headline? A line that ends with a full stop needs a short first place above a blank line."""
    text = lines[at].text
    if len(text) > 200 or len(text.split()) < 2 or text[-1] in ":;," or re.match(r"[-–—•]\s", text):
        return False
    if re.search(r"[^.]\.[\"»”]?$", text):
        later = [line for line in lines[at + 1 : at + 1 + _HEADER] if line.kind == "body"]
        longer = sum(len(line.text) for line in later[:6]) > 4 * len(text)
        bare = not re.search('["«»“”„]', text) and "," not in text and len(text) <= 80
        return bare and longer and len(later) >= 4 and lines[at].blank_after and all(line.kind != "body" for line in lines[:at])
    return not re.search(r"[^\W\d_]{3}[.!?]\s+[^\W\d_]", text) or len(text) < 110


def _mark_header(text: str, lines: list[Line]) -> list[Line]:
    """Between headline and first paragraph: a lead above the date line, the author's name, captions."""
    at = next((i for i, line in enumerate(lines) if line.kind == "headline"), None)
    if at is None:
        return lines
    out = list(lines)
    end = min(len(lines), at + _HEADER)
    body = next((i for i in range(at + 1, end) if lines[i].kind == "body" and _is_paragraph(lines[i].text)), end)
    last_meta = max((i for i, line in enumerate(lines[: body + 8]) if line.kind in ("dateline", "headline")), default=at)
    for i in range(at + 1, max(body, last_meta + 1)):
        line = lines[i]
        if line.kind != "body" or _TURN.match(line.text):
            continue
        if _OUTLET_ALONE.fullmatch(line.text) and "dateline" in (lines[i - 1].kind, lines[min(i + 1, len(lines) - 1)].kind):
            out[i] = replace(line, kind="byline")
        elif _lone_name(line.text) and not line.text.isupper():
            out[i] = replace(line, kind="caption" if _named_elsewhere(text, line) else "byline")
        elif i < last_meta or not _FINAL.search(line.text):
            out[i] = replace(line, kind="subhead")
    return out


def _mark_tail(text: str, lines: list[Line]) -> list[Line]:
    """After the last paragraph: the author's name at the very end; short unpunctuated lines inside the body are subheads."""
    out = list(lines)
    last = max((i for i, line in enumerate(lines) if line.kind == "body" and _FINAL.search(line.text)), default=-1)
    for i, line in enumerate(lines):
        if line.kind != "body" or len(line.text) > 100 or _FINAL.search(line.text) or _SPEECH.match(line.text):
            continue
        if last < i <= last + _HEADER and _lone_name(line.text) and last >= 0:
            out[i] = replace(line, kind="caption" if _named_elsewhere(text, line) else "byline")
        elif not re.search('["»”]$', line.text):
            out[i] = replace(line, kind="subhead")
    return out


def _mark_stops(lines: list[Line]) -> list[Line]:
    """Under "Read also" and the like, unpunctuated lines are links to other articles."""
    out = list(lines)
    listing = False
    for i, line in enumerate(lines):
        if matches_stop(line.text):
            listing = True
            out[i] = replace(line, kind="furniture")
        elif listing and line.kind in ("body", "subhead", "headline", "dateline", "caption"):
            if line.kind == "body" and len(line.text) > 60 and _FINAL.search(line.text):
                listing = False
            elif not _SPEECH.match(line.text) and (line.kind != "body" or not _FINAL.search(line.text)):
                out[i] = replace(line, kind="furniture")
    return out


def _is_signed(text: str) -> bool:
    """A name, a comma and an outlet in marks: `Анна Пробова, «Степной вестник»`."""
    signed = _SIGNED.fullmatch(text)
    return signed is not None and _lone_name(signed[1][label(signed[1], "byline") :].strip())


def _lone_name(text: str) -> bool:
    """Two or three capitalised words and nothing else."""
    words = text.split()
    return 2 <= len(words) <= 3 and len(text) <= 45 and bool(_NAME.fullmatch(text)) and all(word[0].isupper() for word in words)


def _named_elsewhere(text: str, line: Line) -> bool:
    """Does the article speak of this person, in any case form? Then the line is a caption, not a byline."""
    surname = max(line.text.split(), key=len)
    stem = re.escape(surname[: max(4, len(surname) - 2)])
    rest = text[: line.span.start] + text[line.span.end :]
    return re.search(rf"\b{stem}", rest) is not None


def _author_of(text: str) -> str | None:
    """The name on a byline, without its label; None where it is no name."""
    signed = _SIGNED.fullmatch(text)
    text = signed[1] if signed else text
    name = text[label(text, "byline") :].strip(" .,:;—–-")
    words = name.split()
    good = 1 <= len(words) <= 5 and all(word[0].isupper() for word in words if len(word) > 3) and not re.search(r"[\d!?«»\"]", name)
    return name if good and words[0][0].isupper() else None


def _parts_of(line: Line) -> list[Part]:
    """One line as parts: links, a date, place or photo credit glued to the front of a paragraph is cut off."""
    if line.kind not in _SEARCHED or len(line.text) < 60:
        return [Part(line.kind, line.span)]
    cut, kind = _front(line.text)
    if not cut:
        return [Part(line.kind, line.span)]
    gap = len(line.text[cut:]) - len(line.text[cut:].lstrip())
    start = line.span.start
    return [Part(kind, Span(start, start + len(line.text[:cut].rstrip()))), Part(line.kind, Span(start + cut + gap, line.span.end))]


def _front(text: str) -> tuple[int, PartKind]:
    """How much of a paragraph's beginning is links, a date or place line or a photo credit, and which."""
    if links := links_end(text):
        return links, "furniture"
    label_end = date_label_end(text)
    literal = next(find_date_literals(text[:120]), None)
    if literal and literal.span.start == label_end:
        sure = literal.shape in ("iso", "numeric") or label_end or re.search(r"\d[:.]\d\d", literal.span.of(text))
        after = text[literal.span.end :].lstrip(" .,|—–-")
        if sure and after[:1].isupper():
            return len(text) - len(after), "dateline"
    if literal and literal.span.end < 70 and _PLACE_AND.fullmatch(text[: literal.span.start]):
        stop = re.match(r"\s*(?:[.—–/]|-\s)\s*", text[literal.span.end :])
        if stop and text[literal.span.end + stop.end() :][:1].isupper():
            return literal.span.end + stop.end(), "dateline"
    credit = _GLUED_CREDIT.match(text)
    if credit:
        return credit.end(), "caption"
    place = _PLACE_LINE.match(text[:90])
    if place and place.group().split()[0].strip(".,").isupper() and len(place.group().split()[0]) > 3:
        return place.end(), "dateline"
    return 0, "body"
