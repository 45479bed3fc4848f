"""Where people stand, as typed and printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Quotes


@pytest.fixture
def coded(quotes: Quotes) -> Quotes:
    """q1 and q3 (2024-03-15) support the canal and q4 (2025-10) opposes it, all by one expert; Anna and tester differ on q1."""
    for quote, value in (("q1", "support"), ("q3", "support"), ("q4", "oppose")):
        assert quotes("stance", "set", quote, "Test Canal", value, "--by", "Anna").code == 0
    assert quotes("stance", "set", "q3", "Test Canal", "support").code == 0
    return quotes


def test_stances_as_a_table_tell_what_they_rest_on(coded: Quotes) -> None:
    ran = coded("stances", "Test", "Canal", "--at-least", "3")
    assert "mostly support" in ran.out
    assert "67 % support, 33 % oppose; n = 3 distinct statements, 1 expert in all" in ran.out
    assert "rule: always:" in ran.out and "3 quotes by 1 expert in 2 articles of 2 outlets" in ran.out
    assert "too few: 3 of the 5 clear statements" in coded("stances", "пробного канала").out
    [row] = json.loads(coded("stances", "Test Canal", "-f", "json").out)
    assert (row["support"], row["oppose"], row["n"], row["articles"], row["first"], row["last"]) == (2, 1, 3, 2, "2024-03-15", "2025-10-01")


def test_shifts_show_both_quotes_verbatim(coded: Quotes) -> None:
    ran = coded("shifts", "Testov", "Test", "Canal", "-f", "json")
    [row] = json.loads(ran.out)
    assert (row["from_quote_id"], row["to_quote_id"]) == ("q1", "q4")
    assert (row["from_text"], row["to_text"]) == ("Пробный канал нужен соседям", "The Test Canal will open in May")
    assert "no turns" in coded("shifts", "-", "--until", "2024").err


def test_a_timeline_of_a_topic_and_of_an_expert(coded: Quotes, tmp_path: Path) -> None:
    ran = coded("timeline", "Test Canal", "--by", "year")
    assert "██" in ran.out and "▒" in ran.out
    assert json.loads(coded("timeline", "Лейла", "Пробина", "-f", "json").out)[0]["quotes"] == 1
    assert coded("timeline", "Test Canal", "-o", str(tmp_path / "canal.svg")).code == 0
    assert "<svg" in (tmp_path / "canal.svg").read_text(encoding="utf-8")
    assert coded("timeline", "звездолёт").err.startswith("error: no topic or expert 'звездолёт'")


def test_agreement_and_differences(coded: Quotes) -> None:
    coded("stance", "set", "q1", "Test Canal", "neutral")
    [row] = json.loads(coded("agreement", "--layer", "stance", "-f", "json").out)
    assert (row["coders"], row["units"], row["agree"]) == ("Anna and tester", 2, 0.5)
    [row] = json.loads(coded("agreement", "Test Canal", "--differences", "-f", "json").out)
    assert (row["quote_id"], row["by_Anna"], row["by_tester"]) == ("q1", "support", "neutral")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("stances", "звездолёт"), 1, "error: no topic 'звездолёт'"),
        (("stances", "Test Canal", "--by", "mood"), 2, "error: cannot count stances by 'mood'"),
        (("timeline", "Test Canal", "--by", "week"), 2, "error: no period: 'week'"),
        (("timeline", "Test Canal", "-o", "x.bmp"), 2, "error: cannot draw x.bmp"),
        (("agreement", "--layer", "mood"), 2, "error: no layer: 'mood'"),
        (("shifts", "-", "звездолёт"), 1, "error: no topic 'звездолёт'"),
    ],
)
def test_bad_input_is_one_line(quotes: Quotes, words: tuple[str, ...], code: int, said: str) -> None:
    ran = quotes(*words)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(said)
