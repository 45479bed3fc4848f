"""What announces speech. In: a sentence before a quote or before a paragraph without marks. Out: who speaks, drafts of the paragraph."""

from __future__ import annotations

from quotes.extract.clauses import body_after_preposition
from quotes.extract.cues import Hit, find_cues
from quotes.extract.drafts import Draft
from quotes.extract.phrases import Phrase, phrase_at
from quotes.extract.reader import BODY, HUMAN, ROLE, Reader
from quotes.extract.subjects import subject_after, subject_before
from quotes.extract.units import Page, Sentence
from quotes.model.spans import Span

Used = dict[int, list[tuple[int, int]]]


def cue_range(hit: Hit | None) -> tuple[int, int] | None:
    """The tokens of the cue."""
    return (hit.first, hit.last) if hit else None


def who_range(subject: Phrase | None) -> tuple[int, int] | None:
    """The tokens of the phrase that speaks."""
    return (subject.first, subject.last) if subject else None


def before_quote(reader: Reader, low: int, index: int) -> tuple[Hit | None, Phrase | None, int] | None:
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


def goes_on_after_dash(page: Page, sentence: Sentence, drafts: list[Draft]) -> bool:
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


def announced(page: Page, reader: Reader, used: Used) -> Draft | None:
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
    before = before_quote(reader, 0, len(sentence.tokens)) if colon else _teller(page, reader, following)
    if before is None or before[0] is None or (colon and len(sentence.tokens) - before[0].last > 8):
        return None
    hit, subject, first = before
    if hit is not None and hit.form.pos == "converb" and subject is None:
        first = hit.first
    for each in [sentence, *following] if colon else following:
        used.setdefault(each.number, []).append((0 if each is not sentence else first, len(each.tokens)))
    span = Span(following[0].tokens[1 if opening.is_dash else 0].start, following[-1].tokens[-1].end)
    return Draft("direct", [span], sentence, cue_range(hit), who_range(subject), "direct-announced", 0.9, "" if subject else "next")


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
