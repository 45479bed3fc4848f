"""The attitude of a Russian sentence towards somebody or something named in it. In: sentences with targets. Out: -1, 0 or 1, and how sure.

A logistic regression whose weights are plain numbers in `attitude.json`, made by `bench/train_stances.py`. The label is chosen so that
both sides are found about as often as they are meant. How sure it is: how often answers as strong were right on sentences the model had
not seen, a curve a label in the same file; a side may thus be named below one half, and is hardly ever above 0.7.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotes.errors import QuotesError
from quotes.model.spans import Span

if TYPE_CHECKING:
    from quotes.lang.ru.syntax import Node

WEIGHTS = Path(__file__).with_name("attitude.json")
LABELS = (-1, 0, 1)
BATCH = 64


def attitudes(rows: Sequence[tuple[str, Span]]) -> Iterator[tuple[int, float]]:
    """For each sentence and target place (code points), in order: the label (-1 against, 0 neither, 1 for), and how sure it is.

    Sure is the share of such answers that is right, 0 to 1.

    Raises QuotesError where the parser's models are not installed.
    """
    from quotes.lang.ru.syntax import available, parse

    if not available():
        raise QuotesError("the Russian parser's models are not installed", "pip install natasha slovnet navec brings them")
    for start in range(0, len(rows), BATCH):
        part = rows[start : start + BATCH]
        for (_, target), nodes in zip(part, parse([sentence for sentence, _ in part]), strict=True):
            yield attitude(nodes, target)


def attitude(nodes: Sequence[Node], target: Span) -> tuple[int, float]:
    """The label of one parsed sentence and target, and the share of such answers that is right; a sentence without words says 0."""
    import numpy

    if not nodes:
        return 0, 1.0
    from quotes.stances.features import Scene, dense, leanings, named, roles, stems

    weights, scene = _weights(), Scene(nodes, target)
    logits = weights["bias"] + weights["dense"] @ numpy.concatenate((dense(scene), roles(scene)))
    logits = logits + weights["leanings"] @ (numpy.array(leanings(scene, _leaning)) / weights["scale"])
    for feature, amount in (dict.fromkeys(named(scene), 1.0) | stems(scene)).items():
        found = weights["named"].get(feature)
        if found is not None:
            logits = logits + amount * found
    best = int(numpy.array([logits[0], 0.0, logits[1]]).argmax())
    honest = numpy.array([logits[0] - weights["prior"], 0.0, logits[1] - weights["prior"]])
    strength = honest[best] - numpy.logaddexp.reduce(numpy.delete(honest, best))
    return LABELS[best], float(numpy.interp(strength, *weights["sureness"][best]))


@lru_cache(maxsize=1)
def _weights() -> dict[str, Any]:
    """The weights of -1 and 1 against 0, as arrays."""
    import numpy

    raw = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    arrays: dict[str, Any] = {name: numpy.array(raw[name], dtype=float) for name in ("bias", "prior", "leanings", "scale", "polarity")}
    arrays["dense"] = numpy.array(raw["dense"], dtype=float) / 1000
    arrays["sureness"] = [numpy.array(curve) for curve in raw["sureness"]]
    return {**arrays, "named": {name: numpy.array(pair) / 1000 for name, pair in raw["named"].items()}}


@lru_cache(maxsize=50_000)
def _leaning(lemma: str) -> float:
    from quotes.lang.ru.syntax import vector

    found, polarity = vector(lemma), _weights()["polarity"]
    return float(found @ polarity[:-1] + polarity[-1]) if found.any() else 0.0
