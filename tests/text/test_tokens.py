"""Words as spans."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quotes.model.spans import Span
from quotes.text.tokens import find_tokens, find_words


def words(text: str) -> list[str]:
    return [span.of(text) for span in find_words(text)]


def test_hyphens_apostrophes_and_decimals_stay_inside_words() -> None:
    text = "Нур-Айым сказала: «рост 4,5%» — O’Neil's за\u0301мок"
    assert words(text) == [
        "Нур-Айым",
        "сказала",
        "рост",
        "4,5",
        "O’Neil's",
        "за\u0301мок",
    ]


def test_only_inside_the_span() -> None:
    text = "один два три"
    assert [span.of(text) for span in find_words(text, Span(5, 8))] == ["два"]


def test_tokens_hold_punctuation() -> None:
    text = "x «Да», — сказал он."
    assert [span.of(text) for span in find_tokens(text, Span(2, len(text)))] == ["«", "Да", "»", ",", "—", "сказал", "он", "."]


@given(st.text())
def test_words_are_in_order_and_cover_all_letters(text: str) -> None:
    spans = list(find_words(text))
    assert all(left.end <= right.start for left, right in pairwise(spans))
    covered = {at for span in spans for at in range(span.start, span.end)}
    assert all(at in covered for at, char in enumerate(text) if char.isalnum())


def test_marks_by_the_million_are_read() -> None:
    assert words("'-" * 500_000) == []
    assert len(words("слово-" * 200_000)) == 1
