"""Start-up: what a question costs before it asks anything. In: a small archive. Out: rows of ratios against named references."""

from __future__ import annotations

import compileall
import subprocess
from pathlib import Path

from timing import CHILD, medians, python

ROOT = Path(__file__).parents[1]


def rows(folder: Path) -> list[tuple[str, str, float, str]]:
    """(operation, reference, ratio, target) on compiled bytecode, over the demo archive."""
    compileall.compile_dir(ROOT / "quotes", quiet=2)
    archive = str(folder / "bench.db")
    subprocess.run(python("-m", "quotes", "--db", archive, "seed", "--demo"), env=CHILD, check=True, capture_output=True, cwd=ROOT)
    ask = python("-m", "quotes", "--db", archive)
    taken = medians(
        {
            "pass": python("-c", "pass"),
            "sqlalchemy": python("-c", "import sqlalchemy"),
            "version": python("-m", "quotes", "--version"),
            "help": python("-m", "quotes", "--help"),
            "who-said": [*ask, "who-said", "Middle Corridor"],
            "who-said json": [*ask, "who-said", "Middle Corridor", "-f", "json"],
        }
    )
    return [
        ("quotes --version", "python -c pass", taken["version"] / taken["pass"], "<= 1.5"),
        ("quotes --help", "python -c pass", taken["help"] / taken["pass"], "<= 24"),
        ("quotes who-said, table", "import sqlalchemy", taken["who-said"] / taken["sqlalchemy"], "<= 2.0"),
        ("quotes who-said, json", "import sqlalchemy", taken["who-said json"] / taken["sqlalchemy"], "<= 2.0"),
    ]
