"""Topics from what is typed to what is printed."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.cli.conftest import Quotes


def test_add_retag_merge_tree(quotes: Quotes) -> None:
    assert "quotes retag --topic tolls" in quotes("topics", "add", "tolls", "--label", "toll").err
    assert "topics added    " in quotes("retag", "--topic", "tolls").err.replace("\n", "    ")
    assert quotes("topics", "relate", "tolls", "Test Canal").err == "tolls and test-canal are related\n"
    assert quotes("topics", "relate", "tolls", "Test Canal", "--remove").err == "tolls and test-canal are not related\n"
    assert quotes("topics", "propose", "tolls", "Tolls should fall").err == "p1 tolls: Tolls should fall\n"
    assert quotes("topics", "merge", "test-canal", "tolls").err == "tolls is test-canal now; 1 quotes moved\n"
    rows = list(csv.DictReader(io.StringIO(quotes("topics", "tree", "-f", "csv").out)))
    assert [(row["topic"], row["quotes"]) for row in rows] == [("test-port", "0"), ("waterways", "0"), ("test-canal", "4"), ("", "0")]


@pytest.mark.parametrize("ending", ["toml", "ttl", "rdf", "jsonld"])
def test_a_thesaurus_travels_as_a_file(quotes: Quotes, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"topics.{ending}"
    assert quotes("topics", "export", str(file)).code == 0
    ran = quotes("topics", "import", str(file))
    assert (ran.code, ran.err.splitlines()[0].split()) == (0, ["topics", "read", "3"])


def test_bad_files_are_one_line(quotes: Quotes, tmp_path: Path) -> None:
    file = tmp_path / "topics.txt"
    file.write_text("x", encoding="utf-8")
    assert quotes("topics", "import", str(file)).err.startswith("error: no format of topics")
    assert quotes("topics", "import", str(file), "-f", "turtle").err.startswith("error: topics.txt: ")
