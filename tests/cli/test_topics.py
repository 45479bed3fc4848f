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


def test_a_name_belongs_to_one_topic(quotes: Quotes) -> None:
    ran = quotes("topics", "add", "second-canal", "--label", "Test Canal")
    assert ran.code != 0
    assert ran.err.startswith("error: 'Test Canal' is a name of topic t")
    assert "quotes topics alias test-canal adds names to it" in ran.err
    assert "second-canal" not in quotes("topics").out


def test_another_topic_s_name_is_no_alias(quotes: Quotes) -> None:
    assert quotes("topics", "add", "upper-lock", "--label", "Upper lock").code == 0
    ran = quotes("topics", "alias", "upper-lock", "Lock of the north", "Test Canal")
    assert ran.code == 1
    assert ran.err.startswith("error: 'Test Canal' is a name of topic t")
    assert "Lock of the north" not in quotes("topics", "show", "upper-lock").out
    assert quotes("topics", "alias", "upper-lock", "Upper lock", "Lock of the north").err.startswith("upper-lock: 1 new")


def test_several_topics_of_a_name_are_told_with_their_labels(quotes: Quotes, tmp_path: Path) -> None:
    file = tmp_path / "topics.toml"
    upper, lower = 'key = "upper-lock"\nen = ["Upper lock", "Twin name"]', 'key = "lower-lock"\nen = ["Lower lock"]\naz = ["Twin name"]'
    file.write_text(f"[[topic]]\n{upper}\n[[topic]]\n{lower}\n", encoding="utf-8")
    assert quotes("topics", "import", str(file)).code == 0
    for command in (
        ("who-said", "twin name"),
        ("stances", "twin name"),
        ("topics", "show", "twin name"),
        ("retag", "--topic", "twin name"),
    ):
        err = quotes(*command).err
        assert "'twin name' may be several topics" in err, command
        assert "Upper lock" in err, command
        assert "Lower lock" in err, command
    assert "several" not in quotes("who-said", "upper-lock").err
