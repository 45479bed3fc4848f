"""Likeness of texts by their shingles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quotes.text.shingles import same_words, shingles, sketch

LEMMAS = st.lists(st.sampled_from(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]), max_size=30)


@given(LEMMAS, LEMMAS)
def test_likeness_is_symmetric_and_bounded(left: list[str], right: list[str]) -> None:
    assert same_words(left, right) == same_words(right, left)
    assert 0.0 <= same_words(left, right) <= 1.0


@given(LEMMAS)
def test_a_text_is_like_itself_unless_it_is_short(lemmas: list[str]) -> None:
    assert same_words(lemmas, lemmas) == (1.0 if len(lemmas) >= 4 else 0.0)
    assert set(sketch(shingles(lemmas), 6)) <= shingles(lemmas)
    assert all(-(2**31) <= key < 2**31 for key in shingles(lemmas))


def test_other_numbers_are_other_words() -> None:
    said = ["trade", "grow", "by", "12", "percent", "in", "the", "first", "half", "of", "this", "year"]
    assert same_words(said, [*said, "again"]) > 0.6
    assert same_words(said, [word.replace("12", "15") for word in said]) == 0.0


def test_a_shortened_reprint_is_found_where_it_is_long() -> None:
    said = [
        "we",
        "want",
        "one",
        "toll",
        "for",
        "the",
        "whole",
        "year",
        "and",
        "would",
        "sign",
        "such",
        "a",
        "contract",
        "tomorrow",
        "in",
        "every",
        "port",
    ]
    assert same_words(said, said[:9]) > 0.0
    assert same_words(said, said[:5]) == 0.0
