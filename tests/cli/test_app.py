"""The shell of the program: help, the front page, errors and exit codes."""

from __future__ import annotations

import subprocess
import sys

import pytest
import typer

from quotes.cli import app
from quotes.errors import ArchiveMissingError, NotFoundError, QuotesError, UsageError


def failing(fault: BaseException) -> typer.Typer:
    tree = app.build()

    @tree.command("fail")
    def fail() -> None:
        raise fault

    return tree


@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [
        (NotFoundError("no expert 'Тест'", "quotes experts lists them"), 1, "error: no expert 'Тест'\nhint: quotes experts lists them\n"),
        (UsageError("both --a and --b"), 2, "error: both --a and --b\n"),
        (ArchiveMissingError("no archive at x.db"), 3, "error: no archive at x.db\n"),
        (KeyboardInterrupt(), 130, "interrupted\n"),
        (typer.Abort(), 130, "interrupted\n"),
    ],
)
def test_each_error_is_shown_once_with_its_code(
    fault: BaseException, code: int, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tree = failing(fault)
    monkeypatch.setattr(app, "build", lambda only: tree)
    assert app.run(["fail"]) == code
    assert capsys.readouterr() == ("", said)


def test_an_unexpected_error_is_one_line_and_with_debug_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tree = failing(ZeroDivisionError("by zero"))
    monkeypatch.setattr(app, "build", lambda only: tree)
    assert app.run(["fail"]) == 1
    assert capsys.readouterr().err.startswith("error: unexpected ZeroDivisionError: by zero\nhint: ")
    with pytest.raises(ZeroDivisionError):
        app.run(["--debug", "fail"])


def test_every_error_class_has_an_exit_code_of_the_contract() -> None:
    classes = [QuotesError]
    for found in classes:
        classes += found.__subclasses__()
    assert len(classes) > 10
    assert {found.exit_code for found in classes} == {1, 2, 3}


def test_wrong_usage_is_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["--no-such-option"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("error: No such option: --no-such-option")
    assert said.endswith("\nhint: quotes --help shows how it is used\n")


def test_quotes_alone_shows_five_commands_with_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("  quotes ") for line in lines) == 5


def test_the_version_is_told_before_anything_is_imported() -> None:
    code = "import sys; sys.argv = ['quotes', '--version']; from quotes.__main__ import main; main(); assert 'typer' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("quotes 0.")


def test_help_is_told_without_reading_markdown_or_colouring_code() -> None:
    code = "import sys; from quotes.cli.app import run; run(['--help']); sys.exit(bool({'markdown_it', 'pygments'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "who-said" in done.stdout, done.stderr
    after = "from quotes.cli.app import run; run(['--help']); from rich.markdown import Markdown; print(Markdown('# word').markup)"
    assert subprocess.run([sys.executable, "-c", after], capture_output=True, text=True, check=True).stdout.endswith("# word\n")
