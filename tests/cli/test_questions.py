"""Coverage, voices, compare, new, figures and search in articles from what is typed to what is printed."""

from __future__ import annotations

import csv
import io

import pytest

from tests.cli.conftest import Quotes


@pytest.mark.parametrize(
    ("words", "column", "values"),
    [
        (("coverage",), "outlet", ["South Gazette", "Северный листок"]),
        (("voices", "--topic", "Test Canal"), "voice", ["Ермек Тестов"]),
        (("voices", "--not-in", "South Gazette"), "voice", ["Лейла Пробина"]),
        (("compare", "North Leaf", "South Gazette", "--topic", "Test Canal"), "left", ["2"]),
        (("new", "--topic", "Test Canal"), "quote_id", ["q4", "q3", "q1"]),
        (("figures", "Test Canal"), "unit", []),
    ],
)
def test_a_question_as_csv(quotes: Quotes, words: tuple[str, ...], column: str, values: list[str]) -> None:
    ran = quotes(*words, "-f", "csv")
    assert ran.code == 0
    assert [row[column] for row in csv.DictReader(io.StringIO(ran.out))] == values


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("who-said", "canal", "--by", "expert", "--count", "moods"), "error: cannot count 'moods'"),
        (("search", "canal", "--in", "books"), "error: cannot search in 'books'"),
        (("compare", "Nowhere Times", "South Gazette"), "error: no outlet 'Nowhere Times'"),
        (("new", "--since", "someday"), "error: 'someday' is not a period"),
    ],
)
def test_bad_input_is_one_line(quotes: Quotes, words: tuple[str, ...], said: str) -> None:
    ran = quotes(*words)
    assert ran.code in (1, 2)
    assert ran.err.startswith(said)
