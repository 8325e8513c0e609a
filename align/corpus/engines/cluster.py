"""A cluster of machines that Dask runs (extra ``bitext[dask]``); it gives the tasks of a dead worker to another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import islice
from typing import Any, TypeVar

from align.corpus.engines.engine import Died
from tmx.base.errors import RunError, UsageError

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 2  # tasks per thread that are given out
_PATIENCE = "10s"  # for a scheduler to answer


class DaskCluster:
    """The workers of a Dask scheduler; see `align.corpus.engines.engine.Engine`.

    Inputs and outputs must be where every worker finds them under the same path or address.
    """

    def __init__(self, address: str) -> None:
        try:
            dask: Any = import_module("distributed")
        except ImportError:
            raise UsageError(
                "a scheduler needs the package distributed (Dask)",
                cure="Install it: pip install 'bitext[dask]'",
            ) from None
        self._dask, self._address = dask, address
        self._client().close()

    def _client(self) -> Any:
        try:
            return self._dask.Client(self._address, timeout=_PATIENCE)
        except (OSError, ValueError) as error:
            raise UsageError(
                f"no scheduler answers at {self._address}: {error}",
                cure="Start one with `dask scheduler`, and workers with `dask worker ADDRESS --nthreads 1`.",
            ) from error

    def _result(self, future: Any) -> Any:
        """What came of a task; it catches what is wrong with its files itself."""
        try:
            return future.result()
        except self._dask.scheduler.KilledWorker:
            return Died("the workers that aligned it were ended, by lack of memory or a fault")
        except (Exception, self._dask.CancelledError) as error:
            raise RunError(
                f"the cluster at {self._address} cannot run this: {type(error).__name__}: {error}",
                cure="Let it run, and install this version of bitext on every worker; then run the command again.",
            ) from error

    def run(self, work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | Died]]:
        """See `Engine.run`."""
        waiting = iter(tasks)
        flying: dict[str, T] = {}
        client = self._client()
        finished = self._dask.as_completed(loop=client.loop)
        try:
            while True:
                threads = max(sum(client.nthreads().values()), 1)
                for task in islice(waiting, max(_AHEAD * threads - len(flying), 0)):
                    future = client.submit(work, task, pure=False)
                    flying[future.key] = task
                    finished.add(future)
                if not flying:
                    return
                future = next(finished)
                task = flying.pop(future.key)
                yield task, self._result(future)
        finally:
            client.close()
