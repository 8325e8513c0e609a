"""Reading text files."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tmx.base.decode import open_bytes, reading_errors
from tmx.base.errors import InputError

_CHUNK = 1 << 20


@contextmanager
def open_text(path: Path, newline: str = "") -> Iterator[TextIO]:
    """Open a text file, UTF-8 with or without a byte order mark, or UTF-16 with one.

    `newline` is what ends a line: LF, CR or CRLF unless one is given.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: it cannot be read, or is in another encoding.
    """
    with open_bytes(path) as stream, reading_errors(path):
        start = stream.read(2)
        stream.seek(0)
        encoding = "utf-16" if start in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        text = io.TextIOWrapper(stream, encoding=encoding, newline=newline)
        try:
            yield text
        except UnicodeDecodeError as error:
            raise InputError(
                f"the text is not in {encoding.removesuffix('-sig').upper()}",
                path=path,
                cure="Save it as UTF-8.",
            ) from error


@contextmanager
def open_table(path: Path, remark: Callable[[str], None]) -> Iterator[TextIO]:
    """Open a text file that a spreadsheet may have written: as `open_text` does, or in Windows-1252, with a remark.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: it cannot be read.
    """
    if _is_unicode(path):
        with open_text(path) as stream:
            yield stream
        return
    remark("not valid UTF-8: read as Windows-1252")
    with open_bytes(path) as stream, reading_errors(path):
        yield io.TextIOWrapper(stream, encoding="cp1252", errors="replace", newline="")


def _is_unicode(path: Path) -> bool:
    """Whether a file is in UTF-16 with a byte order mark, or all of it is valid UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with open_bytes(path) as stream, reading_errors(path):
        chunk = stream.read(_CHUNK)
        if chunk.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return True
        try:
            while chunk:
                decoder.decode(chunk)
                chunk = stream.read(_CHUNK)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def line_end(path: Path) -> str:
    """What ends a line of a text file: LF, before which a CR may stand, or CR where there is no LF.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: it cannot be read.
    """
    with open_bytes(path) as stream, reading_errors(path):
        has_lf = any(b"\n" in chunk for chunk in iter(lambda: stream.read(_CHUNK), b""))
    return "\n" if has_lf else "\r"
