"""Exports with every filter, said in words; saved reports, voices, the log and undo in users' words."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.cli.conftest import Quotes


@pytest.fixture
def more(quotes: Quotes) -> Quotes:
    """q1 supports the canal, q2 is rejected, Тестов is from KZ."""
    quotes("stance", "set", "q1", "Test Canal", "support", "--by", "Anna")
    quotes("fix", "q2", "--reject", "boilerplate")
    quotes("experts", "edit", "e1", "--country", "KZ")
    return quotes


def ids(text: str) -> list[str]:
    return [row["quote_id"].removeprefix("q") for row in csv.DictReader(io.StringIO(text))]


@pytest.mark.parametrize(
    ("words", "found", "said"),
    [
        ((), ["1", "3", "4", "5"], "wrote 4 quotes: all quotes\n"),
        (("--topic", "Test Canal"), ["1", "3", "4"], "on Test Canal"),
        (("--words", "открыть"), [], "no quotes with the words открыть\n"),
        (("--words", "canal open"), ["4"], "with the words canal open"),
        (("--expert", "Testov", "--since", "2025"), ["4"], "by Testov, since 2025"),
        (("--affiliation", "Институт проб"), ["1", "3", "4"], "of people of Институт проб"),
        (("--country", "kz"), ["1", "3", "4"], "of speakers from KZ"),
        (("--outlet", "South Gazette", "--until", "2025-10"), ["4", "5"], "in South Gazette, until 2025-10"),
        (("--kind", "indirect"), ["5"], "only indirect"),
        (("--lang", "en"), ["4", "5"], "in the language en"),
        (("--stance", "support"), ["1"], "with the stance support"),
        (("--topic", "Port of Proba", "--stance", "support"), [], "no quotes on Port of Proba, with the stance support\n"),
        (("--confidence", "0.95"), [], "no quotes with a confidence of at least 0.95\n"),
        (("--status", "rejected"), ["2"], "of status rejected"),
        (("--status", "any"), ["1", "2", "3", "4", "5"], "of status any"),
    ],
)
def test_an_export_takes_every_filter_and_says_it(more: Quotes, words: tuple[str, ...], found: list[str], said: str) -> None:
    ran = more("export", *words)
    assert (ran.code, ids(ran.out)) == (0, found)
    assert said in ran.err


def test_the_main_question_takes_the_same_filters(more: Quotes) -> None:
    assert ids(more("who-said", "Test Canal", "--stance", "support", "--country", "KZ", "--confidence", "0.5", "-f", "csv").out) == ["1"]
    assert ids(more("who-said", "Test Canal", "--lang", "en", "--status", "active", "-f", "csv").out) == ["4"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--country", "Kazakhstan"), "error: --country 'Kazakhstan' is no code\nhint: two letters, such as KZ or AZ\n"),
        (("--stance", "love"), "error: no stance: 'love'\n"),
        (("--status", "gone"), "error: no status of quotes: 'gone'\nhint: there are: active, rejected, orphaned, superseded, any\n"),
        (("--confidence", "7"), "error: --confidence 7 is not between 0 and 1\n"),
        (("--lang", "r"), "error: --lang 'r' is no code\n"),
    ],
)
def test_a_filter_that_is_none_is_one_line(quotes: Quotes, words: tuple[str, ...], said: str) -> None:
    ran = quotes("export", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)


def test_a_workbook_says_which_filters_made_it(more: Quotes, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    target = tmp_path / "canal.xlsx"
    assert more("export", str(target), "--topic", "Test Canal").err == f"wrote 3 quotes to {target}: on Test Canal\n"
    assert load_workbook(target)["about"]["A1"].value == "Quotes: on Test Canal"


def test_saved_reports_resolve_what_is_typed(quotes: Quotes) -> None:
    months = quotes("report", "topics_by_month", "--set", "topic=пробного канала", "-f", "csv").out
    assert [row["month"] for row in csv.DictReader(io.StringIO(months))] == ["2024-03", "2025-10"]
    assert "2024" not in quotes("report", "most_quoted", "--set", "from=2025", "-f", "csv").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("topics_by_month", "--set", "topic=Tset Canal"), "error: no topic 'Tset Canal'\nhint: did you mean Test Canal?"),
        (("most_quoted", "--set", "from=2024-15"), "error: '2024-15' is not in the calendar\n"),
        (("unsure", "--set", "below=high"), "error: no number: 'high'\n"),
    ],
)
def test_a_saved_report_refuses_what_nobody_knows(quotes: Quotes, words: tuple[str, ...], said: str) -> None:
    ran = quotes("report", *words)
    assert ran.code in (1, 2)
    assert ran.err.startswith(said)


def test_nobody_is_new_unless_a_first_day_is_named(quotes: Quotes) -> None:
    ran = quotes("voices")
    assert "new voice" not in ran.out
    assert "3 voices\n" in ran.out
    later = quotes("voices", "--since", "2025")
    assert "2 voices, 1 new" in later.out, "the ministry is; Тестов spoke in 2024"


def test_the_log_and_undo_speak_of_quotes_not_of_tables(quotes: Quotes) -> None:
    quotes("stance", "set", "q1", "Test Canal", "support", "--by", "Anna")
    assert "1 stance, 1 verdict added; 1 topic of a quote changed" in " ".join(quotes("show", "c2").out.split())
    assert "2 texts" in quotes("log", "-f", "csv").out
    assert quotes("undo", "--yes").err == (
        "took back c2: 1 topic of a quote changed; 1 stance, 1 verdict removed; quotes undo c3 brings it back\n"
    )


def test_cite_from_the_command_line(quotes: Quotes) -> None:
    assert quotes("cite", "q4", "a2", "--style", "chicago").out == "South Gazette. “About south.” October 2025. https://south.example/1.\n"
    assert quotes("cite", "q1").out.startswith("About north // Северный листок. 2024. 15 марта. URL: https://north.example/1")
    assert quotes("cite", "q1", "--style", "mla").err.startswith(
        "error: no style 'mla'\nhint: styles: apa, bibtex, chicago, csl-json, gost\n"
    )
    assert quotes("cite", "t1").err.startswith("error: t1 is a topic, not a quote or article\n")


def test_a_dossier_goes_to_a_file_or_to_standard_output(quotes: Quotes, tmp_path: Path) -> None:
    assert quotes("dossier", "Testov").out.startswith("# Ермек Тестов\n")
    target = tmp_path / "canal.html"
    assert quotes("dossier", "Test", "Canal", "-o", str(target), "--style", "apa").err == f"wrote the dossier of Test Canal to {target}\n"
    assert "About north. (2024, March 15). Северный листок." in target.read_text(encoding="utf-8")
    assert quotes("dossier", "Testov", "-o", "x.pdf").err.startswith("error: no form of dossiers: 'pdf'\n")
    assert quotes("dossier", "Testov", "--style", "bibtex").err.startswith("error: no style for the sources of a dossier: 'bibtex'\n")


def test_rows_as_a_page(quotes: Quotes) -> None:
    assert quotes("timeline", "Test Canal", "-f", "html").out.count("<svg ") == 1
    assert "<td" in quotes("report", "most_quoted", "-f", "html").out
    assert "<dl>" in quotes("show", "e1", "-f", "html").out


def test_metadata_for_datasette(quotes: Quotes, tmp_path: Path) -> None:
    target = tmp_path / "metadata.yaml"
    ran = quotes("datasette", "-o", str(target))
    assert ran.err.startswith(f"wrote {target}; datasette ")
    assert "  quotes:\n    tables:\n      v_quotes:\n" in target.read_text(encoding="utf-8")
    assert '"databases": {' in quotes("datasette").out
    assert quotes("datasette", "-o", "m.txt").err.startswith("error: no form of metadata: 'txt'\n")


def test_a_report_s_file_names_its_format(quotes: Quotes, tmp_path: Path) -> None:
    target = tmp_path / "most.html"
    assert quotes("report", "most_quoted", "-o", str(target)).code == 0
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    refused = quotes("report", "most_quoted", "-o", str(tmp_path / "most.odd"))
    assert (refused.code, "no format is called 'odd'" in refused.err) == (2, True)
