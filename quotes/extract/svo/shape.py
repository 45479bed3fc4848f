"""What a reporting word makes of its sentence. In: a saying. Out: a bare shape: who speaks, and what attributes."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.extract.svo.line import BODY, PERSON, PRONOUN, ROLE, Line, Noun, is_finite
from quotes.extract.svo.nouns import aside_back, noun_back
from quotes.extract.svo.verbs import Saying


@dataclass(slots=True)
class Shape:
    """Attributing words `[first, last)`; content lies on their `side`: `after` (from `last`), `before` (up to `first`), `around`."""

    first: int
    last: int
    side: str
    cue: tuple[int, int]
    who: Noun | None
    rule: str
    strength: float
    how: str = ""
    pronoun: bool = False
    low: int = 0
    high: int = 0
    closing: bool = False
    linked: bool = False  # begins with a conjunction or hangs on what stands before: stands beside the shape before it


def speaker_of(line: Line, saying: Saying, low: int) -> tuple[Noun | None, str, bool]:
    """Who speaks, how it is known where nobody is named, and whether the saying hangs on what stands before."""
    at = saying.group
    before = line.low(at - 1) if at > low else ""
    comma = at > low and (line.tokens[at - 1].text == "," or line.tokens[at - 1].is_dash)
    subject = saying.subject
    if subject is not None and subject.first < low:
        if before == "who" and saying.stands == "finite":
            return subject, "", True
        subject = None
    if saying.stands == "ing":
        subject = subject or _with_subject(line, low, at)
        if subject is not None and subject.rank >= BODY and not line.in_list("documents", subject.head):
            return subject, "", False
        return main_subject(line, low, at), "next", True
    if subject is not None:
        if subject.rank == 0 and before in ("and", "but", "then", "or"):
            return _fellow_subject(line, low, at), "next", True
        subject = apposed_name(line, subject, low) or subject
        linked = line.low(_joint(line, subject.first - 1, low)) in ("but", "and", "while", "though", "although", "yet") or (
            subject.first > low and line.tokens[subject.first - 1].text == ";"
        )
        return subject, "", linked
    if before in ("and", "but", "or"):
        return _fellow_subject(line, low, at), "next", True
    if comma and line.low(at - 2) not in ("", "said"):
        return main_subject(line, low, at), "next", True
    return None, "", False


def _joint(line: Line, index: int, low: int) -> int:
    """Past a time or an adverb between commas (`, but later, the agency said …`) to the word that joins the clauses."""
    at = index - 1 if index > low and line.tokens[index].text == "," else index
    while at > low and (line.is_time(at) or line.is_adverb(at)):
        at -= 1
    return at


def apposed_name(line: Line, role: Noun, low: int) -> Noun | None:
    """`…, X, minister of trade said`: the name before an office that no comma closes."""
    comma = role.first - 1
    if role.rank != ROLE or comma <= low or line.tokens[comma].text != "," or not line.is_name(comma - 1):
        return None
    name = line.people.of(line.tokens[comma - 1])
    opens = name is not None and name.sentence is line.sentence and (name.first == low or line.tokens[name.first - 1].text == ",")
    return Noun(name.first, role.last, name.first, PERSON) if name is not None and opens else None


def _with_subject(line: Line, low: int, at: int) -> Noun | None:
    """`with officials praising the plan and vowing to …`: the phrase between `with` and the first -ing."""
    opener = next((i for i in range(at - 1, max(low, at - 30), -1) if line.low(i) == "with"), None)
    if opener is None or line.low(at - 1) not in ("and", "or", "but"):
        return None
    ing = next((i for i in range(opener + 2, at) if "converb" in line.pos(i)), None)
    noun = noun_back(line, ing, opener) if ing is not None else None
    return noun if noun is not None and noun.first == opener + 1 else None


def _fellow_subject(line: Line, low: int, at: int) -> Noun | None:
    """`She attacked the board and blamed the press`: the subject of the nearest verb before that has one."""
    for index in range(at - 2, low, -1):
        if line.tokens[index].kind == "quote":
            break
        if is_finite(line, index) and not line.tokens[index].depth:
            start = index
            while start > low and line.is_adverb(start - 1):
                start -= 1
            noun = _before_verb(line, start, low)
            if noun is not None and noun.rank >= PRONOUN:
                return noun
    return main_subject(line, low, at)


def main_subject(line: Line, low: int, high: int) -> Noun | None:
    """The subject of the first finite verb of `[low, high)`, when it can speak."""
    index = low
    while index < high:
        if line.tokens[index].kind == "word" and not line.tokens[index].depth and is_finite(line, index):
            start = index
            while start > low and (line.is_adverb(start - 1) or ("verb" in line.pos(start - 1) and "noun" not in line.pos(start - 1))):
                start -= 1
            noun = _before_verb(line, start, low)
            if noun is not None and noun.rank >= BODY:
                return noun
        index += 1
    return None


def _before_verb(line: Line, start: int, low: int) -> Noun | None:
    """The phrase that ends before the verb, an aside between them passed over."""
    aside = start > low and line.tokens[start - 1].text == ","
    return aside_back(line, start - 1, low) if aside else noun_back(line, start, low)
