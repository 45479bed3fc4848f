"""How two people's names stand to each other. In: two people with all their spellings. Out: a relation with its reasons, or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Literal

from quotes.errors import UsageError
from quotes.identity.candidates import LIKE, block_of, blocking_keys, given_of, givens_alike
from quotes.identity.compare import POSSIBLE, compare_laid
from quotes.identity.evidence import Known, other_role, reasons_against, reasons_for
from quotes.identity.features import family_start, given_listed, initials_agree
from quotes.identity.names import PersonName, parse_name
from quotes.identity.pairs import Pair, lay

RelationKind = Literal["identical", "sounding", "variant", "alike"]
_LEVELS: dict[RelationKind, int] = {"identical": 0, "sounding": 1, "variant": 2, "alike": 3}
SHORTEST = 5
ALONE = 0.5  # the most a family name alone tells: relatives and namesakes bear it too


@dataclass(frozen=True, slots=True)
class Relation:
    """Two people (ids, the lower first where both are known) whose names come near each other.

    `identical`: the same full name; `sounding`: the same in another script, case or with a patronymic added; `variant`: the same
    given name, surnames one letter or transposition apart; `alike`: anything else that may be one person. `support` and
    `against` come from what stands around the names.
    """

    left: int
    right: int
    kind: RelationKind
    probability: float
    names: tuple[str, ...]
    support: tuple[str, ...]
    against: tuple[str, ...]

    @property
    def level(self) -> int:
        """0 for the nearest kind, 3 for the farthest."""
        return _LEVELS[self.kind]

    @property
    def reasons(self) -> tuple[str, ...]:
        """All reasons in reading order: names, what speaks for, what speaks against."""
        return (*self.names, *self.support, *self.against)

    @property
    def joins(self) -> bool:
        """Do the two, looked at alone, belong together without asking?"""
        if self.against or self.kind == "alike":
            return False
        return self.kind != "variant" or bool(self.support)


def relate(one: Known, two: Known) -> Relation | None:
    """How the names of two people stand to each other; None where no spelling of one comes near any of the other."""
    best: tuple[int, float, RelationKind, tuple[str, ...]] | None = None
    for left in one.names:
        for right in two.names:
            found = names_relation(left, right)
            if found and (best is None or (_LEVELS[found[0]], -found[1]) < best[:2]):
                best = (_LEVELS[found[0]], -found[1], found[0], found[2])
    if best is None:
        return None
    _, negative, kind, names = best
    against = reasons_against(one, two) + (other_role(one, two) if kind in ("variant", "alike") else ())
    return Relation(one.expert_id, two.expert_id, kind, -negative, names, reasons_for(one, two), against)


def find_relations(people: Sequence[Known]) -> Iterator[Relation]:
    """The relations among `people`, each pair once, the lower id first; only those that may meet by their keys are compared."""
    blocks: dict[str, list[tuple[Known, str]]] = defaultdict(list)
    for person in people:
        for key in {key for name in person.names for key in blocking_keys(name)}:
            blocks[block_of(key)].append((person, given_of(key)))
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        for (one, given), (two, other) in combinations(sorted(block, key=lambda held: held[0].expert_id), 2):
            pair = (one.expert_id, two.expert_id)
            if one is not two and pair not in seen and givens_alike(given, other) >= LIKE:
                seen.add(pair)
                relation = relate(one, two)
                if relation:
                    yield relation


@lru_cache(maxsize=100_000)
def names_relation(left: str, right: str) -> tuple[RelationKind, float, tuple[str, ...]] | None:
    """Kind, probability and reasons of two spellings; None where they do not come near, or one holds no name."""
    try:
        one, two = parse_name(left), parse_name(right)
    except UsageError:
        return None
    pair = lay(one, two)
    if _conflict(pair):
        return None
    comparison = compare_laid(pair)
    full = all(name.given and name.family for name in (one, two))
    if full and _same_given(pair):
        if pair.family.same and pair.given.same and (one.patronymic == two.patronymic):
            printed = pair.left.printed and pair.right.printed and one.script == two.script
            return ("identical" if printed else "sounding"), max(comparison.probability, 0.99), comparison.reasons
        if _sounds_same(pair, one, two) and comparison.decision == "link":
            return "sounding", comparison.probability, comparison.reasons
        if _one_apart(pair, one, two) and comparison.probability >= POSSIBLE:
            return "variant", comparison.probability, comparison.reasons
    odds = min(comparison.probability, ALONE) if one.bare or two.bare else comparison.probability
    return ("alike", odds, comparison.reasons) if odds >= POSSIBLE else None


def _conflict(pair: Pair) -> bool:
    """Two patronymics, two initials or two genders that differ."""
    one, two = pair.left.gender, pair.right.gender
    patronymics = pair.patronymic.known and pair.patronymic.sound_likeness < 0.75
    return patronymics or bool(one and two and one != two) or (initials_agree(pair) < 0 and pair.given.sound_edits > 1)


def _same_given(pair: Pair) -> bool:
    return pair.given.known and (pair.given.same or given_listed(pair) > 0 or (pair.given.sound_edits == 0 and given_listed(pair) >= 0))


def _sounds_same(pair: Pair, one: PersonName, two: PersonName) -> bool:
    """The same family name letter for letter, or by its sounds in another script or romanisation."""
    return pair.family.same or (pair.family.sound_edits == 0 and not one.script == two.script == "cyrillic")


def _one_apart(pair: Pair, one: PersonName, two: PersonName) -> bool:
    """Family names of some length, one letter or transposition apart, the first letter aside: Калиев is never Алиев."""
    family = pair.family
    edits = family.edits if one.script == two.script else family.sound_edits
    return edits <= 1 and family.shorter >= SHORTEST and family_start(pair) > 0
