"""An archive with known answers, and a way to run commands on it in this process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from quotes.cli.app import run
from quotes.store.engine import open_archive
from tests.reports.conftest import tell


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


Quotes = Callable[..., Ran]


@pytest.fixture
def told_path(sqlite_target: str) -> str:
    """The file of the small archive whose right answers are known."""
    with open_archive(sqlite_target) as archive, archive.change("tell", "tester") as change:
        tell(change)
    return sqlite_target


@pytest.fixture
def quotes(told_path: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Quotes:
    """Run a command on that archive: `quotes("who-said", "canal")`."""
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("QUOTES_USER", "tester")
    monkeypatch.setenv("QUOTES_REPORTS", "/nowhere")

    def quotes(*words: str) -> Ran:
        capsys.readouterr()
        code = run(["--db", told_path, *words])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return quotes
