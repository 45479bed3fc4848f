"""Attributions that hang on a noun. In: a sentence's reader and cues. Out: frames of participles, of nouns of saying and of datives, and
where a clause inside another's ends.
"""

from __future__ import annotations

from quotes.extract.clauses import Frame, clause_start, complement
from quotes.extract.cues import Hit
from quotes.extract.phrase_parts import skip_prepositional
from quotes.extract.phrases import Phrase, phrase_at
from quotes.extract.reader import BODY, HUMAN, OTHER, ROLE, Reader, is_verb
from quotes.extract.subjects import agrees, antecedent, subject_after, subject_before, verb_form
from quotes.extract.tokens import Token

LOOK = 12


def participle(reader: Reader, hit: Hit, low: int, high: int) -> Frame | None:
    """`X, заявивший, что …, вышел`: the noun before the comma speaks; the clause ends where the main one goes on."""
    tokens = reader.tokens
    comma = hit.first - 1
    while comma > low and tokens[comma].kind == "word" and hit.first - comma <= 5 and not is_verb(tokens[comma]):
        comma -= 1
    clause = complement(reader, hit, high)
    if clause is None or comma <= low or tokens[comma].text != ",":
        return None
    who = antecedent(reader, comma, low)
    if who is None or who.rank < HUMAN:
        return None
    last = resumes(reader, clause, high, who)
    return Frame(
        who.first, clause, "after", (hit.first, hit.last), (who.first, who.last), "participle", hit.cue.strength * 0.9, content_last=last
    )


def resumes(reader: Reader, first: int, high: int, subject: Phrase) -> int | None:
    """The comma after which the clause around this one goes on with its verb; None where it does not."""
    tokens = reader.tokens
    said = False
    for index in range(first, high - 1):
        token = tokens[index]
        said = said or _predicates(token)
        if token.text != "," or token.depth or not said:
            continue
        at = _past_adverbs(reader, index + 1, high)
        if at >= high or not is_verb(tokens[at]) or reader.is_name(at):
            continue
        own = phrase_at(reader, at + 1, high) if subject.rank == OTHER and at + 1 < high else None  # «…, проверила прокуратура»
        mine = own is not None and own.rank >= BODY and agrees(reader, own, verb_form(reader, at))
        if mine or agrees(reader, subject, verb_form(reader, at)):
            return index
    return None


def _predicates(token: Token) -> bool:
    return token.kind == "word" and any(form.pos in ("verb", "short", "pred", "infinitive") for form in token.forms[:1])


def _past_adverbs(reader: Reader, index: int, high: int) -> int:
    """Behind the adverbs, particles and prepositional parts that stand before a verb."""
    tokens = reader.tokens
    start = index
    while index < high and index - start < LOOK:
        token = tokens[index]
        if reader.is_prep(index):
            index = max(index + 1, skip_prepositional(reader, index, high))
        elif token.kind == "word" and (token.low in reader.pack.lists["negations"] or _lightly(token)):
            index += 1
        else:
            break
    return index


def _lightly(token: Token) -> bool:
    return any(form.pos in ("adv", "particle") for form in token.forms[:1])


def main_clause(reader: Reader, first: int, high: int) -> int | None:
    """The comma where the main clause begins after an opening converb's content (`Отметив, что …, X поблагодарил …`)."""
    tokens = reader.tokens
    said = False
    for index in range(first, high - 2):
        token = tokens[index]
        said = said or _predicates(token)
        if token.text != "," or token.depth or not said:
            continue
        at = _past_adverbs(reader, index + 1, high)
        subject = phrase_at(reader, at, high) if at < high else None
        if subject is None or subject.rank < BODY:
            continue
        verb = _past_adverbs(reader, subject.last, high)
        if verb < high and is_verb(tokens[verb]) and agrees(reader, subject, verb_form(reader, verb)):
            return index
    return None


def content_end(reader: Reader, hit: Hit, frame: Frame, low: int, high: int) -> int | None:
    """Where the content of a forward frame ends before the end of the sentence, because the clause around it goes on."""
    if hit.form.pos == "converb":
        return main_clause(reader, frame.last, high) if not any(t.kind == "word" for t in reader.tokens[low : hit.first]) else None
    if frame.mention is None or frame.mention[1] > hit.first:
        return None
    between = reader.tokens[frame.mention[1] : hit.first]
    if not any(form.lemma == "который" for token in between for form in token.forms[:1]):
        return None
    return resumes(reader, frame.last, high, Phrase(*frame.mention, frame.mention[0], OTHER))


def find_noun_frames(reader: Reader, low: int, high: int) -> list[Frame]:
    """A noun of saying with its clause: of the one in the genitive (`слова X о том, что`), else of the clause's subject."""
    found: list[Frame] = []
    for index in range(low, high - 2):
        token = reader.tokens[index]
        if (
            token.depth
            or token.kind != "word"
            or not any(f.pos == "noun" and f.lemma in reader.pack.lists["speech_nouns"] for f in token.forms)
        ):
            continue
        frame = _of_somebody(reader, index, high) or _of_the_subject(reader, index, low, high)
        if frame is not None:
            found.append(frame)
    return found


def _of_somebody(reader: Reader, index: int, high: int) -> Frame | None:
    """`заявление X о том, что …`, `его слова о том, что …`"""
    tokens = reader.tokens
    forms = [form for form in tokens[index].forms if form.pos == "noun" and form.lemma in reader.pack.lists["telling"]]
    if not forms:
        return None
    if index and tokens[index - 1].low in reader.pack.possessives:
        who, pronoun, at = (index - 1, index), True, index + 1
    else:
        at = genitive(reader, index + 1, high)
        who, pronoun = (index + 1, at), False
    clause = _clause(reader, at, high)
    if clause is None or (at == index + 1 and not pronoun) or (not pronoun and not _may_speak(reader, *who)):
        return None
    noun = Phrase(index, index + 1, index, OTHER)
    last = resumes(reader, clause, high, noun) if any(form.case in ("nom", "acc") for form in forms) else None
    return Frame(min(who[0], index), clause, "after", (index, index + 1), who, "source-noun", 0.8, pronoun=pronoun, content_last=last)


def _may_speak(reader: Reader, first: int, last: int) -> bool:
    return any(reader.head_rank(at) >= HUMAN for at in range(first, last) if reader.tokens[at].kind == "word")


def genitive(reader: Reader, first: int, high: int) -> int:
    """Where the genitives (and names) that begin at `first` end."""
    at = first
    while at < high and at - first < LOOK:
        token = reader.tokens[at]
        named = reader.is_name(at) and reader.has_case(at, "gen")
        if at > first and reader.tokens[at].low in reader.pack.lists["media"]:
            break
        free = named or token.kind == "mark" or token.depth
        if not free and (token.kind != "word" or reader.is_prep(at) or is_verb(token) or not reader.has_case(at, "gen")):
            break
        at += 1
    return at


def _clause(reader: Reader, at: int, high: int) -> int | None:
    """Behind `, что` or `о том, что` that begins at `at`."""
    tokens = reader.tokens
    if at + 4 < high and tokens[at].low == "о" and tokens[at + 1].low == "том":
        at += 2
    opens = (
        at + 2 < high
        and tokens[at].text == ","
        and tokens[at + 1].low in reader.pack.lists["complementisers"]
        and tokens[at + 1].low != "как"
    )
    return at + 2 if opens else None


def _of_the_subject(reader: Reader, index: int, low: int, high: int) -> Frame | None:
    """`X ограничился заявлением, что …`"""
    clause = _clause(reader, index + 1, high)
    if clause is None:
        return None
    verb = next((i for i in range(index - 1, max(low, index - 14), -1) if is_verb(reader.tokens[i])), None)
    subject = subject_before(reader, verb, low) or subject_after(reader, verb, index) if verb is not None else None
    if verb is None or subject is None or subject.rank < ROLE:
        return None
    start = min(subject.first, clause_start(reader, verb, low))
    return Frame(start, clause, "after", (verb, index + 1), (subject.first, subject.last), "noun-clause", 0.8)


def dative(reader: Reader, hit: Hit, low: int, high: int) -> Frame | None:
    """`Художнице казалось, что …`: whoever stands in the dative thinks so."""
    clause = complement(reader, hit, high)
    if clause is None:
        return None
    start = clause_start(reader, hit.first, low)
    for index in range(start, hit.first):
        token = reader.tokens[index]
        if token.low in reader.pack.datives:
            return Frame(start, clause, "after", (hit.first, hit.last), (index, index + 1), "dative", hit.cue.strength, pronoun=True)
        speaks = reader.is_name(index) or (reader.head_rank(index) >= ROLE and any(f.case == "dat" for f in token.forms))
        if speaks and reader.has_case(index, "dat"):
            return Frame(start, clause, "after", (hit.first, hit.last), (index, hit.first), "source-dative", hit.cue.strength)
    return None


def past_relative(reader: Reader, first: int, high: int) -> int:
    """Behind a relative or participial clause that opens at `first` (`по словам X, который приехал, …`); `first` where there is none."""
    tokens = reader.tokens
    if first >= high - 2 or tokens[first].kind != "word":
        return first
    forms = tokens[first].forms[:1]
    relative = any(form.lemma == "который" for form in [*forms, *tokens[first + 1].forms[:1]])
    if not relative and not any(form.pos == "participle" and form.case not in ("", "nom") for form in forms):
        return first
    comma = next((at for at in range(first + 1, high) if tokens[at].text == "," and not tokens[at].depth), None)
    return comma + 1 if comma is not None and comma + 2 < high else first
