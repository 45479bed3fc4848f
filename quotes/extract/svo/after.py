"""Content that follows its reporting word. In: a saying and its bare shape. Out: the shape with its content's beginning, or None."""

from __future__ import annotations

from dataclasses import replace

from quotes.extract.svo.line import Line, is_clause, is_comma, is_finite, is_marked
from quotes.extract.svo.nouns_after import noun_forward
from quotes.extract.svo.shape import Shape
from quotes.extract.svo.verbs import Saying
from quotes.extract.svo.words import ASKING, JOINTS, NO_CLAUSE, NOT_BETWEEN, OWN, RELATIVE, SINGULAR_NO, SUBORDINATE, WH

REACH = 34
MAX_CLAUSE = 400
THAT = "that"
SURE = 0.92


def find_opening(line: Line, saying: Saying, high: int) -> tuple[int, str] | None:
    """Where a clause with an opening word begins, and which word it is: `that`, a question word, or a colon."""
    index = saying.last
    commas = 0
    while index < min(high, saying.last + REACH):
        token, low = line.tokens[index], line.low(index)
        if token.kind == "quote":
            return None
        if token.kind == "word" and not token.depth:
            if low == THAT:
                return index + 1, THAT
            if low in WH and saying.takes("clause") and _asks(line, saying, index):
                return index, low
            reduced = "participle" in line.pos(index) and "prep" in line.pos(saying.last)  # `said in a statement posted online that`
            if (is_finite(line, index) and not reduced) or low in SINGULAR_NO:
                return None
            if index == saying.last and not saying.takes("object") and saying.takes("plain") and _begins_noun(line, index):
                return None
        elif token.text == ":":
            return index + 1, ":"
        elif token.text == "," and not token.depth:
            commas += 1
            close = next((i for i in range(index + 1, min(high, index + 16)) if line.tokens[i].text == ","), None)
            if commas > 1 or close is None or line.low(close + 1) != THAT or line.low(index + 1) in ("and", "but"):
                return (index + 1 + 1, THAT) if line.low(index + 1) == THAT and index == saying.last else None
            index = close
        elif token.text in (";", ".") or token.is_dash:
            return None
        index += 1
    return None


def _asks(line: Line, saying: Saying, index: int) -> bool:
    """May this question word open what is said: straight after the verb, or after the one who is told?"""
    if line.low(index) in ASKING and not saying.takes("question"):
        return False
    return index == saying.last or saying.takes("object") or saying.takes("question")


def _begins_noun(line: Line, index: int) -> bool:
    """Does a clause's subject begin here, rather than an adverb, a time or a preposition?"""
    low, pos = line.low(index), line.pos(index)
    if line.is_name(index):
        return True
    if line.is_time(index):
        return False
    if low in ("about", "over", "under", "around", "nearly") and line.low(index + 1)[:1].isdigit():
        return True
    return not pos & {"prep", "adv"} or low in ("all", "most", "more", "no", "there", "like")


def that_clause(line: Line, saying: Saying, bare: Shape) -> Shape | None:
    """`X said that …`, `X asked whether …`, `X noted: …`"""
    if not saying.takes("clause") and not saying.takes("plain"):
        return None
    opening = find_opening(line, saying, bare.high)
    if opening is None:
        return None
    start, word = opening
    if start >= bare.high or (word == ":" and bare.who is None):
        return None
    if word == THAT and sum(token.kind != "punct" for token in line.tokens[start : bare.high]) < 2:
        return None
    if (
        word == THAT
        and saying.cue.strength < SURE
        and not (is_clause(line, start, bare.high) or is_marked(line, start, min(bare.high, start + 3)))
    ):
        return None
    weight = 1.0 if word == THAT else 0.9
    return replace(
        bare,
        last=start,
        high=clause_end(line, bare, start),
        rule="that-clause" if word == THAT else "colon" if word == ":" else "question-clause",
        strength=bare.strength * weight,
    )


def plain_clause(line: Line, saying: Saying, bare: Shape) -> Shape | None:
    """`X said he would …`: a clause that nothing opens."""
    if not saying.takes("plain") or line.low(bare.first - 1) == "what":
        return None
    start = after_adjuncts(line, saying.last, bare.high)
    if saying.takes("object"):
        told = _after_object(line, saying.last, bare.high)
        start = told if told is not None and told < bare.high and not is_finite(line, told) else start
    if start >= bare.high or (line.tokens[start].kind not in ("word", "mark") and line.tokens[start].text not in ("$", "(", "€", "£")):
        return None
    low = line.low(start)
    if low in NO_CLAUSE and not line.low(start + 1)[:1].isdigit() and not is_marked(line, start, min(bare.high, start + 6)):
        return None
    if (
        low in ("in", "for", "after", "before", "when", "under", "over", "until", "since")
        and not _comma_clause(line, start, bare.high)
        and not is_marked(line, start, start + 1)
    ):
        return None
    led = bare.first > bare.low and line.low(bare.first - 1) in RELATIVE and is_finite(line, start)  # `which Carter said was late`
    if not (led or is_clause(line, start, bare.high) or is_marked(line, start, min(bare.high, start + 6))):
        return None
    if bare.who is None and bare.how == "":
        return None
    high = next((i for i in range(start, bare.high) if is_comma(line, i)), bare.high) if led else clause_end(line, bare, start)
    return replace(bare, last=start, high=high, rule="plain-clause")


def _fellow_verb(line: Line, comma: int) -> bool:
    """`…, but offered no proof`: after a comma and a conjunction a past verb without a subject of its own."""
    if not is_comma(line, comma) or line.low(comma + 1) not in ("but", "and"):
        return False
    verb = comma + 2 + (1 if line.is_adverb(comma + 2) else 0)
    if verb >= len(line.tokens) or not is_finite(line, verb):
        return False
    return any(form.pos == "verb" and form.tense == "past" for form in line.tokens[verb].forms)


def clause_end(line: Line, bare: Shape, start: int) -> int:
    """Where a clause ends whose reporting verb stands in a clause of its own (`While aides insist it is safe, the board …`)."""
    opener = line.low(bare.first - 1) if bare.first > bare.low else ""
    if opener not in SUBORDINATE:
        past = any(form.tense == "past" and form.pos == "verb" for form in line.tokens[bare.cue[0]].forms)
        return next((i for i in range(start + 1, min(bare.high, start + MAX_CLAUSE)) if past and _fellow_verb(line, i)), bare.high)
    for index in range(start + 1, bare.high):
        if is_comma(line, index) and any(is_finite(line, i) for i in range(start, index)) and line.low(index + 1) not in JOINTS:
            after = range(index + 1, min(bare.high, index + 12))
            if "converb" not in line.pos(index + 1) and any(is_finite(line, i) for i in after):
                return index
    return bare.high


def _comma_clause(line: Line, first: int, high: int) -> bool:
    """`in June, he would …`, `if elected he would …`: an adverbial before the clause."""
    comma = next((i for i in range(first, min(high, first + 14)) if line.tokens[i].text == ","), None)
    if comma is not None and any(is_finite(line, i) for i in range(comma + 1, high)):
        return True
    return line.low(first) in ("in", "for", "under", "over") and any(is_finite(line, i) for i in range(first, min(high, first + 10)))


def after_adjuncts(line: Line, index: int, high: int) -> int:
    """Past adverbs and times that stand between the verb and its clause (`said Wednesday`, `said on Monday`, `said in 2015`)."""
    while index < high:
        low = line.low(index)
        if (
            line.is_time(index)
            and not line.ends_possessive(index)
            and not (low in ("last", "next", "this") and not line.is_time(index + 1))
        ):
            index += 1
        elif (
            low in ("on", "in", "late", "early", "at", "this", "last")
            and index + 1 < high
            and (line.is_time(index + 1) or (low == "in" and line.low(index + 1).isdigit()))
        ):
            index += 1 + 1
            while index < high and (line.is_time(index) or line.low(index).isdigit()):
                index += 1
        elif (
            line.is_adverb(index)
            and low not in NOT_BETWEEN
            and (low.endswith("ly") or low in ("again", "earlier", "later", "too", "also", "repeatedly"))
        ):
            index += 1
        else:
            break
    return index


def _after_object(line: Line, index: int, high: int) -> int | None:
    """Past the one who is told: `told reporters`, `told the Shangri-La Dialogue`, `told me`."""
    noun = noun_forward(line, index, high)
    if noun is None or noun.last - index > 14:
        return None
    if "pron" in line.pos(index):
        return after_adjuncts(line, index + 1, high)
    for end in range(index + 1, noun.last + 1):
        if (
            end < high
            and line.tokens[end - 1].kind == "word"
            and _starts_clause(line, end, high)
            and line.low(end - 1) not in ("the", "a", "an", "of", "his", "her", "their")
        ):
            return after_adjuncts(line, end, high)
    return after_adjuncts(line, noun.last, high) if noun.last < high else None


def _starts_clause(line: Line, index: int, high: int) -> bool:
    """A pronoun subject, a determiner, or a name straight after a noun: a new clause."""
    low = line.low(index)
    return low in OWN or (line.is_name(index) and not line.is_name(index - 1))
