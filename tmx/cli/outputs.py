"""Files that are to be written: what cannot be is refused before the work."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tmx.base.errors import OutputError, UsageError
from tmx.base.files import identity, is_stream


def check_free(outputs: Sequence[Path], inputs: Sequence[Path]) -> None:
    """Refuse to overwrite an input, to write one file twice, and to write where nothing can be written.

    Files are told apart by what they are, not by their names; a stream is not overwritten.

    Raises:
        UsageError: a file would be overwritten.
        OutputError: a file cannot be written.
    """
    read, written = {identity(path) for path in inputs if not is_stream(path)}, set[object]()
    for path in outputs:
        _check_writable(path)
        if (place := identity(path)) in read | written:
            what = "this input would be overwritten" if place in read else "this file would be written twice"
            raise UsageError(what, path=path, cure="Give every output a name of its own.")
        written.add(place)


def _check_writable(path: Path) -> None:
    if is_stream(path):
        return
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "this is a folder")
        with tempfile.NamedTemporaryFile(prefix=f".{path.name}.", suffix=".part", dir=path.parent):
            pass
    except OSError as error:
        if path.parent.is_dir():
            why, cure = error.strerror, "Choose another folder or name."
        else:
            why, cure = "there is no such folder", "Create the folder first."
        raise OutputError(f"cannot write: {why}", path=path, cure=cure) from error
