"""Many names compared, and one comparison taken apart. In: rows of two names. Out: rows with probability, decision and reasons.

What `quotes names compare FILE` and `quotes names explain LEFT RIGHT` print. A row that cannot be compared says so and stops nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from quotes.errors import UsageError
from quotes.identity.compare import decide, reasons
from quotes.identity.features import FEATURES, measure
from quotes.identity.names import parse_name
from quotes.identity.pairs import Pair, lay
from quotes.identity.weights import load_weights

Verdict = Literal["link", "candidate", "different"]
BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Compared:
    """One row: the names as given, the probability (0 to 1) that they are one person's, the decision and its reasons.

    `different` says here that nothing is to be done with the pair; it is no judgement and is not kept.
    """

    left: str
    right: str
    probability: float
    decision: Verdict
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """One feature of a comparison: its name, its value, what it adds to the log-odds, and what it measures."""

    feature: str
    value: float
    contribution: float
    meaning: str


def compare_all(rows: Iterable[tuple[str, str]]) -> Iterator[Compared]:
    """Compare each row's two names; rows come back in their order, those without a name with probability 0 and the reason."""
    source = iter(rows)
    while batch := list(islice(source, BATCH)):
        yield from _compare_batch(batch)


def _compare_batch(rows: list[tuple[str, str]]) -> list[Compared]:
    weights = load_weights()
    laid: list[Pair | str] = []
    for left, right in rows:
        try:
            laid.append(lay(parse_name(left), parse_name(right)))
        except UsageError as error:
            laid.append(error.message)
    pairs = [one for one in laid if isinstance(one, Pair)]
    probabilities = iter(weights.probabilities([measure(pair) for pair in pairs]) if pairs else [])
    return [_compared(left, right, one, probabilities) for (left, right), one in zip(rows, laid, strict=True)]


def _compared(left: str, right: str, laid: Pair | str, probabilities: Iterator[float]) -> Compared:
    if isinstance(laid, str):
        return Compared(left, right, 0.0, "different", (laid,))
    probability = next(probabilities)
    decision = decide(laid, probability)
    return Compared(left, right, probability, "different" if decision == "none" else decision, reasons(laid))


def explain(left: str, right: str) -> tuple[Explained, ...]:
    """Every feature's value and part in the comparison, the weightiest first. Raises UsageError where a name has no letter.

    The contributions and `load_weights().start` add up to the log-odds of the probability.
    """
    weights = load_weights()
    values = measure(lay(parse_name(left), parse_name(right)))
    parts = weights.parts(values)
    rows = [
        Explained(feature.__name__, value, part, (feature.__doc__ or "").strip())
        for feature, value, part in zip(FEATURES, values, parts, strict=True)
    ]
    return tuple(sorted(rows, key=lambda row: -abs(row.contribution)))
