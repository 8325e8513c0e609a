"""The groups of an RTF file: what holds in each, and what is done where it ends."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from pathlib import Path

from align.readers.rtf.state import State
from tmx.base.errors import InputError

_MAX_DEPTH = 2000  # groups inside each other; Word itself writes some twenty


class Groups:
    """A stack of states, the innermost last.

    Args:
        path: the file, for messages.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._states = [State()]
        self._closers: list[Callable[[], None] | None] = [None]

    @property
    def state(self) -> State:
        """What holds in the innermost group."""
        return self._states[-1]

    @property
    def depth(self) -> int:
        """How many groups are open."""
        return len(self._states) - 1

    def begin(self) -> None:
        """Begin a group.

        Raises:
            InputError: groups are nested too deep for a document.
        """
        if self.depth >= _MAX_DEPTH:
            raise InputError(
                f"more than {_MAX_DEPTH:,} groups lie inside each other",
                path=self._path,
                cure="No program writes such a document; do not trust it.",
            )
        state = copy(self.state)
        state.star = False
        self._states.append(state)
        self._closers.append(None)

    def at_end(self, close: Callable[[], None]) -> None:
        """Do something where the innermost group ends."""
        self._closers[-1] = close

    def end(self) -> None:
        """End a group."""
        if self.depth:
            if (close := self._closers.pop()) is not None:
                close()
            self._states.pop()
