"""Stances from what is typed to what is printed."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.cli.conftest import Quotes


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_set_list_withdraw(quotes: Quotes) -> None:
    assert quotes("stance", "set", "q1", "Test Canal", "support").err == "q1 test-canal: support, by tester\n"
    assert quotes("stance", "set", "q1", "пробного канала", "oppose", "--by", "Anna", "--note", "irony").code == 0
    ran = quotes("stance", "list", "Test", "Canal", "-f", "csv")
    found = [(row["quote_id"], row["value"], row["coder"], row["counts"]) for row in rows(ran.out)]
    assert found == [("q1", "oppose", "Anna", "yes"), ("q1", "support", "tester", "no")]
    assert "2 stances shown" in ran.err
    assert "q1" in quotes("stance", "list", "--quote", "q1", "--coder", "Anna").out
    assert quotes("stance", "withdraw", "q1", "Test Canal", "--by", "Anna").err == "q1 test-canal: oppose by Anna withdrawn\n"
    assert [row["counts"] for row in rows(quotes("stance", "list", "-f", "csv").out)] == ["withdrawn", "yes"]
    assert [row["stance"] for row in rows(quotes("who-said", "Test Canal", "-f", "csv").out)] == ["", "", "support"]


def test_many_from_a_file_are_set_all_or_none(quotes: Quotes, tmp_path: Path) -> None:
    table = tmp_path / "codes.csv"
    table.write_text("quote,topic,value,by,note\nq1,test-canal,support,Anna,\nq3,Test Canal,oppose,,\n", encoding="utf-8")
    assert quotes("stance", "set", "--file", str(table), "--by", "Boris").err == "2 stances set\n"
    assert [(row["coder"], row["value"]) for row in rows(quotes("stance", "list", "-f", "csv").out)] == [
        ("Boris", "oppose"),
        ("Anna", "support"),
    ]
    tables = tmp_path / "codes.toml"
    tables.write_text('[[stance]]\nquote = "q4"\ntopic = "Test Canal"\nvalue = "neutral"\n', encoding="utf-8")
    assert quotes("stance", "set", "--file", str(tables)).code == 0
    table.write_text("quote,topic,value\nq4,test-canal,oppose\nq77,test-canal,oppose\n", encoding="utf-8")
    ran = quotes("stance", "set", "--file", str(table))
    assert (ran.code, ran.err.splitlines()[0]) == (1, "error: codes.csv, line 3: no quote q77")
    assert [row["value"] for row in rows(quotes("stance", "list", "--quote", "q4", "-f", "csv").out)] == ["neutral"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("stance", "set", "q1", "Test Canal"), 2, "error: a stance needs a quote, a topic and a value"),
        (("stance", "set", "q1", "Test Canal", "yes"), 2, "error: q1: no stance: 'yes'"),
        (("stance", "set", "x", "Test Canal", "support"), 2, "error: x: no quote: 'x'"),
        (("stance", "set", "q1", "Nowhere", "support"), 1, "error: q1: no topic 'Nowhere'"),
        (("stance", "set", "q1", "--file", "x.csv"), 2, "error: both a stance and a file"),
        (("stance", "withdraw", "q1", "Test Canal"), 1, "error: no stance by a person stands on q1"),
        (("stance", "list", "--value", "yes"), 2, "error: no stance: 'yes'"),
    ],
)
def test_bad_input_is_one_line(quotes: Quotes, words: tuple[str, ...], code: int, said: str) -> None:
    ran = quotes(*words)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(said)
