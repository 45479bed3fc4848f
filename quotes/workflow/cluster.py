"""Workers: other processes of this machine, or a Dask cluster. In: how many, or a scheduler's address. Out: a pool parts are sent to.

Dask is an optional dependency (`quotes[cluster]`) and is imported here alone.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

from quotes.errors import ClusterError
from quotes.workflow.reading import one_thread

if TYPE_CHECKING:
    from quotes.workflow.extracting import Work
    from quotes.workflow.part_files import Tally
    from quotes.workflow.parts import Part

    Task = Callable[[Part, Work, Path], Tally]

LOCAL = "local"
_INSTALL = "pip install 'quotes[cluster]'"
_AHEAD = 2  # parts a worker has, the one it reads included
_WAIT = 15  # seconds for a scheduler to answer, and for a first worker to come
_one_at_a_time = Lock()


class Pool(Protocol):
    """Workers somewhere."""

    def room(self) -> int:
        """How many parts they may have at once, waiting ones included."""
        ...

    def submit(self, task: Task, part: Part, work: Work, folder: Path) -> Future[Tally]:
        """Have a part read."""
        ...


@dataclass(slots=True)
class Processes:
    """Other processes of this machine."""

    executor: Executor
    count: int

    def room(self) -> int:
        """How many parts they may have at once."""
        return _AHEAD * self.count

    def submit(self, task: Task, part: Part, work: Work, folder: Path) -> Future[Tally]:
        """Have a part read."""
        return self.executor.submit(task, part, work, folder)


@contextmanager
def processes(count: int) -> Iterator[Processes]:
    """`count` processes of this machine, until the end of the block."""
    pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=one_thread)
    try:
        yield Processes(pool, count)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


class Cluster:
    """A Dask cluster; workers may come and go while it is used."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._executor = client.get_executor(pure=False)
        self._room, self._asked = 0, 0.0

    def room(self) -> int:
        """How many parts its workers may have at once; asked of the scheduler every few seconds."""
        if time.monotonic() - self._asked > 5:
            self._room, self._asked = _AHEAD * max(1, len(self._client.nthreads())), time.monotonic()
        return self._room

    def submit(self, task: Task, part: Part, work: Work, folder: Path) -> Future[Tally]:
        """Have a part read."""
        future: Future[Tally] = self._executor.submit(run_alone, task, part, work, folder)
        return future


@contextmanager
def cluster(address: str, count: int, folder: Path) -> Iterator[Cluster]:
    """The cluster at a scheduler's address; where that is `local`, one of `count` processes made for this block (1: one a core).

    Raises ClusterError where Dask is not installed, the scheduler cannot be reached, or its workers cannot do the work.
    """
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise ClusterError("a cluster needs Dask, which is not installed", _INSTALL) from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    own = None
    if address == LOCAL:
        options = {
            "n_workers": count if count > 1 else os.cpu_count(),
            "threads_per_worker": 1,
            "processes": True,
            "dashboard_address": None,
        }
        start: Callable[..., Any] = LocalCluster
        own = start(**options, host="127.0.0.1", silence_logs=logging.CRITICAL)
    try:
        client = _connect(Client, own or address)
        try:
            _look_at_workers(client, folder)
            yield Cluster(client)
        finally:
            client.close(timeout=5)
    finally:
        if own is not None:
            own.close(timeout=10)


def _connect(make: Callable[..., Any], address: Any) -> Any:
    cure = "give the address its scheduler prints, such as tcp://host:8786, or local"
    try:
        client = make(address, timeout=_WAIT, set_as_default=False)
    except (OSError, TimeoutError, ValueError, TypeError) as error:
        raise ClusterError(f"no scheduler answers at {address}: {' '.join(str(error).split())[:150]}", cure) from error
    try:
        client.wait_for_workers(1, timeout=_WAIT)
    except TimeoutError as error:
        client.close(timeout=5)
        raise ClusterError(f"the cluster at {address} has no workers", "start some: dask worker ADDRESS --nthreads 1") from error
    return client


def _look_at_workers(client: Any, folder: Path) -> None:
    """Raise ClusterError where the scheduler or a worker has no or another `quotes`, or a worker does not see the folder."""
    import quotes

    try:
        client.run_on_scheduler(probe, folder)
        told = client.run(probe, folder)
    except Exception as error:
        said = f"{type(error).__name__}: {' '.join(str(error).split())[:150]}"
        cure = "install the same version of quotes[cluster] for the scheduler and each worker"
        raise ClusterError(f"the cluster cannot run quotes: {said}", cure) from error
    for worker, (version, writable) in sorted(told.items()):
        if version != quotes.__version__:
            raise ClusterError(
                f"the worker {worker} has quotes {version}, this is {quotes.__version__}", "install the same version on each"
            )
        if not writable:
            raise ClusterError(f"the worker {worker} cannot write into {folder}", "give a folder that every worker sees under this name")


def probe(folder: Path) -> tuple[str, bool]:
    """Run on a worker: its version of quotes, and whether it can write into the folder."""
    import quotes

    return quotes.__version__, os.access(folder, os.W_OK)


def run_alone(task: Task, part: Part, work: Work, folder: Path) -> Tally:
    """Run on a worker: one part at a time in a process, with one thread for linear algebra."""
    with _one_at_a_time:
        _limit_threads()
        return task(part, work, folder)


@lru_cache(maxsize=1)
def _limit_threads() -> None:
    from threadpoolctl import threadpool_limits

    one_thread()
    threadpool_limits(limits=1)
