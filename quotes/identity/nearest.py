"""What joins by comparison alone: slips of the hand and initials. In: nodes of full names. Out: which node each leftover joins.

A spelling that recurs is a name, one that occurs once may be a slip: so a slip joins what stands in the rows at least three times as
often, and two names of the same standing join only where the comparison would link them unasked.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from rapidfuzz.distance import OSA

from quotes.identity.compare import POSSIBLE, joins
from quotes.identity.features import measure
from quotes.identity.letters import bones, fold, sounds
from quotes.identity.names import parse_name
from quotes.identity.nodes import Node, Nodes, Report, Spelling
from quotes.identity.pairs import first_letter, lay, letters_agree
from quotes.identity.weights import load_weights

BATCH = 5_000
SHARED = 40  # names under one key that are looked at; a key of more says nothing
OFTENER = 3


class Near(NamedTuple):
    """A leftover node, the node it comes near, and the probability that they are one person's."""

    leftover: int
    other: int
    probability: float


def find_slips(nodes: Nodes, report: Report) -> list[Near]:
    """The leftovers one letter from just one name that recurs, or linked to others that occur once as well."""
    found: dict[int, list[Near]] = defaultdict(list)
    for near in _compared(nodes, _one_letter_apart(nodes), report):
        found[near.leftover].append(near)
    usual = {leftover: [near for near in several if _recurs(nodes, near)] for leftover, several in found.items()}
    settled = [several[0] for several in usual.values() if len(several) == 1]
    link = load_weights().link
    for leftover, several in found.items():
        if not usual[leftover]:
            settled += [near for near in several if near.probability >= link and not usual.get(near.other)]
    return settled


def _recurs(nodes: Nodes, near: Near) -> bool:
    return nodes.count[near.other] >= OFTENER * nodes.count[near.leftover]


def _one_letter_apart(nodes: Nodes) -> list[tuple[int, int]]:
    """Pairs of nodes (the leftover first) whose letters or sounds are one edit apart, found by what they share with one letter left out."""
    import numpy as np

    keys, owners = array("q"), array("l")
    for at, node in enumerate(nodes.all):
        if nodes.count[at]:
            made = {hash(key) for spelt in _spelt(node) for key in _without_one(spelt)}
            keys.extend(made)
            owners.extend([at] * len(made))
    hashes, owner = np.frombuffer(keys, dtype=np.int64), np.frombuffer(owners, dtype=np.int64)
    order = np.argsort(hashes, kind="stable")
    hashes, owner = hashes[order], owner[order]
    count, forms = np.array(nodes.count), np.array(nodes.forms)
    total = len(nodes.all)
    codes = []
    for step in range(1, SHARED):
        same = np.flatnonzero(hashes[:-step] == hashes[step:])
        if not len(same):
            break
        one, two = owner[same], owner[same + step]
        for left, right in ((one, two), (two, one)):
            ratio = count[right] >= OFTENER * count[left]
            worth = (forms[left] == 1) & (ratio | ((count[left] == 1) & (count[right] == 1) & (left < right)))
            codes.append(np.unique(left[worth] * total + right[worth]))
    pairs: Any = np.unique(np.concatenate(codes)) if codes else np.zeros(0, dtype=np.int64)
    return [pair for code in pairs.tolist() if _within_one(nodes, pair := divmod(code, total))]


def _within_one(nodes: Nodes, pair: tuple[int, int]) -> bool:
    one, two = _spelt(nodes.all[pair[0]]), _spelt(nodes.all[pair[1]])
    return any(OSA.distance(a, b, score_cutoff=1) <= 1 for a, b in zip(one, two, strict=True))


@lru_cache(maxsize=500_000)
def _spelt(node: Node) -> tuple[str, str]:
    """Letters and sounds of given and family name."""
    return f"{fold(node.given)} {fold(node.family)}", f"{sounds(node.given)[0]}|{sounds(node.family)[0]}"


def _without_one(word: str) -> Iterator[str]:
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _compared(nodes: Nodes, pairs: Sequence[tuple[int, int]], report: Report) -> Iterator[Near]:
    """The pairs that may be one person's, by the trained comparison."""
    weights = load_weights()
    for start in range(0, len(pairs), BATCH):
        report(start / len(pairs))
        part = pairs[start : start + BATCH]
        laid = [lay(parse_name(nodes.all[one].text), parse_name(nodes.all[two].text)) for one, two in part]
        for (one, two), pair, probability in zip(part, laid, weights.probabilities([measure(pair) for pair in laid]), strict=True):
            if probability >= POSSIBLE and joins(pair):
                yield Near(one, two, probability)


def join_initials(nodes: Nodes, roots: dict[int, int], loose: Iterable[tuple[int, Spelling]]) -> dict[int, int]:
    """The node each spelling with initials belongs to, where the file holds one person only whom it may mean."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, node in enumerate(nodes.all):
        if nodes.count[at] and roots[at] == at:
            for heard in sounds(node.family):
                index[_start(node.given), heard].append(at)
    found: dict[int, int] = {}
    second: dict[int, set[str]] = defaultdict(set)
    initials = {}
    for at, spelling in loose:
        meant = _meant(nodes, index, spelling)
        if meant is not None:
            name = parse_name(spelling.text)
            pair = lay(name, parse_name(nodes.all[meant].text))
            if load_weights().probability(measure(pair)) >= POSSIBLE and joins(pair):
                found[at], initials[at] = meant, name.initials[1:]
                second[meant].update(name.initials[1:])
    return {at: node for at, node in found.items() if not initials[at] or len(second[node]) == 1}


def _meant(nodes: Nodes, index: dict[tuple[str, str], list[int]], spelling: Spelling) -> int | None:
    """The one node that initial and family name may stand for; names that occur once are no rivals to one that recurs."""
    letter = first_letter(spelling.heard[0][0])
    script = parse_name(spelling.text).script
    may = set()
    for initial, family, heard in spelling.heard:
        for start in {_start(initial), *({"k"} if initial == "h" else ())}:
            for at in index.get((start, heard), ()):
                node = nodes.all[at]
                spelt = node.script != script or fold(node.family) == fold(family)
                if spelt and letters_agree(letter, first_letter(node.given)):
                    may.add(at)
    usual = {at for at in may if nodes.count[at] > 1} or may
    return usual.pop() if len(usual) == 1 else None


def _start(given: str) -> str:
    """The class of the first sound."""
    first = sounds(given)[0][:1]
    return "a" if first in "aeiou" else bones(first)
