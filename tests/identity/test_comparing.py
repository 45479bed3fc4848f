"""Batches of comparisons and explanations: row for row, adding up, stopping at nothing."""

from __future__ import annotations

from math import exp

import pytest

from quotes.identity.compare import compare
from quotes.identity.comparing import compare_all, explain
from quotes.identity.features import FEATURES
from quotes.identity.weights import load_weights

ROWS = [("Сержан Мухаметов", "Serzhan Mukhametov"), ("", "Сержан Мухаметов"), ("Сержан Мухаметов", "Лариса Чеботарская")]


def test_rows_come_back_in_order_and_agree_with_single_comparisons() -> None:
    found = list(compare_all(ROWS))
    assert [(one.left, one.right) for one in found] == ROWS
    assert found[0].probability == pytest.approx(compare(*ROWS[0]).probability)
    assert [one.decision for one in found] == ["link", "different", "different"]


def test_a_row_without_a_name_says_so() -> None:
    assert list(compare_all(ROWS))[1].reasons == ("no name in ''",)


def test_contributions_add_up_to_the_probability() -> None:
    weights = load_weights()
    rows = explain(*ROWS[0])
    odds = weights.start + sum(row.contribution for row in rows)
    assert 1 / (1 + exp(-odds)) == pytest.approx(compare(*ROWS[0]).probability)
    assert {row.feature for row in rows} == {feature.__name__ for feature in FEATURES}


def test_every_feature_says_what_it_measures() -> None:
    assert all((feature.__doc__ or "").strip().endswith(".") for feature in FEATURES)
