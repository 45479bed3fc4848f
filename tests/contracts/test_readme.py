"""The README's commands, run as typed in one folder, one after the other."""

from __future__ import annotations

import io
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from quotes.cli.app import run

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def commands() -> list[list[str]]:
    """Every `quotes …` line of the README's console blocks, comments left out."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = [line[2:] for block in BLOCK.findall(text) for line in block.splitlines() if line.startswith("$ ")]
    return [words for line in lines if (words := shlex.split(line, comments=True)) and words[0] == "quotes"]


def test_every_command_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "seeds" / "demo" / "articles", tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("QUOTES_USER", "reader")
    monkeypatch.delenv("QUOTES_DB", raising=False)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    ran = 0
    for _, *words in commands():
        assert run(words) == 0, f"{shlex.join(words)}\n{capsys.readouterr().err}"
        ran += 1
    assert ran >= 10, "the README shows how the program is used"


def test_the_readme_names_its_targets() -> None:
    made = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`?make ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert named <= made
