"""Every attribution of a line. In: its sayings. Out: shapes, left to right."""

from __future__ import annotations

from quotes.extract.svo.after import SURE, THAT, find_opening, plain_clause, that_clause
from quotes.extract.svo.before import inverted, parenthetical, said_after
from quotes.extract.svo.complements import about, infinitive, naming, object_clause
from quotes.extract.svo.line import BODY, IT, Line, is_clause
from quotes.extract.svo.shape import Shape, speaker_of
from quotes.extract.svo.sources import find_sources, impersonal, nominal
from quotes.extract.svo.verbs import Saying
from quotes.extract.svo.words import HANGING


def find_shapes(line: Line, sayings: list[Saying], low: int, high: int) -> list[Shape]:
    """The shapes of the sayings in `[low, high)`, left to right; each has its content's outermost bounds in `low` and `high`."""
    shapes: list[Shape] = []
    for saying in sayings:
        if not low <= saying.first < high:
            continue
        shape = _shape(line, saying, low, high)
        if shape is not None:
            shapes.append(shape)
    return shapes + find_sources(line, low, high)


def _shape(line: Line, saying: Saying, low: int, high: int) -> Shape | None:
    if saying.stands == "noun":
        return nominal(line, saying, low, high)
    if saying.stands == "passive":
        return impersonal(line, saying, low, high)
    who, how, linked = speaker_of(line, saying, low)
    if who is not None and line.low(who.first - 1) in ("nor", "neither"):
        return None
    if who is None and how == "":
        return inverted(line, saying, low, high)
    if who is not None and saying.stands == "finite" and who.rank < (IT if saying.takes("plain") and saying.cue.strength > SURE else BODY):
        return None
    if (
        saying.stands == "ing"
        and how == "next"
        and line.tokens[saying.group - 1].kind == "word"
        and line.low(saying.group - 1) not in HANGING
    ):
        opening = find_opening(line, saying, high)
        if opening is None or opening[1] != THAT:
            return None
    own = who is not None and saying.subject is not None and who.last == saying.subject.last
    first = max(low, min(saying.group, who.first)) if who is not None and own else saying.group
    bare = Shape(
        first, saying.last, "after", (saying.first, saying.last), who, "", saying.cue.strength, how, low=low, high=high, linked=linked
    )
    turned = inverted(line, saying, low, high) if _turned(line, saying, high) else None
    if turned is not None:
        return turned
    for make in (parenthetical, that_clause, infinitive, naming, about, plain_clause, said_after, object_clause):
        shape = make(line, saying, bare)
        if shape is not None:
            return shape
    return None


def _turned(line: Line, saying: Saying, high: int) -> bool:
    """`…, said Carter, a former minister`: the verb stands right after a comma and a name right after the verb."""
    if saying.group == 0 or line.tokens[saying.group - 1].text != "," or saying.takes("object"):
        return False
    if line.is_name(saying.last):
        return True
    opens = line.low(saying.last) in ("a", "an", "the") or (saying.last < high and line.tokens[saying.last].is_capital)
    return opens and not is_clause(line, saying.last, high)
