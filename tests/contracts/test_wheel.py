"""What `pip install` would put on a machine: the program with its migrations and seeds inside, working in any folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel, unpacked; its dependencies come from the environment the tests run in."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(site: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONUTF8": "1", "COLUMNS": "160"}
    environment.pop("QUOTES_DB", None)
    return subprocess.run(
        [sys.executable, "-m", "quotes", *words], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_migrations_and_seeds_are_inside(installed: Path) -> None:
    package = installed / "quotes"
    assert (package / "_migrations" / "env.py").is_file()
    assert (package / "_seeds" / "outlets.toml").is_file()
    assert sorted(p.name for p in (package / "_seeds" / "topics").glob("*.toml"))


def test_seed_works_in_any_folder_and_again(installed: Path, tmp_path: Path) -> None:
    first = run(installed, tmp_path, "seed")
    assert first.returncode == 0, first.stderr
    assert (tmp_path / "quotes.db").is_file()
    again = run(installed, tmp_path, "seed")
    assert again.returncode == 0, again.stderr
    listed = run(installed, tmp_path, "topics", "-f", "csv")
    assert "middle-corridor" in listed.stdout
