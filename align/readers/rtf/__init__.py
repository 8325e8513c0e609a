"""RTF, read from its tokens: no library keeps notes, list numbers, tables and hidden text apart."""

from __future__ import annotations

from pathlib import Path

from align.core.raw import RawDocument
from align.readers.line_by_line import line_by_line, without_text
from align.readers.notes import referred_again
from align.readers.pages import PagedText
from align.readers.rtf.reader import RtfReader
from tmx.base.errors import InputError
from tmx.base.wording import counted

__all__ = ["read_rtf", "recognises_rtf"]


def recognises_rtf(data: bytes) -> bool:
    """Whether a file is in RTF."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


def read_rtf(data: bytes, path: Path) -> PagedText | RawDocument:
    """Read an RTF document. Tracked changes are taken as accepted.

    Raises:
        InputError: it holds no text, is cut off before any, or is refused as unsafe.
    """
    reader = RtfReader(data[data.index(b"{") :], path)
    reader.read()
    if not reader.body.paragraphs:
        if reader.cut_off:
            raise InputError(
                "the file is cut off: it ends before any text",
                path=path,
                cure="Get the file again, or open it in its program and save it again.",
            )
        raise without_text(path)
    warnings = []
    if reader.cut_off:
        warnings.append("the file is cut off: it ends inside the document")
    if reader.changes:
        warnings.append(f"{counted(reader.changes, 'tracked change')} taken as accepted")
    raw = RawDocument(
        str(path),
        tuple(referred_again(reader.body.paragraphs)),
        tuple(reader.notes),
        tuple(reader.body.aside),
        reader.facts,
        tuple(f"{path}: {warning}" for warning in warnings),
    )
    return line_by_line(raw, reader.body.texts) or raw
