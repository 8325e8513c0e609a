"""What runs tasks: this process, many processes, or a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from align.corpus.engines.engine import Died, Engine

T = TypeVar("T")
R = TypeVar("R")

__all__ = ["Died", "Engine", "InThisProcess", "engine_for"]


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
