"""From files to text: encodings, and what to do about bytes that are not valid in them."""

from __future__ import annotations

import codecs
import errno
import io
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tmx.base.compression import decompress
from tmx.base.errors import InputError, UsageError
from tmx.base.findings import Finding, Report

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
    with reading_errors(path):
        return Path(path).open("rb")


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: it cannot be read.
    """
    with open_bytes(path) as stream, reading_errors(path):
        return stream.read()


@contextmanager
def reading_errors(path: str | os.PathLike[str]) -> Iterator[None]:
    """Turn the errors of the system in reading a file into messages.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: it cannot be read, or not a second time.
    """
    try:
        yield
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError("no such file", path=path, cure="Check the name and the folder.") from None
    except IsADirectoryError:
        raise UsageError("is a folder, not a file", path=path, cure="Name a file in it.") from None
    except OSError as error:
        if isinstance(error, io.UnsupportedOperation) or error.errno == errno.ESPIPE:
            raise InputError(
                "a stream cannot be read twice", path=path, cure="Save it to a file first."
            ) from error
        raise InputError(
            f"cannot read: {error.strerror or error}", path=path, cure="Check the path and its permissions."
        ) from error


def refuse_missing(paths: Iterable[Path]) -> None:
    """Check that files and folders exist before any of them is read.

    Raises:
        UsageError: one is missing.
        InputError: one is in a folder that cannot be read.
    """
    for path in paths:
        with reading_errors(path):
            path.stat()


def decode_file(path: str | os.PathLike[str], report: Report) -> Iterator[str]:
    """Yield the text of an XML file, plain or gzipped, part by part.

    Bytes that the encoding does not allow become the code points U+DC80 to U+DCFF (Python's ``surrogateescape``),
    so that the caller, who knows the line, can report and repair them.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: the file cannot be read, is empty, is not XML, or is a decompression bomb.
    """
    with open_bytes(path) as stream, reading_errors(path):
        chunks = decompress(stream, path, report)
        first = next(chunks, b"")
        if not first.strip(b" \t\r\n\0"):
            raise InputError("the file is empty", path=path, cure="Give a file with translation units.")
        encoding, bom = _detect_encoding(first, report)
        if b"<" not in first:
            raise InputError("not an XML file", path=path, cure=_advice_for(first))
        errors = "surrogatepass" if encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"
        decoder = codecs.getincrementaldecoder(encoding)(errors)
        try:
            start = decoder.decode(first[bom:])
            yield _without_extra_boms(start, report) if bom else start
            for chunk in chunks:
                yield decoder.decode(chunk)
            yield decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            report(Finding("encoding-bytes", 0, f"{encoding}: {error.reason}; nothing after it is read"))


def _without_extra_boms(text: str, report: Report) -> str:
    """The text without the byte order marks that follow the first one."""
    rest = text.lstrip("\ufeff")
    if rest != text:
        report(Finding("encoding-bom-repeated", 1, f"{1 + len(text) - len(rest):,} marks"))
    return rest


def _detect_encoding(first: bytes, report: Report) -> tuple[str, int]:
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
    return _usable_encoding(declared, report), 0


def known_encoding(declared: str) -> str | None:
    """The name of Python's codec for an encoding that a file declares; None if there is none that is safe to use."""
    try:
        name = codecs.lookup(declared).name
        "<".encode(name)
    except (LookupError, TypeError, ValueError, AttributeError):
        return None
    return None if {name, name.replace("_", "-")} & _NO_ENCODINGS else name


def _usable_encoding(declared: str, report: Report) -> str:
    """The codec for a declared encoding; UTF-8 if there is none, or if the first bytes rule it out."""
    name = known_encoding(declared)
    if name is None:
        report(Finding("encoding-unknown", 1, declared))
        return "utf-8"
    if name.startswith(("utf-16", "utf-32")):
        report(
            Finding(
                "encoding-conflict",
                1,
                f"declared as {declared}, but the bytes are UTF-8 or a similar encoding",
            )
        )
        return "utf-8"
    if name not in ("utf-8", "ascii"):
        report(Finding("encoding-legacy", 1, declared))
    return name


def _advice_for(first: bytes) -> str:
    """What to do about a file that is not XML, by its first bytes."""
    if first.startswith(b"PK"):
        return "This is a zip archive; unpack it first."
    if first.startswith(b"SQLite format 3\0"):
        return "This is an SQLite file; make a TMX of it with `bitext convert` (SDLTM) or `bitext memory export`."
    if first.startswith(b"%PDF"):
        return "This is a PDF file; give a TMX file."
    return "Check the format and the suffix; `bitext convert` makes TMX of PO, tables and plain text."
