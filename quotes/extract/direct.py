"""Direct speech. In: sentences with closed quotes. Out: drafts with their segments, and which tokens attribute them."""

from __future__ import annotations

from quotes.extract.announced import Used, announced, before_quote, cue_range, goes_on_after_dash, who_range
from quotes.extract.clauses import body_after_preposition, complement
from quotes.extract.cues import Hit, find_cues, find_sources
from quotes.extract.drafts import Draft
from quotes.extract.people import People
from quotes.extract.phrases import Phrase, phrase_at
from quotes.extract.reader import BODY, HUMAN, PERSON, PRONOUN, Reader, is_verb
from quotes.extract.referred import cited, is_outlet, others_words, referred
from quotes.extract.subjects import subject_after, subject_before
from quotes.extract.units import Page, Sentence
from quotes.model.spans import Span

REACH = 14


def find_direct(page: Page, people: People, spoken: frozenset[int] = frozenset()) -> tuple[list[Draft], Used]:
    """Drafts of the quotes that stand in marks, and the token ranges (by sentence number) that attribute them.

    The sentences numbered in `spoken` are turns of an interview: whatever stands in them is said there.
    """
    drafts: list[Draft] = []
    used: Used = {number: [(0, len(page.sentences[number].tokens))] for number in spoken}
    for sentence in page.sentences:
        if sentence.number in spoken:
            continue
        reader = Reader(page.pack, people, sentence)
        quotes = [index for index, token in enumerate(sentence.tokens) if token.kind == "quote"]
        for number, index in enumerate(quotes):
            low = quotes[number - 1] + 1 if number else 0
            high = quotes[number + 1] if number + 1 < len(quotes) else len(sentence.tokens)
            draft = _attributed(page, reader, index, (low, high), used)
            if draft is None:
                draft = _continued(page, people, sentence, index, drafts)
                if draft is None:
                    continue
            drafts.append(draft)
        if not quotes and goes_on_after_dash(page, sentence, drafts):
            used.setdefault(sentence.number, []).append((0, len(sentence.tokens)))
            continue
        block = None if quotes else announced(page, reader, used)
        if block is not None:
            drafts.append(block)
    return drafts, used


def _inner(page: Page, sentence: Sentence, index: int) -> Span:
    pair = sentence.tokens[index].pair
    assert pair is not None
    start, end = pair.inner.start, pair.inner.end
    while start < end and page.text[start].isspace():
        start += 1
    while end > start and (page.text[end - 1].isspace() or page.text[end - 1] in ",—–"):
        end -= 1
    return Span(start, end)


def _attributed(page: Page, reader: Reader, index: int, around: tuple[int, int], used: Used) -> Draft | None:
    """The quote's draft where the sentence names who said it: after it, else before it."""
    low, high = around
    taken = used.setdefault(reader.sentence.number, [])
    span = _inner(page, reader.sentence, index)
    after = _after(reader, index, high)
    if after is not None:
        hit, subject, end = after
        taken.append((index, end))
        handed = hit is not None and ("relay" in hit.cue.governs or hit.cue.name in page.pack.lists["citing"])
        draft = Draft(
            "direct",
            [span],
            reader.sentence,
            cue_range(hit),
            who_range(subject),
            "direct-after",
            _strength(hit),
            "" if subject else "before",
        )
        draft.rule = "direct-cited" if handed else draft.rule
        if handed and subject is not None and is_outlet(reader, subject):
            draft.rule = "direct-relayed"
        source = referred(reader, hit.last, high) if hit is not None and (subject is None or is_outlet(reader, subject)) else None
        if source is not None:
            draft.rule, draft.mention, draft.how = "direct-cited", (source.first, source.last), ""
        draft.pronoun = bool(handed and subject is not None and subject.rank == PRONOUN)
        return draft
    start = max([low, *(last for _, last in taken if last <= index)])
    sourced = _sourced(reader, start, index)
    if sourced is not None:
        return Draft(
            "direct",
            [span],
            reader.sentence,
            sourced[0],
            sourced[1],
            "source-quoted",
            0.9,
            pronoun=reader.tokens[sourced[1][0]].low in page.pack.possessives,
        )
    before = before_quote(reader, start, index)
    if before is not None:
        hit, subject, first = before
        if hit is None or complement(reader, hit, index) is None:  # else «X отметил, что …: «…»» reports before it quotes
            taken.append((first, index))
        how = "" if subject else "before"
        return Draft("direct", [span], reader.sentence, cue_range(hit), who_range(subject), "direct-before", _strength(hit), how)
    return None


def _strength(hit: Hit | None) -> float:
    return 0.97 if hit else 0.8


def _after(reader: Reader, index: int, high: int) -> tuple[Hit | None, Phrase | None, int] | None:
    """`…», — отметил X`: the cue, its subject and where the attribution ends."""
    tokens = reader.tokens
    at = index + 1
    while at < high and tokens[at].kind == "punct" and (tokens[at].text in ",.!?…" or tokens[at].is_dash):
        at += 1
    opened = any(tokens[i].text == "," or tokens[i].is_dash for i in range(index + 1, at))
    quote = tokens[index].pair
    ends_open = quote is not None and not opened
    hits = [
        hit
        for hit in find_cues(reader, at, min(high, at + REACH))
        if not _verb_between(reader, at, hit.first) and hit.form.pos != "participle"
    ]
    if not hits:
        subject = phrase_at(reader, at, high) if opened and at < high else None
        if subject is not None and subject.rank >= PERSON and all(t.kind == "punct" for t in tokens[subject.last : high]):
            return None, subject, subject.last
        return None
    hit = hits[0]
    if ends_open and hit.first - at > 4:
        return None
    if any(t.text in (";", ":") for t in tokens[at : hit.first]):
        return None
    limit = _limit(reader, hit, high)
    subject = subject_after(reader, hit.verb, limit, hit.last - 1)
    before = subject_before(reader, hit.verb, at)
    if before is not None and (subject is None or before.rank > subject.rank):
        subject = before
    words = others_words(reader, hit, limit)
    if words is not None:
        return hit, words, words.last
    if "relay" in hit.cue.governs:
        named = cited(reader, hit, limit)
        if named is not None or subject is None:
            return (hit, named, named.last) if named is not None else None
    told = subject is not None and subject.first > hit.verb and is_outlet(reader, subject)  # «сообщили ТАСС в мэрии»
    if "passive" in hit.cue.governs or ((subject is None or told) and hit.form.number == "pl"):
        body = body_after_preposition(reader, hit, at, limit)
        subject = Phrase(body[0], body[1], body[0], BODY) if body else subject
    if subject is not None and subject.rank < HUMAN:
        subject = None
    end = max(hit.last, subject.last if subject else 0)
    return hit, subject, end


def _limit(reader: Reader, hit: Hit, high: int) -> int:
    """The attribution's clause ends where another sentence, quote or dash begins."""
    for index in range(hit.last, high):
        token = reader.tokens[index]
        if token.text in (".", "!", "?", ":", ";") and not token.depth:
            return index
    return high


def _verb_between(reader: Reader, first: int, last: int) -> bool:
    return any(is_verb(t) and not reader.is_name(i) for i, t in enumerate(reader.tokens[first:last], first))


def _sourced(reader: Reader, low: int, index: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """`По словам X, мост закрыт: «…»`: the tokens of the source phrase and of the one whose words they are."""
    if index <= low or reader.tokens[index - 1].text != ":" or find_cues(reader, low, index):
        return None
    hit = next((hit for hit in find_sources(reader) if low <= hit.first and hit.last < index), None)
    return ((hit.first, hit.last), (hit.who_first, hit.who_last)) if hit is not None else None


def _continued(page: Page, people: People, sentence: Sentence, index: int, drafts: list[Draft]) -> Draft | None:
    """A quote without words of its own: it goes on from the one before, or stands alone after an attribution."""
    span = _inner(page, sentence, index)
    previous = drafts[-1] if drafts else None
    alone = all(token.kind != "word" for token in sentence.tokens)
    if previous is not None and previous.rule in ("direct-after", "direct-cited"):
        gap = sentence.number - previous.sentence.number
        same = previous.sentence.paragraph == sentence.paragraph
        if (gap == 1 and same and alone) or (gap == 0 and index > 0 and sentence.tokens[index - 1].text != ":"):
            previous.segments.append(span)
            return None
    before = page.sentences[sentence.number - 1] if sentence.number else None
    if before is not None and alone and before.tokens[-1].text == ":":
        announced = before_quote(Reader(page.pack, people, before), 0, len(before.tokens))
        who = who_range(announced[1]) if announced is not None else None
        where = before if who is not None else None
        return Draft("direct", [span], sentence, None, who, "direct-after-colon", 0.85, "" if who else "before", mention_sentence=where)
    if alone:
        return Draft("direct", [span], sentence, None, None, "direct-alone", 0.6, "before")
    return None
