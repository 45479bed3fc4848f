"""The combination of trees: whichever way they are read, the probability is that of walking down each of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quotes.identity.features import FEATURES
from quotes.identity.weights import Weights, load_weights

THRESHOLDS = sorted({round(one, 5) for tree in load_weights().trees for one in tree[1]})
VALUES = st.lists(
    st.one_of(st.sampled_from(THRESHOLDS), st.floats(-2, 12)),
    min_size=len(FEATURES),
    max_size=len(FEATURES),
)


def walked(weights: Weights, values: list[float]) -> float:
    """The log-odds, leaf by leaf."""
    total = weights.bias
    for feature, threshold, left, right, value in weights.trees:
        node = 0
        while feature[node] >= 0:
            node = left[node] if values[feature[node]] <= threshold[node] else right[node]
        total += value[node]
    return total


@given(values=VALUES)
def test_the_table_of_bits_arrives_at_the_leaves_that_walking_does(values: list[float]) -> None:
    weights = load_weights()
    odds = walked(weights, values)
    expected = 1 / (1 + 2.718281828459045**-odds)
    assert abs(weights.probability(values) - expected) < 1e-9
    assert abs(weights.probabilities([values])[0] - expected) < 1e-9
    assert abs(weights.start + sum(weights.parts(values)) - odds) < 1e-9


def test_a_value_at_a_threshold_goes_left_and_one_above_it_right() -> None:
    weights = Weights(("one",), 0.0, (([0, -1, -1], [0.5, 0.0, 0.0], [1, 0, 0], [2, 0, 0], [0.0, -1.0, 1.0]),), 0.9)
    assert weights.probability([0.5]) < 0.5 < weights.probability([0.50001])
