"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from tmx.base.errors import OutputError, UsageError


def known_suffix(path: str | os.PathLike[str], suffixes: Iterable[str], what: str = "output format") -> str:
    """The suffix of a path in lower case, by which a format is chosen; ``.tmx.gz`` is a TMX.

    Args:
        path: the file.
        suffixes: those that are known.
        what: what the suffix names, for the message.

    Raises:
        UsageError: it is not known.
    """
    name = Path(path).name.lower()
    suffix = ".tmx" if name.endswith(".tmx.gz") else Path(name).suffix
    if suffix not in suffixes:
        cure = f"Give the file one of the suffixes {', '.join(suffixes)}."
        raise UsageError(f"unknown {what} {suffix!r}", path=path, cure=cure)
    return suffix


_DESCRIPTORS = ("/dev/std", "/dev/fd/", "/proc/")


def is_stream(path: str | os.PathLike[str]) -> bool:
    """Whether a path is a device or a pipe, such as ``/dev/stdout`` even where that leads to a file."""
    path = Path(path)
    with suppress(OSError):
        if not path.exists() or path.is_dir():
            return False
        return not path.is_file() or str(path.absolute()).startswith(_DESCRIPTORS)
    return False


def identity(path: str | os.PathLike[str]) -> object:
    """A value that is equal for two names of one file, through links too; a file that is not there has its path."""
    with suppress(OSError):
        there = Path(path).stat()
        return there.st_dev, there.st_ino
    return os.path.realpath(path)


@contextmanager
def atomic_write(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a temporary file next to `path`, and rename it to `path` if the block ends without an error.

    If the block fails, whatever was at `path` is left untouched. A path that is not a regular file, such as
    ``/dev/stdout``, is written to directly.

    Raises:
        OutputError: the folder is missing or cannot be written to, or the disk is full.
    """
    final = Path(path)
    try:
        if is_stream(final):
            with final.open("ab") as stream:  # a file that stdout leads to may hold something already
                yield stream
            return
        if final.is_dir():
            raise IsADirectoryError(21, "is a folder")
        handle, name = tempfile.mkstemp(prefix=f".{final.name}.", suffix=".part", dir=final.parent)
    except OSError as error:
        raise _output_error(final, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        temporary.chmod(_mode_of(final))
        temporary.replace(final)
    except OSError as error:
        raise _output_error(final, error) from error
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def atomic_folder(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Make a temporary folder, and move its files to the folder `path` if the block ends without an error.

    If the block fails, the folder is left as it was, or is not made.

    Raises:
        OutputError: the folder cannot be made or written to.
    """
    final = Path(path)
    try:
        parent = next(folder for folder in (final, *final.parents) if folder.exists())
        with tempfile.TemporaryDirectory(prefix=f".{final.name}.", suffix=".part", dir=parent) as temporary:
            yield Path(temporary)
            final.mkdir(parents=True, exist_ok=True)
            for file in sorted(Path(temporary).iterdir()):
                file.replace(final / file.name)
    except OSError as error:
        raise _output_error(final, error) from error


def _mode_of(path: Path) -> int:
    """The permissions of a file, or those that a plain `open` would give it (mkstemp makes files private)."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _output_error(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"cannot write: {error.strerror or error}",
        path=path,
        cure="Check that the folder exists and that you may write to it.",
    )
