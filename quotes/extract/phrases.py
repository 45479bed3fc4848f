"""Noun phrases and the subject of a reporting word. In: a sentence's tokens, the people named in it. Out: token ranges.

Written for languages with cases and agreement (`order = "free"`); a pack of another order brings its own subject finder.
"""

from __future__ import annotations

from dataclasses import dataclass

from quotes.extract.phrase_parts import is_charged_with, is_spaced_dash, lists_on, manages, skip_prepositional, takes, takes_genitive
from quotes.extract.reader import BODY, HUMAN, MODIFIER, NOMINAL, OTHER, PERSON, ROLE, Reader, is_foreign, is_verb, nominal_forms

SKIPPED = frozenset(("adv", "particle", "pred"))
MAX_BRACKET = 10
MAX_PHRASE = 40


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens `[first, last)`, its head, and what kind of speaker it could be (`rank`, 0 none)."""

    first: int
    last: int
    head: int
    rank: int


def phrase_at(reader: Reader, first: int, high: int) -> Phrase | None:
    """The nominative noun phrase that begins at token `first`, or None."""
    head = _head(reader, first, high)
    if head is None:
        return None
    last = _extend(reader, head, high, "nom")
    rank = reader.head_rank(head)
    if any(reader.is_name(index) and reader.has_case(index, "nom") for index in range(first, last)):
        rank = max(rank, PERSON)
    if rank == OTHER and head + 1 < last and is_foreign(reader.tokens[head + 1]) and reader.tokens[head + 1].is_capital:
        rank = BODY
    if reader.tokens[first].kind == "mark" and first + 1 < last and reader.tokens[first + 1].is_capital:
        rank = max(rank, BODY)  # «Степная правда» as a whole is a name
        closing = next((at for at in range(head, min(high, head + 6)) if reader.tokens[at].kind == "mark"), last - 1)
        last = max(last, closing + 1)
    return Phrase(first, last, head, rank)


def _head(reader: Reader, first: int, high: int) -> int | None:
    """The head of a nominative phrase: modifiers in the nominative, then a noun, pronoun or name in the nominative."""
    index = first
    tokens = reader.tokens
    while index < high and index - first < 8:
        token = tokens[index]
        if token.kind == "mark":
            index += 1
            continue
        if token.kind != "word" or reader.is_prep(index) or token.low in ("и", "а", "но"):
            return None
        if reader.is_name(index):
            return index if reader.has_case(index, "nom") else None
        forms = nominal_forms(token)
        if is_foreign(token):
            if index > first and index + 1 < high and any(f.pos == "noun" and f.case == "nom" for f in tokens[index + 1].forms[:2]):
                index += 1  # «опрошенные Forbes экономисты»
                continue
            return index
        if index + 1 < high and reader.tokens[index + 1].low == "из" and any(f.case == "nom" and f.pos in MODIFIER for f in forms):
            return index  # «один из посетителей»
        if any(form.pos in NOMINAL and form.case == "nom" for form in forms):
            pure = [form for form in forms if form.pos in NOMINAL and form.case == "nom"]
            modifies = any(form.pos in MODIFIER and form.case == "nom" for form in token.forms[:1])
            if modifies and index + 1 < high and reader.is_prep(index + 1):  # «задержанный в порту матрос»
                behind = skip_prepositional(reader, index + 1, high)
                if behind < high and _could_head(reader, behind):
                    index = behind
                    continue
            if pure and not (modifies and index + 1 < high and _could_head(reader, index + 1)):
                return index
        elif not any(form.pos in MODIFIER and form.case in ("nom", "") for form in forms) and not (
            token.low in reader.pack.possessives or token.text[0].isdigit()
        ):
            return None
        elif not (index + 1 < high and _goes_on(reader, index + 1)):
            return index if any(form.pos in MODIFIER and form.case == "nom" for form in forms) else None
        index += 1
    return None


def _could_head(reader: Reader, index: int) -> bool:
    return reader.is_name(index) or any(form.pos in NOMINAL | MODIFIER and form.case == "nom" for form in reader.tokens[index].forms)


def _goes_on(reader: Reader, index: int) -> bool:
    token = reader.tokens[index]
    return token.kind == "mark" or is_foreign(token) or reader.is_name(index) or bool(nominal_forms(token)) or reader.is_prep(index)


def _extend(reader: Reader, head: int, high: int, case: str) -> int:
    """Where the phrase of `head` ends: genitives, names in apposition, marked names, brackets, prepositional parts before a name."""
    tokens = reader.tokens
    index = head + 1
    limit = min(high, head + MAX_PHRASE)
    named = reader.is_name(head)
    if tokens[head].low in reader.pack.pronouns:
        return index
    if index < limit and tokens[index].low == "из":
        index = skip_prepositional(reader, index, limit)
        while index < limit and reader.is_name(index) and reader.has_case(index, case):
            index += 1
        if index < limit and tokens[index].text == ",":  # «один из авторов доклада, директор центра Имя»
            return _apposition(reader, index, limit, case) or index
        return index
    if index < limit and reader.is_prep(index) and any(form.lemma in reader.pack.lists["placed"] for form in tokens[head].forms):
        index = skip_prepositional(reader, index, limit)  # «источник в силовых структурах»
    while index < limit:
        token = tokens[index]
        if index == head + 1 and is_charged_with(reader, index, limit):
            index = skip_prepositional(reader, index, limit)  # «комитет по обороне», «отдел по связям с общественностью»
            while index < limit and reader.is_prep(index) and tokens[index].low in ("с", "со"):
                index = skip_prepositional(reader, index, limit)
        elif token.kind == "mark" or (token.depth and token.kind in ("word", "punct")):
            index += 1
        elif token.text == "(":
            close = next((i for i in range(index, min(limit, index + MAX_BRACKET)) if tokens[i].text == ")"), None)
            if close is None:
                break
            index = close + 1
        elif reader.is_name(index):
            fits = reader.has_case(index, "gen") or (not named and reader.has_case(index, case)) or reader.is_name(index - 1)
            if not fits:
                break  # «рассказал председатель Сабитову»: who is told
            named = named or reader.has_case(index, case)
            index += 1
        elif index == head + 1 and manages(reader, head) and any(form.case == "ins" for form in nominal_forms(token)):
            index += 1  # «заведующий кафедрой …»
        elif token.kind != "word":
            joined = _apposition(reader, index, limit, case) if token.text == "," or (is_spaced_dash(tokens, index) and not named) else None
            if joined is None and token.text == "," and not named and lists_on(reader, index, limit, case):
                index += 1
                continue
            if joined is None:
                break
            index = joined
            named = True
        elif (takes(reader, index, case) and not named) or (takes_genitive(reader, index) and (not named or tokens[index - 1].text != ",")):
            index += 1
        else:
            joined = _link(reader, index, limit, case, named)
            if joined is None:
                break
            index = joined
    return index


def _apposition(reader: Reader, comma: int, limit: int, case: str) -> int | None:
    """After a comma: `, ассистент профессора … Имя` or `Имя, докладчик организации` — the index where it ends, or None."""
    tokens = reader.tokens
    after = comma + 1
    if after >= limit:
        return None
    head = _head(reader, after, limit)
    if head is None or reader.head_rank(head) < HUMAN or reader.head_rank(head) == BODY:
        return None
    end = after
    while end < limit and end - after < 24:
        token = tokens[end]
        if token.kind == "punct" and token.text not in "()" and not token.depth:
            break
        if is_verb(token) and not token.depth:
            return None
        end += 1
    has_name = any(reader.is_name(i) and reader.has_case(i, case) for i in range(after, end))
    named_before = reader.is_name(comma - 1)
    if named_before and not has_name and reader.head_rank(head) in (ROLE, HUMAN):
        return end
    return _extend(reader, head, limit, case) if has_name and not named_before else None


def _link(reader: Reader, index: int, limit: int, case: str, named: bool) -> int | None:
    """Prepositional parts and `и` inside a phrase: taken where a name (or a fellow noun) of the same case follows."""
    tokens = reader.tokens
    token = tokens[index]
    if named and token.low != "и":
        return None
    if reader.is_prep(index):
        for i in range(index + 1, min(limit, index + 16)):
            if reader.is_name(i) and reader.has_case(i, case) and not reader.has_case(i, "gen"):
                return i
            if reader.is_name(i) and reader.has_case(i, case):
                return i
            listed = tokens[i].text == "," and i + 1 < limit and not reader.has_case(i + 1, case) and reader.has_case(i + 1, "gen")
            if (tokens[i].text in (",", ";", ":", ".") and not listed) or tokens[i].is_dash or (is_verb(tokens[i]) and not tokens[i].depth):
                return None
        return None
    if token.low == "и" and index + 1 < limit and tokens[index + 1].kind == "word":
        before, after = tokens[index - 1], tokens[index + 1]
        if reader.is_name(index + 1) and (named or not is_verb(before)):
            return index + 2
        if any(f.case == "gen" for f in nominal_forms(after)) and any(f.case == "gen" for f in nominal_forms(before)):
            return index + 2
        if any(f.case == case and f.pos == "noun" for f in nominal_forms(after)) and not is_verb(after):
            return index + 2
    return None
