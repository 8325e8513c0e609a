"""One run at a time on a folder: a second is refused, and a run that was killed stands in nobody's way."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from align.corpus.contents import FOLDER
from align.corpus.parts import PARTS, REVIEWS
from align.corpus.places import (
    exists,
    is_remote,
    joined,
    make_folder,
    read_whole,
    remove,
    remove_unfinished,
    write_whole,
)
from tmx.base.errors import BitextError, OutputError, UsageError

LOCK = ".lock"


@contextmanager
def locked(out: str) -> Iterator[None]:
    """Keep a folder for this run while the block runs; the folder is made if there is none.

    What a run that was killed left of the files that it was writing is removed.

    On this machine (POSIX) the system holds the lock, and lets go of it when the process ends, however it ends.
    Elsewhere a file names the process, and one of a process of this machine that is no more is taken over.

    Raises:
        UsageError: another run has it.
        OutputError: the folder cannot be written to, or its system of files has no locks.
    """
    make_folder(out)
    by_system = os.name == "posix" and not is_remote(out)
    with _locked_here(out) if by_system else _locked_there(out):
        for folder in (out, *(joined(out, name) for name in (PARTS, REVIEWS, FOLDER))):
            remove_unfinished(folder)
        yield


@contextmanager
def _locked_here(out: str) -> Iterator[None]:
    import fcntl

    with ExitStack() as stack:
        try:
            file = stack.enter_context(Path(out, LOCK).open("a+b", buffering=0))
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            file.truncate(0)
            file.write(_owner().encode())
        except BlockingIOError:
            file.seek(0)
            raise _refusal(out, file.read().decode()) from None
        except OSError as error:
            raise OutputError(f"cannot be locked: {error.strerror or error}", path=out) from error
        yield
        # The file stays: to remove it would let two runs hold two files of that name.


@contextmanager
def _locked_there(out: str) -> Iterator[None]:
    place = joined(out, LOCK)
    if exists(place):
        owner = ""
        with suppress(BitextError):
            owner = read_whole(place).decode()
        if not _is_dead(owner):
            raise _refusal(out, owner, cure=f"If no run is going on, remove {place}.")
    write_whole(place, _owner().encode())
    try:
        yield
    finally:
        remove(place)


def _owner() -> str:
    return json.dumps({"host": socket.gethostname(), "pid": os.getpid()})


def _is_dead(owner: str) -> bool:
    """Whether the owner of a lock was a process of this machine that is no more."""
    try:
        known = json.loads(owner)
        if os.name != "posix" or known["host"] != socket.gethostname():
            return False
        os.kill(known["pid"], 0)
    except ProcessLookupError:
        return True
    except (ValueError, KeyError, TypeError, OSError):
        return False
    return False


def _refusal(out: str, owner: str, cure: str = "") -> UsageError:
    who = ""
    with suppress(ValueError, KeyError, TypeError):
        known = json.loads(owner)
        who = f" (process {known['pid']} on {known['host']})"
    return UsageError(
        f"another run is writing here{who}",
        path=out,
        cure=cure or "Wait for it to end, or give another folder with -o.",
    )
