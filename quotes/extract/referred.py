"""Whose words are handed on. In: a sentence. Out: who stands behind `со ссылкой на`, `приводит слова`, `цитирует`."""

from __future__ import annotations

from quotes.extract.cues import Hit
from quotes.extract.embedded import genitive
from quotes.extract.phrases import Phrase
from quotes.extract.reader import BODY, HUMAN, PERSON, PRONOUN, ROLE, Reader, is_foreign, is_verb
from quotes.extract.tokens import Token

REACH = 12
LONGEST = 16


def referred(reader: Reader, low: int, high: int) -> Phrase | None:
    """The one referred to between the tokens `low` and `high`: past `слова`, `данные`, to the end of the noun phrase."""
    tokens = reader.tokens
    high = min(high, low + 4 * REACH)
    at = next((i + n for i in range(low, high - 2) if (n := _refers(tokens, i))), None)
    while at is not None and at < high - 1 and _of_words(reader, tokens[at]):
        at += 1
    if at is None or at >= high or tokens[at].kind not in ("word", "mark"):
        return None
    end = at
    while end < min(high, at + LONGEST) and _goes_on(reader, end, at):
        end += 1
    ranks = [reader.head_rank(i) for i in range(at, end) if tokens[i].kind == "word"]
    return Phrase(at, end, at, max(ranks)) if ranks and max(ranks) >= BODY else None


def is_outlet(reader: Reader, phrase: Phrase) -> bool:
    """Is the phrase an outlet's name: one of its kind, a word in Latin letters, a name in marks?"""
    media = reader.pack.lists["media"]
    words = reader.tokens[phrase.first : phrase.last]
    named = words[0].kind == "mark" or any(is_foreign(t) and t.is_capital for t in words)
    return phrase.rank == BODY and (named or any(t.low in media or any(f.lemma in media for f in t.forms) for t in words))


def others_words(reader: Reader, hit: Hit, high: int) -> Phrase | None:
    """`приводит слова X агентство`, `приводится комментарий X`: whose words they are, in the genitive or as a possessive."""
    tokens, lists = reader.tokens, reader.pack.lists
    if hit.cue.name not in lists["citing"]:
        return None
    for index in range(hit.last, min(high - 1, hit.last + 4)):
        if not any(form.pos == "noun" and form.lemma in lists["telling"] for form in tokens[index].forms):
            continue
        if tokens[index - 1].low in reader.pack.possessives:
            return Phrase(index - 1, index, index - 1, PRONOUN)
        end = _before_outlet(reader, index + 1, genitive(reader, index + 1, high), high)
        ranks = [reader.head_rank(at) for at in range(index + 1, end) if tokens[at].kind == "word"]
        return Phrase(index + 1, end, index + 1, max(ranks)) if ranks and max(ranks) >= HUMAN else None
    return None


def _before_outlet(reader: Reader, first: int, last: int, high: int) -> int:
    """Where the genitives end when a name in marks behind them is the outlet (`приводит слова тренера «Маяк»`)."""
    tokens = reader.tokens
    opening = next((at for at in range(first + 1, last) if tokens[at].kind == "mark"), None)
    if opening is None or any(token.kind == "word" for token in tokens[last:high]):
        return last
    return opening if all(token.kind == "mark" or token.depth for token in tokens[opening:last]) else last


def cited(reader: Reader, hit: Hit, high: int) -> Phrase | None:
    """`цитирует Имярека газета`: the person in the accusative (or after `слова`) is the speaker."""
    for index in range(hit.last, min(high, hit.last + 12)):
        name = reader.name_at(index)
        if name is not None and (reader.has_case(index, "acc") or reader.has_case(index, "gen")):
            return Phrase(name[0], name[1], name[0], PERSON)
    for index in range(hit.last, min(high, hit.last + 4)):  # «цитирует тренера сборной газета»
        if reader.head_rank(index) in (HUMAN, ROLE) and reader.has_case(index, "acc") and not reader.has_case(index, "nom"):
            end = index + 1
            while end < high and reader.tokens[end].kind == "word" and not reader.is_prep(end) and reader.has_case(end, "gen"):
                end += 1
            return Phrase(index, end, index, ROLE)
    return None


def _refers(tokens: list[Token], at: int) -> int:
    """How many words `со ссылкой на` or `ссылаясь на` has at this place; 0 where it does not stand there."""
    words = tuple(token.low for token in tokens[at : at + 3])
    return 3 if words == ("со", "ссылкой", "на") else 2 if words[:2] == ("ссылаясь", "на") else 0


def _of_words(reader: Reader, token: Token) -> bool:
    """The word `слова`, `данные` between the preposition and whoever said them."""
    lists = reader.pack.lists
    said = lists["telling"] | {"данные"}
    return any(form.pos == "noun" and form.lemma in said and form.case == "acc" for form in token.forms) and not reader.people.of(token)


def _goes_on(reader: Reader, index: int, first: int) -> bool:
    token = reader.tokens[index]
    if token.kind == "mark" or token.depth or reader.is_name(index):
        return True
    if token.kind != "word" or is_verb(token) or (reader.is_prep(index) and index > first):
        return False
    named = any(reader.head_rank(at) == PERSON for at in range(first, index))
    return not named and (index == first or reader.has_case(index, "gen") or reader.has_case(index, "acc"))
