"""What a reporting word takes besides a clause. In: a saying and its bare shape. Out: the shape with an infinitive, a name, an object."""

from __future__ import annotations

from dataclasses import replace

from quotes.extract.svo.after import after_adjuncts, clause_end
from quotes.extract.svo.line import PERSON, ROLE, Line, is_base_form, is_finite, is_marked
from quotes.extract.svo.nouns_after import noun_forward
from quotes.extract.svo.shape import Shape
from quotes.extract.svo.verbs import Saying
from quotes.extract.svo.words import LINKS

JUDGING = ("able", "ible", "less", "ous", "ful", "ated")


def _object_end(line: Line, bare: Shape, start: int) -> int:
    """Where an object or an infinitive ends: before a fellow verb of the reporter's sentence (`…, and criticised the party`)."""
    high = clause_end(line, bare, start)
    for index in range(start + 1, high):
        token = line.tokens[index]
        if token.depth:
            continue
        if line.low(index) in ("and", "but", "then") and any(is_finite(line, i) for i in (index + 1, index + 2)):
            return index
        if token.text == "," and line.low(index + 1) in ("but", "and", "while", "who", "which", "when", "after", "although", "though"):
            return index
        if token.text == "," and "converb" in line.pos(index + 1):
            return index
    return high


def infinitive(line: Line, saying: Saying, bare: Shape) -> Shape | None:
    """`X promised to …`, `X urged Y to …`"""
    if not saying.takes("infinitive"):
        return None
    for index in range(saying.last, min(bare.high - 1, saying.last + 16)):
        token = line.tokens[index]
        if token.kind == "quote" or (token.text in (",", ";", ":") and not token.depth) or token.is_dash:
            return None
        if line.low(index) == "to" and (is_base_form(line, index + 1) or line.tokens[index + 1].kind == "mark"):
            between = range(saying.last, index)
            if not saying.takes("object") and not all(line.is_adverb(i) or line.is_time(i) or line.low(i) == "not" for i in between):
                return None
            if line.low(saying.group - 1) == "what" or line.low(bare.first - 1) == "what":
                return None
            first = index - 1 if line.low(index - 1) in ("not", "never") else index
            high = _object_end(line, bare, index)
            return replace(bare, last=first, high=high, rule="infinitive", strength=bare.strength * 0.95)
        if is_finite(line, index) and index > saying.last and not token.depth:
            return None
    return None


def naming(line: Line, saying: Saying, bare: Shape) -> Shape | None:
    """`X called it a mistake`, `described the plan as reckless`, `accused him of lying`."""
    if not saying.takes("naming") or saying.last >= bare.high or line.tokens[saying.last].text in (",", ".", ";"):
        return None
    low = line.low(saying.last)
    if low in ("for", "on", "in", "to", "at", "by", "off", "back", "upon", "with", "of", "into"):
        return None
    region = range(saying.last, min(bare.high, saying.last + 20))
    link = next((i for i in region if line.low(i) in ("as", "of") and i > saying.last), None)
    marked = is_marked(line, saying.last, bare.high) or any(line.tokens[i].depth for i in region)
    linked = link is not None and (line.low(link) == "as") == saying.takes("as") and (saying.takes("as") or saying.takes("of"))
    if not (marked or linked or (saying.takes("quote") and _predicate(line, region))):
        return None
    high = _naming_end(line, bare.first, saying.last, _object_end(line, bare, saying.last))
    return replace(bare, rule="naming", high=high, strength=bare.strength * (0.95 if marked else 0.85))


def _predicate(line: Line, region: range) -> bool:
    """Two noun phrases side by side (`called the vote a mistake`, `called him one of us`)."""
    for index in region[1:]:
        named = (
            line.is_name(index - 1) or line.low(index - 1) in ("this", "that") or bool(line.pos(index - 1) & {"noun", "pron", "infinitive"})
        )
        if named and _judges(line, index):
            return True
        if line.tokens[index].text in (",", ";", ":") or is_finite(line, index):
            return False
        if line.low(index) in ("a", "an", "one", "too", "very") and named:
            return True
    return False


def _judges(line: Line, index: int) -> bool:
    """Does the phrase close with a judgement (`called the trial politically motivated`, `called the claims baseless`)?"""
    last = index + 1 if line.low(index).endswith("ly") and line.is_adverb(index) else index
    judged = last > index or line.low(last).endswith(JUDGING)
    ends = last + 1 >= len(line.tokens) or line.tokens[last + 1].kind == "punct" or bool(line.pos(last + 1) & {"prep", "conj"})
    return judged and ends and last < len(line.tokens) and line.tokens[last].kind == "word" and not line.tokens[last].is_capital


def _naming_end(line: Line, before: int, first: int, high: int) -> int:
    """A marked name closes what is called so, unless its phrase goes on."""
    last = max((i for i in range(first, high) if line.tokens[i].depth), default=None)
    if last is None or last + 1 >= high:
        return high
    following = last + 1
    if line.low(before - 1) == "what":  # `what officials called "fraud" led the board to …`
        return next((i for i in range(first, high) if line.tokens[i].kind == "mark" and i > first), last) + 1
    return following if line.is_time(following) or line.low(following) in ("on", "at", "during", "after", "when", "in") else high


def about(line: Line, saying: Saying, bare: Shape) -> Shape | None:
    """`X called for a ban`, `warned against haste`: the preposition belongs to the cue."""
    if not saying.takes("about") or saying.last + 1 >= bare.high or line.tokens[saying.last].kind == "punct":
        return None
    high = _object_end(line, bare, saying.last)
    return replace(bare, rule="about", high=high, strength=bare.strength * 0.9)


def object_clause(line: Line, saying: Saying, bare: Shape) -> Shape | None:
    """`X criticised the "reckless" plan`: an object counts where marked words stand in it."""
    start = after_adjuncts(line, saying.last, bare.high)
    start = start if line.is_time(start - 1) else saying.last  # `announced on Friday the arrest of …`
    if start >= bare.high:
        return None
    if (
        saying.takes("noun")
        and line.tokens[start].kind in ("word", "mark")
        and "prep" not in line.pos(start)
        and saying.stands == "finite"
        and not (saying.takes("question") and _is_of_people(line, start, bare.high))
    ):
        return replace(bare, rule="object", last=start, strength=bare.strength * 0.6)
    speech = saying.takes("naming") or saying.takes("clause") or saying.takes("plain")
    if (
        speech
        and is_marked(line, saying.last, bare.high)
        and line.tokens[saying.last].kind in ("word", "mark")
        and not line.pos(saying.last) & {"prep", "conj"}
        and _marked_soon(line, saying.last, bare.high)
    ):
        return replace(bare, rule="object-marked", strength=bare.strength * 0.85)
    return None


def _is_of_people(line: Line, first: int, high: int) -> bool:
    """Is the object somebody (`questioned two witnesses`: nothing is told of them)?"""
    noun = noun_forward(line, first, high)
    return noun is not None and noun.rank in (PERSON, ROLE) and all(line.low(i) not in LINKS for i in range(first, noun.head))


def _marked_soon(line: Line, first: int, high: int) -> bool:
    return any(line.tokens[i].depth for i in range(first, min(high, first + 14)))
