"""A PDF file opened, or the reason why it cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from tmx.base.errors import InputError

_MAGIC, _WITHIN = (
    b"%PDF-",
    1024,
)  # readers accept the header within the first 1024 bytes: ISO 32000-1, annex H.3
_END, _NEAR_END = b"%%EOF", 1024  # and the end mark within the last 1024
_PASSWORD, _SECURITY = 4, 5  # PDFium's reasons
_LOCK = RLock()  # PDFium must not be called by two threads at once
_TITLES_OF_PROGRAMS = ("Microsoft Word - ", "Microsoft PowerPoint - ", "untitled", "Untitled")


def recognises_pdf(data: bytes) -> bool:
    """Whether the bytes are those of a PDF file."""
    return _MAGIC in data[:_WITHIN]


def ends_early(data: bytes) -> bool:
    """Whether a file lacks its end mark, so that a part of it may be missing."""
    return _END not in data[-_NEAR_END:]


@contextmanager
def opened(data: bytes, path: Path) -> Iterator[Any]:
    """A PDF file as a `pypdfium2.PdfDocument`, with PDFium to itself until the block ends.

    Raises:
        InputError: it needs a password, is damaged, or has no pages.
    """
    import pypdfium2

    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _refusal(error.err_code, path, early=ends_early(data)) from None
        try:
            if not len(document):
                raise InputError(
                    "this PDF file has no pages", path=path, cure="Save it again from its source."
                )
            yield document
        finally:
            document.close()


def _refusal(reason: int | None, path: Path, *, early: bool) -> InputError:
    if reason == _PASSWORD:
        return InputError(
            "this PDF file is encrypted and needs a password",
            path=path,
            cure="Open it with its password in a PDF viewer, and save or print it as a PDF file without one.",
        )
    if reason == _SECURITY:
        return InputError(
            "this PDF file is encrypted in a way that cannot be read",
            path=path,
            cure="Open it in the program that it was made for, and print it as a PDF file.",
        )
    what = "this PDF file is incomplete: its end is missing" if early else "this PDF file is damaged"
    return InputError(
        what, path=path, cure="Get the file again, or save it again in a PDF viewer that opens it."
    )


def file_facts(document: Any) -> dict[str, str]:
    """What a file says of itself: its title and its language."""
    from ctypes import create_string_buffer

    from pypdfium2 import raw

    title = document.get_metadata_value("Title").strip()
    length = raw.FPDFCatalog_GetLanguage(document, None, 0)
    buffer = create_string_buffer(max(2, length))
    raw.FPDFCatalog_GetLanguage(document, raw.cast(buffer, raw.POINTER(raw.FPDF_WCHAR)), length)
    language = buffer.raw[: max(0, length - 2)].decode("utf-16-le", "replace").strip()
    facts = {"title": "" if title.startswith(_TITLES_OF_PROGRAMS) else title, "language": language}
    return {name: text for name, text in facts.items() if text}
