"""What goes on a noun phrase behind its head. In: a place in a sentence. Out: whether the word belongs to it, where its parts end."""

from __future__ import annotations

from quotes.extract.reader import NOMINAL, PRONOUN, ROLE, Reader, is_foreign, is_verb, nominal_forms
from quotes.extract.tokens import Token


def is_spaced_dash(tokens: list[Token], index: int) -> bool:
    """A dash, or a hyphen standing for one, between two offices (`заместитель премьера - министр финансов Имя`)."""
    return tokens[index].is_dash or (tokens[index].text == "-" and index + 1 < len(tokens) and tokens[index + 1].space)


def is_charged_with(reader: Reader, index: int, limit: int) -> bool:
    """Does `по` behind a body's noun tell what the body is for (комитет по обороне), not when or why it acts (по итогам года)?"""
    if index + 1 >= limit or reader.tokens[index].low != "по":
        return False
    body = any(form.lemma in reader.pack.lists["organisations"] for form in reader.tokens[index - 1].forms)
    occasion = any(form.lemma in reader.pack.lists["occasions"] for form in reader.tokens[index + 1].forms)
    return body and not occasion and any(form.case == "dat" for form in nominal_forms(reader.tokens[index + 1]))


def takes(reader: Reader, index: int, case: str) -> bool:
    """May this word go on a phrase without a break: a genitive, an abbreviation, a foreign word, a noun in the head's case."""
    token = reader.tokens[index]
    if is_verb(token) and not any(form.pos in NOMINAL for form in token.forms):
        return False
    if reader.is_prep(index) or any(form.pos in ("conj", "converb", "infinitive") for form in token.forms[:1]):
        return False
    if is_foreign(token) or (token.text.isupper() and len(token.text) > 1):
        return True
    forms = nominal_forms(token)
    return any(form.case in ("gen", "") for form in forms) or (any(form.case == case for form in forms) and _name_follows(reader, index))


def takes_genitive(reader: Reader, index: int) -> bool:
    """Does the word stand in the genitive by every reading as a noun?"""
    token = reader.tokens[index]
    forms = nominal_forms(token)
    return (
        bool(forms)
        and token.forms[0].pos not in ("verb", "conj", "adv")
        and all(f.case == "gen" for f in forms if f.pos in NOMINAL)
        and any(f.case == "gen" for f in forms)
    )


def _name_follows(reader: Reader, index: int) -> bool:
    """Does a nominative name come within a few words, with nothing but nominal words between?"""
    for i in range(index + 1, min(len(reader.tokens), index + 8)):
        if reader.is_name(i):
            return reader.has_case(i, "nom")
        if reader.tokens[i].kind != "word" or is_verb(reader.tokens[i]):
            return False
    return False


def manages(reader: Reader, head: int) -> bool:
    """An office that takes the instrumental."""
    return any(form.lemma in ("заведующий", "заведующая", "командующий", "управляющий") for form in reader.tokens[head].forms)


def lists_on(reader: Reader, comma: int, limit: int, case: str) -> bool:
    """Does a list of genitives go on inside an office that a name closes (`кафедрой химии, физики и биологии …, академик Имя`)?"""
    after = comma + 1
    if after >= limit or not (reader.has_case(comma - 1, "gen") and reader.has_case(after, "gen")):
        return False
    for index in range(after, min(limit, after + 20)):
        if reader.is_name(index):
            return reader.has_case(index, case)
        token = reader.tokens[index]
        if (is_verb(token) and not token.depth) or token.text in ".;:" or token.is_dash or token.kind == "quote":
            return False
    return False


def skip_prepositional(reader: Reader, index: int, high: int) -> int:
    """The index after a preposition's phrase: its modifiers, head and clear genitives."""
    tokens = reader.tokens
    index += 1
    headed = False
    while index < high:
        token = tokens[index]
        if token.kind == "mark" or token.depth:
            index += 1
            headed = headed or token.kind == "word"
            continue
        if token.kind != "word" or reader.is_prep(index) or (is_verb(token) and not nominal_forms(token)):
            break
        if reader.is_name(index):
            if headed and reader.has_case(index, "nom") and not reader.has_case(index, "gen"):
                break
            index += 1
            headed = True
            continue
        forms = nominal_forms(token)
        if headed and token.low == "и" and index + 1 < high and takes_genitive(reader, index - 1) and takes_genitive(reader, index + 1):
            index += 2
            continue
        if not headed:
            if not forms and not is_foreign(token) and not token.text[0].isdigit():
                break
            headed = is_foreign(token) or any(form.pos in NOMINAL for form in token.forms[:2]) or token.text[0].isdigit()
            index += 1
            continue
        clear = any(f.case == "gen" for f in forms) and (
            reader.head_rank(index) not in (ROLE, PRONOUN) or not reader.has_case(index, "nom")
        )
        if not clear and not (is_foreign(token) and not token.is_capital):
            break
        index += 1
    return index
