"""Two names compared. In: names as printed (or parsed). Out: a probability, a decision and reasons that can be read.

The decision `link` may be acted upon without asking, `candidate` is for a person to judge, `none` needs no look. "Different" is a
person's judgement and never said here. A family name alone never links.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quotes.identity.features import fathers_listed, gender, given_listed, initials_agree, measure
from quotes.identity.names import PersonName, parse_name
from quotes.identity.pairs import Near, Pair, lay, same_listed
from quotes.identity.weights import load_weights

Decision = Literal["link", "candidate", "none"]
POSSIBLE = 0.5


@dataclass(frozen=True, slots=True)
class Comparison:
    """`probability` that the two names are one person's, by the letters alone; `reasons` for and against, the weightiest first."""

    probability: float
    decision: Decision
    reasons: tuple[str, ...]


def compare(left: str | PersonName, right: str | PersonName) -> Comparison:
    """Compare two names. Raises UsageError where one of them holds no letter."""
    return compare_laid(lay(_parsed(left), _parsed(right)))


def compare_laid(pair: Pair) -> Comparison:
    """Compare two names that are laid side by side."""
    probability = load_weights().probability(measure(pair))
    return Comparison(probability, decide(pair, probability), reasons(pair))


def decide(pair: Pair, probability: float) -> Decision:
    """The decision that a probability allows for this pair."""
    if probability >= load_weights().link and joins(pair):
        return "link"
    return "candidate" if probability >= POSSIBLE else "none"


def joins(pair: Pair) -> bool:
    """May letters alone join the pair? Not where a name lacks what tells a family's members apart, or where parts conflict."""
    if pair.left.name.bare or pair.right.name.bare or not pair.family.known or not (pair.given.known or initials_agree(pair) > 0):
        return False
    if gender(pair) < 0 or given_listed(pair) == -1 or fathers_listed(pair) == -1:
        return False
    if given_listed(pair) <= 0 and same_listed(pair.left.name.given, pair.right.name.given) == -1:
        return False  # two listed names as they stand, alike only when one is taken for the case of a name nobody lists
    if pair.given.known and not pair.given.bones_same and pair.given.sound_likeness < POSSIBLE and given_listed(pair) <= 0:
        return False
    if pair.patronymic.known and pair.patronymic.sound_likeness < POSSIBLE:
        return False
    return initials_agree(pair) >= 0 or pair.given.sound_edits <= 1 or given_listed(pair) > 0


def reasons(pair: Pair) -> tuple[str, ...]:
    """What speaks for and against, in words."""
    said = [
        _about("family name", pair.left.family, pair.right.family, pair.family),
        _about("given name", pair.left.given, pair.right.given, pair.given),
        _about("patronymic", pair.left.patronymic, pair.right.patronymic, pair.patronymic),
    ]
    if pair.left.name.initials or pair.right.name.initials:
        agree = initials_agree(pair)
        said.append("initials agree" if agree > 0 else "initials differ" if agree < 0 else "")
    if pair.left.gender and pair.right.gender and pair.left.gender != pair.right.gender:
        said.append("a man and a woman")
    if not (pair.left.printed and pair.right.printed):
        said.append("case undone")
    if pair.left.name.bare or pair.right.name.bare:
        said.append("a family name alone")
    return tuple(one for one in said if one)


def _about(part: str, left: str, right: str, measured: Near) -> str:
    """One part of the names in words; empty where either lacks it."""
    if not measured.known:
        return ""
    if measured.same:
        return f"same {part} {left}" if left == right else f"same {part}: {left}, {right}"
    if measured.sound_edits == 0:
        return f"{part}s sound alike: {left}, {right}"
    if measured.swapped:
        return f"{part}s one transposition apart: {left}, {right}"
    if measured.edits == 1:
        return f"{part}s one letter apart: {left}, {right}"
    if measured.sound_likeness >= 0.7:
        return f"{part}s alike: {left}, {right}"
    return f"{part}s differ: {left}, {right}"


def _parsed(name: str | PersonName) -> PersonName:
    return parse_name(name) if isinstance(name, str) else name
