"""Noun phrases after a place in a line. In: where the phrase begins. Out: its tokens, its head, its rank as a speaker."""

from __future__ import annotations

from quotes.extract.svo.line import Line, Noun, rank_of
from quotes.extract.svo.words import LINKS, SETTINGS


def noun_forward(line: Line, first: int, high: int) -> Noun | None:
    """The noun phrase that begins at `first`, with its prepositional parts and appositions, as it stands after a verb."""
    index, head, named = first, None, False
    while index < high:
        if line.is_name(index):
            if not line.ends_possessive(index):  # `the mayor's aide`: a possessor is no head
                head = index if not named else head
                named = True
            index += 1
            continue
        if "pron" in line.pos(index):
            if head is None:
                return Noun(first, index + 1, index, rank_of(line, index, index + 1, index))
            break
        step = _sign(line, index, high, head) if line.tokens[index].kind != "word" else _word(line, index, high, head, named)
        if step is None:
            break
        if step == index + 1 and not named and line.tokens[index].kind == "word" and line.low(index) not in ("the", "a", "an"):
            head = index if _headlike(line, index) and line.low(index) not in LINKS and line.low(index) != "and" else head
        index = step
    if head is None:
        return None
    head = head if named else _first_head(line, first, index)
    return Noun(first, index, head, rank_of(line, first, index, head))


def _sign(line: Line, index: int, high: int, head: int | None) -> int | None:
    """Past a mark, an initial's stop, a bracket or an apposition; None where the phrase ends."""
    token = line.tokens[index]
    if token.kind == "mark":
        return index + 1
    if token.text == "." and index + 1 < high and not token.space and line.tokens[index + 1].is_capital:
        return index + 1
    if token.is_dash and 0 < index < high - 1 and line.tokens[index - 1].is_capital and line.is_human(index - 1):
        return index + 1 if line.tokens[index + 1].is_capital else None  # `deputy prime minister – foreign minister X`
    if token.text == "(":
        return next((i + 1 for i in range(index, min(high, index + 12)) if line.tokens[i].text == ")"), None)
    single = head is not None and (line.is_name(head) or (line.is_human(head) and line.low(head) != "police" and not _plural(line, head)))
    return apposition(line, index, high) if token.text == "," and single else None


def _plural(line: Line, index: int) -> bool:
    return any(form.pos == "noun" and form.number == "pl" for form in line.tokens[index].forms)


def _word(line: Line, index: int, high: int, head: int | None, named: bool) -> int | None:
    """Past a word that goes on the phrase; None where it ends."""
    token, low, pos = line.tokens[index], line.low(index), line.pos(index)
    if token.depth:
        return index + 1
    if head is None:
        return None if pos & {"prep", "conj"} else index + 1
    if low in LINKS:
        apart = named and low in ("in", "on", "at", "with", "for", "from") and not line.in_list("roles", head)
        setting = low in ("in", "on", "at") and _is_setting(line, index + 1)
        return None if apart or setting or low == "to" or line.is_time(index + 1) else index + 1
    if low == "and" and index + 1 < high and not line.is_finite(index + 1):
        return index + 1 if line.tokens[index + 1].is_capital or line.in_list("roles", index + 1) else None
    if low == "the" and index > 0 and line.low(index - 1) in LINKS and index + 1 < high and line.tokens[index + 1].is_capital:
        return index + 1  # `X of the Delta Institute`
    ends = pos & {"prep", "conj", "adv"} or line.is_time(index) or line.is_finite(index) or (named and not token.is_capital)
    return None if ends else index + 1


def _is_setting(line: Line, index: int) -> bool:
    """`in an interview`, `at a news conference`, `in a statement`: where it was said, not who said it."""
    return any(line.low(i) in SETTINGS for i in range(index, index + 4))


def _headlike(line: Line, index: int) -> bool:
    return bool(line.pos(index) & {"noun", "infinitive", "verb", "converb", "adj", "num"})


def _first_head(line: Line, first: int, last: int) -> int:
    """The last word before the first preposition, comma or bracket of the phrase."""
    for index in range(first, last):
        if index > first and (line.low(index) in LINKS or line.tokens[index].text in (",", "(")):
            return index - 1
    return last - 1


def _reports(line: Line, index: int) -> bool:
    return any(cue.strength > 0.92 for form in line.tokens[index].forms for cue in line.pack.cues.get(form.lemma, ()))


def _is_verb(line: Line, index: int) -> bool:
    """A finite verb, not that of a relative clause and no participle before its noun (`a retired pilot`)."""
    before = line.low(index - 1)
    led = before in ("a", "an", "the", "his", "her", "its", "their", "newly") or line.is_adverb(index - 1)
    return line.is_finite(index) and before not in ("who", "that", "which") and not (led and "participle" in line.pos(index))


def apposition(line: Line, comma: int, high: int) -> int | None:
    """Where `, a fellow at the institute` ends; None where the comma opens something else."""
    after = comma + 1
    low = line.low(after)
    if after >= high or line.tokens[after].kind != "word":
        return None
    if low == "who" and any(_reports(line, i) for i in range(after + 1, min(high, after + 4))):
        return None  # `said Carter, who added that …`
    if low in ("who", "whose", "which"):
        return next((i for i in range(after, high) if line.tokens[i].text == ","), high)
    ends = next(
        (
            i
            for i in range(after, high)
            if line.tokens[i].text in (",", ";", ":") or line.tokens[i].kind == "quote" or line.tokens[i].is_dash
        ),
        high,
    )
    while ends > after and line.tokens[ends - 1].text in (".", "!", "?"):
        ends -= 1
    roles = [
        i
        for i in range(after, min(ends, after + 12))
        if line.tokens[i].kind == "word" and (line.in_list("roles", i) or line.in_list("person_nouns", i))
    ]
    if (
        not roles
        or line.is_finite(after)
        or "converb" in line.pos(after)
        or low in ("and", "but", "or", "as", "while", "in", "on", "at", "during")
    ):
        return None
    verb = next((i for i in range(after, ends) if _is_verb(line, i)), None)
    if verb is not None and not any(line.low(i) in ("who", "that", "which") for i in range(after, verb)):
        return None
    return ends
