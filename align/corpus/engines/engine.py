"""An engine: what runs tasks; whichever does, the tasks and the results are the same."""

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
