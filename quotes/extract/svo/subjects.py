"""Who stands beside a verb group. In: a line, the group's place. Out: the phrase that can speak, before it or after it."""

from __future__ import annotations

from quotes.extract.svo.line import BODY, IT, PERSON, PRONOUN, Line, Noun
from quotes.extract.svo.nouns import aside_back, noun_back
from quotes.extract.svo.nouns_after import noun_forward
from quotes.extract.svo.words import CONTRACTED, RELATIVE

REDUCED = 16  # words of a participle behind its noun


def subject_before(line: Line, group: int, stands: str) -> Noun | None:
    """The phrase before the verb group that can speak."""
    at = group
    if line.low(group) in CONTRACTED:  # `he's saying`
        return Noun(group, group + 1, group, PRONOUN)
    if (at > 0 and line.tokens[at - 1].text in (",",)) or (at > 0 and line.tokens[at - 1].is_dash):
        if stands == "ing":
            return None
        return aside_back(line, at - 1, 0)
    at = _skip_reduced(line, _skip_time(line, at))
    if at > 1 and line.tokens[at - 1].text == "." and line.low(at - 2) in ("jr", "sr", "inc", "ltd", "co", "corp"):
        noun = noun_back(line, at - 1, 0)
        return Noun(noun.first, at, noun.head, noun.rank) if noun else None
    if at > 0 and line.tokens[at - 1].kind != "word" and line.tokens[at - 1].text not in (")",) and line.tokens[at - 1].kind != "mark":
        return None
    if at > 0 and line.tokens[at - 1].text == ")":
        opened = next((i for i in range(at - 2, max(-1, at - 14), -1) if line.tokens[i].text == "("), None)
        if opened is None:
            return None
        noun = noun_back(line, opened, 0)
        return Noun(noun.first, at, noun.head, noun.rank) if noun else None
    if at > 0 and line.low(at - 1) in ("who", "which", "that"):
        return _antecedent(line, at - 1)
    noun = noun_back(line, at, 0)
    if noun is None or line.low(noun.head) in ("him", "them", "me", "us"):
        return None
    outer = _past_relative(line, noun) if stands == "finite" else None
    if outer is not None:
        return outer
    if noun.rank < IT:
        return noun
    return None if _object_of(line, noun.first - 1) else noun


def _past_relative(line: Line, noun: Noun) -> Noun | None:
    """`one of the doctors who signed the letter called …`: the object of a relative clause is not the subject, its antecedent is."""
    before = noun.first - 1
    if before < 2 or not (line.is_finite(before) or "converb" in line.pos(before)):
        return None
    for index in range(before - 1, max(0, before - 8), -1):
        if line.tokens[index].kind != "word":
            return None
        if line.low(index) in ("who", "that", "which"):
            found = noun_back(line, index, 0)
            return Noun(found.first, noun.last, found.head, found.rank) if found is not None and found.rank >= BODY else None
    return None


def _object_of(line: Line, before: int) -> bool:
    """Does a preposition lead to the phrase (`after talks with officials said`)? With `with` before -ing it still speaks."""
    if before < 0:
        return False
    low = line.low(before)
    return "prep" in line.pos(before) and low not in ("as", "with", "than", "while", "after", "before", "since", "until", "but", "like")


def _skip_time(line: Line, at: int) -> int:
    """Past a time between subject and verb (`Carter on Friday said`)."""
    index = at - 1 if at > 1 and line.low(at - 1).isdigit() and line.is_time(at - 2) else at  # `on May 3`
    while index > 0 and line.is_time(index - 1) and not line.ends_possessive(index - 1):
        index -= 1
    if index < at and line.low(index - 1) in ("on", "in", "at", "late", "early"):
        return index - 1
    return index if index < at and index > 0 and (line.is_name(index - 1) or line.low(index - 1) in line.pack.pronouns) else at


def _skip_reduced(line: Line, at: int) -> int:
    """Past a participle behind its noun (`a poll released Friday shows`, `a statement issued on May 4 after the talks said`)."""
    for index in range(at - 1, max(0, at - REDUCED), -1):
        if line.tokens[index].kind != "word" or line.low(index) in RELATIVE:
            break
        if "participle" in line.pos(index) and "noun" in line.pos(index - 1) and line.in_list("documents", index - 1):
            return index
        if line.is_finite(index):
            break
    return at


def _antecedent(line: Line, relative: int) -> Noun | None:
    """The phrase `who` or `which` stands for."""
    at = relative - 1 if relative > 0 and line.tokens[relative - 1].text == "," else relative
    if at <= 0:
        return None
    if line.tokens[at - 1].text == ")":
        at = next((i for i in range(at - 2, max(-1, at - 14), -1) if line.tokens[i].text == "("), at)
    noun = noun_back(line, at, 0)
    if noun is not None and line.low(relative) != "who" and noun.rank not in (BODY,):
        return None
    if noun is not None and noun.rank < PERSON and line.low(relative) == "who":
        name = line.people.of(line.tokens[at - 1]) if at < relative else None
        if name is not None:  # `the sharpest rebuke by an official to X, who said …`
            return Noun(name.first, relative + 1, at - 1, PERSON)
        near = noun_back(line, at, max(0, noun.head))
        noun = near if near is not None and near.rank == PERSON else noun
    return Noun(noun.first, relative + 1, noun.head, noun.rank) if noun is not None else None


def subject_after(line: Line, index: int, high: int) -> Noun | None:
    """The phrase that speaks after the verb: `said Carter, a former minister`."""
    while index < high and line.is_adverb(index) and not line.is_name(index):
        index += 1
    if (
        index >= high
        or line.tokens[index].kind not in ("word", "mark")
        or line.low(index) in ("that", "to", "in", "on", "at", "of", "about", "there")
    ):
        return None
    noun = noun_forward(line, index, high)
    return noun if noun is not None and noun.rank >= BODY else None
