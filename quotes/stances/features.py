"""What the attitude model looks at. In: a sentence's tree and a target's place. Out: named features, and vectors of its surroundings.

Words near the target and above it in the tree count most; what is done to a subject is told from what is done to an object.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from typing import Any

from quotes.lang.ru.morph import analyse
from quotes.lang.ru.syntax import SIZE, Node, vector
from quotes.model.spans import Span

_CONTENT = frozenset(("NOUN", "VERB", "INFN", "ADJF", "ADJS", "PRTF", "PRTS", "GRND", "ADVB", "PRED", "COMP"))
_RELATIONS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "appos", "conj", "amod")
_WINDOW = 4
_STEM = 5  # letters that words of one family share
_FADES = 2.0  # steps through the tree over which a stem counts less and less


class Scene:
    """A target in its sentence: the numbers of its words, and the one that hangs outside it."""

    def __init__(self, nodes: Sequence[Node], target: Span) -> None:
        self.nodes = nodes
        inside = [number for number, node in enumerate(nodes) if node.start < target.end and node.end > target.start]
        self.words = inside or [0]
        self.head = next((number for number in self.words if nodes[number].head not in self.words), self.words[-1])
        self.above = self._path()

    def _path(self) -> list[int]:
        path = [self.head]
        while (head := self.nodes[path[-1]].head) != -1 and head not in path and len(path) < 12:
            path.append(head)
        return path

    def distance(self, number: int) -> int:
        """Words between; negative before the target."""
        first, last = self.words[0], self.words[-1]
        return number - first if number < first else number - last

    def tree_distances(self) -> dict[int, int]:
        """Steps from the target through the tree, by word."""
        near: list[list[int]] = [[] for _ in self.nodes]
        for number, node in enumerate(self.nodes):
            if node.head >= 0:
                near[number].append(node.head)
                near[node.head].append(number)
        steps = dict.fromkeys(self.words, 0)
        queue = list(self.words)
        for number in queue:
            for other in near[number]:
                if other not in steps:
                    steps[other] = steps[number] + 1
                    queue.append(other)
        return steps


def named(scene: Scene) -> set[str]:
    """Features that are there or not: words, pairs of words, words near and above the target, its relation."""
    nodes, head = scene.nodes, scene.head
    found = {f"rel={nodes[head].relation}", "e=" + " ".join(nodes[number].lemma for number in scene.words)}
    for level, number in enumerate(scene.above[1:4], 1):
        lemma = nodes[number].lemma
        found |= {f"h{level}={lemma}", f"h{level}={nodes[scene.above[level - 1]].relation}:{lemma}"}
    above = nodes[head].head
    for number, node in enumerate(nodes):
        if number in scene.words:
            continue
        if node.head == head:
            found.add(f"dep={node.lemma}")
        if above >= 0 and node.head == above:
            found.add(f"sib={node.relation}:{node.lemma}")
        if any(letter.isalnum() for letter in node.lemma):
            found.add(f"w={node.lemma}")
            if abs(scene.distance(number)) <= _WINDOW:
                found.add(("l=" if scene.distance(number) < 0 else "r=") + node.lemma)
    found |= _shape(scene)
    found |= {f"b={one.lemma}_{other.lemma}" for one, other in itertools.pairwise(nodes)}
    return found


def stems(scene: Scene) -> dict[str, float]:
    """The beginnings of the words around and above the target, which words of one family share; less, the farther in the tree."""
    nodes, steps, found = scene.nodes, scene.tree_distances(), dict[str, float]()
    for level, number in enumerate(scene.above[1:3], 1):
        stem = nodes[number].lemma[:_STEM]
        found |= {f"sh{level}={nodes[scene.above[level - 1]].relation}:{stem}": 1.0, f"shh{level}={stem}": 1.0}
    for number, node in enumerate(nodes):
        if number in scene.words or node.pos not in _CONTENT:
            continue
        stem = node.lemma[:_STEM]
        found[f"st={stem}"] = max(found.get(f"st={stem}", 0.0), math.exp(-steps.get(number, 9) / _FADES))
        if abs(scene.distance(number)) <= _WINDOW + 1:
            found[f"sn={stem}"] = 1.0
    return found


def _shape(scene: Scene) -> set[str]:
    """What kind of thing the target is, by its letters and the dictionary: a place, a person's name, a body, a common noun."""
    words = [scene.nodes[number] for number in scene.words]
    kinds = {form.kind for word in words for form in analyse(word.text)[:1] if form.kind} or {"none"}
    letters = "upper" if all(word.text.isupper() for word in words) else "capital" if words[0].text[:1].isupper() else "lower"
    latin = {"latin"} if any("a" <= letter <= "z" for word in words for letter in word.text.lower()) else set()
    best = analyse(scene.nodes[scene.head].text)[0]
    told = {*kinds, letters, *latin, f"words{min(len(words), 4)}", f"{letters} {best.number}", "animate" if best.animate else "thing"}
    quarter = 4 * scene.head // max(1, len(scene.nodes))
    return {f"kind={one}" for one in told} | {f"kind={letters} {kind}" for kind in kinds} | {f"quarter={quarter}"}


def dense(scene: Scene) -> Any:
    """Eight vectors: left, right, near in the tree, all, the head over a subject, over another, the target, the root over a subject."""
    import numpy

    nodes, steps = scene.nodes, scene.tree_distances()
    left, right, tree, whole = (numpy.zeros(SIZE) for _ in range(4))
    for number, node in enumerate(nodes):
        if number in scene.words or node.pos not in _CONTENT:
            continue
        word, away = vector(node.lemma), scene.distance(number)
        side = left if away < 0 else right
        side += word * math.exp(-abs(away) / 4)
        tree += word * math.exp(-steps.get(number, 9) / 1.5)
        whole += word
    above = nodes[scene.head].head
    over = vector(nodes[above].lemma) if above >= 0 else numpy.zeros(SIZE)
    root = vector(nodes[scene.above[-1]].lemma)
    subject = 1.0 if nodes[scene.head].relation.startswith("nsubj") else 0.0
    own = sum((vector(nodes[number].text) for number in scene.words), numpy.zeros(SIZE))
    parts = (_unit(left), _unit(right), _unit(tree), _unit(whole), over * subject, over * (1 - subject), _unit(own), root * subject)
    return numpy.concatenate(parts)


def roles(scene: Scene) -> Any:
    """Thirteen vectors, most of them empty: what describes the target, its head by the target's role and case, and who else takes part."""
    import numpy

    nodes, head = scene.nodes, scene.head
    above, relation = nodes[head].head, nodes[head].relation
    upper = scene.above[2] if len(scene.above) > 2 else -1
    over = vector(nodes[above].lemma) if above >= 0 else numpy.zeros(SIZE)
    if above >= 0 and any(node.head == above and node.lemma == "не" for number, node in enumerate(nodes) if number not in scene.words):
        over = -over
    higher = vector(nodes[upper].lemma) if upper >= 0 else numpy.zeros(SIZE)
    is_object, case = relation in ("obj", "iobj"), analyse(nodes[head].text)[0].case
    parts = [_unit(_below(scene, head, ("amod", "acl", "appos", "nmod", "acl:relcl")))]
    parts += [over * (relation == kind) for kind in ("nsubj", "nsubj:pass")]
    parts += [over * is_object, over * (relation == "obl"), over * (relation == "nmod")]
    parts += [_unit(_below(scene, above, kinds)) * (relation == "nsubj") for kinds in (("obj", "iobj"), ("obl",))]
    parts.append(_unit(_below(scene, above, ("nsubj", "nsubj:pass"))) * (is_object or relation == "obl"))
    parts += [higher * (relation == kind) for kind in ("nmod", "obl")]
    parts += [over * (case == kind) for kind in ("ins", "dat")]
    return numpy.concatenate(parts)


def _below(scene: Scene, head: int, relations: Sequence[str]) -> Any:
    """The sum of the vectors of what hangs from a word by these relations."""
    import numpy

    hanging = [node for number, node in enumerate(scene.nodes) if head >= 0 and node.head == head and number not in scene.words]
    return sum((vector(node.lemma) for node in hanging if node.relation in relations), numpy.zeros(SIZE))


def leanings(scene: Scene, leaning: Callable[[str], float]) -> list[float]:
    """How good or bad the words around sound (`leaning` of a lemma, turned by "не"), by their place in the tree and the line."""
    nodes, count = scene.nodes, len(scene.nodes)
    score = [leaning(node.lemma) if node.pos in _CONTENT and number not in scene.words else 0.0 for number, node in enumerate(nodes)]
    for number in range(1, count):
        if nodes[number - 1].lemma == "не":
            score[number] *= -1
    head, relation = nodes[scene.head].head, nodes[scene.head].relation
    over = score[head] if head >= 0 else 0.0
    upper = nodes[head].head if head >= 0 else -1
    higher = score[upper] if upper >= 0 else 0.0
    found = [over if relation == kind else 0.0 for kind in _RELATIONS] + [over, higher]
    found += [higher if relation == kind else 0.0 for kind in _RELATIONS]
    below = [score[number] for number, node in enumerate(nodes) if node.head == scene.head and number not in scene.words]
    beside = sum(score[number] for number, node in enumerate(nodes) if head >= 0 and node.head == head and number != scene.head)
    subject = relation.startswith("nsubj")
    found += [sum(below), min(below, default=0.0), max(below, default=0.0), beside * subject, beside * (not subject)]
    for sign in (-1, 1):
        side = [(score[number], abs(scene.distance(number))) for number in range(count) if scene.distance(number) * sign > 0]
        found += [sum(value * math.exp(-away / reach) for value, away in side) for reach in (1.5, 4, 10)]
    own = [leaning(nodes[number].lemma) for number in scene.words]
    return [*found, sum(score) / count * 5, min(score), max(score), own[-1], sum(own)]


def _unit(found: Any) -> Any:
    import numpy

    length = numpy.linalg.norm(found)
    return found / length if length else found
