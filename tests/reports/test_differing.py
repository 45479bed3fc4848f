"""Which figures contradict each other: by what they allow, of whom and of when."""

from __future__ import annotations

import pytest

from quotes.reports.differing import Given, allowed, find_differing
from quotes.text.figures import find_figures


def given(*said: str) -> list[Given]:
    """One figure each, speakers and quotes numbered from 1."""
    return [Given(next(iter(find_figures(text))), text, f"speaker {number}", number) for number, text in enumerate(said, 1)]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("сбор шерсти составил от 5 до 7 млн тонн", "сбор шерсти составил 6 млн тонн", False),
        ("сбор шерсти составил от 5 до 7 млн тонн", "сбор шерсти составил 8 млн тонн", True),
        ("сбор шерсти составил от 5 до 7 млн тонн", "сбор шерсти составил 7–9 млн тонн", False),
        ("сбор шерсти составил от 5 до 6 млн тонн", "сбор шерсти составил 7–9 млн тонн", True),
        ("сбор шерсти составил не менее 5 млн тонн", "сбор шерсти составил 9 млн тонн", False),
        ("сбор шерсти составил не более 5 млн тонн", "сбор шерсти составил 9 млн тонн", True),
        ("сбор шерсти составил порядка 5 млн тонн", "сбор шерсти составил 5,2 млн тонн", False),
        ("сбор шерсти составил 5 млн тонн", "сбор шерсти составил 5,2 млн тонн", True),
        ("сбор шерсти составил 5 млн тонн", "сбор хлопка составил 9 млн тонн", False),
        ("сбор составил 5 млн тонн", "весь сбор шерсти составил 9 млн тонн", True),
        ("надой составил 5 млн тонн", "сбор хлопка составил 9 млн тонн", False),
        ("сбор шерсти составил 5 млн тонн", "сбор шерсти составил 9 млн долларов", False),
        ("сбор шерсти вырос на 5 %", "сбор шерсти составил 9 %", False),
        ("сбор шерсти за 2023 год составил 5 млн тонн", "сбор шерсти за 2024 год составил 9 млн тонн", False),
        ("ушла треть урожая", "ушло 60 % урожая", False),
    ],
)
def test_two_figures(one: str, other: str, differ: bool) -> None:
    assert find_differing(given(one, other)) == ({0: (2,), 1: (1,)} if differ else {})


def test_one_speaker_does_not_contradict_himself() -> None:
    one, other = given("сбор шерсти составил 5 млн тонн", "сбор шерсти составил 9 млн тонн")
    assert find_differing([one, Given(other.figure, other.text, one.who, 2)]) == {}


def test_the_farthest_below_and_above_are_named() -> None:
    said = given(*(f"сбор шерсти составил {number} млн тонн" for number in (5, 1, 3, 9, 7)))
    assert find_differing(said)[0] == (2, 4)
    assert find_differing(said)[1] == (4,)


def test_a_share_is_compared_in_per_cent() -> None:
    [half] = find_figures("половина урожая")
    assert allowed(half) == pytest.approx((50, 50))
