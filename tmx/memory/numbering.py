"""The words of texts as numbers, worked out here, or in a process of its own while rows are written."""

from __future__ import annotations

import marshal
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any, NamedTuple, Protocol

from tmx.base.errors import RunError
from tmx.memory.shards import pack_all
from tmx.memory.tokens import instead_of_words, words_of_chunk

_KEPT = 1 << 18  # chunks whose words are kept
_SIZE = 8  # bytes of the length of a message


class Numbered(NamedTuple):
    """The words of texts of a language, as `tmx.memory.shards.pack_all` packs them, and the new words: id, word."""

    language: int
    packed: list[bytes]
    new: list[tuple[int, str]]


class Numbering(Protocol):
    """Numbers words: what is asked for by `start` is given by `result`, once."""

    def learn(self, language: int, words: dict[str, int]) -> None:
        """Take over the ids of the words of a language."""

    def start(self, language: int, texts: list[str]) -> None:
        """Begin with the texts of a language."""

    def result(self) -> Numbered:
        """The words of the texts for which `start` was called first."""

    def close(self) -> None:
        """End it."""


class Here:
    """Numbers words in this process; ids begin after `last`."""

    def __init__(self, last: int) -> None:
        self._last = last
        self._words: dict[int, dict[str, int]] = {}
        self._chunks: dict[int, dict[str, tuple[int, ...]]] = {}
        self._done: list[Numbered] = []
        self._new: list[tuple[int, str]] = []

    def learn(self, language: int, words: dict[str, int]) -> None:
        """See `Numbering`."""
        self._words[language] = words
        self._chunks[language] = {}

    def start(self, language: int, texts: list[str]) -> None:
        """See `Numbering`.

        Raises:
            OverflowError: there are more different words than a memory can hold.
        """
        self._new = []
        packed = pack_all([self._of(language, text) for text in texts])
        self._done.append(Numbered(language, packed, self._new))

    def result(self) -> Numbered:
        """See `Numbering`."""
        return self._done.pop(0)

    def close(self) -> None:
        """See `Numbering`."""

    def _of(self, language: int, text: str) -> list[int]:
        found: list[int] = []
        known = self._chunks[language]
        for chunk in text.split():
            ids = known.get(chunk)
            found += self._of_chunk(language, chunk) if ids is None else ids
        return found or [self._id(language, word) for word in instead_of_words(text)]

    def _of_chunk(self, language: int, chunk: str) -> tuple[int, ...]:
        known = self._chunks[language]
        if len(known) > _KEPT:
            known.clear()
        found = known[chunk] = tuple([self._id(language, word) for word in words_of_chunk(chunk)])
        return found

    def _id(self, language: int, word: str) -> int:
        words = self._words[language]
        if word not in words:
            self._last += 1
            words[word] = self._last
            self._new.append((self._last, word))
        return words[word]


class Elsewhere:
    """Numbers words in a process of its own, which ends with this one.

    Raises:
        OSError: no process can be started.
    """

    def __init__(self, last: int) -> None:
        root = Path(__file__).resolve().parents[2]
        program = f"import sys; sys.path.append({str(root)!r}); import tmx.memory.numbering as it; it.serve()"
        self._process = subprocess.Popen(  # noqa: S603 - Python itself
            [sys.executable, "-P", "-c", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        # What is asked for is sent from a thread, since a pipe that is full would hold up the writing of rows.
        self._outbox: SimpleQueue[bytes | None] = SimpleQueue()
        self._sender = Thread(target=self._deliver, daemon=True)
        self._sender.start()
        self._say("last", last)

    def learn(self, language: int, words: dict[str, int]) -> None:
        """See `Numbering`."""
        self._say("learn", language, words)

    def start(self, language: int, texts: list[str]) -> None:
        """See `Numbering`."""
        self._say("start", language, texts)

    def result(self) -> Numbered:
        """See `Numbering`.

        Raises:
            RunError: the process was ended by somebody else.
        """
        self._say("result")
        assert self._process.stdout  # noqa: S101 - it is a pipe
        answer = _receive(self._process.stdout)
        if answer is None:
            raise _gone()
        return Numbered(*answer)

    def close(self) -> None:
        """See `Numbering`."""
        self._process.kill()
        self._outbox.put(None)
        self._sender.join()
        self._process.communicate()

    def _say(self, *message: Any) -> None:
        self._outbox.put(_framed(message))

    def _deliver(self) -> None:
        assert self._process.stdin  # noqa: S101 - it is a pipe
        with suppress(OSError):  # of a process that was ended, which `result` notices
            while (data := self._outbox.get()) is not None:
                self._process.stdin.write(data)
                self._process.stdin.flush()


def elsewhere_if_it_helps(last: int) -> Numbering:
    """A process of its own where there is a processor for it, and one can be started."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if processors > 1 and sys.executable and not getattr(sys, "frozen", False):
        try:
            return Elsewhere(last)
        except OSError:
            pass
    return Here(last)


def serve() -> None:
    """Do what is asked for on standard input, until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks is interrupted, and closes the pipe
    here = Here(0)
    while (message := _receive(sys.stdin.buffer)) is not None:
        what, *given = message
        if what == "last":
            here = Here(*given)
        elif what == "result":
            sys.stdout.buffer.write(_framed(here.result()))
            sys.stdout.buffer.flush()
        elif what == "learn":
            here.learn(*given)
        else:
            here.start(*given)


def _framed(message: Sequence[Any]) -> bytes:
    data = marshal.dumps(tuple(message))
    return len(data).to_bytes(_SIZE, "little") + data


def _receive(stream: IO[bytes]) -> Any:
    size = int.from_bytes(stream.read(_SIZE), "little")
    return marshal.loads(stream.read(size)) if size else None  # noqa: S302 - from our own process


def _gone() -> RunError:
    return RunError(
        "a process that worked for the memory was ended", cure="Nothing was changed. Try it again."
    )
