"""Files in: lines on pages, or paragraphs with styles and notes.

A format has a module of its own, and a line in `READERS`: the first reader that recognises a file reads it, so that
the content decides and not the suffix. The module is imported for files that may be of the format.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

from align.core.raw import RawDocument
from align.readers import signs
from align.readers.options import AS_IT_IS, ReadOptions
from align.readers.pages import PagedText, paginate
from align.readers.text import decode_text, read_text
from tmx.base.decode import read_bytes

__all__ = ["READERS", "PagedText", "ReadOptions", "Reader", "paginate", "read_file", "read_text"]


class Reader(NamedTuple):
    """A format.

    Attributes:
        name: its name.
        may_be: whether a quick look at the bytes and the name of a file leaves it possible.
        recognises: whether the bytes of a file are of this format.
        read: what reads them.
        read_as_asked: what reads them where there is something to choose; None if there is not.
        likely: whether weaker evidence in the bytes is enough beside the name of the file; None if it never is.
    """

    name: str
    may_be: Callable[[bytes, Path], bool]
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes, Path], PagedText | RawDocument]
    read_as_asked: Callable[[bytes, Path, ReadOptions], PagedText | RawDocument] | None = None
    likely: Callable[[bytes, Path], bool] | None = None

    def takes(self, data: bytes, path: Path) -> bool:
        """Whether it is the reader for a file, if none before it in `READERS` is."""
        return self.may_be(data, path) and (
            self.recognises(data) or (self.likely is not None and self.likely(data, path))
        )


def _of(module: str, function: str) -> Callable[..., Any]:
    """A function of the module of a format, which is imported when it is called."""

    def call(*arguments: Any) -> Any:
        return getattr(import_module(f"{__name__}.{module}"), function)(*arguments)

    return call


def _reader(name: str, module: str, may_be: Callable[[bytes, Path], bool], **others: Any) -> Reader:
    """The reader of a format whose module has ``read_x`` and ``recognises_x``."""
    return Reader(
        name, may_be, *(_of(module, f"{verb}_{name.lower()}") for verb in ("recognises", "read")), **others
    )


READERS = (
    _reader("PDF", "pdf", signs.may_be_pdf, read_as_asked=_of("pdf", "read_pdf")),
    _reader("DOCX", "docx", signs.may_be_package),
    _reader("ODT", "odt", signs.may_be_package),
    _reader("DOC", "doc", signs.may_be_doc),
    _reader("EPUB", "epub", signs.may_be_archive),
    _reader("RTF", "rtf", signs.may_be_rtf),
    _reader("HTML", "html", signs.may_be_markup),
    _reader("subtitles", "subtitles", signs.may_be_subtitles),
    _reader("XLSX", "workbook", signs.may_be_archive),
    Reader(
        "CSV",
        signs.may_be_delimited,
        lambda data: False,
        _of("delimited", "read_delimited"),
        likely=_of("delimited", "likely_delimited"),
    ),
    _reader("Markdown", "markdown", signs.may_be_markdown, likely=_of("markdown", "is_named_markdown")),
    Reader("plain text", lambda data, path: True, lambda data: True, decode_text),
)  # plain text is last: it refuses what is not text


def read_file(path: str | PathLike[str], options: ReadOptions = AS_IT_IS) -> PagedText | RawDocument:
    """Read a file by the first reader that recognises it.

    Args:
        path: the file.
        options: how it is read, where its format leaves a choice.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: the file is empty, is not in a known format, or cannot be read.
    """
    data = read_bytes(path)
    reader = next(reader for reader in READERS if reader.takes(data, Path(path)))
    if reader.read_as_asked is not None:
        return reader.read_as_asked(data, Path(path), options)
    return reader.read(data, Path(path))
