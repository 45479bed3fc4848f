"""Propositions from what is typed to what is printed: wherever a topic is accepted, so is one."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.cli.conftest import Quotes

SAYING = "The canal should open"


@pytest.fixture
def coded(quotes: Quotes) -> Quotes:
    """q1 and q4 are one man's, a year and a half apart: first against, then for; Boris reads q4 otherwise."""
    assert quotes("topics", "propose", "Test Canal", SAYING).err == f"p1 test-canal: {SAYING}\n"
    assert quotes("stance", "set", "q1", "p1", "oppose", "--by", "Anna").err == f"q1 p1 “{SAYING}”: oppose, by Anna\n"
    quotes("stance", "set", "q4", "p1", "oppose", "--by", "Boris")
    quotes("stance", "set", "q4", "the canal should open", "support", "--by", "Anna")
    return quotes


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("name", ["p1", "The canal should open.", SAYING.upper()])
def test_stances_of_a_proposition(coded: Quotes, name: str) -> None:
    [row] = rows(coded("stances", name, "-f", "csv").out)
    assert (row["expert"], row["support"], row["oppose"], row["n"]) == ("Ермек Тестов", "1", "1", "2")
    [topic] = rows(coded("stances", "Test Canal", "-f", "csv").out)
    assert (topic["support"], topic["oppose"], topic["uncoded"]) == ("0", "0", "3"), "a stance on it is none on the topic"


def test_timeline_shifts_and_agreement_of_a_proposition(coded: Quotes) -> None:
    periods = {row["period"]: row for row in rows(coded("timeline", "p1", "--by", "year", "-f", "csv").out)}
    assert {year: (row["support"], row["oppose"]) for year, row in periods.items()} == {"2024": ("0", "1"), "2025": ("1", "0")}
    [turn] = rows(coded("shifts", "-", "p1", "-f", "csv").out)
    assert (turn["topic"], turn["from_stance"], turn["to_stance"], turn["to_quote_id"]) == ("p1", "oppose", "support", "q4")
    [pair] = rows(coded("agreement", "p1", "-f", "csv").out)
    assert (pair["coders"], pair["units"], pair["agree"]) == ("Anna and Boris", "1", "0.0")
    [unit] = rows(coded("agreement", "Test Canal", "--differences", "-f", "csv").out)
    assert (unit["topic"], unit["by_Anna"], unit["by_Boris"]) == ("p1 (test-canal)", "support", "oppose")


def test_a_proposition_is_shown_listed_and_searched(coded: Quotes) -> None:
    tree = rows(coded("topics", "tree", "Test Canal", "-f", "csv").out)
    assert [(row["proposition_id"], row["proposition"], row["quotes"]) for row in tree] == [("", "", "3"), ("p1", SAYING, "2")]
    assert f"“{SAYING}”" in coded("topics", "tree").out
    assert f"p1 {SAYING} (support 1, oppose 1)" in coded("topics", "show", "Test Canal").out
    assert "support 1; oppose 1" in coded("show", "p1").out
    assert f"propositions  support: “{SAYING}”" in coded("show", "q4").out
    assert [(row["quote_id"], row["stance"]) for row in rows(coded("who-said", "p1", "-f", "csv").out)] == [
        ("q4", "support"),
        ("q1", "oppose"),
    ]
    listed = rows(coded("stance", "list", "p1", "-f", "csv").out)
    assert [(row["quote_id"], row["coder"], row["counts"]) for row in listed] == [
        ("q4", "Anna", "yes"),
        ("q4", "Boris", "no"),
        ("q1", "Anna", "yes"),
    ]


def test_withdrawing_asks_first_and_undo_brings_it_back(coded: Quotes) -> None:
    refused = coded("topics", "withdraw", "p1")
    assert (refused.code, "3 stance(s) on it" in refused.err) == (2, True)
    assert coded("topics", "withdraw", "p1", "--yes").code == 0
    assert coded("stances", "p1").err.startswith("error: no proposition 'p1'\n")
    assert coded("stance", "set", "q1", "p1", "support").err.startswith("error: q1: no proposition 'p1'\n")
    assert coded("undo", "--yes").code == 0
    assert len(rows(coded("stance", "list", "p1", "-f", "csv").out)) == 3


@pytest.mark.parametrize("ending", ["toml", "ttl", "rdf", "jsonld"])
def test_propositions_travel_with_the_thesaurus(coded: Quotes, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"topics.{ending}"
    coded("topics", "export", str(file))
    assert coded("topics", "withdraw", "p1", "--yes").code == 0
    assert "new propositions" in coded("topics", "import", str(file)).err
    assert [row["proposition"] for row in rows(coded("topics", "tree", "Test Canal", "-f", "csv").out)] == ["", SAYING]
