"""The attitude model: what it says of plain sentences, and the command that labels a file."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from quotes.cli.app import run
from quotes.lang.ru.syntax import parse
from quotes.model.spans import Span
from quotes.stances.attitude import attitude

GOOD = "Жители Мостовска поблагодарили Пробина за помощь и назвали его героем."
BAD = "Суд признал Пробина виновным в убийстве и мошенничестве."
PLAIN = "Пробин приехал в Мостовск во вторник."


def label(sentence: str, name: str = "Пробин") -> int:
    start = sentence.index(name)
    [nodes] = parse([sentence])
    found, sure = attitude(nodes, Span(start, start + len(name)))
    assert 0 < sure <= 1
    return found


def test_plain_sentences() -> None:
    assert [label(sentence) for sentence in (GOOD, BAD, PLAIN)] == [1, -1, 0]


@pytest.mark.parametrize("sign", [",", "\t"])
def test_a_file_is_labelled_row_for_row(tmp_path: Path, capsys: pytest.CaptureFixture[str], sign: str) -> None:
    path = tmp_path / "rows.csv"
    rows = [(text, "Пробин", str(text.index("Пробин")), str(text.index("Пробин") + 6)) for text in (BAD, PLAIN, GOOD, BAD)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=sign)
        writer.writerows([("sentence", "entity", "entity_pos_start_rel", "entity_pos_end_rel"), *rows])
    assert run(["stance", "suggest", str(path), "-f", "csv"]) == 0
    found = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["sentence"], row["label"]) for row in found] == [(BAD, "-1"), (PLAIN, "0"), (GOOD, "1"), (BAD, "-1")]
    assert all(0 < float(row["confidence"]) <= 1 for row in found)


def test_a_place_outside_the_sentence_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("sentence,entity,entity_pos_start_rel,entity_pos_end_rel\nКоротко,Пробин,3,90\n", encoding="utf-8")
    assert run(["stance", "suggest", str(path)]) == 2
    assert "rows.csv, row 1: no place in the sentence: '3' to '90'" in capsys.readouterr().err
