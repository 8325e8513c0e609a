"""Files on this machine and elsewhere: a path, or an address such as ``s3://bucket/folder``, which fsspec opens."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from tmx.base.decode import read_bytes, reading_errors
from tmx.base.errors import InputError, OutputError, UsageError
from tmx.base.files import atomic_write

_WHOLE = frozenset("s3 s3a gs gcs abfs abfss az adl memory".split())
"""Systems in which a file appears when all of it is there, so that it need not be written aside and moved."""

_UNFINISHED = re.compile(r"\..+\.(?:tmx|json|html|gz|f4)\.[a-z0-9_]{8}\.part|\.units\.parquet\.part")


def is_remote(place: str) -> bool:
    """Whether a place is an address rather than a path.

    >>> is_remote("s3://bucket/act.en.pdf"), is_remote("corpora/act.en.pdf")
    (True, False)
    """
    return "://" in place


def joined(folder: str, *parts: str) -> str:
    """The place of a file in a folder."""
    if is_remote(folder):
        return "/".join([folder.rstrip("/"), *parts])
    return str(Path(folder, *parts))


def read_whole(place: str) -> bytes:
    """The bytes of a file.

    Raises:
        UsageError: there is no such file.
        InputError: it cannot be read, or is empty.
    """
    if not is_remote(place):
        return read_bytes(place)
    with _remote_reading(place) as (system, path):
        data: bytes = system.cat_file(path)
    if not data:
        raise InputError("the file is empty", path=place)
    return data


@contextmanager
def opened(place: str) -> Iterator[BinaryIO]:
    """A file open for reading, from its beginning on.

    Raises:
        UsageError: there is no such file.
        InputError: it cannot be read.
    """
    if not is_remote(place):
        with reading_errors(place), Path(place).open("rb") as stream:
            yield stream
        return
    with _remote_reading(place) as (system, path), system.open(path, "rb") as stream:
        yield stream


@contextmanager
def as_local(place: str) -> Iterator[Path]:
    """The path of a file, or of a copy of its own name that is there until the block ends."""
    if not is_remote(place):
        yield Path(place)
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, place.rstrip("/").rpartition("/")[2])
        copy.write_bytes(read_whole(place))
        yield copy


@contextmanager
def to_write(place: str) -> Iterator[Path]:
    """The path to write a file to; what is written there is at its place when the block ends.

    Raises:
        OutputError: it cannot be written.
    """
    if not is_remote(place):
        make_folder(str(Path(place).parent))
        yield Path(place)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, place.rpartition("/")[2])
        yield path
        if path.exists():
            _put(path, place)


def write_whole(place: str, data: bytes) -> None:
    """Write a file, whole or not at all.

    Raises:
        OutputError: it cannot be written.
    """
    with to_write(place) as path, atomic_write(path) as stream:
        stream.write(data)


def make_folder(place: str) -> None:
    """Make a folder, unless there is one.

    Raises:
        OutputError: it cannot be made.
    """
    try:
        if is_remote(place):
            system, path = _system(place)
            system.makedirs(path, exist_ok=True)
        else:
            Path(place).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot make the folder: {error.strerror or error}", path=place) from error


def exists(place: str) -> bool:
    """Whether there is a file or a folder."""
    if is_remote(place):
        with _remote_reading(place) as (system, path):
            return bool(system.exists(path))
    return Path(place).exists()


def is_folder(place: str) -> bool:
    """Whether there is a folder."""
    if is_remote(place):
        with _remote_reading(place) as (system, path):
            return bool(system.isdir(path))
    return Path(place).is_dir()


def remove(place: str) -> None:
    """Remove a file, if there is one."""
    if is_remote(place):
        with _remote_reading(place) as (system, path):
            if system.exists(path):
                system.rm_file(path)
    else:
        Path(place).unlink(missing_ok=True)


def remove_unfinished(folder: str) -> None:
    """Remove what a run that was killed left of the files that it was writing: see `atomic_write`."""
    if not is_remote(folder):
        for path in Path(folder).glob(".*.part"):
            if _UNFINISHED.fullmatch(path.name):
                path.unlink(missing_ok=True)


def files_under(folder: str) -> list[str]:
    """The files in a folder and in those inside it, by their paths from there with ``/``, sorted; no hidden ones.

    Raises:
        UsageError: there is no such folder.
        InputError: it cannot be read.
    """
    if is_remote(folder):
        with _remote_reading(folder) as (system, path):
            found = [name[len(path.rstrip("/")) + 1 :] for name in system.find(path)]
    else:
        with reading_errors(folder):
            root = Path(folder)
            found = [path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()]
    return sorted(name for name in found if not any(part[0] in ".~" for part in name.split("/") if part))


def _system(place: str) -> tuple[Any, str]:
    """The system of files that an address belongs to, and the path there."""
    try:
        import fsspec
    except ImportError:
        raise UsageError(
            "addresses need the package fsspec",
            path=place,
            cure="Install it: pip install 'bitext[storage]'",
        ) from None
    try:
        system, path = fsspec.core.url_to_fs(place)
    except (ImportError, ValueError) as error:
        raise UsageError(
            f"cannot open such an address: {error}", path=place, cure="Install what fsspec asks for."
        ) from error
    return system, path


@contextmanager
def _remote_reading(place: str) -> Iterator[tuple[Any, str]]:
    system, path = _system(place)
    try:
        yield system, path
    except FileNotFoundError as error:
        raise UsageError("no such file or folder", path=place) from error
    except OSError as error:
        raise InputError(f"cannot be read: {error}", path=place) from error


def _put(path: Path, place: str) -> None:
    system, final = _system(place)
    protocols = {system.protocol} if isinstance(system.protocol, str) else set(system.protocol)
    try:
        system.makedirs(final.rpartition("/")[0], exist_ok=True)
        if protocols & _WHOLE:
            system.put_file(str(path), final)
            return
        aside = f"{final}.part"
        system.put_file(str(path), aside)
        system.mv(aside, final)
    except OSError as error:
        raise OutputError(f"cannot write: {error.strerror or error}", path=place) from error
