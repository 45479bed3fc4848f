"""Reporting words in a sentence. In: tokens. Out: cue hits with the verb's reading, and source phrases ("по словам X")."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.extract.reader import Reader, is_verb, nominal_forms
from quotes.extract.tokens import Token
from quotes.lang.pack import Cue, Form, Source

VERBAL = frozenset(("verb", "short", "converb", "participle"))
REACH = 7
MAX_SOURCE = 40


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found: tokens `[first, last)` (verb and the rest of its phrase), the verb's index and reading."""

    cue: Cue
    first: int
    last: int
    verb: int
    form: Form

    def takes(self, what: str) -> bool:
        """Does the cue govern `what`?"""
        return what in self.cue.governs


@dataclass(frozen=True, slots=True)
class SourceHit:
    """A source phrase found: tokens `[first, last)` with the source at `[who_first, who_last)`; `pronoun` when it is his/her."""

    source: Source
    first: int
    last: int
    who_first: int
    who_last: int
    pronoun: bool


def find_cues(reader: Reader, low: int = 0, high: int | None = None) -> list[Hit]:
    """The cues of the sentence's own words (none inside marks), left to right."""
    tokens, cues = reader.tokens, reader.pack.cues
    hits: list[Hit] = []
    for index in range(low, len(tokens) if high is None else high):
        token = tokens[index]
        if token.depth or not any(form.lemma in cues for form in token.forms) or reader.is_name(index):
            continue
        hit = _hit(reader, index)
        if hit is not None and _supposed(reader, hit.verb, low):
            continue
        if hit is not None and not (hits and hits[-1].last > hit.first and hits[-1].verb == hit.verb):
            hits.append(hit)
    return hits


def _supposed(reader: Reader, verb: int, low: int) -> bool:
    """Is the verb's clause only supposed (`сказала бы`, `если бы X сказал`)? Then nobody said it."""
    tokens, signs = reader.tokens, reader.pack.lists["supposing"]
    if verb + 1 < len(tokens) and tokens[verb + 1].low in signs:
        return True
    for token in tokens[low:verb][::-1]:
        if token.low in signs:
            return True
        if token.kind == "quote" or token.text in ",;:" or token.is_dash or any(f.pos in ("verb", "infinitive") for f in token.forms[:1]):
            return False
    return False


def _hit(reader: Reader, index: int) -> Hit | None:
    token = reader.tokens[index]
    negated = index > 0 and reader.tokens[index - 1].low in reader.pack.lists["negations"]
    for form in token.forms:
        for cue in reader.pack.cues.get(form.lemma, ()):
            if len(cue.words) == 1:
                phase = _phase(reader, index) if form.pos == "infinitive" else None
                if phase is not None:
                    return Hit(cue, phase[0], index + 1, phase[1], phase[2])
                if negated or not _reports(token, form, cue):
                    continue
                return Hit(cue, index, index + 1, index, form)
            rest = _rest(reader, index, cue)
            if rest is None or (negated and cue.words[0] not in reader.pack.lists["negations"]):
                continue
            if form.pos in VERBAL and _reports(token, form, cue):
                return Hit(cue, index, rest + 1, index, form)
            verb = next((f for f in reader.tokens[rest].forms if f.pos in VERBAL), None)
            if verb is not None and cue.words[0] in reader.pack.lists["negations"]:
                return Hit(cue, index, rest + 1, rest, verb)
    return None


def _phase(reader: Reader, index: int) -> tuple[int, int, Form] | None:
    """The verb in front of a reporting infinitive that says it was said (`успел заявить`, `не устаёт повторять`): where it begins, where it
    stands, its reading.
    """
    phases = reader.pack.lists["phases"]
    for at in range(index - 1, max(-1, index - 3), -1):
        negation = "не " if at and reader.tokens[at - 1].low in reader.pack.lists["negations"] else ""
        form = next((f for f in reader.tokens[at].forms if f.pos == "verb" and negation + f.lemma in phases), None)
        if form is not None and form.tense in ("past", "pres") and form.person not in ("1", "2"):
            return at - bool(negation), at, form
    return None


def _reports(token: Token, form: Form, cue: Cue) -> bool:
    """Is this reading one that can report (finite, converb; short participles only for the impersonal)?"""
    if form.pos == "verb":
        return form.tense not in ("imp", "fut") and form.person != "2" and token.forms[0].pos in ("verb", "short", "converb", "noun")
    if form.pos == "converb" or (form.pos == "participle" and form.kind == "active"):
        return True
    return form.pos == "short" and (form.gender == "n" or cue.words[0].endswith(("ый", "ий", "ой")))


def _rest(reader: Reader, index: int, cue: Cue) -> int | None:
    """The index of the phrase's last word, when all follow in order within reach."""
    at = index
    reach = 1 if cue.words[0] in reader.pack.lists["negations"] else REACH
    for word in cue.words[1:]:
        at = next(
            (
                i
                for i in range(at + 1, min(len(reader.tokens), at + 1 + reach))
                if reader.tokens[i].low == word or any(form.lemma == word for form in reader.tokens[i].forms)
            ),
            -1,
        )
        if at < 0:
            return None
        if any(reader.tokens[i].text in ",;:" for i in range(index, at)):
            return None
    return at


def find_sources(reader: Reader) -> list[SourceHit]:
    """The source phrases of the sentence ("по словам X", "по её мнению"), left to right."""
    tokens = reader.tokens
    found: list[SourceHit] = []
    index = 0
    while index < len(tokens):
        hit = None
        if tokens[index].kind == "word" and not tokens[index].depth:
            hit = next(
                (h for source in reader.pack.openings.get(tokens[index].low, ()) if (h := _source_at(reader, source, index)) is not None),
                None,
            )
        if hit is not None:
            found.append(hit)
            index = hit.last
        else:
            index += 1
    return found


def _source_at(reader: Reader, source: Source, index: int) -> SourceHit | None:
    tokens = reader.tokens
    at = index
    who: tuple[int, int] | None = None
    pronoun = False
    for word in source.words:
        if at >= len(tokens):
            return None
        if word.startswith("{"):
            if word == "{his}":
                if tokens[at].low not in reader.pack.possessives:
                    return None
                who, pronoun = (at, at + 1), True
            else:
                end = source_phrase(reader, at, word[1:-1])
                if end is None:
                    return None
                who = (at, end)
            at = who[1]
        elif tokens[at].low == word:
            at += 1
        elif pronoun and tokens[at].low in reader.pack.lists["own"] and at + 1 < len(tokens) and tokens[at + 1].low == word:
            at += 2  # «по его же словам»
        else:
            return None
    return SourceHit(source, index, at, who[0], who[1], pronoun) if who else None


def source_phrase(reader: Reader, first: int, case: str) -> int | None:
    """Where the source's noun phrase ends: at a comma without apposition, a verb, a nominative; None where there is no phrase."""
    tokens = reader.tokens
    limit = min(len(tokens), first + MAX_SOURCE)
    index = first
    prepositional = 0
    while index < limit:
        token = tokens[index]
        if token.kind == "quote" or token.text in (";", ":", ".", "!", "?") or token.is_dash:
            break
        if not prepositional and index > first and token.low in ("к", "ко", "для", "до", "от", "у", "через", "после", "без"):
            prepositional = index
        if token.text == ",":
            joined = _source_apposition(reader, index, limit, case)
            if joined is None:
                break
            index = joined
            continue
        if token.kind == "word" and not token.depth and not _continues_source(reader, index, first, case):
            break
        index += 1
    if index == first or not any(t.kind == "word" for t in tokens[first:index]):
        return None
    if prepositional and index < limit and is_verb(tokens[index]):  # no comma: «по мнению ученых к этому привели …»
        index = prepositional
    head = tokens[first]
    if any(form.lemma == "который" for form in head.forms[:1]):
        return None  # «проект, согласно которому …»
    if (
        head.kind == "word"
        and nominal_forms(head)
        and not reader.is_name(first)
        and not any(f.case in (case, "") for f in nominal_forms(head))
    ):
        return None
    return index


def _continues_source(reader: Reader, index: int, first: int, case: str) -> bool:
    token = reader.tokens[index]
    if reader.is_name(index):
        return True
    if index > first and token.forms[:1] and token.forms[0].pos in ("verb", "short", "pred", "infinitive", "converb"):
        return False
    if token.low in reader.pack.pronouns or (token.forms[:1] and token.forms[0].pos == "pron" and token.forms[0].case == "nom"):
        return False
    forms = nominal_forms(token)
    return not (index > first and forms and all(f.case == "nom" for f in forms) and not reader.is_name(index - 1))


def _source_apposition(reader: Reader, comma: int, limit: int, case: str) -> int | None:
    """`директора института, доктора наук Имя`: after the comma a phrase in the source's case goes on when it ends in a name."""
    tokens = reader.tokens
    for index in range(comma + 1, min(limit, comma + 14)):
        token = tokens[index]
        if reader.is_name(index):
            if reader.is_name(comma - 1):
                return None
            return index if reader.has_case(index, case) and not reader.has_case(index, "nom") else None
        if token.text in (",", ";", ":", ".") or token.is_dash or is_verb(token):
            return None
        if index == comma + 1 and not any(f.case == case for f in nominal_forms(token) if token.is_capital or f.kind != "name"):
            return None
    return None
