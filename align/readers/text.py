"""Reading plain text in the encodings that people really have."""

from __future__ import annotations

import codecs
import re
import string
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from align.readers.pages import PagedText, paginate
from align.readers.zipped import is_zip, refuse_archive
from tmx.base.decode import read_bytes
from tmx.base.errors import InputError

if TYPE_CHECKING:
    from os import PathLike

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with a byte order mark"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_CONTAINERS = (
    (b"%PDF", "a PDF", "Save its text first, for instance with pdftotext."),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "Save it as DOCX or plain text first."),
    (b"{\\rtf", "an RTF document", "Save it as plain text first."),
)
# TMX and XLIFF.
_BILINGUAL = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:tmx|xliff)\b", re.DOTALL
)
# Control characters that no text file contains; tabs, line ends and form feeds are fine.
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_BINARY_SHARE = 0.01
_HALF = re.compile("[\ud800-\udfff]")  # a lone surrogate
_ASCII = bytes(range(0x80))
_SIGNS = "€…‘’“”•–—\xa0§«°±·»".encode("cp1252")  # what Western texts have beside letters
_NOT_LATIN, _ENOUGH = 0.4, 20  # share of the letters that are beyond ASCII, and their number: French has 5 %
_VALID = 4  # times the broken bytes: more letters than that in valid UTF-8 are not there by chance

_STRAY_CR = re.compile(r"\r(?![\r\n]|\Z)")


def read_text(path: str | PathLike[str]) -> PagedText:
    """Read a text file; see `decode_text`.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: the file is empty, is not text, or cannot be read.
    """
    return decode_text(read_bytes(path), Path(path))


def decode_text(data: bytes, path: Path) -> PagedText:
    """The lines of a text file in UTF-8, UTF-16 or UTF-32, or else in Windows-1252.

    A file that is UTF-8 except for a few bytes, or in an encoding of another script, is refused: read as
    Windows-1252, all of it would be garbled.

    Raises:
        InputError: the file is empty, is not text, or is in none of these encodings.
    """
    text, encoding, note = _decode(data, path)
    if not text.strip():
        raise InputError("the file is empty", path=path, cure="Give a file with text in one language.")
    if _BILINGUAL.match(text):
        raise InputError(
            "this is a file of translation units, not a document",
            path=path,
            cure="`bitext convert` and the other verbs for memories read it.",
        )
    if len(_BINARY.findall(text)) > _BINARY_SHARE * len(text):
        raise InputError(
            "this is not a text file", path=path, cure="Save the document as plain text (UTF-8) first."
        )
    if encoding == "cp1252" and _not_latin(data):
        raise InputError(
            "the file is neither in UTF-8 nor in Windows-1252",
            path=path,
            cure="Open it in the program that wrote it, and save it as UTF-8.",
        )
    return paginate(str(path), split_lines(text), encoding, note)


def split_lines(text: str) -> tuple[str, ...]:
    """Split at LF, CRLF or CR, as an editor counts lines; nothing follows the last line end.

    Where LF ends most lines, a CR inside one of them is white space.

    >>> split_lines("one\\rtwo\\nthree\\r\\n"), split_lines("one\\rtwo\\r")
    (('one two', 'three'), ('one', 'two'))
    """
    if "\r" in text and len(_STRAY_CR.findall(text)) <= text.count("\n"):
        text = _STRAY_CR.sub(" ", text)
    lines = re.split(r"\r\n|\n|\r", text)
    return tuple(lines[:-1] if lines and not lines[-1] else lines)


def broken_at(segments: Sequence[str]) -> int | None:
    """The number, from 1 on, of the first segment with an unpaired surrogate, which nothing could encode."""
    return next((number for number, segment in enumerate(segments, 1) if _HALF.search(segment)), None)


def _refuse_containers(data: bytes, file: Path) -> None:
    if is_zip(data):
        refuse_archive(data, file)
    for magic, what, cure in _CONTAINERS:
        if data.startswith(magic):
            raise InputError(f"this is {what}, not a text file", path=file, cure=cure)


def _decode(data: bytes, file: Path) -> tuple[str, str, str]:
    _refuse_containers(data, file)
    for bom, codec, name in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(codec), codec, "" if codec == "utf-8-sig" else f"read as {name}"
            except UnicodeDecodeError as error:
                raise _broken(data, error, f"the file claims to be {name}", file) from None
    if (bare := bare_utf16(data)) is not None:
        try:
            return data.decode(bare), bare, "read as UTF-16 without a byte order mark"
        except UnicodeDecodeError as error:
            raise _broken(data, error, "the file claims to be UTF-16", file) from None
    try:
        return data.decode("utf-8"), "utf-8", ""
    except UnicodeDecodeError as error:
        if nearly_utf8(data):
            cure = "Correct that character, or convert the part that is in another encoding."
            raise _broken(data, error, "nearly all of the file is UTF-8", file, cure) from None
    return windows_1252(data), "cp1252", "not valid UTF-8: read as Windows-1252"


def _not_latin(data: bytes) -> bool:
    """Whether so many bytes are beyond ASCII that the text is in an encoding of another script, such as KOI8-R."""
    beyond = len(data.translate(None, _ASCII + _SIGNS))
    letters = len(data) - len(data.translate(None, string.ascii_letters.encode()))
    return beyond >= _ENOUGH and beyond > _NOT_LATIN * (beyond + letters)


def windows_1252(data: bytes) -> str:
    """The characters of bytes in Windows-1252; the bytes that it does not define stay control characters."""
    return data.decode("latin-1").translate(_CP1252)


# Bytes 0x80 to 0x9F as Windows-1252 has them; the five it leaves undefined stay C1 controls (WHATWG).
_CP1252 = {
    byte: bytes([byte]).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in b"\x81\x8d\x8f\x90\x9d"
}


def bare_utf16(data: bytes) -> str | None:
    """The UTF-16 codec that the zero bytes of the data point to, as text in Western letters has them."""
    sample = data[:4096]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def nearly_utf8(data: bytes) -> bool:
    """Whether so many letters beyond ASCII are valid UTF-8 that it is not by chance, as in « É : » of Windows-1252."""
    text = data.decode("utf-8", errors="surrogateescape")
    broken = len(re.findall("[\udc80-\udcff]", text))
    valid = len(re.findall("[^\x00-\x7f]", text)) - broken
    return valid >= _VALID * broken


def _broken(
    data: bytes, error: UnicodeDecodeError, claim: str, file: Path, cure: str = "Save it again as UTF-8."
) -> InputError:
    return InputError(
        f"{claim}, but byte {error.start} is not valid in that encoding",
        path=file,
        line=data[: error.start].count(b"\n") + 1,
        cure=cure,
    )
