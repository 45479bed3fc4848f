"""Commands from what is typed to what is printed, on an archive whose right answers are known."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from quotes.cli.app import run
from tests.cli.conftest import Quotes


def test_who_said_as_a_table(quotes: Quotes) -> None:
    ran = quotes("who-said", "Test", "Canal")
    assert ran.code == 0
    assert "«Пробный канал нужен соседям»" in ran.out
    assert "эксперт, Института проб" in ran.out
    assert "3 quotes by 1 expert in 2 articles of 2 outlets, 2024-03-15 to 2025-10-01" in ran.out
    assert ran.err == ""


def test_who_said_as_json_and_the_footer_apart(quotes: Quotes) -> None:
    ran = quotes("who-said", "пробного канала", "--expert", "Testov", "-f", "json")
    assert [row["quote_id"] for row in json.loads(ran.out)] == ["q4", "q3", "q1"]
    assert ran.err.startswith("3 quotes by 1 expert")


def test_who_said_counts(quotes: Quotes) -> None:
    ran = quotes("who-said", "Test Canal", "--by", "outlet", "-f", "csv")
    assert [row[:3] for row in csv.reader(io.StringIO(ran.out))] == [
        ["outlet_id", "outlet", "quotes"],
        ["o1", "Северный листок", "2"],
        ["o2", "South Gazette", "1"],
    ]


def test_nothing_found_is_an_empty_answer(quotes: Quotes) -> None:
    ran = quotes("who-said", "звездолёт", "-f", "json")
    assert (ran.code, ran.out) == (0, "[]\n")
    assert "no topic 'звездолёт'" in ran.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("who-said", "canal", "--kind", "loud"), 2, "error: no kind of quote: 'loud'"),
        (("who-said", "canal", "--by", "mood"), 2, "error: cannot count by 'mood'"),
        (("who-said", "canal", "-f", "yaml"), 2, "error: no format 'yaml'"),
        (("who-said", "canal", "--since", "someday"), 2, "error: 'someday' is not a period"),
        (("who-said", "canal", "--outlet", "Nowhere Times"), 1, "error: no outlet 'Nowhere Times'"),
        (("who-said",), 2, "error: no topic is named"),
        (("show", "q99"), 1, "error: no quote q99"),
        (("show", "x"), 2, "error: no id: 'x'"),
        (("sql", "DROP TABLE quote"), 1, "error: "),
        (("sql", "SELECT nonsense"), 1, "error: "),
        (("report", "nobody"), 1, "error: no report 'nobody'"),
        (("experts", "merge", "e1", "e1"), 1, "error: e1 and e1 are one already"),
        (("export", "-o", "/nowhere/at/all.csv"), 1, "error: cannot write"),
        (("topics", "add", "Not A Key", "--label", "x"), 2, "error: 'Not A Key' is no key"),
        (("fix", "q1", "--reject", "wrong_speaker", "--speaker", "e2"), 2, "error: --reject and a correction contradict each other"),
        (("db", "restore", "nowhere.db"), 2, "error: Invalid value for 'file': File 'nowhere.db' does not exist"),
        (("names", "compare", "/nowhere.csv"), 1, "error: cannot read /nowhere.csv"),
        (("extract", "x.txt", "--max-size", "much"), 2, "error: no size: 'much'"),
    ],
)
def test_bad_input_is_one_line_with_a_code(quotes: Quotes, words: tuple[str, ...], code: int, said: str) -> None:
    ran = quotes(*words)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(said)
    assert "Traceback" not in ran.err


def test_a_question_to_an_archive_that_is_not_there_names_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--db", str(tmp_path / "none.db"), "who-said", "x"]) == 3
    assert f"no archive at {tmp_path / 'none.db'}" in capsys.readouterr().err
    assert not (tmp_path / "none.db").exists()


def test_pages_lists_and_reports_print(quotes: Quotes) -> None:
    assert json.loads(quotes("show", "e1", "-f", "json").out)["names"] == ["Ермек Тестов", "Yermek Testov"]
    assert "Пробный канал нужен соседям" in quotes("show", "a1").out
    assert "test-canal" in quotes("topics", "--like", "канал").out
    assert "Yermek Testov" in quotes("experts").out
    assert "south.example" in quotes("outlets", "-f", "csv").out
    assert "Институт проб" in quotes("organizations").out
    assert len(quotes("articles", "-f", "jsonl").out.splitlines()) == 2
    assert "most_quoted" in quotes("report").out
    assert quotes("report", "topics_by_month", "--set", "topic=test-canal", "-f", "tsv").out.splitlines()[1] == "2024-03\t2\t1\t1"
    assert quotes("sql", "SELECT count(*) AS n FROM v_quotes", "-f", "csv").out == "n\n5\n"
    assert "revision" in quotes("db", "status").out
    assert quotes("db", "check").code == 0
    assert json.loads(quotes("search", "соседи", "-f", "json").out)[0]["quote_id"] == "q1"


def test_export_by_the_file_s_name(quotes: Quotes, tmp_path: Path) -> None:
    target = tmp_path / "all.jsonl"
    assert quotes("export", str(target)).code == 0
    assert quotes("export", str(target), "-o", str(target)).code == 2
    assert [json.loads(line)["quote_id"] for line in target.read_text(encoding="utf-8").splitlines()] == [1, 2, 3, 4, 5]
    assert quotes("export", "--topic", "Test Canal").out.count("\n") == 4


def test_names_are_clustered_row_for_row(quotes: Quotes, tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text("name\nЕрмек Тестов\nГульмира Пробаева\nYermek Testov\n", encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(quotes("names", "cluster", str(names), "-f", "csv").out)))
    assert [row["cluster"] for row in rows] == ["1", "2", "1"]


def test_names_are_compared_row_for_row(quotes: Quotes, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("left,right\nЕрмек Тестов,Yermek Testov\n,\nЕрмек Тестов,Лейла Пробина\n", encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(quotes("names", "compare", str(pairs), "-f", "csv").out)))
    assert [row["left"] for row in rows] == ["Ермек Тестов", "", "Ермек Тестов"]
    assert float(rows[0]["probability"]) > 0.5 > float(rows[2]["probability"])
    assert quotes("names", "explain", "Ермек Тестов", "Yermek Testov").code == 0


def test_what_destroys_asks_and_refuses_where_nobody_can_answer(quotes: Quotes) -> None:
    ran = quotes("articles", "remove", "a1", "--reason", "a test")
    assert ran.code == 2
    assert "hint: give --yes" in ran.err
    assert quotes("articles", "remove", "a1", "--reason", "a test", "--yes").code == 0
    assert quotes("show", "q1").code == 1
    assert quotes("undo").code == 2
    assert quotes("undo", "--yes").code == 0
    assert quotes("show", "q1").code == 0


def test_corrections_merges_and_additions_are_change_sets(quotes: Quotes) -> None:
    assert quotes("fix", "q2", "--speaker", "Ермек Тестов", "--note", "a slip").code == 0
    assert json.loads(quotes("show", "q2", "-f", "json").out)["expert_id"] == "e1"
    assert quotes("fix", "q2", "--reject", "duplicate").code == 0
    assert quotes("experts", "merge", "e1", "e2", "--why", "a test").code == 0
    assert quotes("experts", "split", "e1", "e2").code == 0
    assert quotes("organizations", "alias", "ИП", "Institute of Trials", "--lang", "en").code == 0
    assert quotes("outlets", "add", "Вестник Проб", "--domain", "probes.example").code == 0
    assert quotes("outlets", "edit", "probes.example", "--country", "kz").code == 0
    assert quotes("experts", "add", "Иван Чужой").code == 0
    assert quotes("experts", "affiliate", "Чужой", "Institute of Trials", "--from", "2019", "--role", "гость").code == 0
    commands = [row["command"] for row in json.loads(quotes("log", "-f", "json").out)]
    assert commands == [
        "experts affiliate",
        "experts add",
        "outlets edit",
        "outlets add",
        "organizations alias",
        "experts split",
        "experts merge",
        "fix",
        "fix",
        "tell",
    ]
    assert {row["who"] for row in json.loads(quotes("log", "-f", "json").out)} == {"tester"}


def test_a_quote_by_hand_and_many_from_a_file(quotes: Quotes, tmp_path: Path) -> None:
    assert quotes("add", "Мост построят за год", "--speaker", "e1", "--topic", "Test Canal", "--published", "2025-11-02").code == 0
    assert json.loads(quotes("who-said", "Test Canal", "-f", "json").out)[0]["text"] == "Мост построят за год"
    many = tmp_path / "many.csv"
    many.write_text(
        'words,speaker,article\n"порт Проба готов",Ермек Тестав,a1\n"говорят все",e1,a1\n"нет таких слов",e1,a1\n', encoding="utf-8"
    )
    ran = quotes("add", "--file", str(many))
    assert ran.code == 1
    assert "error: quote 1: 'Ермек Тестав' is like e1 " in ran.err
    assert "added q7: говорят все" in ran.err
    assert "error: quote 3: these words do not stand in a1" in ran.err


def test_extract_reads_standard_sources_and_names_failures(quotes: Quotes, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("«Канал нужен всем», — отметил Ермек Тестов.\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("")
    ran = quotes("extract", str(tmp_path), "-f", "jsonl", "--no-tagger", "--as-of", "2025-10-24T09:00:00+05:00")
    assert ran.code == 1
    [found] = [json.loads(line) for line in ran.out.splitlines()]
    assert (found["doc"], found["text"], found["speaker"]) == ("good.txt", "Канал нужен всем", "Ермек Тестов")
    assert ran.err.count("\n") == 1
    assert "empty.txt" in ran.err


def test_extract_names_failures_when_its_bar_is_gone(quotes: Quotes, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def bar(label: str) -> Iterator[Callable[[int, int | None, str], None]]:
        yield lambda done, total, name: None
        print(f"{label}: the bar is gone", file=sys.stderr)

    monkeypatch.setattr("quotes.cli.narration.progress", bar)
    said = quotes("extract", "nowhere.txt", "--no-tagger").err.splitlines()
    assert [line.split(":")[0] for line in said[:2]] == ["reading", "nowhere.txt"]


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("Вчера, 20:00", "(read from “Вчера, 20:00”, counted from 2025-10-24)"),
        ("15 марта, 20:00", "(read from “15 марта, 20:00”, the year guessed, counted from 2025-10-24)"),
        ("15 марта 2024, 20:00", "(read from “15 марта 2024, 20:00”)"),
    ],
)
def test_a_day_counted_from_another_is_told_with_it(tmp_path: Path, capsys: pytest.CaptureFixture[str], printed: str, told: str) -> None:
    (tmp_path / "a.txt").write_text(f"Канал построят\n\n{printed}\n\n«Канал нужен всем», — отметил Ермек Тестов.\n", encoding="utf-8")
    archive = ["--db", str(tmp_path / "new.db")]
    given = ["--no-tagger", "--bare", "--as-of", "2025-10-24T09:00:00+05:00"]
    assert run([*archive, "ingest", str(tmp_path / "a.txt"), *given]) == 0
    assert run([*archive, "show", "a1"]) == 0
    assert told in " ".join(capsys.readouterr().out.split())


def test_ingest_twice_with_bad_files_among_the_good(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, target = tmp_path / "in", str(tmp_path / "new.db")
    folder.mkdir()
    words = "«Канал нужен всем», — отметил Ермек Тестов. По его словам, порт готов принять суда.\n"
    (folder / "good.txt").write_text(words, encoding="utf-8")
    (folder / "old.txt").write_bytes(words.replace("Канал", "Мост").encode("cp1251"))
    (folder / "empty.txt").write_text("")
    (folder / "large.txt").write_text("слово " * 1000, encoding="utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 4)
    (folder / "picture.png").write_bytes(b"\x89PNG")
    ingest = ["--db", target, "ingest", str(folder), "--no-tagger", "--max-size", "5kB"]
    assert run(ingest) == 1
    said = capsys.readouterr()
    assert said.out == ""
    lines = said.err.splitlines()
    assert lines[0] == f"made the archive {target}"
    assert lines[1].startswith("loaded ")
    assert sorted(line.split(":")[0] for line in lines[2:5]) == ["binary.txt", "empty.txt", "large.txt"]
    assert [line.split()[-1] for line in lines[5:]][:3] == ["2", "2", "3"]
    assert run(ingest) == 1
    assert "unchanged" in capsys.readouterr().err
    assert run(["--db", target, "sql", "SELECT count(*) AS n FROM v_quotes WHERE speaker LIKE 'Ермек%'", "-f", "csv"]) == 0
    assert capsys.readouterr().out == "n\n4\n"


def test_a_new_archive_knows_topics_unless_it_is_to_be_bare(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.txt").write_text("«Срединный коридор нужен всем», — отметил Ермек Тестов.\n", encoding="utf-8")
    known, bare = (["--db", str(tmp_path / name)] for name in ("known.db", "bare.db"))
    assert run([*known, "ingest", str(tmp_path / "in.txt"), "--no-tagger"]) == 0
    capsys.readouterr()
    assert run([*known, "who-said", "middle-corridor", "-f", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["expert"] == "Ермек Тестов"
    assert run([*bare, "ingest", str(tmp_path / "in.txt"), "--no-tagger", "--bare"]) == 0
    assert run([*bare, "topics", "-f", "csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert run([*bare, "ingest", str(tmp_path / "in.txt"), "--no-tagger"]) == 0
    assert "loaded" not in capsys.readouterr().err, "something was written before: it stays as it was begun"
    assert run([*bare, "seed"]) == 0
    assert "quotes retag looks for the new topics" in capsys.readouterr().err


def test_a_day_counted_from_the_file_s_time_is_told_at_once_and_under_the_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in.txt").write_text("Мост\n\nВчера, 20:00\n\n«Канал нужен всем», — отметил Ермек Тестов.\n", encoding="utf-8")
    guessed, told = (["--db", str(tmp_path / name)] for name in ("guessed.db", "told.db"))
    assert run([*guessed, "ingest", str(tmp_path / "in.txt"), "--no-tagger", "--bare"]) == 0
    assert "1 article without a full date" in capsys.readouterr().err
    assert run([*guessed, "who-said", "канал"]) == 0
    assert "1 article without a full date" in "".join(capsys.readouterr())
    assert run([*guessed, "who-said", "канал", "-f", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["published_counted_from"]
    assert run([*told, "ingest", str(tmp_path / "in.txt"), "--no-tagger", "--bare", "--as-of", "2024-03-15"]) == 0
    assert "without a full date" not in capsys.readouterr().err, "the moment was told"


def test_seeds_that_a_kill_kept_out_come_with_the_next_command(sqlite_target: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The archive was made, and nothing was written: as after a kill between the two."""
    assert run(["--db", sqlite_target, "add", "Мост построят за год", "--speaker", "Ермек Тестов", "--lang", "ru"]) == 0
    assert capsys.readouterr().err.startswith("loaded ")


def test_seed_knows_topics_and_again_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = str(tmp_path / "new.db")
    assert run(["--db", target, "seed"]) == 0
    assert "loaded" in capsys.readouterr().err
    assert run(["--db", target, "seed"]) == 0
    assert capsys.readouterr().err == "the reference facts are loaded already\n"
    assert run(["--db", target, "topics", "--like", "средний коридор", "-f", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["topic"] == "middle-corridor"


def test_the_same_commands_on_either_back_end(target: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--db", target, "db", "upgrade"]) == 0
    assert run(["--db", target, "add", "Мост построят за год", "--speaker", "Ермек Тестов", "--outlet", "Вестник", "--lang", "ru"]) == 0
    capsys.readouterr()
    assert run(["--db", target, "who-said", "мосты", "--expert", "Yermek Testov", "-f", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["outlet"] == "Вестник"
    assert run(["--db", target, "db", "status"]) == 0
    assert run(["--db", target, "undo", "--yes"]) == 0
    capsys.readouterr()
    assert run(["--db", target, "export", "-f", "jsonl"]) == 0
    assert capsys.readouterr().out == ""


QUESTIONS = [
    ["who-said", "Test Canal"],
    ["who-said", "пробного канала", "-f", "json", "--since", "2024"],
    ["search", "соседям"],
    ["show", "e1"],
    ["experts"],
    ["topics"],
    ["sql", "SELECT 1"],
]
HEAVY = (
    "alembic",
    "sqlalchemy.orm",
    "sqlalchemy.dialects.postgresql",
    "dateparser",
    "pymorphy3",
    "slovnet",
    "trafilatura",
    "py3langid",
    "pydantic",
    "numpy",
    "openpyxl",
)


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_a_question_loads_nothing_heavy(told_path: str, words: list[str]) -> None:
    code = (
        "import sys; from quotes.cli.app import run; code = run(sys.argv[1:]);"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code, "--db", told_path, *words], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "[]"
    assert done.stdout


def test_help_loads_no_database(told_path: str) -> None:
    code = "import sys; from quotes.cli.app import run; run(['--help']); sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("quotes who-", "who-said"),
        ("quotes --db {db} who-said Te", "Test Canal"),
        ("quotes --db {db} who-said x --expert Тес", "Тестов"),
        ("quotes --db {db} who-said x --outlet Nor", "North Leaf"),
        ("quotes --db {db} who-said x -f js", "jsonl"),
        ("quotes --db /nowhere.db who-said Te", ""),
    ],
)
def test_the_shell_completes_commands_and_names(told_path: str, line: str, offered: str) -> None:
    typed = line.format(db=told_path)
    environment = {
        **os.environ,
        "_QUOTES_COMPLETE": "complete_bash",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(typed.split()) - 1),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    done = subprocess.run([sys.executable, "-m", "quotes"], env=environment, capture_output=True, text=True, check=False)
    assert offered in done.stdout
    assert "Traceback" not in done.stderr
