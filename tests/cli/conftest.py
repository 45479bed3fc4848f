"""An archive with known answers, a way to run commands on it in this process, and one to run them in a real terminal."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

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


ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Terminal:
    """A terminal of 100 by 30 in which a command runs."""

    socket: list[str]

    def seen(self, words: str) -> str:
        """The screen once these words stand on it; fails after a minute."""
        deadline = time.monotonic() + 60
        while True:
            page = self._tell("capture-pane", "-p", "-t", "screen")
            if words in page:
                return page
            if time.monotonic() > deadline:
                pytest.fail(f"{words!r} never stood on the screen:\n{page}")
            time.sleep(0.2)

    def press(self, key: str, words: str) -> str:
        """Press a key; the screen once these words stand on it."""
        self._tell("send-keys", "-t", "screen", key)
        return self.seen(words)

    def _tell(self, *words: str) -> str:
        return subprocess.run([*self.socket, *words], check=True, capture_output=True, timeout=20).stdout.decode()


TerminalMaker = Callable[..., AbstractContextManager[Terminal]]


@pytest.fixture
def terminal(tmp_path: Path) -> TerminalMaker:
    """Runs `quotes` as the user rita: `with terminal("--db", path, "review") as screen`; "ended with 0" is its last word."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux, the terminal for this test, is not installed")

    @contextmanager
    def running(*words: str) -> Iterator[Terminal]:
        socket = ["tmux", "-S", str(tmp_path / "tmux"), "-f", os.devnull]
        code = f"{shlex.join([sys.executable, '-m', 'quotes', *words])}; echo ended with $?; sleep 60"
        environment = {**os.environ, "QUOTES_USER": "rita", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT), "TERM": "xterm-256color"}
        start = [*socket, "-u", "new-session", "-d", "-s", "screen", "-x", "100", "-y", "30", code]
        subprocess.run(start, check=True, env=environment, cwd=tmp_path, timeout=20)
        try:
            yield Terminal(socket)
        finally:
            subprocess.run([*socket, "kill-server"], check=False, timeout=20)

    return running
