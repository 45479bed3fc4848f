"""Frames that a cue's own complement makes. In: a cue hit. Out: the frame with an infinitive, an object or a bare clause as content."""

from __future__ import annotations

from quotes.extract.clauses import Frame, clause_start, forward, range_of
from quotes.extract.cues import Hit
from quotes.extract.reader import HUMAN, Reader, is_foreign, is_verb, nominal_forms
from quotes.extract.subjects import subject_after, subject_before

MOST = 32  # words between the verb and the infinitive


def infinitive(reader: Reader, hit: Hit, low: int, high: int) -> Frame | None:
    """`X призвал (кого) сделать`: the infinitive with its objects is the content."""
    if not hit.takes("infinitive"):
        return None
    tokens = reader.tokens
    for index in range(hit.last, min(high, hit.last + MOST)):
        token = tokens[index]
        if token.kind == "quote" or token.text in (";", ":") or (is_verb(token) and index > hit.last) or token.is_dash:
            return None
        if token.text == "," and not _listed(reader, index, high):
            return None
        if token.kind == "word" and token.forms[:1] and token.forms[0].pos == "infinitive":
            if token.forms[0].lemma in reader.pack.lists["manner"]:
                return None  # «попросили прокомментировать»: a question, not what was said
            start = _object_start(reader, hit.last, index)
            denied = start > hit.last and tokens[start - 1].low in reader.pack.lists["negations"]
            return forward(reader, hit, low, start - denied, "infinitive", 0.95)
    return None


def _listed(reader: Reader, comma: int, high: int) -> bool:
    """Do those called upon go on after the comma (`просит жителей, гостей, а также водителей сделать …`)?"""
    at = comma + 1
    while at < high and reader.tokens[at].low in ("а", "также", "и"):
        at += 1
    return comma > 0 and at < high and all(reader.has_case(place, "acc") or reader.has_case(place, "gen") for place in (comma - 1, at))


def _object_start(reader: Reader, first: int, infinitive: int) -> int:
    """Objects put before their infinitive belong to it ("все силы бросить"); the person called upon does not."""
    tokens = reader.tokens
    for index in range(first, infinitive):
        forms = nominal_forms(tokens[index])
        if any(f.animate or f.case == "dat" for f in forms) or reader.is_name(index) or reader.head_rank(index) >= HUMAN:
            return infinitive
    return first


def about(reader: Reader, hit: Hit, low: int, high: int) -> Frame | None:
    """`X сообщил о …`: what stands after the preposition is the content."""
    if not hit.takes("about"):
        return None
    tokens = reader.tokens
    for index in range(hit.last, min(high, hit.last + 14)):
        token = tokens[index]
        if token.kind == "quote" or token.text in (",", ";", ":") or is_verb(token):
            return None
        if token.low in ("о", "об", "обо", "про") and index + 2 < high:
            if tokens[index + 1].low in ("том", "этом", "себе", "нем", "ней", "них"):
                return None
            return forward(reader, hit, low, index + 1, "about", 0.8)
    return None


def naming(reader: Reader, hit: Hit, low: int, high: int) -> Frame | None:
    """`X назвал Y Z-ом`."""
    if not hit.takes("naming") or hit.last + 1 >= high or reader.tokens[hit.last].text in ",.;:":
        return None
    tokens = reader.tokens
    comma = next((i for i in range(hit.last, high) if tokens[i].text == "," and not tokens[i].depth), high)
    if tokens[hit.last].low in ("причину", "причины", "условие", "условия", "срок", "сроки", "дату", "имя", "имена", "число", "сумму"):
        return None  # what is told is not said
    named = any(t.kind == "mark" or any(f.case == "ins" for f in nominal_forms(t)) for t in tokens[hit.last : comma])
    before = subject_before(reader, hit.verb, low)
    named = named or any(is_foreign(t) or not any(f.known for f in t.forms) for t in tokens[hit.last : comma] if t.kind == "word")
    start = clause_start(reader, hit.first, low)
    named = named or any(t.low == "как" for t in tokens[hit.last : comma])
    likened = any(t.low == "как" for t in tokens[hit.last : comma]) and any(
        f.case == "acc" for t in tokens[start : before.first if before else start] for f in t.forms
    )  # «Отказ она расценивает как слабость»
    if (
        before is not None
        and before.rank >= HUMAN
        and (likened or any(f.case == "ins" for t in tokens[start : before.first] for f in t.forms[:1]))
    ):
        return Frame(before.first, hit.last, "around", (hit.first, hit.last), range_of(before), "naming", hit.cue.strength * 0.9)
    after = subject_after(reader, hit.verb, high, hit.last - 1) if before is None else None
    alone = before is None and after is None and hit.form.number == "pl" and not any(is_verb(t) for t in tokens[low : hit.first])
    if alone and not any(reader.is_prep(at) for at in range(low, hit.first)):
        return None  # «Порт часто называют мостом»: nobody in particular does
    first = after.last if after is not None and after.first == hit.last else hit.last
    if not named or first >= comma:
        return None  # «назвал места, где …»: what is told is not said
    return forward(reader, hit, low, first, "naming", 0.9)


def bare_clause(reader: Reader, hit: Hit, low: int, high: int) -> Frame | None:
    """`Эксперт отмечает, визит стал …`, `врач напоминает: избегайте …`: a clause without a conjunction."""
    tokens = reader.tokens
    if not hit.takes("clause") or hit.last >= high or hit.form.pos == "converb":
        return None
    mark = tokens[hit.last]
    dashed = mark.is_dash and mark.text != "-" and hit.form.pos == "verb"
    if not (mark.text in (",", ":") or dashed) or hit.last + 1 >= high:
        return None
    if mark.text != ":":
        following = tokens[hit.last + 1]
        if any(f.pos in ("conj", "converb", "participle") or f.lemma == "который" for f in following.forms[:1]):
            return None
        if not any(is_verb(t) for t in tokens[hit.last + 1 : high]):
            return None
    return forward(reader, hit, low, hit.last + 1, "bare-clause", 0.8)


def objects(reader: Reader, hit: Hit, low: int, high: int) -> Frame | None:
    """`X подчеркнул важность …`: an object that tells what was said."""
    tokens = reader.tokens
    if not hit.takes("noun") or hit.last + 1 >= high or hit.form.pos == "short":
        return None
    first = hit.last
    subject = subject_before(reader, hit.verb, low)
    if subject is None and hit.form.pos != "converb":
        after = subject_after(reader, hit.verb, high, hit.last - 1)
        if after is None:
            return None
        first = after.last if after.first <= hit.last + 2 else first
    if first >= high or tokens[first].kind != "word":
        return None
    if (
        not any(f.case in ("acc", "") and f.pos != "pron" for f in nominal_forms(tokens[first]))
        and tokens[first].low not in reader.pack.possessives
    ):
        return None
    head = next((form.lemma for token in tokens[first : first + 3] for form in token.forms[:1] if form.pos == "noun"), "")
    if head in reader.pack.lists["speech_nouns"] | reader.pack.lists["documents"]:
        return None  # «высказал своё мнение»: nothing of what he said
    words = sum(t.kind == "word" for t in tokens[first:high])
    return forward(reader, hit, low, first, "object", 0.75) if words >= 4 else None
