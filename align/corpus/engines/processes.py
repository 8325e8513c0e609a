"""Many processes on this machine; one that dies takes only its own task with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from typing import TypeVar

from align.corpus.engines.engine import Died
from tmx.base.threads import THREADS

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 2  # tasks per process that are given out: one that runs, one that waits


@dataclass(frozen=True, slots=True)
class Processes:
    """A pool of processes on this machine; see `align.corpus.engines.engine.Engine`."""

    jobs: int

    def run(self, work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | Died]]:
        """See `Engine.run`: if a process dies, the tasks that were given out are run again, each alone in a process."""
        tasks = iter(tasks)
        first = list(islice(tasks, self.jobs))  # no more processes than tasks
        waiting, jobs = chain(first, tasks), max(len(first), 1)
        while suspects := (yield from _until_broken(work, waiting, jobs)):
            for task in suspects:
                if (yield from _until_broken(work, iter([task]), 1)):
                    yield task, Died("the process that aligned it was ended, by lack of memory or a fault")


def _until_broken(
    work: Callable[[T], R], waiting: Iterator[T], jobs: int
) -> Generator[tuple[T, R | Died], None, list[T]]:
    """Run tasks until there are no more, or until a process dies: then return those that were given out."""
    flying: dict[Future[R], T] = {}
    with _one_thread_each(), _pool(jobs) as pool:
        while True:
            for task in islice(waiting, _AHEAD * jobs - len(flying)):
                try:
                    flying[pool.submit(work, task)] = task
                except BrokenProcessPool:
                    return [*flying.values(), task]
            if not flying:
                return []
            done, _ = wait(flying, return_when=FIRST_COMPLETED)
            suspects = []
            for future in sorted(done, key=list(flying).index):
                task = flying.pop(future)
                if isinstance(future.exception(), BrokenProcessPool):
                    suspects.append(task)
                else:
                    yield task, future.result()
            if suspects:
                return [*suspects, *flying.values()]


@contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """A pool of fresh processes; if the block fails, what they have not begun is not begun."""
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _begin)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """Leave Ctrl+C to the main process, and end with it, even if it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Let the processes that begin meanwhile have one thread of linear algebra each: they are many themselves."""
    before = {name: os.environ.get(name) for name in THREADS}
    os.environ.update(dict.fromkeys(THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
