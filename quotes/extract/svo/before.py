"""Content that stands before its attribution or around it. In: a saying and its bare shape. Out: the shape, or None."""

from __future__ import annotations

from dataclasses import replace

from quotes.extract.svo.after import THAT, find_opening
from quotes.extract.svo.line import BODY, Line, has_finite, is_base_form, is_clause, is_finite, is_marked
from quotes.extract.svo.shape import Shape
from quotes.extract.svo.subjects import subject_after
from quotes.extract.svo.verbs import Saying
from quotes.extract.svo.words import RELATIVE


def said_after(line: Line, saying: Saying, bare: Shape) -> Shape | None:
    """`The road was closed, Carter said.` and `The road, Carter said, was closed.`"""
    if saying.stands != "finite" or not (saying.takes("plain") or saying.takes("clause") or saying.takes("quote")) or bare.how == "next":
        return None
    return _comma_before(line, replace(bare, last=_past_told(line, bare.last, bare.high)) if saying.takes("object") else bare, bare.first)


def _past_told(line: Line, index: int, high: int) -> int:
    """Behind who was told (`Carter told Newsline.`, `told DeltaPress news agency on Monday`), where nothing but a name or an outlet is."""
    at = index
    while at < high and line.tokens[at].kind == "word" and line.tokens[at].is_capital:
        at += 1
    outlets = [i for i in range(at, min(high, at + 2)) if line.in_list("media", i)]
    at = outlets[-1] + 1 if outlets and at > index else at
    closed = at >= high or line.tokens[at].kind == "punct" or (at > index and bool(line.pos(at) & {"prep", "adv"})) or line.is_time(at)
    return at if closed else index


def _comma_before(line: Line, bare: Shape, first: int) -> Shape | None:
    at = first - 1
    while at > bare.low and line.tokens[at].kind == "mark":
        at -= 1
    if at <= bare.low or not (line.tokens[at].text in (",", "?", "!") or line.tokens[at].is_dash):
        return None
    low = content_start(line, bare.low, at)
    end = _attribution_end(line, bare.last, bare.high)
    rest = any(line.tokens[i].kind == "word" for i in range(end, bare.high)) and line.tokens[end].text == "," if end < bare.high else False
    verb = end + 1 + line.is_adverb(end + 1)
    parted = rest and (is_finite(line, verb) or "verb" in line.pos(verb))  # `People like Scott, he said, are rare`
    if not (parted or has_finite(line, bare.low, at)) or not _bare_after(line, bare.last, bare.high):
        return None
    if not parted and _only_adjunct(line, bare.low, at) and not (rest and any(is_finite(line, i) for i in range(bare.low, at))):
        return None
    if _is_dateline(line, bare, end):
        return replace(bare, first=at, last=end, side="relay", rule="dateline", closing=True)
    if rest and goes_on(line, end + 1, bare.high):
        return replace(bare, first=at, last=end + 1, side="around", rule="clause-around", low=low, closing=True)
    return replace(bare, first=at, last=end, side="before", rule="clause-before", low=low, closing=True, high=bare.high)


def _bare_after(line: Line, index: int, high: int) -> bool:
    """Nothing but an adjunct follows the attribution: no object that would make the verb another's."""
    if index >= high or line.tokens[index].kind != "word":
        return True
    return (
        bool(line.pos(index) & {"prep", "adv", "converb", "conj"})
        or line.is_time(index)
        or line.low(index) in ("reporters", "me", "us", "journalists", "who")
    )


def _is_dateline(line: Line, bare: Shape, end: int) -> bool:
    """`…, Newsline reports.`: the outlet that carries the news names itself in the present tense."""
    forms = line.tokens[bare.cue[0]].forms
    present = any(form.lemma in ("report", "inform") and form.tense == "pres" and form.person == "3" for form in forms)
    return present and bare.who is not None and bare.who.rank == BODY and bare.who.last - bare.who.first <= 3 and end - bare.cue[1] <= 4


def _only_adjunct(line: Line, first: int, last: int) -> bool:
    """Is it an adverbial, not a clause (`In a statement on Friday,`, `Asked about the ban,`)?"""
    low, pos = line.low(first), line.pos(first)
    if low in ("if", "when", "while", "although", "though", "because", "since", "as", "after", "before", "once", "unless"):
        return not any(line.tokens[i].text == "," for i in range(first, last))
    if ("participle" in pos and "noun" not in pos) or low in ("speaking", "responding", "referring", "citing", "writing"):
        return not any(line.tokens[i].text == "," for i in range(first, last))
    if "converb" in pos:
        return not any(is_finite(line, i) for i in range(first, last))
    if low == "to" and is_base_form(line, first + 1):
        return False
    if "prep" in pos:
        return not any(is_finite(line, i) for i in range(first, last))
    return False


def content_start(line: Line, low: int, comma: int) -> int:
    """A clause before its attribution begins after the last dash or semicolon of its sentence; `which, Carter said,` begins none."""
    if line.low(comma - 1) in RELATIVE or line.low(comma - 1) in ("and", "but"):
        return comma
    return next(
        (i + 1 for i in range(comma - 1, low, -1) if (line.tokens[i].text == ";" or line.tokens[i].is_dash) and not line.tokens[i].depth),
        low,
    )


def _attribution_end(line: Line, index: int, high: int) -> int:
    """The comma or the end that closes `, Carter said at a briefing,`."""
    return next(
        (i for i in range(index, high) if (line.tokens[i].text in (",", ";") and not line.tokens[i].depth) or line.tokens[i].is_dash), high
    )


def goes_on(line: Line, first: int, high: int) -> bool:
    """After the comma that closes the attribution, does the reported clause go on?"""
    low = line.low(first)
    if low in ("who", "which", "whose", "adding", "noting", "citing", "according", "speaking", "referring") or "converb" in line.pos(first):
        return False
    return has_finite(line, first, high) or is_marked(line, first, high) or high - first > 3


def inverted(line: Line, saying: Saying, low: int, high: int) -> Shape | None:
    """`…, said Carter, a former minister.`"""
    if saying.stands != "finite" or not (saying.takes("plain") or saying.takes("quote")):
        return None
    at = saying.group - 1
    while at > low and line.tokens[at].kind == "mark":
        at -= 1
    if at <= low or (line.tokens[at].text not in (",", "?", "!") and not line.tokens[at].is_dash):
        return None
    who = subject_after(line, saying.last, high)
    if who is None or (saying.form.tense == "pres" and not is_clause(line, low, at)):
        return None  # `A study of loans made since May, shows banks …`
    bare = Shape(
        saying.group, who.last, "before", (saying.first, saying.last), who, "clause-before", saying.cue.strength, low=low, high=high
    )
    return _comma_before(line, bare, saying.group)


def parenthetical(line: Line, saying: Saying, bare: Shape) -> Shape | None:
    """`As Carter put it, …`, `…, as Carter noted, …`"""
    opener = bare.first - 1
    if (
        saying.stands != "finite"
        or opener < bare.low
        or ((opening_word := find_opening(line, saying, bare.high)) and opening_word[1] == THAT)
    ):
        return None
    if (
        saying.cue.words == ("call",)
        or line.low(opener) not in line.pack.lists["parenthesis"]
        or not (saying.takes("plain") or saying.takes("clause") or saying.takes("quote"))
    ):
        return None
    before = line.tokens[opener - 1] if opener > bare.low else None
    if before is not None and before.text not in (",", "(") and not before.is_dash and line.low(opener - 1) not in ("but", "and"):
        return None
    end = _attribution_end(line, saying.last, bare.high)
    opening = before is None or line.low(opener - 1) in ("but", "and")
    if opening:
        if end >= bare.high:
            return None
        return replace(bare, first=opener, last=end + 1, side="after", rule="as-after")
    if end >= bare.high - 1:
        return replace(
            bare, first=opener - 1, last=end, side="before", rule="as-before", closing=True, low=content_start(line, bare.low, opener - 1)
        )
    return replace(
        bare, first=opener - 1, last=end + 1, side="around", rule="as-around", closing=True, low=content_start(line, bare.low, opener - 1)
    )
