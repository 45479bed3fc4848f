"""Statements by word order. In: a page and its people. Out: drafts of direct, indirect and mixed statements."""

from __future__ import annotations

import re

from quotes.extract.drafts import Draft
from quotes.extract.people import People
from quotes.extract.svo.line import BODY, PERSON, PRONOUN, Line, Noun, is_comma, is_finite
from quotes.extract.svo.nouns_after import noun_forward
from quotes.extract.svo.shape import Shape, main_subject, speaker_of
from quotes.extract.svo.shapes import find_shapes
from quotes.extract.svo.sources import find_sources
from quotes.extract.svo.turns import find_turns
from quotes.extract.svo.verbs import Saying, find_sayings, subject_after
from quotes.extract.svo.words import ADVERBIAL
from quotes.extract.units import Page, Token
from quotes.model.quotes import Kind
from quotes.model.spans import Span

MARKED = re.compile(r"[“\"”«‘'][^“”\"«»]*[^\W\d_][^“”\"«»]*[”\"“»’']")


def find_statements(page: Page, people: People) -> list[Draft]:
    """Every statement of the page, in the order of its sentences."""
    drafts, taken = find_turns(page, people)
    for sentence in page.sentences:
        if sentence.number in taken:
            continue
        line = Line(page.pack, people, sentence)
        sayings = find_sayings(line)
        direct, used = _direct(page, line, sayings, drafts)
        drafts += direct
        drafts += _reported(page, line, [s for s in sayings if s not in used[0]], used[1], direct)
    return drafts


# --- speech in marks ------------------------------------------------------------------------------------------------------


def _direct(
    page: Page, line: Line, sayings: list[Saying], before: list[Draft]
) -> tuple[list[Draft], tuple[list[Saying], list[tuple[int, int]]]]:
    """Drafts of the line's closed quotes, the sayings they took, and the token ranges that attribute them."""
    drafts: list[Draft] = []
    taken: list[Saying] = []
    ranges: list[tuple[int, int]] = []
    owner: dict[int, Draft] = {}
    quotes = [i for i, token in enumerate(line.tokens) if token.kind == "quote"]
    for number, index in enumerate(quotes):
        high = quotes[number + 1] if number + 1 < len(quotes) else len(line.tokens)
        low = quotes[number - 1] + 1 if number else 0
        found = _attributed_after(line, sayings, index, high)
        if found is None or _introduced(line, index):
            found = _attributed_before(line, sayings, index, low) or found
        found = found or _by_source(line, index)
        segment = inner(page, line.tokens[index])
        pair = line.tokens[index].pair
        if found is None and pair is not None and pair.lost:
            continue
        if found is None:
            if number == 0 and (draft := _unattributed(page, line, index, before, segment)) is not None:
                drafts.append(draft)
            elif number and drafts and low <= index:
                drafts[-1].segments.append(segment)
            continue
        saying, who, span, rule, how = found
        if saying is not None and saying.first in owner:
            owner[saying.first].segments.append(segment)
            ranges.append(span)
            continue
        cue = (saying.first, saying.last) if saying else None
        draft = Draft("direct", [segment], line.sentence, cue, _range(who), rule, 0.97 if saying else 0.85, how, head=_head(who))
        left = _led_by_clause(line, low, who) if rule == "direct-before" and who is not None else None
        if left is not None:
            draft.kind, draft.segments, draft.rule, span = "mixed", [left, segment], "direct-around", (low, index)
        drafts.append(draft)
        ranges.append(span)
        if saying is not None:
            taken.append(saying)
            owner[saying.first] = draft
    return drafts, (taken, ranges + [(i, i + 1) for i in quotes])


def _by_source(line: Line, index: int) -> Attributed | None:
    """`According to Carter, "…"` and `"…," according to Carter`."""
    for shape in find_sources(line, 0, len(line.tokens)):
        if shape.side == "after" and shape.last <= index <= shape.last + 1:
            return None, shape.who, (shape.first, index), "direct-source", ""
        if shape.side == "before" and index < shape.first <= index + 2:
            return None, shape.who, (index, shape.last), "direct-source", ""
    return None


def _led_by_clause(line: Line, low: int, who: Noun) -> Span | None:
    """`When the offer came, Carter said, "we were stunned"`: the clause before the attribution belongs to the words."""
    comma = who.first - 1
    if comma <= low or not is_comma(line, comma) or not any(is_finite(line, i) for i in range(low, comma)):
        return None
    return _trimmed(line, low, comma) if line.low(low) in ADVERBIAL or line.low(low) in ("so", "and", "but") else None


Attributed = tuple[Saying | None, Noun | None, tuple[int, int], str, str]


def _introduced(line: Line, index: int) -> bool:
    return index > 0 and line.tokens[index - 1].text == ":"


def _attributed_after(line: Line, sayings: list[Saying], index: int, high: int) -> Attributed | None:
    """`"…," Carter said` and `"…," said Carter`."""
    at = index + 1
    while at < high and line.tokens[at].kind == "punct" and (line.tokens[at].text in ",.!?…" or line.tokens[at].is_dash):
        at += 1
    for saying in sayings:
        if not at <= saying.first < high:
            continue
        subject = saying.subject
        if (
            saying.stands in ("finite",)
            and subject is not None
            and (subject.rank > 0 or line.low(subject.first) in ("a", "an", "the", "one", "his", "her", "their"))
            and at <= subject.first <= at + 2
            and _light(line, at, subject.first)
        ):
            return saying, subject, (index, saying.last), "direct-after", ""
        if saying.group <= at + 1 and saying.stands == "finite" and saying.group >= at and _light(line, at, saying.group):
            who = subject_after(line, saying.last, high)
            return saying, who, (index, who.last if who else saying.last), "direct-after", "" if who else "before"
        break
    return _signed(line, index, at, high)


def _signed(line: Line, index: int, at: int, high: int) -> Attributed | None:
    """`"…" — Maria Kesler`: a dash and a name close the line."""
    if at == index + 1 or not line.tokens[at - 1].is_dash or at >= high:
        return None
    who = noun_forward(line, at, high)
    if (
        who is None
        or (who.rank < PERSON and not line.tokens[at].is_capital)
        or any(line.tokens[i].kind == "word" for i in range(who.last, high))
    ):
        return None
    return None, who, (index, who.last), "direct-signed", ""


def _light(line: Line, first: int, last: int) -> bool:
    return all(line.is_adverb(i) or line.is_time(i) or line.low(i) in ("as", "and", "but") for i in range(first, last))


def _attributed_before(line: Line, sayings: list[Saying], index: int, low: int) -> Attributed | None:
    """`Carter said, "…"`, `Carter told reporters in Oslo: "…"`, `Carter: "…"`."""
    for saying in reversed(sayings):
        if not low <= saying.first < index or saying.stands in ("noun", "passive"):
            continue
        between = range(saying.last, index)
        if any(line.is_finite(i) and not line.tokens[i].depth for i in between) or any(line.tokens[i].text in (";", ".") for i in between):
            break
        joined = (
            line.tokens[index - 1].text in (",", ":")
            or index == saying.last
            or line.low(index - 1) in ("that", "as")
            or index - saying.last <= 3
        )
        if not joined:
            break
        who, how, _ = speaker_of(line, saying, low)
        if who is not None and who.rank == 0:
            who, how = None, "before"
        if who is None and line.tokens[index - 1].text in (",", ":"):
            who = subject_after(line, saying.last, index)
        return saying, who, (min(saying.group, who.first) if who else saying.group, index), "direct-before", how if who is None else ""
    if _introduced(line, index):
        who = main_subject(line, low, index) or _only_noun(line, low, index - 1)
        if who is None:
            return None
        return None, who, (low, index), "direct-colon", ""
    return None


def _only_noun(line: Line, low: int, high: int) -> Noun | None:

    noun = noun_forward(line, low, high) if low < high and line.tokens[low].kind == "word" else None
    return noun if noun is not None and noun.rank >= BODY and noun.last >= high - 1 else None


def _unattributed(page: Page, line: Line, index: int, before: list[Draft], segment: Span) -> Draft | None:
    """A quote without words of its own: it goes on from the statement before it in its paragraph, or its speaker goes on."""
    alone = all(token.kind != "word" for i, token in enumerate(line.tokens) if i != index)
    previous = before[-1] if before else None
    if not alone:
        return None
    same = (
        previous is not None
        and previous.sentence.paragraph == line.sentence.paragraph
        and line.sentence.number - previous.sentence.number == 1
    )
    opened = next((d for d in reversed(before) if d.kind == "direct" and d.rule in ("direct-after", "direct-alone", "direct-before")), None)
    if same and opened is not None and opened.sentence.number == line.sentence.number - 1 and opened.segments[-1].end < segment.start:
        opened.segments.append(segment)
        return None
    if line.sentence.number and page.sentences[line.sentence.number - 1].tokens[-1].text == ":":
        who_line = Line(page.pack, line.people, page.sentences[line.sentence.number - 1])
        who = main_subject(who_line, 0, len(who_line.tokens))
        return Draft(
            "direct",
            [segment],
            line.sentence,
            None,
            _range(who),
            "direct-colon",
            0.85,
            "" if who else "before",
            mention_sentence=who_line.sentence if who else None,
            head=_head(who),
        )
    words = len(segment.of(page.text).split())
    draft = Draft("direct", [segment], line.sentence, None, None, "direct-alone", 0.75 if same or words > 12 else 0.6, "before")
    _lean(page, line, draft, previous)
    return draft


def _lean(page: Page, line: Line, draft: Draft, previous: Draft | None) -> None:
    """A quote that stands alone: whom the sentence before it is about, else who spoke last."""
    number = line.sentence.number - 1
    if number < 0:
        return
    if previous is not None and previous.sentence.number == number and previous.mention is not None:
        draft.mention, draft.head, draft.mention_sentence = previous.mention, previous.head, previous.mention_sentence or previous.sentence
        draft.pronoun = previous.pronoun
        return
    before = Line(page.pack, line.people, page.sentences[number])
    if any(token.kind == "quote" for token in before.tokens):
        return
    who = main_subject(before, 0, len(before.tokens))
    if who is not None and who.rank >= PRONOUN:
        draft.mention, draft.head, draft.mention_sentence = _range(who), who.head, before.sentence


def inner(page: Page, token: Token) -> Span:
    """What stands between the marks, without edge space and the reporter's comma."""
    assert token.pair is not None
    start, end = token.pair.inner.start, token.pair.inner.end
    while start < end and page.text[start].isspace():
        start += 1
    while end > start and (page.text[end - 1].isspace() or page.text[end - 1] in ",—–"):
        end -= 1
    return Span(start, end)


def _range(who: Noun | None) -> tuple[int, int] | None:
    return (who.first, who.last) if who is not None else None


def _head(who: Noun | None) -> int | None:
    return who.head if who is not None else None


# --- reported speech ------------------------------------------------------------------------------------------------------


def _reported(page: Page, line: Line, sayings: list[Saying], taken: list[tuple[int, int]], direct: list[Draft]) -> list[Draft]:
    drafts: list[Draft] = []
    for low, high in _regions(line, taken):
        shapes = _beside(line, sorted(find_shapes(line, sayings, low, high), key=lambda shape: (shape.cue[0], shape.first)))
        for number, shape in enumerate(shapes):
            following = shapes[number + 1] if number + 1 < len(shapes) else None
            segments = _segments(line, shape, shapes[number - 1] if number else None, following)
            if segments:
                drafts.append(_draft(page, line, shape, segments, (direct + drafts)[-1:]))
    return drafts


def _draft(page: Page, line: Line, shape: Shape, segments: list[Span], before: list[Draft]) -> Draft:
    """The shape as a draft; where nobody is named, the one who spoke before in the sentence goes on."""
    draft = Draft(_kind(page.text, segments), segments, line.sentence, shape.cue, _range(shape.who), shape.rule, shape.strength, shape.how)
    draft.pronoun, draft.head = shape.pronoun, _head(shape.who)
    if shape.who is None and shape.how == "next" and before:
        draft.mention, draft.head, draft.mention_sentence = before[0].mention, before[0].head, before[0].mention_sentence
        draft.pronoun = before[0].pronoun
    return draft


def _regions(line: Line, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of the sentence outside closed quotes and what attributes them."""
    regions: list[tuple[int, int]] = []
    at, size = 0, len(line.tokens)
    for first, last in [*sorted(taken), (size, size)]:
        if first - at >= 2:
            regions.append((at, first))
        at = max(at, last)
    return regions


def _beside(line: Line, shapes: list[Shape]) -> list[Shape]:
    """Of shapes inside one another's content keep the outer ones and those that stand beside them."""
    kept: list[Shape] = []
    for shape in shapes:
        if shape.side in ("before", "around") and shape.closing:
            while kept and kept[-1].cue[0] >= shape.low and kept[-1].side == "after" and not kept[-1].rule.startswith("source"):
                kept.pop()
            if kept and kept[-1].side != "after":
                shape.low = max(shape.low, kept[-1].last)
            kept.append(shape)
            continue
        previous = kept[-1] if kept else None
        if (
            previous is None
            or previous.side == "before"
            or shape.first >= previous.high
            or (shape.linked and _stands_beside(line, previous, shape))
        ):
            kept.append(shape)
    return kept


def _stands_beside(line: Line, previous: Shape, shape: Shape) -> bool:
    """Does the shape go on the sentence of the one before, rather than being part of what that one reports?"""
    if shape.first < previous.last:
        return False
    joint = line.tokens[shape.first - 1] if shape.first else None
    if joint is None:
        return False
    comma = joint.text in (",", ";") or joint.is_dash or (shape.first > 1 and line.tokens[shape.first - 2].text in (",", ";"))
    if shape.rule.startswith("source"):
        return False
    if shape.how == "next":
        if joint.low in ("and", "but"):
            shape.who = previous.who
        same = _lemma(line, previous) == _lemma(line, shape) or _lemma(line, shape) in (
            "say",
            "add",
            "note",
            "warn",
            "call",
            "urge",
            "insist",
            "stress",
        )
        return comma or (joint.low in ("and", "but") and same)
    return comma and joint.low != "that"


def _lemma(line: Line, shape: Shape) -> str:
    forms = line.tokens[shape.cue[0]].forms
    return next((form.lemma for form in forms if form.lemma in line.pack.cues), "")


def _segments(line: Line, shape: Shape, before: Shape | None, after: Shape | None) -> list[Span]:
    low = max(shape.low, before.last if before is not None else 0)
    high = min(shape.high, after.first if after is not None and after.side == "after" else shape.high)
    if after is not None and after.side != "after":
        high = min(high, after.low if after.low > shape.last else after.first)
    if shape.side == "after":
        ranges = [(shape.last, high)]
    elif shape.side == "before":
        ranges = [(low, shape.first)]
    else:
        ranges = [(low, shape.first), (shape.last, high)]
    return [span for first, last in ranges if (span := _trimmed(line, first, last)) is not None]


def _trimmed(line: Line, first: int, last: int) -> Span | None:
    """The tokens as a span without edge punctuation, lone marks and conjunctions."""
    tokens = line.tokens
    while first < last and ((tokens[first].kind == "punct" and tokens[first].text not in "($€£") or line.low(first) in ("and", "but")):
        first += 1
    while last > first and (
        (tokens[last - 1].kind == "punct" and tokens[last - 1].text not in ")%") or line.low(last - 1) in ("and", "but", "while", "as")
    ):
        last -= 1
    if not any(token.kind in ("word", "quote") for token in tokens[first:last]):
        return None
    return Span(tokens[first].start, tokens[last - 1].end)


def _kind(text: str, segments: list[Span]) -> Kind:
    """Direct where all of it stands in marks, mixed where some does, else indirect."""
    words = " ".join(segment.of(text) for segment in segments)
    if not MARKED.search(words):
        return "indirect"
    bare = words.strip(" .,;:!?")
    whole = bare[:1] in '“"«' and bare[-1:] in '”"»' and not re.search(r"[“\"”«»]", bare[1:-1])
    return "direct" if whole else "mixed"
