"""What runs tasks: this process, many processes, or a cluster; the tasks and the results are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Died:
    """The process that ran a task ended before it was done; `why` as far as that is known."""

    why: str


class Engine(Protocol):
    """Runs tasks in any order, and gives each result when it is there."""

    def run(self, work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | Died]]:
        """Yield each task with its result, in the order in which they are done.

        `work` and the tasks can be pickled. Tasks are taken from `tasks` as they are needed.
        """
        ...


class InThisProcess:
    """One task after the other, without other processes."""

    def run(self, work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | Died]]:
        """See `Engine.run`."""
        for task in tasks:
            yield task, work(task)


def engine_for(jobs: int, scheduler: str = "") -> Engine:
    """The engine that is asked for.

    Args:
        jobs: how many processes; 0 runs everything in this one.
        scheduler: the address of a Dask scheduler, which then counts instead.

    Raises:
        UsageError: Dask is not installed, or there is no scheduler at the address.
    """
    if scheduler:
        from align.corpus.engines.cluster import DaskCluster

        return DaskCluster(scheduler)
    if jobs == 0:
        return InThisProcess()
    from align.corpus.engines.processes import Processes

    return Processes(jobs)
