"""Kill commands at any moment. In: how many times, a seed, which commands. Out: a table, each fault a line; exit code 1 where there is one.

Each time from a fresh archive: the command is killed (SIGKILL, or its server's process is), the archive must open, verify and hold
whole articles only, and the same command again must end with the same rows as an undisturbed run. An ingest is killed after random
seconds; every command is also killed before a chosen statement, commit, rename or opening of a database, from its first to its last.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from faults_made import CASES, Case, Place, breaches, prepare, quotes, server_statement, state, wholes  # noqa: E402


@dataclass
class Tally:
    """What came of one command: kills while it ran, and what was wrong."""

    name: str
    killed: int = 0
    early: int = 0
    rows: int = 0
    faults: list[str] = field(default_factory=list)


def start(words: list[str], place: Place, kill_at: int = 0) -> subprocess.Popen[bytes]:
    """The command line itself; `kill_at` ends it before that event, 0 lets it run (see `faults_killed`)."""
    program = [sys.executable, str(ROOT / "bench" / "faults_killed.py"), str(kill_at), str(place.folder / "events")]
    command = [*program, *words] if kill_at >= 0 else [sys.executable, "-m", "quotes", *words]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def finish(case: Case, place: Place) -> str:
    """Run the command to its end, in this process, since a start costs more than the work; what it complained of comes back."""
    code, heard = quotes(*case.words(place))
    return "" if code == 0 or (case.done and case.done in heard) else heard


def kill_after(words: list[str], place: Place, seconds: float) -> bool:
    """Start, kill after so many seconds; was it still running?"""
    process = start(words, place, -1)
    time.sleep(seconds)
    alive = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return alive


def kill_at(words: list[str], place: Place, event: int) -> bool:
    """Start and let it kill itself before that event; did it get so far?"""
    process = start(words, place, event)
    process.communicate()
    return process.returncode == -signal.SIGKILL


def end_backend(words: list[str], place: Place, seconds: float) -> tuple[bool, str]:
    """End the server's process that works for the command; was one there, and what did the command say?"""
    process = start(words, place)
    ended, until = False, time.monotonic() + 60
    time.sleep(seconds)
    while not ended and process.poll() is None and time.monotonic() < until:
        ended = bool(server_statement("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", place.database))
    _, said = process.communicate()
    return ended and process.returncode != 0, said.decode("utf-8", "replace")


def try_once(case: Case, kill: Callable[[list[str], Place], bool], where: str, tally: Tally, expected: object, whole: object) -> None:
    """One kill from a fresh archive: what it left, and what the same command makes of that."""
    with prepare(case, where) as place:
        label = f"{tally.name} #{tally.killed + tally.early + 1}"
        if kill(case.words(place), place):
            tally.killed += 1
        else:
            tally.early += 1
        tally.faults += [f"{label}, killed: {line}" for line in breaches(case, place, whole)]
        said = finish(case, place)
        tally.faults += [f"{label}, again: {said}"] if said else []
        tally.faults += [f"{label}, completed: {line}" for line in breaches(case, place, whole)]
        held = state(case, place)
        tally.rows += sum(len(rows) for rows in held.values())
        differing = [name for name, rows in held.items() if rows != expected[name]]  # type: ignore[index]
        tally.faults += [f"{label}: {name} differs from the undisturbed run" for name in differing]


def undisturbed(case: Case, where: str) -> tuple[dict[str, list[tuple[object, ...]]], dict[str, object], int, float]:
    """The rows a run that nobody kills ends with, what a whole article is, its events, and its seconds."""
    with prepare(case, where) as place:
        started = time.monotonic()
        process = start(case.words(place), place)
        _, said = process.communicate()
        lasted = time.monotonic() - started
        if process.returncode:
            raise SystemExit(f"{case.name}: the undisturbed run fails: {said.decode('utf-8', 'replace')}")
        return state(case, place), wholes(case, place), int((place.folder / "events").read_text()), lasted


def run_case(case: Case, where: str, times: int, events: int, dice: random.Random) -> Tally:
    """Kill one command `times` times after random seconds and `events` times before an event, both spread over its whole run."""
    tally = Tally(f"{case.name} on {where}")
    expected, whole, count, lasted = undisturbed(case, where)
    for number in range(times):
        after = (number + dice.random()) / times * lasted
        try_once(case, lambda words, place, after=after: kill_after(words, place, after), where, tally, expected, whole)  # type: ignore[misc]
    for number in range(events):
        event = 1 + int((number + dice.random()) / events * count)
        try_once(case, lambda words, place, event=event: kill_at(words, place, event), where, tally, expected, whole)  # type: ignore[misc]
    return tally


def run_server(case: Case, times: int, dice: random.Random) -> Tally:
    """End the server's own process under a command."""
    tally = Tally(f"{case.name}, the server's process ended")
    expected, whole, _, lasted = undisturbed(case, "postgresql")

    def end(words: list[str], place: Place) -> bool:
        ended, said = end_backend(words, place, dice.uniform(0.5, 0.7) * lasted)
        if ended and (said.count("error: ") != 1 or "cannot reach" not in said or "defect" in said):
            tally.faults.append(f"it is not told in one line: {said}")
        return ended

    for _ in range(times):
        try_once(case, end, "postgresql", tally, expected, whole)
    return tally


def run(times: int, seed: int, events: int = 0, names: tuple[str, ...] = ("ingest",), where: str = "sqlite") -> list[Tally]:
    """Kill the named commands on one back end; what came of each."""
    dice = random.Random(seed)
    return [run_case(case, where, times if case.name == "ingest" else 0, events, dice) for case in CASES if case.name in names]


def tell(tallies: list[Tally]) -> Iterator[str]:
    """The table."""
    yield f"{'command':<48}{'killed':>8}{'ended before':>14}{'rows compared':>15}{'faults':>8}"
    for one in tallies:
        yield f"{one.name:<48}{one.killed:>8}{one.early:>14}{one.rows:>15,}{len(one.faults):>8}"


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=50, help="kills of an ingest at random moments")
    parser.add_argument("--events", type=int, default=4, help="kills of each command before chosen events")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[case.name for case in CASES])
    parser.add_argument("--postgres", type=int, default=10, help="the same for an ingest on PostgreSQL, where a server starts")
    options = parser.parse_args()
    dice = random.Random(options.seed)
    tallies = []
    for case in CASES:
        if case.name in options.only:
            times = options.times if case.name == "ingest" else 0
            tallies.append(run_case(case, "sqlite", times, options.events, dice))
            print(*list(tell(tallies))[-1:], *tallies[-1].faults, sep="\n", flush=True)
            if options.postgres and case.on_server:
                times = options.postgres if case.name == "ingest" else 0
                tallies.append(run_case(case, "postgresql", times, options.events, dice))
                print(*list(tell(tallies))[-1:], *tallies[-1].faults, sep="\n", flush=True)
    if options.postgres and "ingest" in options.only:
        tallies.append(run_server(CASES[0], 2, dice))
    print(*tell(tallies), sep="\n")
    faults = [line for one in tallies for line in one.faults]
    print(*faults, sep="\n", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
