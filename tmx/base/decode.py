"""From bytes to text: compression, encodings, and what is done about bytes that are wrong."""

from __future__ import annotations

import codecs
import errno
import io
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tmx.base.errors import InputError, UsageError
from tmx.base.findings import Finding, Report

CHUNK = 1 << 18  # bytes read at a time
# Text compresses 3 to 30 times; a gzip file can swell a thousandfold.
BOMB_RATIO = 200
BOMB_BYTES = 1 << 26
_GZIP = 31  # zlib's window size of 15 bits, plus 16 for a gzip header

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WITHOUT_BOM = (
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARED = re.compile(rb"""\A\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
# Python codecs that turn text into other text, or whose decoding is more than a table of characters.
_NO_ENCODINGS = {
    "idna",
    "punycode",
    "raw-unicode-escape",
    "unicode-escape",
    "undefined",
    "utf-7",
    "mbcs",
    "oem",
}


def open_bytes(path: str | os.PathLike[str]) -> BinaryIO:
    """Open a file for reading.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: it cannot be read.
    """
    with refusals(path):
        return Path(path).open("rb")


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: it cannot be read.
    """
    with open_bytes(path) as stream, refusals(path):
        return stream.read()


@contextmanager
def refusals(path: str | os.PathLike[str]) -> Iterator[None]:
    """Say in our words why the system does not give a file, or a part of it.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: it cannot be read, or not twice.
    """
    try:
        yield
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError("no such file", path=path, cure="Check the name and the folder.") from None
    except IsADirectoryError:
        raise UsageError("is a folder, not a file", path=path, cure="Name the file in it.") from None
    except OSError as error:
        if isinstance(error, io.UnsupportedOperation) or error.errno == errno.ESPIPE:
            raise InputError(
                "a stream cannot be read twice", path=path, cure="Save it to a file first."
            ) from error
        raise InputError(
            f"cannot read: {error.strerror or error}", path=path, cure="Check the path and its permissions."
        ) from error


def refuse_missing(paths: Iterable[Path]) -> None:
    """Refuse files and folders that are not there before any is read.

    Raises:
        UsageError: one is missing.
        InputError: one is in a folder that cannot be read.
    """
    for path in paths:
        with refusals(path):
            path.stat()


def text_chunks(path: str | os.PathLike[str], report: Report) -> Iterator[str]:
    """Yield the text of a file, plain or gzipped, a piece at a time.

    Bytes that the encoding does not allow come out as the code points U+DC80 to U+DCFF (Python's
    ``surrogateescape``), so that whoever knows the line can report and mend them.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: the file cannot be read, is empty, no XML, or a compression bomb.
    """
    with open_bytes(path) as stream, refusals(path):
        chunks = _unpacked(stream, path, report)
        first = next(chunks, b"")
        if not first.strip(b" \t\r\n\0"):
            raise InputError("the file is empty", path=path, cure="Give a file with translation units.")
        encoding, bom = _encoding(first, report)
        if b"<" not in first:
            raise InputError("this is no XML file", path=path, cure=_what_it_is(first))
        errors = "surrogatepass" if encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"
        decoder = codecs.getincrementaldecoder(encoding)(errors)
        try:
            start = decoder.decode(first[bom:])
            yield _without_marks(start, report) if bom else start
            for chunk in chunks:
                yield decoder.decode(chunk)
            yield decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            report(Finding("encoding-bytes", 0, f"{encoding}: {error.reason}; reading stops there"))


def _without_marks(text: str, report: Report) -> str:
    """The text without byte order marks that stand behind the first."""
    rest = text.lstrip("\ufeff")
    if rest != text:
        report(Finding("encoding-bom-repeated", 1, f"{1 + len(text) - len(rest):,} marks"))
    return rest


def _unpacked(stream: BinaryIO, path: str | os.PathLike[str], report: Report) -> Iterator[bytes]:
    packed = stream.read(2) == b"\x1f\x8b"
    stream.seek(0)
    total = 0
    try:
        for chunk in _gunzipped(stream) if packed else iter(lambda: stream.read(CHUNK), b""):
            total += len(chunk)
            if packed and total > BOMB_BYTES and total > BOMB_RATIO * stream.tell():
                raise InputError(
                    f"the file unpacks to more than {BOMB_RATIO} times its size",
                    path=path,
                    cure="If you trust it, unpack it with gunzip and give the unpacked file.",
                )
            yield chunk
    except (EOFError, zlib.error) as error:
        if not total:
            raise InputError(
                f"the compressed data are damaged from the beginning: {error}",
                path=path,
                cure="Get the file again.",
            ) from error
        report(Finding("file-gzip-damaged", 0, str(error)))


def _gunzipped(stream: BinaryIO) -> Iterator[bytes]:
    """Yield what a gzip file holds, all its members, as far as it can be unpacked.

    Raises:
        EOFError: the data break off.
        zlib.error: the data are damaged.
    """
    unpacker, ended = zlib.decompressobj(_GZIP), False
    while packed := stream.read(CHUNK):
        while packed:
            chunk = unpacker.decompress(packed, CHUNK)
            packed, ended = unpacker.unconsumed_tail, unpacker.eof
            if ended:
                packed = unpacker.unused_data.lstrip(b"\0")
                unpacker = zlib.decompressobj(_GZIP)
            if chunk:
                yield chunk
    if not ended:
        raise EOFError("the data break off")


def _encoding(first: bytes, report: Report) -> tuple[str, int]:
    """The encoding of a file and the length of its byte order mark, from its first bytes."""
    for mark, name in _BOMS:
        if first.startswith(mark):
            report(Finding("encoding-bom" if name == "utf-8" else "encoding-utf16", 1, name))
            return name, len(mark)
    for start, name in _WITHOUT_BOM:
        if first.startswith(start):
            report(Finding("encoding-utf16", 1, f"{name} without a byte order mark"))
            return name, 0
    match = _DECLARED.match(first)
    declared = match[1].decode("ascii") if match else "utf-8"
    return _declared_encoding(declared, report), 0


def _declared_encoding(declared: str, report: Report) -> str:
    try:
        name = codecs.lookup(declared).name
        "<".encode(name)
    except (LookupError, TypeError, ValueError, AttributeError):
        name = ""
    if not name or name in _NO_ENCODINGS or name.replace("_", "-") in _NO_ENCODINGS:
        report(Finding("encoding-unknown", 1, declared))
        return "utf-8"
    if name.startswith(("utf-16", "utf-32")):
        report(Finding("encoding-conflict", 1, f"{declared} is declared, the bytes are UTF-8 or the like"))
        return "utf-8"
    if name not in ("utf-8", "ascii"):
        report(Finding("encoding-legacy", 1, declared))
    return name


def _what_it_is(first: bytes) -> str:
    if first.startswith(b"PK"):
        return "It is a zip archive; unpack it first."
    if first.startswith(b"%PDF"):
        return "It is a PDF; give a TMX file."
    return "Give a TMX file, plain or gzipped."
