"""Direct speech. In: sentences with closed quotes. Out: drafts with their segments, and which tokens attribute them."""

from __future__ import annotations

from quotes.extract.clauses import body_after_preposition, complement
from quotes.extract.cues import Hit, find_cues
from quotes.extract.drafts import Draft
from quotes.extract.people import People
from quotes.extract.phrases import Phrase, phrase_at
from quotes.extract.reader import BODY, HUMAN, PERSON, PRONOUN, ROLE, Reader, is_verb
from quotes.extract.referred import cited, is_outlet, others_words, referred
from quotes.extract.subjects import subject_after, subject_before
from quotes.extract.units import Page, Sentence
from quotes.model.spans import Span

Used = dict[int, list[tuple[int, int]]]
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
        if not quotes and _goes_on_after_dash(page, sentence, drafts):
            used.setdefault(sentence.number, []).append((0, len(sentence.tokens)))
            continue
        block = None if quotes else _announced(page, reader, used)
        if block is not None:
            drafts.append(block)
    return drafts, used


def _goes_on_after_dash(page: Page, sentence: Sentence, drafts: list[Draft]) -> bool:
    """`…», — сказал X. — И ещё …`: the speech that goes on after a dash without marks of its own; it joins the quote before."""
    previous = drafts[-1] if drafts else None
    if previous is None or previous.rule != "direct-after" or previous.mention is None:
        return False
    first = sentence.tokens[0]
    joined = previous.segments[-1].end > previous.sentence.span.end  # the sentence before already went on
    if not (first.is_dash and previous.sentence.number == sentence.number - 1) and not (
        joined and previous.segments[-1].end >= page.sentences[sentence.number - 1].span.end - 1
    ):
        return False
    before = page.sentences[sentence.number - 1]
    if sentence.paragraph - previous.sentence.paragraph > 1 or (joined and sentence.paragraph != before.paragraph):
        return False
    words = [t for t in sentence.tokens if t.kind == "word"]
    if not words or (sentence.paragraph != before.paragraph and _attributes_itself(page, sentence)):
        return False
    end = max(words[-1].end, sentence.tokens[-1].end if sentence.tokens[-1].text in "!?…." else 0)
    if joined:
        previous.segments[-1] = Span(previous.segments[-1].start, end)
    else:
        previous.segments.append(Span(words[0].start, end))
    return True


def _attributes_itself(page: Page, sentence: Sentence) -> bool:
    """`— …, — вмешивается старик`: a turn with an attribution of its own."""
    tokens = sentence.tokens
    for index in range(2, len(tokens) - 1):
        if tokens[index].is_dash and tokens[index - 1].text[-1:] in ",!?…":
            return any(form.lemma in page.pack.cues for token in tokens[index + 1 : index + 4] for form in token.forms[:1])
    return False


def _announced(page: Page, reader: Reader, used: Used) -> Draft | None:
    """`X написала:` at the end of a paragraph: the next paragraph, without marks, is the speech."""
    sentence = reader.sentence
    if sentence.number + 1 >= len(page.sentences):
        return None
    colon = sentence.tokens[-1].text == ":"
    if not colon and not page.sentences[sentence.number + 1].tokens[0].is_dash:
        return None
    following = [s for s in page.sentences[sentence.number + 1 : sentence.number + 200] if s.paragraph == sentence.paragraph + 1]
    opening = following[0].tokens[0] if following else None
    if opening is None or any(t.kind == "quote" for s in following for t in s.tokens) or (opening.kind == "punct" and not opening.is_dash):
        return None
    if opening.is_dash and _listed(page, following[-1]):
        return None
    before = _before(reader, 0, len(sentence.tokens)) if colon else _teller(page, reader, following)
    if before is None or before[0] is None or (colon and len(sentence.tokens) - before[0].last > 8):
        return None
    hit, subject, first = before
    if hit is not None and hit.form.pos == "converb" and subject is None:
        first = hit.first
    for each in [sentence, *following] if colon else following:
        used.setdefault(each.number, []).append((0 if each is not sentence else first, len(each.tokens)))
    span = Span(following[0].tokens[1 if opening.is_dash else 0].start, following[-1].tokens[-1].end)
    return Draft("direct", [span], sentence, _cue(hit), _who(subject), "direct-announced", 0.9, "" if subject else "next")


def _teller(page: Page, reader: Reader, following: list[Sentence]) -> tuple[Hit | None, Phrase | None, int] | None:
    """Who told something, where the next paragraph opens with a dash and says "I" (`Аким рассказал о снеге.` / `— Поручил …`)."""
    own = any(form.person == "1" and form.pos == "verb" for s in following for t in s.tokens for form in t.forms[:1])
    if not own or any(_attributes_itself(page, sentence) for sentence in following):
        return None
    hits = [hit for hit in find_cues(reader) if "relay" not in hit.cue.governs and hit.form.pos == "verb"]
    subject = subject_before(reader, hits[0].verb, 0) if hits else None
    return (hits[0], subject, hits[0].first) if subject is not None and subject.rank >= ROLE else None


def _listed(page: Page, last: Sentence) -> bool:
    """Does a list of several points go on below (`— …;` / `— …`)?"""
    after = page.sentences[last.number + 1] if last.number + 1 < len(page.sentences) else None
    return last.tokens[-1].text == ";" or (after is not None and after.tokens[0].is_dash)


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
            "direct", [span], reader.sentence, _cue(hit), _who(subject), "direct-after", _strength(hit), "" if subject else "before"
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
    before = _before(reader, start, index)
    if before is not None:
        hit, subject, first = before
        if hit is None or complement(reader, hit, index) is None:  # else «X отметил, что …: «…»» reports before it quotes
            taken.append((first, index))
        how = "" if subject else "before"
        return Draft("direct", [span], reader.sentence, _cue(hit), _who(subject), "direct-before", _strength(hit), how)
    return None


def _cue(hit: Hit | None) -> tuple[int, int] | None:
    return (hit.first, hit.last) if hit else None


def _who(subject: Phrase | None) -> tuple[int, int] | None:
    return (subject.first, subject.last) if subject else None


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


def _before(reader: Reader, low: int, index: int) -> tuple[Hit | None, Phrase | None, int] | None:
    """`X сказал: «…`, `X: «…`, `X выразил солидарность с Y: «…`."""
    tokens = reader.tokens
    if index <= low:
        return None
    colon = tokens[index - 1].text == ":"
    hits = find_cues(reader, low, index)
    if not colon and not (hits and hits[-1].last >= index - 3 and tokens[index - 1].text in (",", tokens[hits[-1].last - 1].text)):
        return None
    hit = hits[-1] if hits else None
    if hit is not None:
        subject = subject_before(reader, hit.verb, low)
        after = subject_after(reader, hit.verb, index, hit.last - 1)
        if subject is None or (after is not None and after.rank > subject.rank):
            subject = after or subject
        if hit.form.number == "pl" and hit.form.pos == "verb" and (subject is None or subject.rank <= BODY):
            body = body_after_preposition(reader, hit, low, index)
            subject = Phrase(*body, body[0], BODY) if body else subject
        first = min(hit.first, subject.first) if subject and hit.form.pos != "converb" else hit.first
        return hit, subject if subject is not None and subject.rank >= HUMAN else None, first
    best: Phrase | None = None
    for i in range(low, index):
        phrase = phrase_at(reader, i, index - 1) if tokens[i].kind == "word" else None
        if phrase is not None and phrase.rank >= ROLE and (best is None or phrase.rank > best.rank):
            best = phrase
    return (None, best, low) if best is not None else None


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
        announced = _before(Reader(page.pack, people, before), 0, len(before.tokens))
        who = _who(announced[1]) if announced is not None else None
        where = before if who is not None else None
        return Draft("direct", [span], sentence, None, who, "direct-after-colon", 0.85, "" if who else "before", mention_sentence=where)
    if alone:
        return Draft("direct", [span], sentence, None, None, "direct-alone", 0.6, "before")
    return None
