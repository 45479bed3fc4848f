"""The parts of a clause whose verb comes last. In: a sentence's tokens, a reporting verb. Out: where the words end, who says them."""

from __future__ import annotations

from quotes.extract.phrases import Phrase
from quotes.extract.reader import BODY, PERSON, ROLE, Reader
from quotes.extract.sov.cues import Hit
from quotes.extract.sov.phrases import OFFICES, head_rank, phrase_ending, speaker_phrases
from quotes.extract.tokens import Token
from quotes.extract.units import Page, Sentence
from quotes.lang.pack import Form
from quotes.model.spans import Span

REACH = 16  # words between a clause's end and its verb
LONG_OBJECT = 4
DASHES = "-—–―−"


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


def is_possessive(reader: Reader, who: Phrase) -> bool:
    """Is the source a pronoun in the genitive (`onyń`, `onun`)?"""
    return reader.tokens[who.head].low in reader.pack.possessives


def content_end(reader: Reader, first: int, last: int) -> int:
    """Where reported words end before a colon that introduces a quote."""
    return last - 1 if last > first and reader.tokens[last - 1].text == ":" else last


def closes(reader: Reader, form: Form, hit: Hit) -> bool:
    """Is this form of a verb the end of a clause that the cue governs?"""
    pos, case = form.pos, form.case
    if pos == "participle" and form.lemma in reader.pack.lists["no_content"]:
        return False
    if pos == "participle":
        return (
            (case == "acc" and hit.takes("clause"))
            or (case == "dat" and hit.takes("dative"))
            or (case in ("nom", "like") and hit.takes("passive", "state"))
        )
    return pos == "infinitive" and ((case == "acc" and hit.takes("infinitive")) or (case == "dat" and hit.takes("toward")))


def after_subject(reader: Reader, who: Phrase, high: int) -> int:
    """Where the clause begins after its subject; a converb that only sets the scene (`çıxış edərək,`) is passed over."""
    tokens = reader.tokens
    for index in range(who.last + 1, min(high, who.last + 24)):
        if tokens[index].text == "," and not tokens[index].depth:
            situating = any(
                form.pos == "converb" and _phrase_in(reader, index - 1, form.lemma, "situating") for form in tokens[index - 1].forms
            )
            if situating:
                return index + 1
            break
    first = who.last
    while first < high and tokens[first].low in reader.pack.lists["conjunctions"]:
        first += 1
    return first


def after_addressee(reader: Reader, low: int, high: int, hit: Hit) -> int:
    """Where what is asked for begins after the one who is asked (`nazirdən …`, `mınıstrge …`)."""
    if not hit.takes("infinitive"):
        return low
    asked = [p for p in speaker_phrases(reader, low, high - 1, ("abl", "dat")) if reader.is_name(p.head)]
    if not asked:
        asked = [p for p in speaker_phrases(reader, low, high - 1, ("abl", "dat")) if p.first == low and not _modifies(reader, p.last)]
    return asked[-1].last if asked else low


def _phrase_in(reader: Reader, index: int, lemma: str, name: str) -> bool:
    words = reader.pack.lists[name]
    return lemma in words or (index > 0 and f"{reader.tokens[index - 1].low} {lemma}" in words)


def passive_source(reader: Reader, low: int, high: int) -> Phrase | None:
    """`nazirlikdən bildirilib`, `mınıstrlikte málim etti`, `X-in məlumatında deyilir`: the body in the locative or ablative."""
    cases = tuple(reader.pack.lists["source_cases"])
    for phrase in speaker_phrases(reader, low, high, ("abl", "loc")):
        if is_listed(reader, phrase.head, "documents"):
            owner = [p for p in speaker_phrases(reader, phrase.first, phrase.head, ("gen",)) if p.rank in (BODY, ROLE, PERSON)]
            if owner:
                return owner[-1]
            continue
        forms = [form for form in reader.tokens[phrase.head].forms if form.pos == "noun" and form.case in cases]
        if any(form.number == "sg" for form in forms) and not is_listed(reader, phrase.head, "media"):
            return phrase
    return _named_source(reader, low, high)


def place_source(reader: Reader, low: int, high: int) -> Phrase | None:
    """`Prokurorluqda deyirlər ki, …`: the body in which people say it."""
    return next((phrase for phrase in reversed(speaker_phrases(reader, low, high, ("loc",))) if phrase.rank == BODY), None)


def _named_source(reader: Reader, low: int, high: int) -> Phrase | None:
    """A body in the ablative by a name that no list holds (`“Name”dan`, `Bakı Metropolitenindən`)."""
    for index in range(low, min(high, low + REACH)):
        token = reader.tokens[index]
        if token.kind != "word" or not (token.is_capital or not token.space) or not _declined(reader, index):
            continue
        named = phrase_ending(reader, index, low, ("abl",))
        if named is not None and named.rank == BODY and not is_media(reader, named):
            return named
    return None


def _declined(reader: Reader, index: int) -> bool:
    """Does the word bear the ablative (an ending behind marks counts)?"""
    token = reader.tokens[index]
    return any(form.case == "abl" for form in token.forms) or token.low.endswith(("dan", "dən", "den", "tan", "ten", "nan", "nen"))


def genitive_source(reader: Reader, low: int, high: int) -> Phrase | None:
    """`— delingen X-nyń jaýabynda`: whose paper it is."""
    owners = [p for p in speaker_phrases(reader, low, high, ("gen",)) if p.rank in (BODY, ROLE, PERSON)]
    papers = [i for i in range(low, high) if any(f.lemma in reader.pack.lists["documents"] for f in reader.tokens[i].forms)]
    if not papers:
        return None
    body = papers[-1] - 1  # `— delingen bank habarlamasynda`
    named = body >= low and is_listed(reader, body, "organisations") and head_rank(reader, body, ("nom",), closed=True) == BODY
    return next((p for p in reversed(owners) if p.last <= papers[-1]), None) or (Phrase(body, body + 1, body, BODY) if named else None)


def block_span(page: Page, sentence: Sentence, span: Span) -> Span:
    """Unmarked speech reaches back to the dash that opens it, else over its paragraph."""
    first = sentence
    for number in range(sentence.number, -1, -1):
        if is_dash(first.tokens[0]) or page.sentences[number].paragraph != sentence.paragraph:
            break
        first = page.sentences[number]
    start = next((t.start for t in first.tokens if t.kind != "punct"), span.start)
    return Span(min(start, span.start), span.end)


def is_dash(token: Token) -> bool:
    """A dash of any length standing as punctuation."""
    return token.kind == "punct" and token.text[0] in DASHES


def is_media(reader: Reader, who: Phrase) -> bool:
    """Is the one who reports an outlet, or its correspondent, that hands words on?"""
    head = reader.tokens[who.head]
    if reader.is_name(who.head):
        return False
    inside = any(is_outlet(reader, index) for index in range(who.first, who.head))
    return (
        is_outlet(reader, who.head)
        or (inside and who.rank == BODY)
        or (inside and is_listed(reader, who.head, "media"))
        or ("." in head.text.strip("."))
    )


def is_outlet(reader: Reader, index: int) -> bool:
    """Is the word an outlet's name, a word for one, or an address?"""
    token = reader.tokens[index]
    return token.kind == "word" and ("." in token.text.strip(".")[1:-1] or is_listed(reader, index, "media"))


def is_listed(reader: Reader, index: int, name: str) -> bool:
    """Does the list hold one of the word's readings as a noun?"""
    return any(form.lemma in reader.pack.lists[name] for form in reader.tokens[index].forms if form.pos == "noun")


def participle_head(reader: Reader, hit: Hit, high: int) -> Phrase | None:
    """`… söyləyən ekspert`: the noun that the participle stands before."""
    if hit.shape != "participle" or hit.takes("passive"):
        return None
    cases = ("nom", "gen", "dat", "acc", "ins")
    for head in range(hit.last, min(high - 1, hit.last + 12)):
        if _owns_thing(reader, head) and head_rank(reader, head, ("gen",)) >= ROLE:
            return Phrase(hit.last, head + 1, head, head_rank(reader, head, ("gen",)))
    phrases = speaker_phrases(reader, hit.last, min(high, hit.last + 12), cases)
    return phrases[0] if phrases and phrases[0].first == hit.last else None


def _owns_thing(reader: Reader, index: int) -> bool:
    """Does a thing that belongs to somebody follow as an object (`deyən sürücünün nömrəsini …`), so that the phrase ends here?"""
    following = reader.tokens[index + 1].forms
    owned = any(
        (form.pos == "noun" and form.person == "3" and form.case == "acc") or (form.pos == "participle" and form.case == "like")
        for form in following
    )
    return owned and not any(is_listed(reader, index + 1, name) for name in (*OFFICES, "organisations"))


def ki_clause(reader: Reader, hit: Hit, high: int) -> int | None:
    """Where the words after `… bildirib ki,` begin, or after a colon that no quote follows."""
    tokens = reader.tokens
    at = hit.last
    if hit.shape == "participle":
        return None
    if at < high and tokens[at].text == ",":
        at += 1
    if at < high and tokens[at].low in reader.pack.lists["clause_openers"]:
        at += 1
        return at + 1 if at < high and tokens[at].text == "," else at
    return hit.last + 1 if hit.last < high - 1 and tokens[hit.last].text == ":" else None


def clause_end(reader: Reader, hit: Hit, low: int) -> int | None:
    """Where the reported clause before the verb ends (the index after its last word), None where there is none."""
    tokens = reader.tokens
    if tokens[hit.first].low in reader.pack.lists["complementisers"]:  # kk `… dep otyr`
        return hit.first
    for index in range(hit.first - 1, max(low, hit.first - REACH) - 1, -1):
        token = tokens[index]
        if token.kind == "quote" or token.text in (";", ":"):
            return None
        marked = index + 2 == hit.first and tokens[index + 1].kind == "mark"  # `“…jiberýge” keńes berdi`
        if token.kind != "word" or (token.depth and not marked) or reader.is_name(index):
            continue
        if token.low in reader.pack.lists["complementisers"] and token.low not in reader.pack.lists["clause_openers"]:
            return index + 1
        if token.low in reader.pack.lists["about"] and hit.takes("clause") and index > low and _told_of(reader, index - 1):
            return index
        if hit.takes("state") and token.low in reader.pack.lists["before_state"]:
            return index + 1
        if index + 1 < hit.first and tokens[index + 1].text == ",":
            continue
        if any(closes(reader, form, hit) for form in token.forms) and (index - low >= LONG_OBJECT - 1 or hit.first - index == 1):
            return index + 1 + marked
    dashed = hit.first - 2 >= low and is_dash(tokens[hit.first - 1]) and tokens[hit.first - 2].text in (",", ".", "!", "?", "…")
    bare = hit.cue.words[0] in reader.pack.lists["bare"] and hit.shape == "finite" and hit.first - low > LONG_OBJECT
    return hit.first if (dashed and hit.takes("quote")) or bare else None


def _told_of(reader: Reader, index: int) -> bool:
    """Is the word a verbal noun (`köpirdiń ashylatyny týraly`, `yolun bağlandığı barədə`)?"""
    return any(form.pos == "participle" and form.case in ("nom", "like") for form in reader.tokens[index].forms)


def _modifies(reader: Reader, index: int) -> bool:
    """Is the word a participle that takes what stands before it (`balalarǵa arnalǵan`)?"""
    before_noun = tuple(reader.pack.lists["before_noun"])
    token = reader.tokens[index]
    return any(form.pos == "participle" and not form.case for form in token.forms) or bool(before_noun and token.low.endswith(before_noun))


def after_paper(reader: Reader, low: int, high: int) -> int:
    """Where the clause begins after the paper of the body that speaks (`mınıstrliktiń resmı jaýabynda …`)."""
    papers = [index for index in range(low, min(high - 1, low + 4)) if is_listed(reader, index, "documents")]
    return papers[0] + 1 if papers else low


def after_setting(reader: Reader, low: int, high: int) -> int:
    """Where the clause begins after `Tədbirdə`, `Keshegi jıynda`: what is said impersonally is said somewhere."""
    for index in range(low, min(high - 2, low + 4)):
        if any(form.case == "loc" and form.pos == "noun" and len(form.lemma) > 3 for form in reader.tokens[index].forms):
            return index + 1
    return low


def is_block(reader: Reader, last: int) -> bool:
    """Do the words before the verb close like speech printed without marks (`…, - deyə`)?"""
    tokens = reader.tokens
    at = last - 1
    if at >= 0 and tokens[at].low in reader.pack.lists["complementisers"]:
        at -= 1
    at = at if at >= 0 and is_dash(tokens[at]) else last
    return 1 < at < len(tokens) and is_dash(tokens[at]) and tokens[at - 1].text in (",", ".", "!", "?", "…")
