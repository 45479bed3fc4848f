"""Speech in marks. In: a line with its quotes shut. Out: drafts, and which tokens attribute them."""

from __future__ import annotations

from typing import NamedTuple

from quotes.extract.drafts import Draft
from quotes.extract.svo.after import THAT, find_opening
from quotes.extract.svo.line import BODY, PERSON, PRONOUN, Line, Noun, is_comma, is_finite
from quotes.extract.svo.nouns_after import noun_forward
from quotes.extract.svo.shape import apposed_name, main_subject, speaker_of
from quotes.extract.svo.sources import find_sources
from quotes.extract.svo.spans import head_index, inner, range_of, trimmed
from quotes.extract.svo.subjects import subject_after
from quotes.extract.svo.verbs import Saying
from quotes.extract.svo.words import ADVERBIAL
from quotes.extract.units import Page, Sentence
from quotes.model.spans import Span


class Attributed(NamedTuple):
    """What attributes a quote: its saying (or a source's cue), who speaks, the tokens that do it, the rule; `how` where nobody is named."""

    saying: Saying | None
    who: Noun | None
    span: tuple[int, int]
    rule: str
    how: str = ""
    cue: tuple[int, int] | None = None


def find_speech(
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
            if pair.lost == "close" and len(line.tokens) == 1:
                _go_on(line, before, segment)
            continue
        if found is None:
            if number == 0 and (draft := _unattributed(page, line, index, before, segment)) is not None:
                drafts.append(draft)
            elif number and drafts and low <= index:
                drafts[-1].segments.append(segment)
            continue
        saying, who, span, rule, how, source = found
        if saying is not None and saying.first in owner:
            owner[saying.first].segments.append(segment)
            ranges.append(span)
            continue
        cue = (saying.first, saying.last) if saying else source
        draft = Draft("direct", [segment], line.sentence, cue, range_of(who), rule, 0.97 if saying else 0.85, how, head=head_index(who))
        if rule == "direct-after" and (start := _woven(page, line, index, low)) is not None:
            draft.kind, draft.segments = "mixed", [Span(start, segment.end)]
        if saying is not None and rule == "direct-before" and (start := _opened(line, saying, index)) is not None:
            draft.kind, draft.segments = "mixed", [Span(start, segment.end)]
        left = _led_by_clause(line, low, who) if rule == "direct-before" and who is not None else None
        if left is not None:
            draft.kind, draft.segments, draft.rule, span = "mixed", [left, segment], "direct-around", (low, index)
        carried = carried_over(page, line.sentence) if index == 0 and draft.kind == "direct" else []
        if carried and not (before and before[-1].segments[-1] == carried[-1]):
            draft.segments[:0] = carried
        drafts.append(draft)
        ranges.append(span)
        if saying is not None:
            taken.append(saying)
            owner[saying.first] = draft
    return drafts, (taken, ranges + [(i, i + 1) for i in quotes])


def carried_over(page: Page, sentence: Sentence) -> list[Span]:
    """Speech of the paragraphs before that no mark closes, since a mark opens the next one again."""
    spans: list[Span] = []
    number, paragraph = sentence.number - 1, sentence.paragraph
    while number >= 0 and page.sentences[number].paragraph == paragraph - 1:
        tokens = page.sentences[number].tokens
        if len(tokens) != 1 or tokens[0].pair is None or tokens[0].pair.lost != "close":
            break
        spans.insert(0, inner(page, tokens[0]))
        paragraph, number = paragraph - 1, number - 1
    return spans


def _go_on(line: Line, before: list[Draft], segment: Span) -> None:
    """`“A,” Carter said. “B.` with its closing mark in a later paragraph: more of what Carter said."""
    previous = before[-1] if before else None
    near = previous is not None and previous.sentence.number == line.sentence.number - 1
    if previous is not None and near and previous.kind == "direct" and previous.sentence.paragraph == line.sentence.paragraph:
        previous.segments.append(segment)


def _by_source(line: Line, index: int) -> Attributed | None:
    """`According to Carter, "…"` and `"…," according to Carter`."""
    for shape in find_sources(line, 0, len(line.tokens)):
        if shape.side == "after" and shape.last <= index <= shape.last + 1:
            return Attributed(None, shape.who, (shape.first, index), "direct-source", "", shape.cue)
        if shape.side == "before" and index < shape.first <= index + 2:
            return Attributed(None, shape.who, (index, shape.last), "direct-source", "", shape.cue)
    return None


def _woven(page: Page, line: Line, index: int, low: int) -> int | None:
    """`The river "has changed for the better," Carter said`: where the sentence's own words begin that lead into the quote."""
    first = next((char for char in inner(page, line.tokens[index]).of(page.text) if char.isalpha()), "")
    while low < index and line.tokens[low].kind == "punct":
        low += 1
    led = low < index and all(token.kind != "quote" for token in line.tokens[low:index]) and line.tokens[index - 1].text != ":"
    return line.tokens[low].start if led and first.islower() else None


def _opened(line: Line, saying: Saying, index: int) -> int | None:
    """`Carter said that if the talks fail, "we will go"`: where the clause begins that leads into the quote."""
    opening = find_opening(line, saying, index)
    if opening is None or opening[1] != THAT or not any(line.tokens[i].kind == "word" for i in range(opening[0], index)):
        return None
    return line.tokens[opening[0]].start


def _led_by_clause(line: Line, low: int, who: Noun) -> Span | None:
    """`When the offer came, Carter said, "we were stunned"`: the clause before the attribution belongs to the words."""
    comma = who.first - 1
    if comma <= low or not is_comma(line, comma) or not any(is_finite(line, i) for i in range(low, comma)):
        return None
    return trimmed(line, low, comma) if line.low(low) in ADVERBIAL or line.low(low) in ("so", "and", "but") else None


def _introduced(line: Line, index: int) -> bool:
    return index > 0 and line.tokens[index - 1].text == ":"


def _attributed_after(line: Line, sayings: list[Saying], index: int, high: int) -> Attributed | None:
    """`"…," Carter said` and `"…," said Carter`."""
    at = index + 1
    while at < high and line.tokens[at].kind == "punct" and (line.tokens[at].text in ",.!?…" or line.tokens[at].is_dash):
        at += 1
    for saying in sayings:
        if not at <= saying.first < high or saying.stands == "noun":
            continue
        subject = saying.subject
        if subject is not None and saying.stands == "finite":
            subject = apposed_name(line, subject, at) or subject  # `“…,” X, the bank's adviser said`
        if (
            saying.stands in ("finite",)
            and subject is not None
            and (subject.rank > 0 or line.low(subject.first) in ("a", "an", "the", "one", "his", "her", "their"))
            and at <= subject.first <= at + 2
            and _light(line, at, subject.first)
        ):
            return Attributed(saying, subject, (index, saying.last), "direct-after", "")
        if saying.group <= at + 1 and saying.stands == "finite" and saying.group >= at and _light(line, at, saying.group):
            quoted = subject is not None and subject.first > saying.group  # `Newsline quoted Carter as saying`
            who = subject if quoted else subject_after(line, saying.last, high)
            end = who.last if who is not None and not quoted else saying.last
            return Attributed(saying, who, (index, end), "direct-after", "" if who else "before")
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
    return Attributed(None, who, (index, who.last), "direct-signed", "")


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
        if who is not None and who.rank == 0 and line.low(who.first) not in ("a", "an", "the", "one", "another"):
            who, how = None, "before"
        if who is None and line.tokens[index - 1].text in (",", ":"):
            who = subject_after(line, saying.last, index)
        return Attributed(
            saying, who, (min(saying.group, who.first) if who else saying.group, index), "direct-before", how if who is None else ""
        )
    if _introduced(line, index):
        who = main_subject(line, low, index) or _only_noun(line, low, index - 1)
        if who is None:
            return None
        return Attributed(None, who, (index - 1, index), "direct-colon")
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
    carried = carried_over(page, line.sentence)
    if carried and previous is not None and previous.segments[-1] == carried[-1]:
        previous.segments.append(segment)
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
            range_of(who),
            "direct-colon",
            0.85,
            "" if who else "before",
            mention_sentence=who_line.sentence if who else None,
            head=head_index(who),
        )
    words = len(segment.of(page.text).split())
    draft = Draft("direct", [*carried, segment], line.sentence, None, None, "direct-alone", 0.75 if same or words > 12 else 0.6, "before")
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
        draft.mention, draft.head, draft.mention_sentence = range_of(who), who.head, before.sentence
