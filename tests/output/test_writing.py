"""Who gets what: stdout the data, stderr the narration, files whole or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from quotes.errors import QuotesError, UsageError
from quotes.model.sheets import Column, Page, Sheet
from quotes.output.writing import write_page, write_sheet

SHEET = Sheet("T", (Column("a", "a"),), (("one",),), footer=("1 row",))


def test_the_footer_of_a_machine_format_goes_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    write_sheet(SHEET, "csv")
    assert capsys.readouterr() == ("a\none\n", "1 row\n")


def test_an_empty_table_prints_nothing_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    write_sheet(Sheet("T", SHEET.columns, (), empty="no rows\x1b"), "table")
    assert capsys.readouterr() == ("", "no rows␛\n")


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    place = tmp_path / "out.csv"
    write_sheet(SHEET, "csv", place)
    assert place.read_text() == "a\none\n"
    with pytest.raises(QuotesError, match="cannot write"):
        write_sheet(SHEET, "csv", tmp_path / "absent" / "out.csv")
    assert [found.name for found in tmp_path.iterdir()] == ["out.csv"]


def test_a_page_is_no_table_of_a_spreadsheet() -> None:
    with pytest.raises(UsageError, match="cannot be printed as csv"):
        write_page(Page("x"), "csv")


def test_a_reader_that_goes_away_is_no_error() -> None:
    code = (
        "from quotes.model.sheets import Column, Sheet; from quotes.output.writing import write_sheet;"
        "write_sheet(Sheet('', (Column('a', 'a'),), tuple(('x' * 1000,) for _ in range(2000))), 'csv')"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.read(10)
        child.stdout.close()
        assert child.stderr.read() == b""
        assert child.wait() == 0
