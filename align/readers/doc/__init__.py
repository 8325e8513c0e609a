"""DOC: documents of Word 97 to 2003, through a converter that is on the machine.

No library that is kept up reads their lists, notes and tables; LibreOffice does.
"""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path

from align.core.raw import RawDocument
from align.readers.doc.compound import MAGIC, streams
from align.readers.doc.converters import office, text_program, to_docx, to_text
from align.readers.docx import read_docx
from align.readers.pages import PagedText
from align.readers.text import decode_text
from tmx.base.errors import InputError

_WORD = "WordDocument"
_OTHERS = (
    (("Workbook", "Book"), "an Excel workbook", "Save it as XLSX."),
    (("PowerPoint Document",), "a PowerPoint presentation", "Save its text as DOCX or plain text."),
    (("__properties_version1.0",), "an Outlook message", "Save its text as DOCX or plain text."),
)
# Of the file information block: Word 97 and later, Word 6 and 95 ([MS-DOC] 2.5.2).
_WORD_MAGIC = (0xA5EC, 0xA5DC)
_ENCRYPTED = 0x0100  # fEncrypted
_XML_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
_HEAD = 4096  # bytes in which the root element of an XML file begins


def recognises_doc(data: bytes) -> bool:
    """Whether a file is in the container of old Office documents, be it a Word document or another, or is the XML of
    Word 2003.
    """
    return data.startswith(MAGIC) or _is_xml(data)


def _is_xml(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<") and _XML_2003 in data[:_HEAD]


def read_doc(data: bytes, path: Path) -> RawDocument | PagedText:
    """Read an old Word document. Macros are not run.

    Raises:
        InputError: it is no Word document, is protected by a password or damaged, or there is no converter.
    """
    _refuse_others(data, path)
    if (program := office()) is not None:
        return read_docx(to_docx(program, data, path), path)
    if (program := text_program()) is not None:
        text = decode_text(to_text(program, data, path), path)
        note = f"converted by {program}, which knows no footnotes; with LibreOffice they would be read"
        return replace(text, note=note)
    raise InputError(
        "this is a document of Word 97 to 2003, and there is no converter for it on this machine",
        path=path,
        cure="Install LibreOffice (on Debian and Ubuntu: libreoffice-writer-nogui), or save the document as DOCX.",
    )


def _refuse_others(data: bytes, path: Path) -> None:
    if _is_xml(data):
        raise InputError(
            "this is a document in the XML of Word 2003, which is not read",
            path=path,
            cure="Open it in a word processor and save it as DOCX.",
        )
    names = streams(data)
    locked = InputError(
        "the document is protected by a password", path=path, cure="Save it without a password."
    )
    if "EncryptedPackage" in names:  # DOCX with a password ([MS-OFFCRYPTO] 2.3.4.4)
        raise locked
    if _WORD in names:
        if _is_encrypted(data, names[_WORD]):
            raise locked
        return
    for signs, what, cure in _OTHERS:
        if any(sign in names for sign in signs):
            raise InputError(f"this is {what}, not a Word document", path=path, cure=cure)
    raise InputError(
        "this is a file of an old Office program or installer without a Word document in it",
        path=path,
        cure="If it is a document, open it in its program and save it as DOCX.",
    )


def _is_encrypted(data: bytes, offset: int) -> bool:
    """Whether the file information block at an offset says so."""
    if offset + 12 > len(data):
        return False
    magic, *_, flags = struct.unpack_from("<6H", data, offset)
    return magic in _WORD_MAGIC and bool(flags & _ENCRYPTED)
