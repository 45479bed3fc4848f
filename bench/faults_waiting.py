"""Another process writes for long. In: nothing. Out: a command waits for it, or says in one line that it cannot; exit code 1 where not."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]

from faults_made import quotes, sources  # noqa: E402

HOLDER = """
import sqlite3, sys, time
raw = sqlite3.connect(sys.argv[1], isolation_level=None)
raw.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
raw.execute("ROLLBACK")
"""
CASES = ((25.0, 0), (45.0, 3))  # seconds for which the lock is held, and the exit code to come


@contextmanager
def hold(target: str, seconds: float) -> Iterator[Callable[[], float]]:
    """Another process holds the right to write for so long; what comes back tells for how many seconds it has been held."""
    with subprocess.Popen([sys.executable, "-c", HOLDER, target, str(seconds)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        since = time.monotonic()
        try:
            yield lambda: time.monotonic() - since
        finally:
            holder.kill()


def main() -> int:
    """Ingest while the lock is held, for less and for more than the half minute that is waited."""
    faults = 0
    for seconds, wanted in CASES:
        with tempfile.TemporaryDirectory() as folder:
            target = str(Path(folder) / "quotes.db")
            quotes("--db", target, "db", "upgrade")
            with hold(target, seconds) as held:
                code, said = quotes("--db", target, "ingest", str(sources()), "--no-tagger", "--bare")
                waited = held()
            told = code == 0 or (said.count("error: ") == 1 and "is locked" in said)
            faults += code != wanted or not told
            print(f"locked for {seconds:.0f} s: exit code {code} after {waited:.0f} s", "" if told else said, flush=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
