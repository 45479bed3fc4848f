"""Phrases that point back (`Bul týraly`, `Bunu`). In: a sentence and its page. Out: where the phrase stands, the words it points at."""

from __future__ import annotations

from quotes.extract.reader import Reader
from quotes.extract.reported import _spans
from quotes.extract.sov.clauses import LONG_OBJECT, REACH, is_dash, is_outlet
from quotes.extract.sov.phrases import after_dateline
from quotes.extract.tokens import Token
from quotes.extract.units import Page, Sentence
from quotes.model.spans import Span


def back_phrase(reader: Reader, low: int, high: int) -> tuple[int, int] | None:
    """`Bul týraly`, `Bunu`: tokens `[first, last)` of a phrase that points back, at the head of the clause or of what a comma parts off."""
    tokens = reader.tokens
    opening = True
    for index in range(low, high):
        token = tokens[index]
        if opening:
            for phrase in reader.pack.phrases["back"]:
                last = index + len(phrase)
                if last <= high and all(t.low == word for t, word in zip(tokens[index:last], phrase, strict=True)):
                    return (index, last) if not _content_between(reader, last, high) else None
        opening = token.kind == "punct" or token.low in reader.pack.lists["openers"] or is_outlet(reader, index) or _sets_scene(token)
    return None


def _content_between(reader: Reader, low: int, high: int) -> bool:
    """Do other reported words stand between the pointing phrase and the verb?"""
    return any(
        is_dash(token) or token.low in reader.pack.lists["complementisers"] or token.text in (";", ":") for token in reader.tokens[low:high]
    )


def _sets_scene(token: Token) -> bool:
    """A word in the locative, or a time, before the pointing phrase (`Brıfıngde bul týraly …`)."""
    return token.kind == "word" and any(form.case == "loc" and len(form.lemma) > 3 for form in token.forms)


def words_before(page: Page, reader: Reader, room: tuple[int, int], done: set[int]) -> list[Span]:
    """What a phrase like `Bul týraly` points back at: the words before it in its clause (tokens `room`), the free sentences before it in
    its paragraph, else the paragraph before.
    """
    sentence = reader.sentence
    low, first = room
    parted = first - low > LONG_OBJECT and reader.tokens[first - 1].text in (",", "–", "—", "-", ".")
    here = _spans(reader, [(low, first)]) if parted else []
    if here:
        return here
    chosen: list[Sentence] = []
    number = sentence.number - 1
    paragraph = page.sentences[number].paragraph if number >= 0 else -1
    while number >= 0 and number not in done and page.sentences[number].paragraph == paragraph:
        chosen.insert(0, page.sentences[number])
        number -= 1
    while len(chosen) > 1 and all(token.kind != "word" or token.text.isupper() for token in chosen[0].tokens):
        chosen.pop(0)  # the dateline's town
    if not chosen:
        return []
    last = Reader(page.pack, reader.people, chosen[-1])
    segments = _spans(last, [(0, _relayed(last))])
    start = chosen[0].tokens[after_dateline(chosen[0])].start
    return [Span(min(start, segments[-1].end), segments[-1].end)] if segments else []


def _relayed(reader: Reader) -> int:
    """Where a sentence's own words end before `, dep habarlaıdy Outlet`."""
    tokens = reader.tokens
    for index in range(max(1, len(tokens) - REACH), len(tokens) - 1):
        if tokens[index].low not in reader.pack.lists["complementisers"]:
            continue
        lemmas = {form.lemma for form in tokens[index + 1].forms}
        if any("relay" in cue.governs for lemma in lemmas for cue in reader.pack.cues.get(lemma, ())):
            return index
    return len(tokens)
