"""Runs of capitalised words. In: a sentence's tokens. Out: where its runs lie, and which words of one may be a person's name."""

from __future__ import annotations

from quotes.extract.tokens import Token
from quotes.extract.units import Sentence
from quotes.lang.pack import Pack

LONGEST_NAME = 5


def is_surname(token: Token, lasts: set[str]) -> bool:
    """Is the word one of these surnames in another case (and no plain word of the dictionary)?"""
    low = token.text.lower()
    if low in lasts:
        return True
    named = like_surname(token) or any(form.kind == "surname" for form in token.forms) or not any(form.known for form in token.forms)
    shared = max(4, len(low) - 3)
    return named and len(low) > 3 and any(last[:shared] == low[:shared] and abs(len(last) - len(low)) <= 3 for last in lasts)


def is_initialled(words: list[Token]) -> bool:
    """`Е.Дитрих`: an initial and a surname."""
    last = words[-1]
    return (
        len(words) == 2
        and _is_initial(words[0])
        and len(last.text) > 2
        and last.text.isalpha()
        and not last.text.isupper()
        and not is_place(last)
    )


def is_unknown(token: Token) -> bool:
    """Could the word be part of a name: a known name, or a word that no dictionary knows?"""
    if token.text.isupper() or not token.text.isalpha() or token.text.isascii():
        return False
    return any(form.kind in ("name", "surname", "patronymic") for form in token.forms) or not any(form.known for form in token.forms)


def find_runs(pack: Pack, sentence: Sentence) -> list[tuple[int, int]]:
    """The runs of capitalised words `[first, last)` of a sentence, plain openers left out."""
    tokens = sentence.tokens
    runs: list[tuple[int, int]] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if not token.is_capital or token.low in pack.lists["stop"] or _plain_opener(sentence, index):
            index += 1
            continue
        last = index + 1
        while last < len(tokens) and tokens[last].is_capital and last - index < LONGEST_NAME and tokens[last - 1].kind == "word":
            last += 1
        runs.append((index, last))
        index = last
    return runs


def _plain_opener(sentence: Sentence, index: int) -> bool:
    """A sentence's first word that a dictionary knows as no name."""
    token = sentence.tokens[index]
    if _is_initial(token) or (index and sentence.tokens[index - 1].kind not in ("mark", "punct")):
        return False
    return bool(token.forms) and not any(form.kind in ("name", "surname", "patronymic") for form in token.forms) and not like_surname(token)


def like_surname(token: Token) -> bool:
    """Does the word end as surnames do?"""
    return (
        token.low.endswith(("ов", "ев", "ин", "ова", "ева", "ина", "ский", "ская", "енко", "ову", "еву", "ым", "ого", "ой"))
        and len(token.low) > 4
    )


def is_place(token: Token) -> bool:
    """May the word be a place or a body?"""
    return any(form.kind in ("place", "org") for form in token.forms)


def name_in_run(pack: Pack, sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """The name inside a run of capitalised words: from its given name or initials on, two or three unknown words, or a surname."""
    tokens = sentence.tokens
    while first < last and (_is_body_word(pack, tokens[first]) or tokens[first].text.isupper()) and not is_given(pack, tokens[first]):
        first += 1
    given = next((i for i in range(first, last) if is_given(pack, tokens[i]) or _is_initial(tokens[i])), None)
    if given is not None and last - given >= 2:
        end = given + 1
        while end < last and end - given < 4 and _could_be_name(tokens[end]):
            end += 1
        if end - given >= 2:
            return given, end
    words = tokens[first:last]
    if not words or any(word.text.isupper() and len(word.text) > 1 and "." not in word.text for word in words):
        return None
    before = tokens[first - 1] if first else None
    after_role = before is not None and any(form.lemma in pack.lists["roles"] for form in before.forms)
    titled = after_role or any(f.lemma in pack.lists["roles"] for t in tokens[max(0, first - 6) : first] for f in t.forms)
    if len(words) in (2, 3) and all(is_unknown(word) for word in words) and (titled or like_surname(words[-1])):
        return first, last
    if len(words) == 1:
        surname = any(form.kind == "surname" for form in words[0].forms) or like_surname(words[0])
        alone = surname and not is_place(words[0]) and not _plain_word(words[0])
        return (first, last) if alone or (after_role and is_unknown(words[0])) or (given is not None and _speaks(tokens, last)) else None
    return None


def is_given(pack: Pack, token: Token) -> bool:
    """Is the word a given name or a patronymic?"""
    return token.low in pack.lists["given_names"] or any(form.kind in ("name", "patronymic") for form in token.forms[:3])


def _is_initial(token: Token) -> bool:
    return token.text.endswith(".") and len(token.text) <= 6


def _could_be_name(token: Token) -> bool:
    if (token.text.isupper() and len(token.text) > 2) or any(form.pos in ("prep", "conj", "pron") for form in token.forms[:1]):
        return False
    return _is_initial(token) or is_unknown(token) or like_surname(token) or not is_place(token)


def _is_body_word(pack: Pack, token: Token) -> bool:
    """A capitalised word that is no name: a body's, a place's, a common noun's."""
    if any(form.lemma in pack.lists["organisations"] or form.lemma in pack.lists["roles"] for form in token.forms):
        return True
    return is_place(token) or not is_unknown(token)


def _speaks(tokens: list[Token], index: int) -> bool:
    return index < len(tokens) and any(form.pos == "verb" for form in tokens[index].forms[:1])


def _plain_word(token: Token) -> bool:
    return any(form.kind == "" and form.pos in ("noun", "adj", "verb", "adv") for form in token.forms[:1])


def is_person_noun(token: Token) -> bool:
    """Is the word a common noun of people (вулканолог, продавщица), listed or not, and no name?"""
    forms = token.forms[:3]
    person = bool(forms) and forms[0].pos == "noun" and forms[0].animate and forms[0].number == "sg"
    return person and not any(form.kind in ("name", "surname", "patronymic", "place") for form in forms)
