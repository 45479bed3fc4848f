"""What attribution frames are made of. In: a sentence and a cue. Out: where its clause begins and ends, where its content begins."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.extract.cues import Hit
from quotes.extract.phrase_parts import lists_on
from quotes.extract.phrases import Phrase
from quotes.extract.reader import BODY, HUMAN, ROLE, Reader, is_verb, nominal_forms
from quotes.extract.subjects import subject_after, subject_before
from quotes.extract.tokens import Token

CLAUSE_REACH = 34
BRACKET = 12


@dataclass(slots=True)
class Frame:
    """Attributing words `[first, last)` of a sentence; `side` says where the content lies: after, before, around, back, or relay."""

    first: int
    last: int
    side: str
    cue: tuple[int, int]
    mention: tuple[int, int] | None
    rule: str
    strength: float
    how: str = ""
    pronoun: bool = False
    content_last: int | None = None


def is_cue_word(reader: Reader, index: int) -> bool:
    """Is the token a form of a reporting word (no mere negation before one)?"""
    token = reader.tokens[index] if index >= 0 else None
    if token is None or token.low in reader.pack.lists["negations"]:
        return False
    return any(form.lemma in reader.pack.cues for form in token.forms)


def frame_end(reader: Reader, index: int, high: int) -> int:
    """The comma, dash or end that closes a parenthetical attribution; commas of an apposition inside it are passed over."""
    tokens = reader.tokens
    while index < high:
        token = tokens[index]
        if token.text == "(":  # «союза (СТ) Имя Фамилия»
            index = next((at + 1 for at in range(index, min(high, index + BRACKET)) if tokens[at].text == ")"), index + 1)
            continue
        if not token.depth and (token.text in (",", ";", ":", ".", "!", "?", ")") or token.is_dash or token.kind == "quote"):
            if token.text == "," and (_name_before_next_comma(reader, index, high) or lists_on(reader, index, high, "nom")):
                index += 1
                continue
            if token.is_dash and tokens[index - 1].kind == "word" and _two_offices(reader, index, high):
                index += 1
                continue
            return index
        index += 1
    return high


def _name_before_next_comma(reader: Reader, comma: int, high: int) -> bool:
    """Is the stretch after this comma a phrase that ends in the name (`политолог, профессор института Имя,`)?"""
    tokens = reader.tokens
    if reader.is_name(comma - 1):
        return False
    for index in range(comma + 1, min(high, comma + 24)):
        token = tokens[index]
        if token.text == "," or token.is_dash or token.text in ".;:":
            return reader.is_name(index - 1)
        if is_verb(token) and not token.depth and not reader.is_name(index):
            return False
    return False


def _two_offices(reader: Reader, dash: int, high: int) -> bool:
    """Does a second office of the one named stand behind the dash (`заместитель премьера — министр финансов Имя Фамилия`)?"""
    office = dash + 1 < high and reader.head_rank(dash + 1) == ROLE and reader.has_case(dash + 1, "nom")
    return office and _name_before_next_comma(reader, dash, high)


def complement(reader: Reader, hit: Hit, high: int) -> int | None:
    """The index where the clause after `…, что` begins, or None. Passes over the subject, prepositional parts and short asides."""
    tokens = reader.tokens
    openers = reader.pack.lists["complementisers"]
    asides = 0
    for index in range(hit.last, min(high, hit.last + CLAUSE_REACH)):
        token = tokens[index]
        if token.depth or reader.is_name(index):
            continue
        if token.kind == "quote" or token.text in (";", ":") or (token.is_dash and reader.tokens[index - 1].text in ",."):
            return None
        if is_question(reader, hit, index) and tokens[index - 1].text == ",":
            return index
        if token.kind == "word" and token.low in openers and tokens[index - 1].text in (",", "("):
            if token.low == "как" and index + 1 < high and is_cue_word(reader, index + 1):
                asides += 1
                continue
            return index + 1
        if token.text == "," and index + 1 < high and tokens[index + 1].low not in openers and not is_question(reader, hit, index + 1):
            asides += 1
            if asides > 2 or (index == hit.last and not _aside(reader, index, high)):
                return None
        if is_verb(token) and index > hit.last and not asides:
            return None
        if asides and token.forms[:1] and token.forms[0].pos in ("verb", "converb") and is_cue_word(reader, index):
            return None
    return None


def is_question(reader: Reader, hit: Hit, index: int) -> bool:
    """Does an indirect question begin here (`спросила, когда …`)?"""
    if not hit.takes("question") or index >= len(reader.tokens) or reader.tokens[index].kind != "word":
        return False
    token = reader.tokens[index]
    after = reader.tokens[index + 1].low if index + 1 < len(reader.tokens) else ""
    return token.low in reader.pack.lists["questions"] or after == "ли"


def _aside(reader: Reader, comma: int, high: int) -> bool:
    """Does a short converb or apposition stand between this comma and the next, which a complementiser follows?"""
    tokens = reader.tokens
    for index in range(comma + 1, min(high - 1, comma + 16)):
        if tokens[index].text == ",":
            return tokens[index + 1].low in reader.pack.lists["complementisers"]
        if tokens[index].kind == "quote":
            return False
    return False


def forward(reader: Reader, hit: Hit, low: int, content: int, rule: str, weight: float) -> Frame | None:
    """A frame whose content begins at token `content`; its subject stands on either side of the verb."""
    start = clause_start(reader, hit.first, low)
    cue = (hit.first, hit.last)
    strength = hit.cue.strength * weight
    if hit.form.pos == "converb":
        main = subject_before(reader, hit.verb, low)
        who = (main.first, main.last) if main is not None and main.rank >= HUMAN else None
        if who is None and any(form.pos == "verb" and form.number == "pl" for t in reader.tokens[low : hit.first] for form in t.forms[:1]):
            who = body_after_preposition(reader, hit, low, min(low + 2, hit.first))  # «В мэрии опровергли слухи, указав, что …»
        return Frame(start, content, "after", cue, who, f"{rule}-converb", strength, "next")
    paper = _paper_before(reader, start, low) if "passive" in hit.cue.governs or hit.form.pos == "short" else None
    if paper is not None:
        return Frame(start, content, "after", cue, paper, "source-paper", strength)
    if "passive" in hit.cue.governs:
        return Frame(start, content, "after", cue, body_after_preposition(reader, hit, low, content), f"{rule}-passive", strength, "nobody")
    subject = subject_before(reader, hit.verb, low)
    after = subject_after(reader, hit.verb, content, hit.last - 1)
    if subject is None or (after is not None and after.rank > subject.rank):
        subject = after or subject
    if subject is not None and subject.rank < HUMAN and subject.rank < BODY:
        return None
    opening = (
        _body_at_start(reader, hit, start, content) if subject is not None and subject.rank == BODY and subject.first < hit.first else None
    )
    if opening is not None:
        return Frame(min(start, opening[0]), content, "after", cue, opening, f"{rule}-in-body", strength * 0.95)
    if subject is None or subject.last <= start:
        joined = _goes_on(reader, start, low)
        if joined and (after is None or after.rank < HUMAN):
            return Frame(start, content, "after", cue, None, f"{rule}-elided", strength * 0.9, "next")
    if subject is not None and subject.last < start and any(is_cue_word(reader, i) for i in range(subject.last, start)):
        return Frame(start, content, "after", cue, (subject.first, subject.last), rule, strength, "next")
    if subject is not None:
        return Frame(min(start, subject.first), content, "after", cue, (subject.first, subject.last), rule, strength)
    plural = hit.form.number == "pl" and rule in ("that-clause", "about", "infinitive", "bare-clause")
    body = body_after_preposition(reader, hit, low, content) if plural else None
    if body is not None:
        return Frame(min(start, body[0]), content, "after", cue, body, f"{rule}-in-body", strength * 0.95)
    if hit.form.person == "1":
        return None
    return Frame(start, content, "after", cue, None, f"{rule}-elided", strength * 0.85, "next")


def _goes_on(reader: Reader, start: int, low: int) -> bool:
    """Does the clause open with `, и` after what somebody said (`X заявил, что …, и добавил, что …`)?"""
    tokens = reader.tokens
    if start <= low + 3 or tokens[start].low != "и" or tokens[start - 1].text != ",":
        return False
    openers = reader.pack.lists["complementisers"]
    return any(is_cue_word(reader, at) and tokens[at + 1].text == "," and tokens[at + 2].low in openers for at in range(low, start - 3))


def _paper_before(reader: Reader, start: int, low: int) -> tuple[int, int] | None:
    """The paper that a relative clause tells of (`публикация агентства, в которой говорится, что …`)."""
    tokens = reader.tokens
    if start <= low + 1 or tokens[start - 1].text != "," or not reader.is_prep(start):
        return None
    if not any(form.lemma == "который" for form in tokens[start + 1].forms[:1]):
        return None
    for index in range(start - 2, max(low - 1, start - BRACKET), -1):
        if tokens[index].text == "," or is_verb(tokens[index]):
            return None
        if any(form.pos == "noun" and form.lemma in reader.pack.lists["documents"] for form in tokens[index].forms):
            return index, start - 1
    return None


def body_after_preposition(reader: Reader, hit: Hit, low: int, high: int) -> tuple[int, int] | None:
    """`В министерстве сообщили, что`: the body after the preposition of place, before or after the verb."""
    tokens = reader.tokens
    best: tuple[int, int] | None = None
    for index in range(low, min(high, len(tokens))):
        if tokens[index].low in ("в", "во", "на") and index + 1 < high:
            head = index + 1
            end = head
            ranks: list[int] = []
            closed = False
            while (
                end < high
                and tokens[end].kind in ("word", "mark")
                and end != hit.first
                and (end == head or not reader.is_prep(end))
                and not is_verb(tokens[end])
                and not (end > head and _told(reader, end))
            ):
                closed = tokens[end - 1].kind != "mark" and (closed or (end > head and _names_itself(tokens[end - 1])))
                if not closed:
                    ranks.append(reader.head_rank(end))
                end += 1
            if end > head and max(ranks) >= BODY:
                best = (head, end)
                if index < hit.first:
                    break
    return best


def _body_at_start(reader: Reader, hit: Hit, start: int, high: int) -> tuple[int, int] | None:
    """The body in which a plural verb's clause opens (`В мэрии решение палаты назвали …`), where a subject is one by its ending alone."""
    body = body_after_preposition(reader, hit, start, high) if hit.form.number == "pl" else None
    if body is None or body[0] != start + 1:
        return None
    if any(form.kind == "place" for form in reader.tokens[body[0]].forms[:1]):
        return None
    noun = next((at for at in range(*body) if _names_itself(reader.tokens[at]) or reader.tokens[at].is_capital), body[0])
    end = noun + 1
    while end < body[1] and (reader.tokens[end].kind == "mark" or reader.tokens[end].depth or reader.has_case(end, "gen")):
        end += 1
    return body[0], end


def _told(reader: Reader, mark: int) -> bool:
    """Does a name in marks begin here that stands in the dative (`в мэрии «Маяку» сообщили`)?"""
    if reader.tokens[mark].kind != "mark" or mark + 1 >= len(reader.tokens):
        return False
    cases = {form.case for form in nominal_forms(reader.tokens[mark + 1])}
    return "dat" in cases and not cases & {"nom", "gen", ""}


def _names_itself(token: Token) -> bool:
    """A common noun in an oblique case heads its phrase: in «во время доклада» the report does not speak."""
    return token.kind == "word" and not token.is_capital and any(f.pos == "noun" for f in token.forms[:1])


def clause_start(reader: Reader, index: int, low: int) -> int:
    """Where the clause of this verb begins: after the last comma, conjunction or quote before it."""
    tokens = reader.tokens
    at = index
    while at > low:
        token = tokens[at - 1]
        if token.kind == "quote" or token.text in (";", ":") or token.is_dash:
            break
        if token.text == "," and not token.depth:
            break
        at -= 1
        if tokens[at].low in ("и", "а", "но") and tokens[at].kind == "word":
            break
    return at


def range_of(phrase: Phrase | None) -> tuple[int, int] | None:
    """The phrase\'s token range, or None."""
    return (phrase.first, phrase.last) if phrase is not None else None
