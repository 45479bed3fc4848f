"""Reported speech. In: the sentences of a page. Out: drafts of indirect and mixed statements (and of unmarked blocks closed by a dash)."""

from __future__ import annotations

import re
from bisect import bisect_right

from quotes.extract.blocks import block
from quotes.extract.clauses import Frame
from quotes.extract.cues import Hit, find_cues
from quotes.extract.drafts import Draft
from quotes.extract.frames import find_frames
from quotes.extract.people import People
from quotes.extract.pointed import taken_over, words_before
from quotes.extract.reader import ROLE, Reader, is_foreign, is_verb
from quotes.extract.units import Page, Sentence
from quotes.model.quotes import Kind
from quotes.model.spans import Span

EDGE = " \t\r\n\u00a0.,;:!?…-–—"
LONGEST_TURN = 12  # sentences before the reporter's words
WEAK = ("object", "about", "naming", "infinitive", "bare-clause")
TURNS = frozenset(("при", "а", "но", "однако", "хотя", "тогда", "затем"))
DOMAIN = re.compile(r"(?i)^[\w-]+\.(?:kz|ru|az|com|org|net|uz|kg|info|media|am|ge|ua|by)\w*$")
FRAGMENT = re.compile(r"[«„“\"”]\s*([^\W\d_][^«»„“”\"]*)")


def find_reported(page: Page, people: People, used: dict[int, list[tuple[int, int]]]) -> list[Draft]:
    """Drafts of every sentence; `used` are token ranges of a sentence (by number) that direct speech already took."""
    drafts: list[Draft] = []
    for sentence in page.sentences:
        reader = Reader(page.pack, people, sentence)
        taken = used.get(sentence.number, [])
        asides = _asides(sentence)
        for low, high in [*_regions(sentence, taken), *asides]:
            hits = [h for h in find_cues(reader, low, high) if (low, high) in asides or not any(a <= h.first < b for a, b in asides)]
            frames = _coordinate(reader, find_frames(reader, hits, low, high), hits)
            drafts += _drafts(page, reader, frames, (low, high), drafts)
    return _outside_blocks(drafts)


def _outside_blocks(drafts: list[Draft]) -> list[Draft]:
    """Without the drafts that lie inside a block of direct speech: there the speaker reports, not the paper."""
    blocks = sorted((draft for draft in drafts if draft.rule == "block-before"), key=lambda block: block.segments[0])
    starts = [block.segments[0].start for block in blocks]

    def inside(draft: Draft) -> bool:
        last = bisect_right(starts, draft.segments[0].start)  # the nearest few: blocks of one page hardly overlap
        near = blocks[max(0, last - 8) : last]
        return any(
            b is not draft and b.sentence is not draft.sentence and any(s.contains(draft.segments[0]) for s in b.segments) for b in near
        )

    return [draft for draft in drafts if not inside(draft)]


def _asides(sentence: Sentence) -> list[tuple[int, int]]:
    """The insides of brackets long enough to hold a statement of their own."""
    found: list[tuple[int, int]] = []
    opened = -1
    for index, token in enumerate(sentence.tokens):
        if token.text == "(":
            opened = index
        elif token.text == ")" and opened >= 0:
            if index - opened > 7:
                found.append((opened + 1, index))
            opened = -1
    return found


def _regions(sentence: Sentence, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of the sentence outside closed quotes and outside what direct speech took."""
    blocked = sorted(taken + [(i, i + 1) for i, t in enumerate(sentence.tokens) if t.kind == "quote"])
    regions: list[tuple[int, int]] = []
    at = 0
    for first, last in [*blocked, (len(sentence.tokens), len(sentence.tokens))]:
        if first - at >= 2:
            regions.append((at, first))
        at = max(at, last)
    return regions


def _coordinate(reader: Reader, frames: list[Frame], hits: list[Hit]) -> list[Frame]:
    """Of frames inside one another's content keep those that stand beside each other, not those reported by another."""
    kept: list[Frame] = []
    relays = {(hit.first, hit.last) for hit in hits if "relay" in hit.cue.governs}
    for frame in frames:
        if frame.cue in relays:
            frame.side = "relay" if frame.side == "before" else frame.side
        previous = kept[-1] if kept else None
        if previous is None:
            kept.append(frame)
        elif frame.rule == "block-before" and frame.first > previous.first:
            kept = [each for each in kept if each.side == "relay"] + [frame]  # who is quoted reports, not the paper
        elif previous.rule == "as-after" and previous.mention is None and frame.rule.startswith("source"):
            frame.side = "after"  # «Как отмечается, согласно данным X, …»
            kept[-1] = frame
        elif previous.side == "back" and frame.rule.endswith("converb"):
            previous.last = frame.first  # «Об этом заявил X, подчеркнув, что …»
            kept.append(frame)
        elif frame.first < previous.last:
            if previous.rule.startswith(WEAK) and not frame.rule.startswith(WEAK):
                kept[-1] = frame
        elif previous.rule == "as-after" and (frame.side == "back" or _ranked(reader, frame) >= ROLE) and _handed_on(reader, previous):
            kept[-1] = frame
        elif previous.side in ("after", "around") and not _beside(reader, previous, frame):
            continue
        elif previous.side == "after" and frame.side == "before":
            if _handed_on(reader, frame):
                frame.side = "relay"
                kept.append(frame)
            elif previous.rule.startswith(WEAK) or _ranked(reader, frame) >= max(ROLE, _ranked(reader, previous) + 1):
                kept[-1] = frame
            else:
                frame.side = "relay"
                kept.append(frame)
        else:
            kept.append(frame)
    return kept


def _handed_on(reader: Reader, frame: Frame) -> bool:
    """Does an outlet (`Как передаёт Name.kz, …`) only hand the words on?"""
    words = reader.tokens[slice(*frame.mention)] if frame.mention else []
    if any(form.lemma in reader.pack.lists["placed"] for token in words[:2] for form in token.forms[:1]):
        return False  # «источник Name в мэрии»
    media = reader.pack.lists["media"]
    return any(is_foreign(t) or t.low in media or any(form.lemma in media for form in t.forms) for t in words)


def _ranked(reader: Reader, frame: Frame) -> int:
    """What kind of speaker the frame names."""
    if frame.mention is None:
        return 0
    return max(reader.head_rank(index) for index in range(*frame.mention) if reader.tokens[index].kind == "word")


def _beside(reader: Reader, previous: Frame, frame: Frame) -> bool:
    """Does `frame` stand beside the one before, rather than inside what that one reports?"""
    tokens = reader.tokens
    if frame.side in ("before", "relay"):
        return True
    if frame.side == "around":
        return False
    if frame.first <= previous.last:
        return False
    joint = tokens[frame.first - 1]
    first = tokens[frame.first]
    linked = joint.text in (",", ";") or joint.low in ("и", "а", "но") or first.low in ("и", "а", "но", "однако", "при")
    if previous.rule.startswith("bare-clause") and frame.how == "next" and not frame.rule.endswith("converb") and first.low != "и":
        return False  # «Врачи сетуют: люди ждут, надеются, что …»
    if frame.mention is None or frame.how == "next":
        return linked and frame.how == "next"
    if previous.rule.startswith(WEAK) and joint.text == ",":
        return True
    return joint.text == ";" or (linked and (first.low in ("а", "но", "однако", "тогда", "при") or joint.low in ("а", "но")))


def _drafts(page: Page, reader: Reader, frames: list[Frame], region: tuple[int, int], before: list[Draft]) -> list[Draft]:
    """One draft a frame: the content is what lies between it and its neighbours, on its side."""
    low, high = region
    drafts: list[Draft] = []
    previous_end = low
    for number, frame in enumerate(frames):
        next_first = frames[number + 1].first if number + 1 < len(frames) else high
        if frame.side == "back":
            segments = words_before(page, reader.sentence, before + drafts) or taken_over(reader, before)
        elif frame.side == "before":
            segments = _spans(reader, [(previous_end, frame.first)])
            if frame.rule == "block-before" and previous_end == low:
                segments = block(page, reader, frame, segments)
        elif frame.side == "around":
            segments = _spans(reader, [(previous_end, frame.first), (frame.last, next_first)])
        elif frame.side == "relay":
            segments = []
        else:
            stop = _new_clause(reader, frame.last, next_first) if frame.rule.startswith(WEAK) else next_first
            stop = min(stop, frame.content_last or stop)
            segments = _spans(reader, [(frame.last, stop)])
        previous_end = frame.last
        if not segments or _is_relay(page, reader, frame):
            continue
        if frame.rule == "block-before":
            segments += _dialogue_rest(page, reader.sentence, frame.last)
        kind: Kind = "direct" if frame.rule == "block-before" else _kind(page, segments)
        mention = frame.mention
        drafts.append(Draft(kind, segments, reader.sentence, frame.cue, mention, frame.rule, frame.strength, frame.how, frame.pronoun))
    return drafts


def _new_clause(reader: Reader, first: int, last: int) -> int:
    """Where an object's phrase ends because the reporter starts a new clause (`…, при этом …`, `…, а …`)."""
    tokens = reader.tokens
    for index in range(first + 2, last - 1):
        joint = tokens[index].text == ";" or (tokens[index].text == "," and tokens[index + 1].low in TURNS)
        if tokens[index].is_dash and not tokens[index].depth and any(is_verb(t) for t in tokens[index + 1 : last]):
            return index
        if tokens[index + 1].low == "и" and tokens[index].text == "," and any(is_verb(t) for t in tokens[index + 2 : index + 4]):
            return index
        if joint and any(is_verb(t) for t in tokens[index + 1 : last]):
            return index
    return last


def _dialogue_rest(page: Page, sentence: Sentence, last: int) -> list[Span]:
    """`— Нет, — сказал он. — Не пойду.`: the speech that goes on after a dash, in this sentence or the next ones."""
    opening = sentence.number
    while opening and page.sentences[opening - 1].paragraph == sentence.paragraph and sentence.number - opening < LONGEST_TURN:
        opening -= 1
    if not page.sentences[opening].tokens[0].is_dash:
        return []
    rest = sentence.tokens[last:]
    found: list[Span] = []
    while rest and rest[0].kind == "punct" and not rest[0].is_dash:
        rest = rest[1:]
    if len(rest) > 1 and rest[0].is_dash:
        found.append(Span(rest[1].start, rest[-1].end))
    following = [s for s in page.sentences[sentence.number + 1 : sentence.number + 12] if s.paragraph == sentence.paragraph]
    if following and (found or following[0].tokens[0].is_dash):
        words = [t for s in following for t in s.tokens if not (t is following[0].tokens[0] and t.is_dash)]
        if words and not any(t.is_dash and n for n, t in enumerate(words)):
            found.append(Span(words[0].start, words[-1].end))
    return [Span(found[0].start, found[-1].end)] if found else []


def _is_relay(page: Page, reader: Reader, frame: Frame) -> bool:
    """Does only an outlet hand the news on (`сообщает Name.kz`)?"""
    if frame.side == "relay":
        return True
    if frame.mention is None or frame.side != "before":
        return False
    words = reader.tokens[frame.mention[0] : frame.mention[1]]
    return any(DOMAIN.match(t.text) for t in words if t.kind == "word")


def _spans(reader: Reader, ranges: list[tuple[int, int]]) -> list[Span]:
    """Token ranges → trimmed spans, empty ones dropped; conjunctions at the edges of a content are no part of it."""
    spans: list[Span] = []
    tokens = reader.tokens
    for low, high in ranges:
        first, last = low, high
        while first < last and ((tokens[first].kind == "punct" and tokens[first].text not in "(") or tokens[first].low in ("и", "а", "но")):
            first += 1
        while last > first and (
            (tokens[last - 1].kind == "punct" and tokens[last - 1].text not in ")")
            or tokens[last - 1].low in ("и", "а", "но", "при", "также")
        ):
            last -= 1
        if any(token.kind in ("word", "quote") for token in tokens[first:last]):
            spans.append(Span(tokens[first].start, tokens[last - 1].end))
    return spans


def _kind(page: Page, segments: list[Span]) -> Kind:
    """Mixed where a marked fragment of speech (not a name) lies in the content."""
    for segment in segments:
        for match in FRAGMENT.finditer(page.text, segment.start, segment.end):
            words = match.group(1).split()
            if match.group(1)[0].islower() and (len(words) >= 2 or len(words[0]) > 9):
                return "mixed"
            if len(words) >= 6:
                return "mixed"
    return "indirect"
