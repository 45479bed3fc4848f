"""Noun phrases whose head comes last. In: a sentence's tokens. Out: the phrases that could name a speaker, with the case they stand in."""

from __future__ import annotations

from quotes.extract.phrases import Phrase
from quotes.extract.reader import BODY, PERSON, PRONOUN, ROLE, Reader
from quotes.extract.tokens import Token
from quotes.extract.units import Sentence
from quotes.lang.pack import Form

OFFICES = ("roles", "speaker_nouns", "person_nouns", "anonymous")
LONGEST = 30
VOWELS = frozenset("aeəiıoöuüyä")
OUTER = frozenset(("loc", "abl", "dat", "acc", "ins"))


def speaker_phrases(reader: Reader, low: int, high: int, cases: tuple[str, ...] = ("nom",)) -> list[Phrase]:
    """The phrases of tokens `[low, high)` that could name a speaker in one of the cases, left to right."""
    found: list[Phrase] = []
    for head in range(low, high):
        rank = head_rank(reader, head, cases)
        if rank:
            start = name_start(reader, head)
            found.append(Phrase(phrase_start(reader, start, low) if not is_pronoun(reader, head) else head, head + 1, head, rank))
    return [phrase for number, phrase in enumerate(found) if not _inside(phrase, found[number + 1 : number + 1 + LONGEST])]


def _inside(phrase: Phrase, following: list[Phrase]) -> bool:
    """Is the phrase part of one that ends later?"""
    return any(other.first <= phrase.head for other in following)


def phrase_ending(reader: Reader, head: int, low: int, cases: tuple[str, ...]) -> Phrase | None:
    """The phrase that ends at `head`, whatever stands behind it."""
    marked = _marked_name(reader, head)
    if marked is not None:
        return marked
    rank = head_rank(reader, head, cases, closed=True) or (BODY if _capitalised(reader, head, cases) else 0)
    if not rank:
        return None
    start = name_start(reader, head)
    return Phrase(phrase_start(reader, start, low) if not is_pronoun(reader, head) else head, head + 1, head, rank)


def _marked_name(reader: Reader, head: int) -> Phrase | None:
    """`“Name”ndan`: a body's name in marks with a case ending of its own behind them."""
    token = reader.tokens[head]
    if token.kind != "word" or token.space or len(token.text) > 4 or not head or reader.tokens[head - 1].kind != "mark":
        return None
    opening = next((i for i in range(head - 2, max(-1, head - 12), -1) if reader.tokens[i].kind == "mark"), None)
    return Phrase(opening, head + 1, head, BODY) if opening is not None else None


def _capitalised(reader: Reader, head: int, cases: tuple[str, ...]) -> bool:
    """Do two words with capitals stand there, the last in one of the cases, that are no person's name?"""
    if head == 0 or reader.is_name(head):
        return False
    token, before = reader.tokens[head], reader.tokens[head - 1]
    declined = any(form.pos == "noun" and form.case in cases and form.case != "nom" for form in token.forms)
    return token.is_capital and before.is_capital and not token.depth and declined and token.low not in reader.pack.lists["stop"]


def is_pronoun(reader: Reader, index: int) -> bool:
    """Is the word a personal pronoun that can speak?"""
    low = reader.tokens[index].low
    return not reader.is_name(index) and (low in reader.pack.pronouns or low in reader.pack.possessives)


def name_start(reader: Reader, head: int) -> int:
    """Where the name that ends at `head` begins (the head itself where it is no name)."""
    name = reader.name_at(head)
    return name[0] if name else head


def head_rank(reader: Reader, head: int, cases: tuple[str, ...], *, closed: bool = False) -> int:
    """What kind of speaker the word makes as the head of a phrase in one of the cases (0: none); `closed`: it surely ends there."""
    token = reader.tokens[head]
    goes_on = not closed and _goes_on(reader, head, "gen" in cases)
    if token.kind != "word" or token.depth:
        return 0
    name = reader.name_at(head)
    if name is not None:
        mention = reader.people.of(token)
        ends = mention is not None and name[1] == head + 1 and not goes_on
        return PERSON if ends and any(reader.has_case(head, case) for case in cases) else 0
    pronouns = reader.pack.pronouns if "nom" in cases else {}
    if token.low in pronouns or ("gen" in cases and token.low in reader.pack.possessives):
        return PRONOUN if closed or _stands_alone(reader, head) else 0
    if goes_on:
        return 0
    if listed(reader, head, OFFICES, cases):
        return ROLE
    bodies = ("organisations", "media") if cases == ("nom",) else ("organisations", "media", "documents")
    if listed(reader, head, bodies, cases):
        return BODY
    cased = [form.case for form in token.forms if form.pos == "noun" and (form.case != "nom" or token.text.isalpha())]
    if is_abbreviation(token) and any(case in cases for case in cased):
        return BODY
    return 0


def is_abbreviation(token: Token) -> bool:
    """Capital letters, with or without a case ending after a hyphen or an apostrophe."""
    stem = token.text.replace("’", "-").replace("'", "-").split("-")[0]
    return token.kind == "word" and 2 <= len(stem) <= 8 and stem.isupper() and stem.isalpha()


def listed(reader: Reader, index: int, names: tuple[str, ...], cases: tuple[str, ...]) -> bool:
    """Does one of the lists hold the word, alone or with the word before it, read in one of the cases?"""
    token = reader.tokens[index]
    before = reader.tokens[index - 1] if index else None
    for form in token.forms:
        if form.pos != "noun" or form.case not in cases or _is_object(reader, index, form):
            continue
        if form.lemma in reader.pack.lists["describing"] and form.lemma == token.low:
            continue
        for name in names:
            words = reader.pack.lists[name]
            if before is not None and f"{before.low} {form.lemma}" in reader.pack.lists["events"]:
                continue
            if form.lemma in words or (before is not None and before.kind == "word" and f"{before.low} {form.lemma}" in words):
                return True
    return False


def _is_object(reader: Reader, index: int, form: Form) -> bool:
    """Is `their pupils` rather `the pupils` as an object (az `şagirdləri`), nobody's genitive standing before it?"""
    if form.case != "nom" or form.number != "pl" or form.person != "3":
        return False
    twin = any(other.case == "acc" and other.lemma == form.lemma and other.number == "pl" for other in reader.tokens[index].forms)
    return twin and not (index and any(other.case == "gen" for other in reader.tokens[index - 1].forms))


def _stands_alone(reader: Reader, index: int) -> bool:
    """A pronoun and no `that …`: at the sentence's start or its end, or beside a comma."""
    tokens = reader.tokens
    before = tokens[:index]
    if index + 1 < len(tokens) and tokens[index + 1].low in reader.pack.lists["determined"]:
        return False
    if index <= 4 and tokens[index].low not in reader.pack.lists["determiners"]:
        return True
    return (
        all(
            token.kind != "word" or token.low in reader.pack.lists["openers"] or token.low in reader.pack.lists["conjunctions"]
            for token in before
        )
        or _points_back(reader, index)
        or index + 1 >= len(tokens)
        or tokens[index + 1].kind == "punct"
        or before[-1].kind in ("punct", "quote")
        or any(form.pos == "verb" for form in before[-1].forms)
        or any(form.lemma in reader.pack.cues for form in tokens[index + 1].forms)
    )


def _goes_on(reader: Reader, head: int, owner: bool) -> bool:
    """Is the word no head but part of a longer phrase: a name, an office or a body's possessed noun follows, or a postposition?

    An `owner` (a genitive is looked for) may well stand before its paper.
    """
    if head + 1 >= len(reader.tokens):
        return False
    following = reader.tokens[head + 1]
    if following.kind != "word":
        return False
    if following.low in reader.pack.lists["postpositions"]:
        return True
    if reader.is_name(head):
        return reader.name_at(head) == reader.name_at(head + 1) and reader.name_at(head) is not None
    if reader.is_name(head + 1):
        return True
    if _modifies(reader, head):
        return True
    names = (*OFFICES, "organisations") if owner else (*OFFICES, "organisations", "documents")
    return any(
        form.person == "3" and any(form.lemma in reader.pack.lists[name] for name in names) and not _is_object(reader, head + 1, form)
        for form in following.forms
        if form.pos == "noun"
    )


def _modifies(reader: Reader, head: int) -> bool:
    """Is a bare trade only the first half of a compound (`tələbə mübadiləsinin`)?"""
    own = any(form.person == "3" or form.case == "gen" for form in reader.tokens[head].forms if form.pos == "noun")
    following = reader.tokens[head + 1].forms
    return not own and any(f.person == "3" and f.case in ("gen", "acc") and f.lemma[-1:] in VOWELS for f in following if f.pos == "noun")


def phrase_start(reader: Reader, head: int, low: int) -> int:
    """Where the phrase of the head begins: everything before it that can modify it, offices in apposition included."""
    tokens = reader.tokens
    index = head
    absorbs = False  # a participle on the right takes complements in any case
    while index > max(low, head - LONGEST):
        token = tokens[index - 1]
        if token.depth or token.kind == "mark":
            index -= 1
            continue
        if token.kind == "quote" or (token.kind == "punct" and not _apposition(reader, index - 1, head)):
            break
        if token.kind == "punct":
            index -= 1
            continue
        if _outside(reader, index - 1, absorbs) or _points_back(reader, index) or _says(reader, index - 1):
            break
        absorbs = absorbs or any(form.pos == "participle" and not form.case for form in token.forms)
        index -= 1
    while index < head and (tokens[index].kind == "punct" or tokens[index].low in reader.pack.lists["conjunctions"]):
        index += 1
    return index


def _says(reader: Reader, index: int) -> bool:
    """Is the word a participle that reports or only sets the scene (`danışan ekspert`, `çıxış edən nazir`)?"""
    before = reader.tokens[index - 1].low if index else ""
    for form in reader.tokens[index].forms:
        if form.pos == "participle" and not form.case:
            both = f"{before} {form.lemma}"
            if form.lemma in reader.pack.lists["situating"] or both in reader.pack.lists["situating"]:
                return True
            if any(cue.words == (form.lemma,) for cue in reader.pack.cues.get(form.lemma, ())):
                return True
            if any(" ".join(cue.words) == both for cue in reader.pack.cues.get(before, ())):
                return True
    return False


def _points_back(reader: Reader, end: int) -> bool:
    """Does a phrase that points back (`bul týraly`) end before token `end`?"""
    words = [token.low for token in reader.tokens[max(0, end - 3) : end]]
    return any(tuple(words[-len(phrase) :]) == phrase for phrase in reader.pack.phrases["back"])


def _apposition(reader: Reader, comma: int, head: int) -> bool:
    """Does an office end at the comma while a name follows (`depýtaty, partııa tóraǵasy Name`)?"""
    return reader.tokens[comma].text == "," and comma > 0 and reader.is_name(head) and listed(reader, comma - 1, OFFICES, ("nom",))


def _outside(reader: Reader, index: int, absorbs: bool) -> bool:
    """Does the word stand outside the phrase that begins after it?"""
    token = reader.tokens[index]
    lists = reader.pack.lists
    if token.low in lists["joining"]:
        return reader.is_name(index - 1)
    if token.low in lists["openers"] or token.low in reader.pack.pronouns or token.low in lists["complementisers"]:
        return True
    if token.low in lists["talks"] or token.low in lists["inanimate"]:
        return True
    if token.low in lists["conjunctions"]:
        return True
    if reader.is_name(index):
        return not reader.has_case(index, "gen")
    if absorbs or (index + 1 < len(reader.tokens) and reader.tokens[index + 1].low in lists["partitives"]):
        return False
    if token.low in lists["postpositions"]:
        return token.low not in lists["attributive"] or reader.is_name(index - 1)
    return outer_case(reader, token) or any(form.pos == "verb" and form.lemma in reader.pack.cues for form in token.forms)


def outer_case(reader: Reader, token: Token) -> bool:
    """Does the word bear a case that ties it to the verb (`in`, `from`, `to`, `with`), so that it modifies no noun?"""
    if token.kind != "word":
        return False
    lists = reader.pack.lists
    forms = [form for form in token.forms if form.pos == "noun" and form.case in OUTER]
    if any(mark in token.text[1:-1] for mark in "-’'") and any(form.lemma != token.low for form in forms):
        return True
    if token.low.endswith(tuple(lists["uncased_endings"])) or token.low in lists["uncased"]:
        return False
    return any(form.case in lists["outer_cases"] and len(form.lemma) > 3 and form.person != "3" for form in forms)


def after_dateline(sentence: Sentence) -> int:
    """The index after `ASTANA. KAZINFORM —` at the head of a sentence (0 where there is none)."""
    tokens = sentence.tokens
    for index in range(1, min(6, len(tokens) - 1)):
        if tokens[index].kind == "punct" and tokens[index].text[0] in "-—–―−" and tokens[index].space:
            return index + 1 if any(token.text.isupper() and len(token.text) > 2 for token in tokens[:index]) else 0
    return 0
