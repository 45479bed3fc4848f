"""Speech printed as a block without marks. In: the frame that closes it (`…, – сказал X`). Out: the block's span, back to where the
reporter's words end.
"""

from __future__ import annotations

import re

from quotes.extract.clauses import Frame
from quotes.extract.cues import find_cues
from quotes.extract.frames import find_frames
from quotes.extract.people import People
from quotes.extract.reader import PRONOUN, Reader
from quotes.extract.subjects import subject_before
from quotes.extract.units import Page, Sentence
from quotes.model.spans import Span

WIDE_GAP = re.compile(r"[^\S\n]{2,}")


def block(page: Page, reader: Reader, frame: Frame, segments: list[Span]) -> list[Span]:
    """Speech printed as a block without marks, closed by `, – сказал X`: back to where the reporter's words end."""
    if not segments:
        return segments
    chosen = [reader.sentence]
    number = reader.sentence.number - 1
    mention = reader.tokens[frame.mention[0] : frame.mention[1]] if frame.mention else []
    names = {t.low for t in mention if t.kind == "word" and (t.is_capital or len(mention) == 1)}
    for token in mention:
        named = reader.people.of(token)
        if named is not None and named.person is not None:
            names |= named.person.printed()
    pointed = not any(reader.people.of(token) for token in mention)  # «врач», «она»: any name that stands as subject is the reporter's
    while number >= 0 and page.sentences[number].paragraph == reader.sentence.paragraph:
        sentence = page.sentences[number]
        gap = WIDE_GAP.match(page.text, sentence.span.end, chosen[-1].span.start)
        if gap or (pointed and _names_subject(reader.people, sentence)) or _reports(page, reader.people, sentence, names):
            break
        chosen.append(sentence)
        number -= 1
    if number >= 0 and page.sentences[number].paragraph == reader.sentence.paragraph:
        chosen = _from_first_person(page, chosen)
    start = next((t.start for t in chosen[-1].tokens if t.kind != "punct"), segments[0].start)
    return [Span(min(start, segments[0].start), segments[0].end), *segments[1:]]


def _from_first_person(page: Page, chosen: list[Sentence]) -> list[Sentence]:
    """Where a block inside a paragraph begins: at the first "I" or "we" near its head, unless a connective says that speech goes on."""
    lists = page.pack.lists
    ordered = chosen[::-1]
    for number, sentence in enumerate(ordered[:4]):
        if any(t.low in lists["first_person"] for t in sentence.tokens):
            first = next((t.low for t in sentence.tokens if t.kind == "word"), "")
            return chosen if first in lists["openers"] else ordered[number:][::-1]
    return chosen


def _names_subject(people: People, sentence: Sentence) -> bool:
    return any((mention := people.of(token)) is not None and "nom" in mention.cases for token in sentence.tokens)


def _reports(page: Page, people: People, sentence: Sentence, names: set[str]) -> bool:
    """Is this a sentence of the reporter's: does it attribute words, or speak of the speaker by name?"""
    if any(t.kind == "quote" or t.low in names for t in sentence.tokens):
        return True
    other = Reader(page.pack, people, sentence)
    hits = find_cues(other)
    if not hits and not any(source.words[0] in {t.low for t in sentence.tokens} for source in page.pack.sources):
        return False
    first_person = page.pack.lists["first_person"]
    for hit in hits:
        subject = subject_before(other, hit.verb, 0) if hit.form.pos == "verb" and hit.form.person != "1" else None
        if subject is not None and subject.rank == PRONOUN and sentence.tokens[subject.head].low not in first_person:
            return True
    for frame in find_frames(other, hits, 0, len(sentence.tokens)):
        if frame.side == "relay" or (
            frame.mention and not any(t.low in first_person for t in sentence.tokens[frame.mention[0] : frame.mention[1]])
        ):
            return True
    return False
