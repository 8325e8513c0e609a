"""The best match of each of many texts; in a large memory, a second process looks half of them up."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tmx.memory.match import Match
from tmx.memory.memory import Memory

Progress = Callable[[int, int], None]
Best = dict[str, Match | None]

MANY, LARGE = 100, 50_000_000
"""So many texts are divided, in a memory whose file has so many bytes: for less, starting a process takes longer."""


def best_matches(
    memory: Memory,
    texts: Iterable[str],
    source_lang: str,
    target_lang: str,
    *,
    threshold: int,
    progress: Progress | None = None,
) -> Best:
    """The best match of each text, None where the memory has none from the threshold on.

    Args:
        memory: what is looked up.
        texts: what to look up; the same text once.
        source_lang: their language.
        target_lang: the language of the translation.
        threshold: the lowest score.
        progress: called with the texts done and all.

    Raises:
        UsageError: the memory lacks a language, or the threshold is out of range.
        RunError: the file cannot be read.
    """
    mine = list(dict.fromkeys(texts))
    theirs: list[str] = []
    if len(mine) >= MANY and memory.path.stat().st_size >= LARGE and _processors() > 1:
        mine, theirs = mine[::2], mine[1::2]
    whole = len(mine) + len(theirs)

    def report(done: int, _: int) -> None:
        if progress is not None:
            progress(min(2 * done, whole) if theirs else done, whole)

    other = _Other(memory.path, theirs, source_lang, target_lang, threshold) if theirs else None
    try:
        found = _look_up(memory, mine, source_lang, target_lang, threshold, report)
        given = other.result() if other is not None else {}
    finally:
        if other is not None:
            other.close()
    if given is None:  # the process came to grief; what is wrong with the file shows here as well
        given = _look_up(memory, theirs, source_lang, target_lang, threshold)
    return found | given


def _look_up(
    memory: Memory,
    texts: Sequence[str],
    source_lang: str,
    target_lang: str,
    threshold: int,
    progress: Progress | None = None,
) -> Best:
    found: Best = {}
    for text in texts:
        matches = memory.lookup(text, source_lang, target_lang, threshold=threshold, limit=1)
        found[text] = matches[0] if matches else None
        if progress is not None:
            progress(len(found), len(texts))
    return found


class _Other:
    """A process of its own that looks texts up."""

    def __init__(self, path: Path, *request: object) -> None:
        root = Path(__file__).resolve().parents[2]
        program = f"import sys; sys.path.append({str(root)!r}); import tmx.memory.many as it; it.serve()"
        try:
            self._process: subprocess.Popen[bytes] | None = subprocess.Popen(  # noqa: S603 - Python itself
                [sys.executable, "-P", "-c", program],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            assert self._process.stdin is not None  # noqa: S101 - it is a pipe
            with self._process.stdin as stream:
                pickle.dump((str(path.absolute()), *request), stream)
            self._process.stdin = None
        except OSError:
            self._process = None

    def result(self) -> Best | None:
        """What it found, None if it failed."""
        if self._process is None:
            return None
        data, _ = self._process.communicate()
        if self._process.returncode:
            return None
        found: Best = pickle.loads(data)  # noqa: S301 - from our own process
        return found

    def close(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            if self._process.stdout is not None:
                self._process.stdout.close()


def serve() -> None:
    """Look up what is asked for on standard input."""
    path, texts, *how = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own process
    with Memory(path) as memory:
        found = _look_up(memory, texts, *how)
    pickle.dump(found, sys.stdout.buffer)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
