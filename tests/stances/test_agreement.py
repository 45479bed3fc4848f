"""κ and α against published worked examples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.stances.agreement import cohen_kappa, krippendorff_alpha

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C: four observers, twelve units, missing data.
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)


def test_alpha_of_the_published_example() -> None:
    units = [[value for value in unit if value is not None] for unit in zip(*OBSERVERS, strict=True)]
    assert krippendorff_alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_alpha_of_the_published_binary_example() -> None:
    # ibid., section A: two observers, ten units, 0.095
    first, second = (0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)
    assert krippendorff_alpha(list(zip(first, second, strict=True))) == pytest.approx(0.095, abs=0.0005)


def test_kappa_of_the_usual_example() -> None:
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert cohen_kappa(pairs) == pytest.approx(0.4)


def test_nothing_to_compare_is_no_number() -> None:
    assert cohen_kappa([]) is None
    assert cohen_kappa([("a", "a")] * 5) is None
    assert krippendorff_alpha([["a"], []]) is None
    assert krippendorff_alpha([["a", "a"]]) is None


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
def test_both_are_symmetric_and_full_agreement_is_one(pairs: list[tuple[str, str]]) -> None:
    turned = [(right, left) for left, right in pairs]
    assert cohen_kappa(pairs) == pytest.approx(cohen_kappa(turned), nan_ok=True) if cohen_kappa(pairs) is not None else True
    same = [(left, left) for left, _ in pairs]
    if len(set(same)) > 1:
        assert cohen_kappa(same) == pytest.approx(1)
        assert krippendorff_alpha(same) == pytest.approx(1)
