"""Statements by word order. In: a page and its people. Out: drafts of direct, indirect and mixed statements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.extract.drafts import Draft
from quotes.extract.people import People
from quotes.extract.svo.back import find_back
from quotes.extract.svo.line import BODY, PRONOUN, Line
from quotes.extract.svo.shape import Shape
from quotes.extract.svo.shapes import find_shapes
from quotes.extract.svo.spans import head_index, range_of, trimmed
from quotes.extract.svo.speech import find_speech
from quotes.extract.svo.turns import find_turns
from quotes.extract.svo.verbs import Saying, find_sayings
from quotes.extract.units import Page, Sentence
from quotes.model.quotes import Kind
from quotes.model.spans import Span

SHORT = 14  # tokens of a line that only says who spoke
LONGEST = 200
FELLOWS = frozenset(("say", "add", "note", "warn", "call", "urge", "insist", "stress"))
MARKED = re.compile(r"[“\"”«‘'][^“”\"«»]*[^\W\d_][^“”\"«»]*[”\"“»’']")


def find_statements(page: Page, people: People) -> list[Draft]:
    """Every statement of the page, in the order of its sentences."""
    drafts, taken = find_turns(page, people)
    for sentence in page.sentences:
        block = _block(page, people, sentence) if sentence.number not in taken else None
        if block is not None:
            drafts.append(block)
            taken |= {sentence.number, sentence.number - 1}
        if sentence.number in taken:
            continue
        for piece in _pieces(sentence):
            line = Line(page.pack, people, piece)
            sayings = find_sayings(line)
            direct, used = find_speech(page, line, sayings, drafts)
            reported = _reported(page, line, [s for s in sayings if s not in used[0]], used[1], direct)
            if not direct and not reported:
                back = find_back(page, line, sayings, {draft.sentence.number for draft in drafts[-8:]})
                reported = [back] if back is not None else []
            drafts += direct + reported
    return drafts


def _block(page: Page, people: People, sentence: Sentence) -> Draft | None:
    """`The harbor is old,` / `the ministry said.`: speech that lost its marks, with its attribution in a line of its own."""
    before = page.sentences[sentence.number - 1] if sentence.number else None
    if before is None or before.paragraph == sentence.paragraph or before.tokens[-1].text != "," or len(sentence.tokens) > SHORT:
        return None
    line = Line(page.pack, people, sentence)
    saying = next(iter(find_sayings(line)), None)
    who = saying.subject if saying is not None and saying.stands == "finite" and saying.takes("quote") else None
    if saying is None or who is None or who.first or not (saying.last >= len(line.tokens) - 1 or line.tokens[saying.last].kind == "punct"):
        return None
    first = before
    while first.number and page.sentences[first.number - 1].paragraph == before.paragraph:
        first = page.sentences[first.number - 1]
    content = Span(first.tokens[0].start, before.tokens[-1].start)
    cue = (saying.first, saying.last)
    return Draft("direct", [content], sentence, cue, range_of(who), "block-before", 0.93, head=head_index(who))


def _pieces(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence, or its pieces where it is endless: every rule looks through its sentence, so its length must be bounded."""
    for start in range(0, len(sentence.tokens), LONGEST):
        yield (
            sentence
            if len(sentence.tokens) <= LONGEST
            else Sentence(sentence.tokens[start : start + LONGEST], sentence.paragraph, sentence.number)
        )


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
    draft = Draft(
        _kind(page.text, segments), segments, line.sentence, shape.cue, range_of(shape.who), shape.rule, shape.strength, shape.how
    )
    if draft.kind == "direct":
        draft.segments = [_bare(page.text, segments[0])]
    draft.pronoun, draft.head = shape.pronoun, head_index(shape.who)
    if draft.kind == "indirect" and any(t.depth and t.kind == "word" and s.start <= t.start < s.end for t in line.tokens for s in segments):
        draft.kind = "mixed"
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
        if shape.side == "relay":  # the outlet names itself: what stands before it ends there
            for other in kept:
                other.high = min(other.high, shape.first)
            continue
        if _within_that(kept, shape):
            continue
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


def _within_that(kept: list[Shape], shape: Shape) -> bool:
    """`Carter said that, according to his figures, …`: a source that opens what Carter says."""
    previous = kept[-1] if kept else None
    return (
        previous is not None
        and previous.rule == "that-clause"
        and shape.rule.startswith("source")
        and previous.last <= shape.first <= previous.last + 1
    )


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
        same = _lemma(line, previous) == _lemma(line, shape) or _lemma(line, shape) in FELLOWS
        return comma or (joint.low in ("and", "but") and same)
    named = previous.who is not None and shape.who is not None and min(previous.who.rank, shape.who.rank) >= BODY
    apart = named and joint.low in ("and", "but", "while") and shape.who is not None and shape.who.rank != PRONOUN
    return (comma and joint.low != "that") or apart


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
    return [span for first, last in ranges if (span := trimmed(line, first, last)) is not None]


def _bare(text: str, span: Span) -> Span:
    """The span without its outer marks."""
    start, end = span.start, span.end
    while start < end and text[start] in '“”"«»':
        start += 1
    while end > start and text[end - 1] in '“”"«»,':
        end -= 1
    return Span(start, end)


def _kind(text: str, segments: list[Span]) -> Kind:
    """Direct where all of it stands in marks, mixed where some does, else indirect."""
    words = " ".join(segment.of(text) for segment in segments)
    if not MARKED.search(words):
        return "indirect"
    bare = words.strip(" .,;:!?")
    whole = bare[:1] in '“"«' and bare[-1:] in '”"»' and not re.search(r"[“\"”«»]", bare[1:-1])
    return "direct" if whole else "mixed"
