"""Attribution by nouns, impersonal passives and source phrases. In: a line. Out: shapes."""

from __future__ import annotations

from dataclasses import replace

from quotes.extract.svo.after import THAT, find_opening
from quotes.extract.svo.before import content_start, goes_on
from quotes.extract.svo.line import BODY, PRONOUN, ROLE, Line, Noun, has_finite, is_comma, is_finite
from quotes.extract.svo.nouns import noun_back
from quotes.extract.svo.nouns_after import noun_forward
from quotes.extract.svo.shape import Shape
from quotes.extract.svo.verbs import Saying
from quotes.extract.svo.words import AUXILIARY


def nominal(line: Line, saying: Saying, low: int, high: int) -> Shape | None:
    """`Carter's claim that …`, `their warning that …`, `a statement by the ministry that …`."""
    index = saying.last
    if line.low(index) != THAT or index + 2 >= high or not has_finite(line, index + 1, high):
        return None
    at = saying.first - 1
    while (
        at > low
        and not line.ends_possessive(at)
        and line.low(at) not in ("his", "her", "their")
        and saying.first - at < 5
        and line.low(at - 1) != "'"
    ):
        at -= 1
    if line.low(at) in ("his", "her", "their"):
        who = Noun(at, at + 1, at, PRONOUN)
        return Shape(
            at, index + 1, "after", (saying.first, saying.last), who, "noun-clause", saying.cue.strength, pronoun=True, low=low, high=high
        )
    if line.low(at) == "'" and at > low:
        at -= 1
    if not line.ends_possessive(at):
        return None
    noun = noun_back(line, at + 1, low)
    if noun is None or noun.rank < BODY:
        return None
    end = _subject_clause_end(line, noun.first, index + 1, low, high)
    return Shape(noun.first, index + 1, "after", (saying.first, saying.last), noun, "noun-clause", saying.cue.strength, low=low, high=end)


def _subject_clause_end(line: Line, first: int, start: int, low: int, high: int) -> int:
    """Where the clause of a noun ends: with its marks, and before the sentence's own verb when the noun is its subject."""
    if line.tokens[start].kind == "mark":
        close = next(
            (i for i in range(start + 1, high) if line.tokens[i].kind == "mark" and line.tokens[i].depth <= line.tokens[start].depth), None
        )
        if close is not None:
            return close + 1
    if any(is_finite(line, i) for i in range(low, first)):
        commas = (i for i in range(start, high) if is_comma(line, i) and line.low(i + 1) in ("a", "an", "the", "which", "who"))
        return next((i for i in commas if any(is_finite(line, k) for k in range(start, i))), high)
    verbs = 0
    for index in range(start, high):
        if line.low(index) in ("who", "which", "that", "and", "or", "but", "because", "if", "when") or line.tokens[index].text == ",":
            return high if line.tokens[index].text != "," or verbs < 1 else index
        if (
            is_finite(line, index)
            and line.low(index - 1) not in AUXILIARY
            and not ("participle" in line.pos(index) and verbs and line.low(index - 1) in AUXILIARY)
        ):
            verbs += 1
            if verbs == 2:
                return index
    return high


def impersonal(line: Line, saying: Saying, low: int, high: int) -> Shape | None:
    """`It was noted that …`: nobody is named."""
    if not saying.takes("clause") or saying.subject is None or line.low(saying.subject.head) != "it":
        return None
    opening = find_opening(line, saying, high)
    if opening is None or opening[1] != THAT:
        return None
    who = noun_forward(line, saying.last + 1, opening[0] - 1) if line.low(saying.last) == "by" else None
    cue, how = (saying.first, saying.last), "" if who else "nobody"
    return Shape(saying.subject.first, opening[0], "after", cue, who, "impersonal", 0.9 if who else 0.8, how, low=low, high=high)


def find_sources(line: Line, low: int, high: int) -> list[Shape]:
    """`According to Carter, …`, `…, in the words of the minister, …`"""
    found: list[Shape] = []
    for index in range(low, high):
        if line.tokens[index].kind != "word" or line.tokens[index].depth:
            continue
        for source in line.pack.sources:
            shape = _source_at(line, source.words, index, low, high)
            if shape is not None:
                found.append(shape)
                break
    return found


def _source_at(line: Line, words: tuple[str, ...], index: int, low: int, high: int) -> Shape | None:
    at, who = index, None
    pronoun = False
    for word in words:
        if at >= high:
            return None
        if word == "{his}":
            if line.low(at) in line.pack.possessives:
                who, pronoun = Noun(at, at + 1, at, PRONOUN), True
                at += 1
            elif (owner := _owner(line, at, high)) is not None:
                who, at = owner, owner.last
            else:
                return None
        elif word.startswith("{"):
            who = noun_forward(line, at, high)
            if who is None:
                return None
            at = who.last
        elif line.low(at) == word:
            at += 1
        else:
            return None
    if who is None or (who.rank < BODY and not any(form.number == "pl" for form in line.tokens[who.head].forms)):
        return None
    return _placed_source(line, index, at, who, pronoun, (low, high))


def _owner(line: Line, first: int, high: int) -> Noun | None:
    """`Carter's`, `the minister's`: a possessor before `view` or `words`."""
    for index in range(first, min(high, first + 8)):
        if line.tokens[index].kind != "word":
            return None
        if line.ends_possessive(index):
            noun = noun_back(line, index + 1, first)
            return Noun(first, index + 1, noun.head, noun.rank) if noun and noun.rank >= BODY else None
    return None


def _placed_source(line: Line, first: int, last: int, who: Noun, pronoun: bool, bounds: tuple[int, int]) -> Shape | None:
    low, high = bounds
    end = last
    if end < high and line.tokens[end].text != ",":  # `according to a poll released on Monday, …`
        close = next((i for i in range(end, min(high, end + 25)) if line.tokens[i].text in (",", ";") and not line.tokens[i].depth), None)
        if close is not None:
            end = close
        elif any(line.tokens[i].kind == "word" for i in range(end, high)):
            end = high
    opening = all(
        line.tokens[i].kind in ("punct", "mark") or line.low(i) in ("and", "but", "so", "yet", "while", "still") for i in range(low, first)
    )
    rest = any(line.tokens[i].kind in ("word", "quote") for i in range(end, high))
    start = first - 1 if first > low and line.tokens[first - 1].text == "," else first
    mention_end = min(who.last, end) if who.rank >= ROLE else who.last
    cue = (first, last) if pronoun else (first, who.first)
    noun = Noun(who.first, mention_end, who.head, who.rank)
    shape = Shape(start, min(end + 1, high), "after", cue, noun, "source-after", 0.93, pronoun=pronoun, low=low, high=high, linked=True)
    if opening:
        return shape if rest else None
    low = content_start(line, low, start)
    if rest and goes_on(line, end + 1, high) and line.low(end + 1) not in ("and", "but", "while"):
        return replace(shape, side="around", rule="source-around", closing=True, low=low)
    return replace(shape, last=end, side="before", rule="source-before", closing=True, low=low)
