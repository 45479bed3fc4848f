"""The parts of a clause whose verb comes last. In: a sentence's tokens, a reporting verb. Out: where the words end, who says them."""

from __future__ import annotations

from quotes.extract.drafts import Draft
from quotes.extract.phrases import BODY, PERSON, ROLE, Phrase, Reader
from quotes.extract.reported import _spans
from quotes.extract.sov.cues import Hit
from quotes.extract.sov.phrases import is_abbreviation, speaker_phrases
from quotes.extract.units import Page, Sentence
from quotes.model.spans import Span

REACH = 16  # words between a clause's end and its verb
LONG_OBJECT = 4


def inner_span(page: Page, sentence: Sentence, index: int) -> Span:
    """A quote's words without its marks and the punctuation that belongs to the reporter."""
    pair = sentence.tokens[index].pair
    assert pair is not None
    start, end = pair.inner.start, pair.inner.end
    while start < end and page.text[start].isspace():
        start += 1
    while end > start and (page.text[end - 1].isspace() or page.text[end - 1] in ",—–"):
        end -= 1
    return Span(start, end)


def best(phrases: list[Phrase]) -> Phrase | None:
    """The likeliest speaker of several phrases: by kind, then the first."""
    return max(phrases, key=lambda phrase: (phrase.rank, -phrase.head), default=None)


def nearest(phrases: list[Phrase]) -> Phrase | None:
    """The likeliest speaker before a verb: by kind, then the last."""
    return max(phrases, key=lambda phrase: (phrase.rank, phrase.head), default=None)


def stops(reader: Reader, first: int, last: int) -> bool:
    """Does another sentence begin between the quote and the verb?"""
    return any(token.text in (":", ";") for token in reader.tokens[first:last])


def is_possessive(reader: Reader, who: Phrase) -> bool:
    """Is the source a pronoun in the genitive (`onyń`, `onun`)?"""
    return reader.tokens[who.head].low in reader.pack.possessives


def is_media(reader: Reader, who: Phrase) -> bool:
    """Is the one who reports an outlet that hands words on?"""
    if who.rank != BODY:
        return any(t.low in reader.pack.lists["media"] for t in reader.tokens[who.first : who.head]) and listed_media(reader, who.head)
    return listed_media(reader, who.head) or "." in reader.tokens[who.head].text.strip(".")


def listed_media(reader: Reader, index: int) -> bool:
    """Is the word an outlet's name or a correspondent?"""
    return any(form.lemma in reader.pack.lists["media"] for form in reader.tokens[index].forms if form.pos == "noun")


def bare_attribution(reader: Reader, index: int, high: int) -> Phrase | None:
    """`“…” – Name`: nothing but a dash and a speaker's phrase."""
    at = index + 1
    while at < high and reader.tokens[at].kind == "punct":
        at += 1
    if at == index + 1 or not any(reader.tokens[i].is_dash or reader.tokens[i].text == "-" for i in range(index + 1, at)):
        return None
    phrases = [p for p in speaker_phrases(reader, at, high) if p.first == at and p.rank >= ROLE]
    return next((p for p in phrases if all(t.kind == "punct" for t in reader.tokens[p.last : high])), None)


def participle_head(reader: Reader, hit: Hit, high: int) -> Phrase | None:
    """`… söyləyən ekspert`: the noun that the participle stands before."""
    if hit.shape != "participle":
        return None
    phrases = speaker_phrases(reader, hit.last, min(high, hit.last + 12), ("nom", "gen", "dat", "acc", "ins"))
    return phrases[0] if phrases else None


def ki_clause(reader: Reader, hit: Hit, high: int) -> int | None:
    """Where the words after `… bildirib ki,` begin, or after a colon that no quote follows."""
    tokens = reader.tokens
    at = hit.last
    if at < high and tokens[at].text == ",":
        at += 1
    if at < high and tokens[at].low in reader.pack.lists["complementisers"] and hit.shape != "participle":
        at += 1
        return at + 1 if at < high and tokens[at].text == "," else at
    if hit.last < high - 1 and tokens[hit.last].text == ":" and hit.shape == "finite":
        return hit.last + 1
    return None


def content_end(reader: Reader, first: int, last: int) -> int:
    """Where reported words end before a colon that introduces a quote."""
    return last - 1 if last > first and reader.tokens[last - 1].text == ":" else last


def clause_end(reader: Reader, hit: Hit, low: int) -> tuple[int, int] | None:
    """Where the reported clause before the verb ends, and where the words between it and the verb begin."""
    tokens = reader.tokens
    for index in range(hit.first - 1, max(low, hit.first - REACH) - 1, -1):
        token = tokens[index]
        if token.kind == "quote" or token.text in (";", ":"):
            return None
        if token.kind != "word" or token.depth or reader.is_name(index):
            continue
        if token.low in reader.pack.lists["complementisers"]:
            return index + 1, index + 1
        if index + 1 < hit.first and tokens[index + 1].text == ",":
            continue
        if any(closes(form, hit) for form in token.forms) and (index - low >= LONG_OBJECT - 1 or hit.first - index == 1):
            return index + 1, index + 1
    if hit.first - 2 >= low and (tokens[hit.first - 1].is_dash or tokens[hit.first - 1].text == "-") and hit.takes("quote"):
        return hit.first, hit.first
    return None


def closes(form: object, hit: Hit) -> bool:
    """Is this form of a verb the end of a clause that the cue governs?"""
    pos, case = getattr(form, "pos", ""), getattr(form, "case", "")
    if pos == "participle":
        return (
            (case == "acc" and hit.takes("clause"))
            or (case == "dat" and hit.takes("dative"))
            or (case in ("nom", "like") and hit.takes("passive"))
        )
    return pos == "infinitive" and ((case == "acc" and hit.takes("infinitive")) or (case == "dat" and hit.takes("toward")))


def subject_first(reader: Reader, low: int, high: int, *, passive: bool) -> Phrase | None:
    """The subject before its clause: the first phrase that can speak (for the passive, the body in whose words it is said)."""
    if passive:
        return passive_source(reader, low, min(high, low + REACH))
    phrases = speaker_phrases(reader, low, high)
    return phrases[0] if phrases else None


def after_subject(reader: Reader, who: Phrase, high: int) -> int:
    """Where the clause begins after its subject; a converb that only sets the scene (`çıxış edərək,`) is passed over."""
    tokens = reader.tokens
    for index in range(who.last + 1, min(high, who.last + 24)):
        if tokens[index].text == "," and not tokens[index].depth:
            situating = any(
                form.pos == "converb" and _phrase_in(reader, index - 1, form.lemma, "situating") for form in tokens[index - 1].forms
            )
            return index + 1 if situating else who.last
    return who.last


def after_addressee(reader: Reader, low: int, high: int, hit: Hit) -> int:
    """Where what is asked for begins after the one who is asked (`nazirdən …`, `mınıstrge …`)."""
    if not hit.takes("infinitive"):
        return low
    asked = [p for p in speaker_phrases(reader, low, high - 1, ("abl", "dat")) if p.rank in (PERSON, ROLE, BODY)]
    asked = [p for p in asked if reader.is_name(p.head)]
    return asked[-1].last if asked else low


def after_setting(reader: Reader, low: int, high: int, hit: Hit) -> int:
    """Where the clause begins after `Tədbirdə`, `Keshegi jıynda`: what is said impersonally is said somewhere."""
    if not hit.takes("passive"):
        return low
    for index in range(low, min(high - 2, low + 4)):
        if any(form.case in ("loc", "abl") and form.pos == "noun" and len(form.lemma) > 3 for form in reader.tokens[index].forms):
            return index + 1
    return low


def _phrase_in(reader: Reader, index: int, lemma: str, name: str) -> bool:
    words = reader.pack.lists[name]
    return lemma in words or (index > 0 and f"{reader.tokens[index - 1].low} {lemma}" in words)


def back_phrase(reader: Reader, low: int, high: int) -> tuple[int, int] | None:
    """`Bul týraly`, `Bunu`: tokens `[first, last)` of a phrase that points back, opening the clause or right before the verb's phrase."""
    tokens = reader.tokens
    for index in range(low, min(high, low + 24)):
        for phrase in reader.pack.phrases["back"]:
            last = index + len(phrase)
            if last <= high and all(token.low == word for token, word in zip(tokens[index:last], phrase, strict=True)):
                return index, last
    return None


def passive_source(reader: Reader, low: int, high: int) -> Phrase | None:
    """`nazirlikdən bildirilib`, `mınıstrlikte málim etti`, `X-in məlumatında deyilir`: the body in the locative or ablative."""
    phrases = [p for p in speaker_phrases(reader, low, high, ("abl", "loc")) if p.rank in (BODY, ROLE, PERSON)]
    for phrase in phrases:
        if any(form.lemma in reader.pack.lists["documents"] for form in reader.tokens[phrase.head].forms):
            owner = [p for p in speaker_phrases(reader, phrase.first, phrase.head, ("gen",)) if p.rank in (BODY, ROLE, PERSON)]
            if owner:
                return owner[-1]
            continue
        if not listed_media(reader, phrase.head):
            return phrase
    return None


def genitive_source(reader: Reader, low: int, high: int) -> Phrase | None:
    """`— delingen X-nyń jaýabynda`: whose paper it is."""
    owners = [p for p in speaker_phrases(reader, low, high, ("gen",)) if p.rank in (BODY, ROLE, PERSON)]
    papers = [i for i in range(low, high) if any(f.lemma in reader.pack.lists["documents"] for f in reader.tokens[i].forms)]
    if papers:
        return next((p for p in reversed(owners) if p.last <= papers[-1]), None)
    return None


def is_block(reader: Reader, last: int) -> bool:
    """Do the words before the verb close like speech printed without marks (`…, - deyə`)?"""
    tokens = reader.tokens
    at = last - 1
    if at >= 0 and tokens[at].low in reader.pack.lists["complementisers"]:
        at -= 1
    return at > 1 and (tokens[at].is_dash or tokens[at].text == "-") and tokens[at - 1].text in (",", ".", "!", "?", "…")


def block_span(page: Page, sentence: Sentence, span: Span) -> Span:
    """Unmarked speech reaches back over its paragraph."""
    first = next(s for s in page.sentences if s.paragraph == sentence.paragraph)
    start = next((t.start for t in first.tokens if t.kind != "punct"), span.start)
    return Span(min(start, span.start), span.end)


def words_before(page: Page, reader: Reader, first: int, drafts: list[Draft]) -> list[Span]:
    """What a phrase like `Bul týraly` points back at: the free sentences before it in its paragraph, else the paragraph before."""
    sentence = reader.sentence
    here = _spans(reader, [(0, first)]) if first > LONG_OBJECT else []
    if here and sentence.tokens[first - 1].text in (",", "–", "—", "-", "."):
        return here
    done = {draft.sentence.number for draft in drafts}
    chosen: list[Sentence] = []
    number = sentence.number - 1
    paragraph = sentence.paragraph if number >= 0 and page.sentences[number].paragraph == sentence.paragraph else None
    if paragraph is None and number >= 0:
        paragraph = page.sentences[number].paragraph
    while number >= 0 and number not in done and page.sentences[number].paragraph == paragraph:
        chosen.append(page.sentences[number])
        number -= 1
    if not chosen:
        return []
    start = after_dateline(chosen[-1])
    return [Span(start, chosen[0].tokens[-1].end)]


def after_dateline(sentence: Sentence) -> int:
    """Where a sentence begins after `ASTANA. KAZINFORM —`."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens[:8]):
        if token.is_dash and index and index + 1 < len(tokens):
            return tokens[index + 1].start
        if token.kind == "word" and not (token.text.isupper() or is_abbreviation(token)):
            break
    return tokens[0].start
