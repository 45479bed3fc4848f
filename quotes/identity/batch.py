"""Many names into clusters at once. In: names as printed, a million of them. Out: a cluster for each row.

Each step works on fewer names than the one before. Equal spellings are read once; spellings that come from one nominative, in any
case, order or romanisation, meet in a node without being compared; what is left over (slips of the hand, initials) is compared with
the few nodes near it. Nothing is joined through a third name: a leftover joins one node, and only where no other is as near.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import OSA

from quotes.errors import UsageError
from quotes.identity.letters import fold, romanise, sounds
from quotes.identity.lexicon import find_given
from quotes.identity.names import NameReading, PersonName, parse_name
from quotes.identity.nearest import OFTENER, Near, find_slips, join_initials
from quotes.identity.nodes import Heard, Node, Nodes, Report, Spelling, heard_as
from quotes.identity.patronymics import father
from quotes.model.clusters import Edge, cluster

UNDECIDED = -1


def cluster_names(names: Iterable[str], report: Report = lambda share: None) -> list[int]:
    """The cluster of each name, as the number (from 0) of its first row; `report` hears the share done, 0 to 1.

    A name that could be two people of the file, a family name alone and a row without a name stay alone, each row for itself.
    """
    which = array("l")
    seen: dict[str, int] = {}
    for name in names:
        which.append(seen.setdefault(" ".join(name.split()), len(seen)))
    counts = Counter(which)
    texts = list(seen)
    nodes, place, loose = _read(texts, counts, lambda share: report(0.4 * share))
    roots = _join(nodes, find_slips(nodes, lambda share: report(0.4 + 0.5 * share)))
    initials = join_initials(nodes, roots, [(at, _spelling(texts[at])) for at in loose])
    place.update(initials)
    report(1.0)
    return _number(which, [roots[place[at]] if place.get(at, UNDECIDED) >= 0 else UNDECIDED for at in range(len(texts))])


def _join(nodes: Nodes, slips: Sequence[Near]) -> dict[int, int]:
    """The lowest node of each node's cluster. Two fathers, or two names of one standing that were not linked, are kept apart."""
    edges = [*_fathers(nodes), *(Edge(near.leftover, near.other, "same", True, near.probability) for near in slips)]
    linked = {frozenset(near[:2]) for near in slips}
    once = {at for near in slips if nodes.count[near.other] == 1 for at in near[:2]}

    def apart(one: int, two: int) -> bool:
        left, right = nodes.all[one].father, nodes.all[two].father
        return bool(left and right and left != right) or (one in once and two in once and frozenset((one, two)) not in linked)

    return cluster(range(len(nodes.all)), edges, apart).canonical


def _number(which: array[int], roots: list[int]) -> list[int]:
    """For each row the first row of its cluster."""
    first: dict[int, int] = {}
    return [row if roots[at] < 0 else first.setdefault(roots[at], row) for row, at in enumerate(which)]


def _read(texts: list[str], counts: Counter[int], report: Report) -> tuple[Nodes, dict[int, int], list[int]]:
    """The nodes, the node of each spelling that is a full name, and the spellings with initials.

    First those that can be read in one way only; then those of several readings, by which of them are attested.
    """
    nodes, order = Nodes(), _Order()
    loose: list[int] = []
    full: list[int] = []
    for at, text in enumerate(texts):
        if at % 10_000 == 0:
            report(at / len(texts) / 2)
        try:
            name = parse_name(text)
        except UsageError:
            continue
        if name.given and name.family:
            full.append(at)
            order.learn(name)
        elif name.initials and name.family:
            loose.append(at)
    place: dict[int, int] = {}
    several: list[tuple[int, tuple[int, ...]]] = []
    latin: list[tuple[int, Node]] = []
    for done, at in enumerate(full):
        if done % 10_000 == 0:
            report(0.5 + done / len(full) / 2)
        name = parse_name(texts[at])
        if name.script != "cyrillic":
            latin.append((at, next(_options(name, order))))
            continue
        options = tuple(dict.fromkeys(nodes.number(node) for node in _options(name, order)))
        if len(options) == 1:
            nodes.add(options[0], counts[at])
            nodes.attested[options[0]] = True
            place[at] = options[0]
        else:
            several.append((at, options))
    heard = {one for _, node in latin for one in heard_as(node)}
    for at, options in several:
        place[at] = _settle(nodes, options, heard)
        if place[at] >= 0:
            nodes.add(place[at], counts[at])
    for at, node in latin:
        place[at] = _place_latin(nodes, node)
        if place[at] >= 0:
            nodes.add(place[at], counts[at])
    return nodes, place, loose


class _Order:
    """Which words of a file are given names and which family names, from the names whose order is sure."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, str]] = Counter()

    def learn(self, name: PersonName) -> None:
        """Count the parts of a name whose order is sure."""
        if name.sure:
            self._seen[sounds(name.given)[0], "given"] += 1
            self._seen[sounds(name.family)[0], "family"] += 1

    def exchanged(self, name: PersonName) -> bool:
        """Has this name's family name been taken for the given one? Where nothing tells, the order of the alphabet does."""
        if name.sure:
            return False
        given, family = sounds(name.given)[0], sounds(name.family)[0]
        stands = self._seen[given, "given"] + self._seen[family, "family"]
        turned = self._seen[family, "given"] + self._seen[given, "family"]
        return family < given if stands == turned else turned > stands


def _options(name: PersonName, order: _Order) -> Iterator[Node]:
    """The full names a spelling may stand for, the likeliest first; not the printed words where they agree in no case."""
    readings = name.readings
    if len(readings) > 1 and readings[-1].printed and readings[-1].gender is None:
        readings = readings[:-1]
    exchanged = order.exchanged(name)
    for reading in readings:
        given, family = (reading.family, reading.given) if exchanged else (reading.given, reading.family)
        yield _node(given, family, reading, name.script)


def _settle(nodes: Nodes, options: Sequence[int], heard: set[Heard]) -> int:
    """The one reading that is attested, in Cyrillic or else in Latin letters; the likeliest where none is, none where several are."""
    found = [one for one in options if nodes.attested[one]]
    if not found:
        found = [one for one in options if not heard.isdisjoint(heard_as(nodes.all[one]))] or [options[0]]
        if len({heard_as(nodes.all[one])[0] for one in found}) == 1:
            return found[0]
    return found[0] if len(found) == 1 else UNDECIDED


def _node(given: str, family: str, reading: NameReading, script: str) -> Node:
    known = find_given(given) if script == "cyrillic" else None
    heard = sounds(father(reading.patronymic))[0] if reading.patronymic else ""
    return Node(min(known.rows) if known else given.replace("ё", "е"), family.replace("ё", "е"), heard, script)


def _place_latin(nodes: Nodes, node: Node) -> int:
    """The node a name in Latin letters belongs to: the usual one that sounds like it, by its letters where several do."""
    found = [at for at in dict.fromkeys(at for one in heard_as(node) for at in nodes.by_heard.get(one, ())) if nodes.count[at]]
    most = max((nodes.count[at] for at in found), default=0)
    found = [at for at in found if OFTENER * nodes.count[at] > most]
    if len(found) <= 1:
        return found[0] if found else nodes.number(node)
    printed = romanise(f"{node.given} {node.family}")
    apart = [OSA.distance(printed, romanise(f"{nodes.all[at].given} {nodes.all[at].family}")) for at in found]
    least = min(apart)
    return found[apart.index(least)] if apart.count(least) == 1 else UNDECIDED


def _fathers(nodes: Nodes) -> Iterator[Edge]:
    """A name without a patronymic and the same name with one, where all that have one have the same."""
    named: dict[tuple[str, str], dict[str, list[int]]] = {}
    for at, node in enumerate(nodes.all):
        if node.father and nodes.count[at]:
            for given, family, heard in heard_as(node):
                named.setdefault((given, family), {}).setdefault(heard, []).append(at)
    for at, node in enumerate(nodes.all):
        if not node.father and nodes.count[at]:
            known = {one for given, family, _ in heard_as(node) for one in named.get((given, family), ())}
            if len(known) == 1:
                heard = known.pop()
                same = {one for given, family, _ in heard_as(node) for one in named.get((given, family), {}).get(heard, ())}
                for one in same:
                    if nodes.all[one].script != node.script or nodes.all[one][:2] == node[:2]:
                        yield Edge(min(at, one), max(at, one), "same", True, 1.0)


def _spelling(text: str) -> Spelling:
    """A name with initials, and what it may be read as."""
    name = parse_name(text)
    families = dict.fromkeys(reading.family for reading in name.readings)
    heard = dict.fromkeys((fold(name.initials[0]), family, one) for family in families for one in sounds(family))
    return Spelling(text, tuple(heard))
