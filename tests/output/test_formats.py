"""Every output format against golden bytes, and every format there is has one."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from quotes.errors import UsageError
from quotes.model.sheets import Column, Marked, Page, Sheet
from quotes.model.spans import Span
from quotes.output.cells import words
from quotes.output.writing import format_names, load_format

COLUMNS = (
    Column("quote_id", "quote", "id"),
    Column("expert", "expert", "words"),
    Column("text", "words", "text"),
    Column("topics", "topics", "list", hidden=True),
    Column("share", "share", "share"),
    Column("marks", "", "words", table_only=True),
)
SHEET = Sheet(
    "Who said: canal",
    COLUMNS,
    (
        ("q1", "Ермек Тестов", Marked("Новый канал нужен всем", (Span(6, 11),)), ["canal", "trade"], 0.4, "«»"),
        ("q2", None, Marked("a\x1b[31mred [bold]b[/bold] | *c*\nsecond"), [], None, ""),
        ("q3", "=cmd()", Marked("-1 as they say, and \x9b7m \u202eback"), ["canal"], 1.0, ""),
    ),
    footer=("3 quotes by 2 experts",),
)

GOLDEN = {
    "json": """\
[
  {
    "quote_id": "q1",
    "expert": "Ермек Тестов",
    "text": "Новый канал нужен всем",
    "topics": [
      "canal",
      "trade"
    ],
    "share": 0.4
  },
  {
    "quote_id": "q2",
    "expert": null,
    "text": "a\\u001b[31mred [bold]b[/bold] | *c*\\nsecond",
    "topics": [],
    "share": null
  },
  {
    "quote_id": "q3",
    "expert": "=cmd()",
    "text": "-1 as they say, and \\u009b7m \\u202eback",
    "topics": [
      "canal"
    ],
    "share": 1.0
  }
]
""",
    "jsonl": """\
{"quote_id": "q1", "expert": "Ермек Тестов", "text": "Новый канал нужен всем", "topics": ["canal", "trade"], "share": 0.4}
{"quote_id": "q2", "expert": null, "text": "a\\u001b[31mred [bold]b[/bold] | *c*\\nsecond", "topics": [], "share": null}
{"quote_id": "q3", "expert": "=cmd()", "text": "-1 as they say, and \\u009b7m \\u202eback", "topics": ["canal"], "share": 1.0}
""",
    "csv": """\
quote_id,expert,text,topics,share
q1,Ермек Тестов,Новый канал нужен всем,canal; trade,0.4
q2,,"a␛[31mred [bold]b[/bold] | *c*
second",,
q3,'=cmd(),"'-1 as they say, and \ufffd7m \ufffdback",canal,1.0
""",
    "tsv": """\
quote_id\texpert\ttext\ttopics\tshare
q1\tЕрмек Тестов\tНовый канал нужен всем\tcanal; trade\t0.4
q2\t\ta␛[31mred [bold]b[/bold] | *c* second\t\t
q3\t'=cmd()\t'-1 as they say, and \ufffd7m \ufffdback\tcanal\t1.0
""",
    "md": """\
### Who said: canal

| quote | expert | words | share |  |
| --- | --- | --- | ---: | --- |
| q1 | Ермек Тестов | Новый **канал** нужен всем | 40% | «» |
| q2 |  | a␛\\[31mred \\[bold\\]b\\[/bold\\] \\| \\*c\\*<br>second |  |  |
| q3 | =cmd() | -1 as they say, and \ufffd7m \ufffdback | 100% |  |

3 quotes by 2 experts
""",
}


GOLDEN["table"] = (Path(__file__).parent / "golden_table.txt").read_text(encoding="utf-8")  # its lines end in spaces


def written(name: str, sheet: Sheet = SHEET) -> str:
    out = io.StringIO()
    load_format(name).write(sheet, out)
    return out.getvalue()


@pytest.mark.parametrize("name", GOLDEN)
def test_text_format_prints_the_golden_bytes(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "62")
    assert written(name) == GOLDEN[name]


def test_every_format_has_golden_bytes_or_a_reader_here() -> None:
    assert set(format_names()) == set(GOLDEN) | {"xlsx", "parquet", "html"}, "html: test_dossiers.py"


WIDE = Sheet(
    "",
    (
        Column("id", "id", "id"),
        Column("outlet", "outlet", "words"),
        Column("quotes", "quotes with nobody named", "number"),
        Column("first", "first in the archive", "date"),
        Column("text", "words", "text"),
        Column("more", "said elsewhere", "text"),
        *(Column(f"n{number}", "weeks missing", "number") for number in range(4)),
    ),
    (
        ("o1234", "The Long Gazette of the Lower Steppe", 1234567, "2024-03-15", "to be read " * 9, "and there " * 9, *range(1001, 1005)),
        ("o9", "Листок", 2, "2023", "кратко", "да", 1, 22, 333, None),
    ),
)


@pytest.mark.parametrize("width", range(40, 170, 6))
def test_no_width_of_the_screen_cuts_a_date_a_number_or_a_header(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    text = written("table", WIDE)
    lines = text.splitlines()
    assert max(map(len, lines)) <= width
    for whole in ("o1234", "1234567", "2024-03-15", "1001", "1002", "1003", "1004"):
        assert any(whole in line.split() for line in lines), whole
    assert {"outlet", "quotes", "nobody", "archive", "words", "elsewhere", "weeks", "missing"} <= set(text.replace(":", " ").split())
    assert (text.count("read"), text.count("there")) == (9, 9), "long texts wrap, none is dropped"


def test_a_workbook_holds_the_values_and_no_formula() -> None:
    from openpyxl import load_workbook

    out = io.BytesIO()
    load_format("xlsx").write(SHEET, out)
    rows = [[cell.value for cell in row] for row in load_workbook(io.BytesIO(out.getvalue()))["quotes"].rows]
    assert rows == [
        ["quote_id", "expert", "text", "topics", "share"],
        ["q1", "Ермек Тестов", "Новый канал нужен всем", "canal; trade", 0.4],
        ["q2", None, "a␛[31mred [bold]b[/bold] | *c*\nsecond", None, None],
        ["q3", "'=cmd()", "'-1 as they say, and \ufffd7m \ufffdback", "canal", 1],
    ]


def test_a_workbook_is_ready_to_read() -> None:
    from openpyxl import load_workbook

    kinds = (("published", "date"), ("text", "text"), ("n", "number"), ("share", "share"))
    columns = tuple(Column(key, key, kind) for key, kind in kinds)  # type: ignore[arg-type]
    rows = (
        ("2024-03-15T20:05:00+05:00", "a " * 50, 3, 0.5),
        ("2024-03-15", "short", 4, 1.0),
        ("2024-03", "=no()", None, None),
        ("2024-13-01", "x", 1, 0.0),
    )
    out = io.BytesIO()
    load_format("xlsx").write(Sheet("Quotes: on canal", columns, rows, footer=("=4 quotes",)), out)
    book = load_workbook(io.BytesIO(out.getvalue()))
    page = book["quotes"]
    assert (page.freeze_panes, page.auto_filter.ref, page["A1"].font.bold) == ("A2", "A1:D5", True)
    assert [page[f"A{row}"].value for row in range(2, 6)] == [datetime(2024, 3, 15, 20, 5), datetime(2024, 3, 15), "2024-03", "2024-13-01"]
    assert [page[place].number_format for place in ("A2", "A3", "D2")] == ["yyyy-mm-dd hh:mm", "yyyy-mm-dd", "0%"]
    assert [page.column_dimensions[letter].width for letter in "ABC"] == [21, 60, 6]
    assert (page["B2"].alignment.wrap_text, page["B3"].alignment.wrap_text) == (True, None)
    assert [row[0].value for row in book["about"].rows] == ["Quotes: on canal", "'=4 quotes"]


def test_a_cell_longer_than_excel_allows_is_cut_visibly() -> None:
    from openpyxl import load_workbook

    out = io.BytesIO()
    load_format("xlsx").write(Sheet("", (Column("text", ""),), (("я" * 40_000,),)), out)
    value: Any = load_workbook(io.BytesIO(out.getvalue())).active["A2"].value
    assert len(value) == 32_767
    assert value.endswith("я…")


def test_parquet_keeps_types_lists_and_the_exact_text() -> None:
    import pyarrow.parquet as pq

    out = io.BytesIO()
    load_format("parquet").write(SHEET, out)
    table = pq.read_table(io.BytesIO(out.getvalue()))
    assert [str(field.type) for field in table.schema] == ["string", "string", "string", "list<element: string>", "double"]
    assert table.to_pylist()[2] == {
        "quote_id": "q3",
        "expert": "=cmd()",
        "text": "-1 as they say, and \x9b7m \u202eback",
        "topics": ["canal"],
        "share": 1.0,
    }


def test_an_empty_sheet_is_an_empty_answer_in_every_format() -> None:
    empty = Sheet("title", COLUMNS, ())
    assert written("table", empty) == ""
    assert written("json", empty) == "[]\n"
    assert written("jsonl", empty) == ""
    assert written("csv", empty) == "quote_id,expert,text,topics,share\n"
    import pyarrow.parquet as pq

    out = io.BytesIO()
    load_format("parquet").write(empty, out)
    assert pq.read_table(io.BytesIO(out.getvalue())).num_rows == 0


def test_a_narrow_screen_gets_a_block_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "34")
    assert written("table").startswith("Who said: canal\nquote: q1\nexpert: Ермек Тестов\nwords: Новый канал нужен всем\nshare: 40%\n")


def test_hits_are_highlighted_on_a_terminal_and_nothing_else_reaches_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from rich.console import Console

    from quotes.output.formats import table

    out = io.StringIO()
    monkeypatch.setattr(
        table, "console_for", lambda _: Console(file=out, force_terminal=True, width=100, color_system="standard", markup=False)
    )
    table.write(SHEET, io.StringIO())
    printed = out.getvalue()
    assert "\x1b[1;33mканал\x1b[0m" in printed
    assert "\x1b[31mred" not in printed
    assert "\x9b" not in printed


PAGE = Page("Ермек Тестов", (("names", "Ermek Testov"),), (Marked("Слово о канале", (Span(8, 14),)),), (SHEET,), {"id": "e1"})


def test_pages_print_in_text_formats_only() -> None:
    assert {name for name in format_names() if hasattr(load_format(name), "write_page")} == {"table", "md", "html", "json", "jsonl"}
    out = io.StringIO()
    load_format("md").write_page(PAGE, out)
    assert out.getvalue().startswith("## Ермек Тестов\n\n- names: Ermek Testov\n\nСлово о **канале**\n\n### Who said: canal\n")
    out = io.StringIO()
    load_format("json").write_page(PAGE, out)
    assert out.getvalue() == '{\n  "id": "e1"\n}\n'
    out = io.StringIO()
    load_format("table").write_page(PAGE, out)
    assert "names  Ermek Testov" in out.getvalue()


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="no format 'yaml'") as caught:
        load_format("yaml")
    assert caught.value.hint == "formats: table, json, jsonl, csv, tsv, md, xlsx, parquet, html"


@pytest.mark.parametrize(("share", "shown"), [(1.0, "100%"), (0.9961, "99%"), (0.4, "40%"), (0.0, "0%")])
def test_what_is_not_certain_is_never_told_as_100_per_cent(share: float, shown: str) -> None:
    assert words(share, Column("share", "share", "share")) == shown
