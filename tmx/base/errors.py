"""The errors of bitext, and the messages that users get.

::

    BitextError             a message of three parts: what is wrong, where, what to do about it
    ├── UsageError          the command or the call was wrong (exit code 2)
    └── RunError            the call was right but the work failed (exit code 1)
        ├── InputError      the content of an input cannot be used
        └── OutputError     an output cannot be written
"""

from __future__ import annotations

from os import PathLike, fspath
from typing import ClassVar


class BitextError(Exception):
    """An error that the user sees as one message, never as a traceback."""

    exit_code: ClassVar[int] = 1

    def __init__(
        self, what: str, *, path: str | PathLike[str] | None = None, line: int | None = None, cure: str = ""
    ) -> None:
        self.what = what
        self.path = None if path is None else fspath(path)
        self.line = line
        self.cure = cure
        super().__init__(str(self))

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.path, self.line) if part is not None)
        message = f"{where}: {self.what}" if where else self.what
        return f"{message}\n  {self.cure}" if self.cure else message

    def as_dict(self) -> dict[str, str | int | None]:
        """The parts of the message as data for JSON."""
        return {"what": self.what, "path": self.path, "line": self.line, "cure": self.cure}


class UsageError(BitextError):
    """The command or the call was wrong; exit code 2."""

    exit_code = 2


class RunError(BitextError):
    """The call was right but the work failed; exit code 1."""


class InputError(RunError):
    """The content of an input cannot be used."""


class OutputError(RunError):
    """An output cannot be written."""
