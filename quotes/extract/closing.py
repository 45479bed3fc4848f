"""Attributions that close a clause (`…, заявил X.`, `…, – сказал X`) or stand inside it. In: a cue. Out: its frame."""

from __future__ import annotations

from quotes.extract.clauses import Frame, body_after_preposition, frame_end, is_cue_word, range_of
from quotes.extract.cues import Hit
from quotes.extract.phrases import Phrase
from quotes.extract.reader import BODY, HUMAN, PERSON, PRONOUN, Reader, is_verb
from quotes.extract.referred import is_outlet, referred
from quotes.extract.subjects import subject_after, subject_before


def clause_before(reader: Reader, hit: Hit, low: int, high: int) -> Frame | None:
    """`…, заявил X.` and `…, – сказал X`: the words before the comma are the content, the sentence closes after the attribution."""
    tokens = reader.tokens
    at = hit.first - 1
    while at > low and tokens[at].kind == "word" and hit.first - at <= 6 and not is_verb(tokens[at]):
        at -= 1
    if at <= low or not (tokens[at].text == "," or tokens[at].is_dash) or hit.form.pos == "converb":
        return None
    if not (hit.takes("clause") or hit.takes("quote")) or hit.cue.name in reader.pack.lists["denying"]:
        return None
    lead = tokens[at + 1] if at + 1 < hit.first else None
    behind = [tokens[at + 2]] if lead is not None and reader.is_prep(at + 1) and at + 2 < hit.first else []
    openings = [form for token in (lead, *behind) if token is not None for form in token.forms[:1]]
    relative = any(f.pos == "conj" or f.lemma == "который" for f in openings) or any(t.low in ("чего", "чем", "чему") for t in behind)
    if lead is not None and (relative or lead.low in reader.pack.lists["questions"]):
        return None
    end = frame_end(reader, hit.last, high)
    subject = subject_after(reader, hit.verb, end, hit.last - 1) or (subject_before(reader, hit.verb, at + 1) if lead is not None else None)
    told = subject is not None and subject.first > hit.verb and hit.form.number == "pl" and is_outlet(reader, subject)
    if (subject is None or subject.rank < HUMAN or told) and (hit.form.number == "pl" or hit.takes("passive")):
        body = body_after_preposition(reader, hit, at, end)
        subject = Phrase(body[0], body[1], body[0], BODY) if body else subject if told else None
    source = referred(reader, hit.last, high) if subject is None or is_outlet(reader, subject) else None
    if source is not None and not is_outlet(reader, source) and _has_clause(reader, low, at):
        return Frame(at, source.last, "before", (hit.first, hit.last), range_of(source), "source-referred", hit.cue.strength * 0.8)
    if subject is None or subject.rank < HUMAN:
        return None
    if lead is not None and subject.first < hit.first and subject.rank not in (PERSON, PRONOUN):
        return None
    rest = [t for t in tokens[end:high] if t.kind == "word"]
    if rest and not (tokens[end].text == "," or tokens[end].is_dash):
        return None
    named = subject.rank in (PERSON, PRONOUN) and not any(is_verb(t) for t in tokens[low:at])
    opened = tokens[at].is_dash and tokens[end].text == "," if rest else False  # «…, — ответил X, глава союза.»: words about X
    if rest and not opened and (hit.takes("clause") or named) and subject.first > hit.verb and _goes_on(reader, (low, at), end, high):
        return Frame(at, end + 1, "around", (hit.first, hit.last), range_of(subject), "inserted", hit.cue.strength * 0.9)
    dialogue = tokens[at].is_dash and reader.tokens[0].is_dash and low <= 1
    spoken = tokens[at].is_dash and at - low >= 3 and tokens[at - 1].text == ","
    if not (dialogue or spoken) and not _has_clause(reader, low, at):
        return None
    first = at - 1 if tokens[at].is_dash and at - 1 > low and tokens[at - 1].text == "," else at
    dash = tokens[at].is_dash
    return Frame(
        first, end, "before", (hit.first, hit.last), range_of(subject), "block-before" if dash else "clause-before", hit.cue.strength * 0.95
    )


def _goes_on(reader: Reader, before: tuple[int, int], comma: int, high: int) -> bool:
    """Does the content go on after an inserted attribution (`Мост, сказал он, большой`), rather than the reporter's own words?"""
    tokens = reader.tokens
    following = tokens[comma + 1] if comma + 1 < high else None
    if following is None or following.kind != "word" or tokens[comma].is_dash:
        return False
    if any(f.pos == "converb" or f.lemma == "который" for f in following.forms[:1]) or is_cue_word(reader, comma + 1):
        return False
    if not any(is_verb(t) for t in tokens[before[0] : before[1]]):
        return True  # nothing is said yet: the clause must go on
    if following.forms[:1] and following.forms[0].pos == "participle":
        return False
    if any(f.pos == "adj" and f.case == "nom" for f in following.forms[:1]) and not any(is_verb(t) for t in tokens[comma + 1 : high]):
        return False  # «…, сообщил источник, близкий к следствию»
    if following.low in reader.pack.lists["conjunctions"] or reader.is_prep(comma + 1) or reader.is_name(comma + 1):
        return False
    return sum(t.kind == "word" for t in tokens[comma + 1 : high]) >= 3


def _has_clause(reader: Reader, first: int, last: int) -> bool:
    """Are the tokens a clause: is there a verb or a predicate, or a phrase long enough to have one between a dash?"""
    words = [t for t in reader.tokens[first:last] if t.kind == "word"]
    if any(is_verb(t) or (t.forms[:1] and t.forms[0].pos in ("pred", "infinitive")) or t.low in ("нет", "это") for t in words):
        return True
    return (len(words) >= 3 and any(t.is_dash or t.text in "?!" for t in reader.tokens[first:last])) or len(words) >= 7
