"""Every option and argument of every command there is, with values nobody means: one line that says what is wrong, never a defect."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import typer

from quotes.cli.app import build, run
from quotes.store.backup import check_file
from quotes.store.engine import open_archive
from quotes.store.verify import find_breaches
from tests.reports.conftest import tell

# All values with every option where it is set (`make fuzz`), else two of them with each.
EVERY = "QUOTES_FUZZ" in os.environ
ABSURD = (
    *("", " ", "-", "--", "0", "-1", "9" * 30, "1e999", "nan", "1.5", "½", "x" * 1_000_000, "слово " * 200),
    *("bell\x07\x1b[31mred"),
    *("\u202eeman\u200b", "\udcff\udcfe", "[bold]rich[/nothing]", "=1+1", "'; DROP TABLE quote; --", '"', "%s%n{0}", "*", "../../..", "~"),
    *("2024-13-45", "0000", "99999-01-01", "2024-02-30T25:61", "e0", "e" + "9" * 20, "q99999999", "a1", "t1", "o1", "g1", "c1", "e1,e1"),
    *("http://", "postgresql://nobody@127.0.0.1:9/none?connect_timeout=1", "file:///etc/passwd", "1:2,3:1", "-5:9", "999999999999:2"),
)
# What a required argument of that name means on the archive of the tests, so that the option under test is reached.
MEANT = {"EXPERT": "e1", "WHO": "e1", "QUOTE": "q1", "ARTICLE": "a1", "OUTLET": "o1", "ORGANIZATION": "g1", "CHANGE": "c1", "ID": "q1"}
MEANT |= {"LEFT": "e1", "RIGHT": "e2", "TOPIC": "test-canal", "GONE": "test-port", "OTHER": "waterways", "VALUE": "support"}
MEANT |= {"STATEMENT": "SELECT 1", "SOURCE": "in.txt", "FROM": "none.db", "TO": "other.db", "FILE.CSV": "pairs.csv", "FILE": "some.csv"}


@dataclass(frozen=True)
class Command:
    """One command there is: its words and what may be given to it."""

    words: tuple[str, ...]
    params: tuple[Any, ...]

    @property
    def name(self) -> str:
        return " ".join(self.words)


def commands() -> Iterator[Command]:
    tree: Any = typer.main.get_command(build())
    queue: list[tuple[tuple[str, ...], Any]] = [((name,), child) for name, child in tree.commands.items()]
    while queue:
        words, command = queue.pop(0)
        yield Command(words, tuple(param for param in command.params if param.name != "help"))
        queue += [((*words, name), child) for name, child in getattr(command, "commands", {}).items()]


COMMANDS = {command.name: command for command in commands()}


def meaning(command: Command, argument: Any) -> str:
    """A value of the right kind for one argument."""
    value = MEANT.get(str(argument.metavar or argument.name).upper().strip("[].…"), "x1")
    return value.replace("e", "g") if command.words[0] == "organizations" and value in ("e1", "e2") else value


def lines(command: Command, number: int) -> Iterator[list[str]]:
    """Command lines in which one value is absurd, and those in which one argument is left out."""
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    meant = [meaning(command, param) for param in arguments if param.required]
    rules = ["--no-tagger"] if any("--no-tagger" in param.opts for param in command.params) else []
    for place, param in enumerate(command.params):
        chosen = ABSURD if EVERY else [ABSURD[(number * 7 + place * 11 + step * 19) % len(ABSURD)] for step in range(2)]
        if param.param_type_name == "argument":
            at = arguments.index(param)
            for value in chosen:
                yield [*command.words, *rules, "--", *meant[:at], value, *meant[at + 1 :]]
        elif param.is_flag:
            yield [*command.words, param.opts[0], "--", *meant]
        else:
            for value in chosen:
                yield [*command.words, f"{param.opts[0]}={value}" if param.opts[0].startswith("--") else value, *rules, "--", *meant]
    if meant:
        yield [*command.words]
    yield [*command.words, "--no-such-option"]


@pytest.fixture(scope="module")
def told_file(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("told") / "told.db"
    shutil.copy(sqlite_template, path)
    with open_archive(str(path)) as archive, archive.change("tell", "tester") as change:
        tell(change)
    return path


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of its own, nobody at the keyboard."""
    (tmp_path / "in.txt").write_text("Эксперт Лев Небылов заявил: «Порт станет лучше».", encoding="utf-8")
    (tmp_path / "pairs.csv").write_text("left,right\nЛев Небылов,Лев Небылов\n", encoding="utf-8")
    (tmp_path / "some.csv").write_text("name\nЛев Небылов\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUOTES_USER", "tester")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))


def complaint(target: str, words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What is wrong with how a command line was answered; empty where it was answered well."""
    code = run(["--db", target, *words])
    err = capsys.readouterr().err
    shown = " ".join(word if len(word) < 60 else word[:60] + "…" for word in words)
    if code not in (0, 1, 2, 3) or "defect" in err or "Traceback" in err:
        return f"{shown!r}: exit {code}: {err[:400]}"
    if len(err) > 20_000:
        return f"{shown!r}: {len(err):,} characters of complaint: {err[:200]}"
    if "\x1b[31mred" in err or "\u202e" in err:
        return f"{shown!r}: a terminal would obey: {err[:200]!r}"
    errors = [line for line in err.splitlines() if line.startswith("error: ")]
    batch = words[0] in ("ingest", "extract") and code == 1 and "(" in err  # a failed source a line, with its cure
    if code and len(errors) != 1 and not batch:
        return f"{shown!r}: exit {code} with {len(errors)} errors: {err[:400]}"
    return ""


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_fails_on_an_absurd_value(name: str, told_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    number = list(COMMANDS).index(name)
    target = tmp_path / "told.db"
    shutil.copy(told_file, target)
    found = [complaint(str(target), words, capsys) for words in lines(COMMANDS[name], number)]
    assert [line for line in found if line] == []
    with open_archive(str(target)) as archive:
        assert check_file(archive) == []
        with archive.connect() as connection:
            assert list(find_breaches(connection)) == []
