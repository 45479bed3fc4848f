"""Whole-process and in-process CPU time. In: commands or functions. Out: medians in seconds; only ratios within one run are safe."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
CHILD = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONUTF8": "1", "NO_COLOR": "1"}


def process_cpu(command: Sequence[str]) -> float:
    """User and system seconds of one finished child process."""
    import resource

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=CHILD, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def medians(commands: dict[str, Sequence[str]], rounds: int = 9) -> dict[str, float]:
    """Median CPU seconds of each command, run in turn so that a busy minute touches all alike; one warm-up round."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            seconds = process_cpu(command)
            if number:
                taken[name].append(seconds)
    return {name: statistics.median(values) for name, values in taken.items()}


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of calling `work` once in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def cpu(work: Callable[[], object], rounds: int = 3) -> float:
    """Median CPU seconds of calling `work` in this process."""
    return statistics.median(seconds(work) for _ in range(rounds))


def python(*words: str) -> list[str]:
    """A command run by this interpreter."""
    return [sys.executable, *words]
