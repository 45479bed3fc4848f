"""Reported speech. In: the sentences of a page. Out: drafts of indirect and mixed statements (and of unmarked blocks closed by a dash)."""

from __future__ import annotations

import re

from quotes.extract.cues import Hit, find_cues
from quotes.extract.drafts import Draft
from quotes.extract.frames import Frame, find_frames
from quotes.extract.people import People
from quotes.extract.phrases import Reader
from quotes.extract.units import Page, Sentence
from quotes.model.quotes import Kind
from quotes.model.spans import Span

EDGE = " \t\r\n\u00a0.,;:!?…-–—"
WEAK = ("object", "about", "naming", "infinitive", "bare-clause")
DOMAIN = re.compile(r"(?i)^[\w-]+\.(?:kz|ru|az|com|org|net|uz|kg|info|media|am|ge|ua|by)\w*$")
FRAGMENT = re.compile(r"[«„“\"”]\s*([^\W\d_][^«»„“”\"]*)")


def find_reported(page: Page, people: People, used: dict[int, list[tuple[int, int]]]) -> list[Draft]:
    """Drafts of every sentence; `used` are token ranges of a sentence (by number) that direct speech already took."""
    drafts: list[Draft] = []
    for sentence in page.sentences:
        reader = Reader(page.pack, people, sentence)
        taken = used.get(sentence.number, [])
        for low, high in _regions(sentence, taken):
            hits = find_cues(reader, low, high)
            frames = _coordinate(reader, find_frames(reader, hits, low, high), hits)
            drafts += _drafts(page, reader, frames, (low, high), drafts)
    return drafts


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
        elif frame.first < previous.last:
            if previous.rule in WEAK and frame.rule not in WEAK:
                kept[-1] = frame
        elif previous.side in ("after", "around") and not _beside(reader, previous, frame):
            continue
        elif previous.side == "after" and frame.side == "before":
            if previous.rule in WEAK:
                kept[-1] = frame
            else:
                frame.side = "relay"
                kept.append(frame)
        else:
            kept.append(frame)
    return kept


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
    if frame.mention is None:
        return linked and frame.how == "next"
    return joint.text == ";" or (linked and (first.low in ("а", "но", "однако", "тогда", "при") or joint.low in ("а", "но")))


def _drafts(page: Page, reader: Reader, frames: list[Frame], region: tuple[int, int], before: list[Draft]) -> list[Draft]:
    """One draft a frame: the content is what lies between it and its neighbours, on its side."""
    low, high = region
    drafts: list[Draft] = []
    previous_end = low
    for number, frame in enumerate(frames):
        next_first = frames[number + 1].first if number + 1 < len(frames) else high
        if frame.side == "back":
            segments = _words_before(page, reader.sentence, before + drafts)
        elif frame.side == "before":
            segments = _spans(reader, [(previous_end, frame.first)])
            if frame.rule == "block-before" and previous_end == low:
                segments = _block(page, reader, frame, segments)
        elif frame.side == "around":
            segments = _spans(reader, [(previous_end, frame.first), (frame.last, next_first)])
        elif frame.side == "relay":
            segments = []
        else:
            segments = _spans(reader, [(frame.last, next_first)])
        previous_end = frame.last
        if not segments or _is_relay(page, reader, frame):
            continue
        kind: Kind = "direct" if frame.rule == "block-before" else _kind(page, segments)
        mention = frame.mention
        drafts.append(Draft(kind, segments, reader.sentence, frame.cue, mention, frame.rule, frame.strength, frame.how, frame.pronoun))
    return drafts


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


def _words_before(page: Page, sentence: Sentence, drafts: list[Draft]) -> list[Span]:
    """What `Об этом заявил X` points back at: the free sentences before it in its paragraph, else the paragraph before."""
    done = {draft.sentence.number for draft in drafts}
    chosen: list[Sentence] = []
    number = sentence.number - 1
    while number >= 0 and page.sentences[number].paragraph == sentence.paragraph and number not in done:
        chosen.append(page.sentences[number])
        number -= 1
    if not chosen and number >= 0 and number not in done and page.sentences[number].paragraph < sentence.paragraph:
        paragraph = page.sentences[number].paragraph
        while number >= 0 and page.sentences[number].paragraph == paragraph and number not in done:
            chosen.append(page.sentences[number])
            number -= 1
    if not chosen:
        return []
    first, last = chosen[-1], chosen[0]
    if len(last.tokens) and last is first and len(first.tokens) == 1 and first.tokens[0].pair is not None:
        return [first.tokens[0].pair.inner]
    end = _before_relay(page, last)
    return [Span(first.tokens[0].start, max(end, first.tokens[0].end))]


def _before_relay(page: Page, sentence: Sentence) -> int:
    """The end of a sentence's words without a closing `, сообщает X`."""
    tokens = sentence.tokens
    for index in range(len(tokens) - 1, max(0, len(tokens) - 14), -1):
        if tokens[index].text == "," and any(
            form.lemma in ("сообщать", "передавать", "писать", "сообщить", "передать")
            for form in tokens[min(len(tokens) - 1, index + 1)].forms
        ):
            return tokens[index].start
    return tokens[-1].end


def _block(page: Page, reader: Reader, frame: Frame, segments: list[Span]) -> list[Span]:
    """Speech printed as a block without marks, closed by `, – сказал X`: back to where the reporter's words end."""
    if not segments:
        return segments
    first = reader.sentence.number
    chosen = [reader.sentence]
    number = first - 1
    names = {t.low for t in reader.tokens[frame.mention[0] : frame.mention[1]] if t.kind == "word"} if frame.mention else set()
    while number >= 0 and page.sentences[number].paragraph == reader.sentence.paragraph:
        sentence = page.sentences[number]
        other = Reader(page.pack, reader.people, sentence)
        if (
            any(t.kind == "quote" or (t.low in names) for t in sentence.tokens)
            or find_cues(other)
            or any(other.is_name(i) for i in range(len(sentence.tokens)))
        ):
            break
        chosen.append(sentence)
        number -= 1
    chosen.reverse()
    begins_paragraph = number < 0 or page.sentences[number].paragraph != reader.sentence.paragraph
    spoken = [i for i, s in enumerate(chosen) if any(t.low in page.pack.lists["first_person"] for t in s.tokens)]
    if not begins_paragraph and spoken:
        chosen = chosen[max(0, spoken[0] - 1) if spoken[0] <= 1 else spoken[0] :]
    start = next((t.start for t in chosen[0].tokens if t.kind != "punct"), segments[0].start)
    return [Span(min(start, segments[0].start), segments[0].end), *segments[1:]]
