"""Files in: lines on pages, or paragraphs with styles and notes.

A format has a module of its own, and a line in `READERS`: the first reader that recognises a file reads it, so that
the content decides and not the suffix.
"""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from align.core.raw import RawDocument
from align.readers.delimited import likely_delimited, read_delimited
from align.readers.doc import read_doc, recognises_doc
from align.readers.docx import read_docx, recognises_docx
from align.readers.epub import read_epub, recognises_epub
from align.readers.html import read_html, recognises_html
from align.readers.markdown import is_named_markdown, read_markdown, recognises_markdown
from align.readers.odt import read_odt, recognises_odt
from align.readers.options import AS_IT_IS, ReadOptions
from align.readers.pages import PagedText, paginate
from align.readers.pdf import read_pdf, recognises_pdf
from align.readers.rtf import read_rtf, recognises_rtf
from align.readers.subtitles import read_subtitles, recognises_subtitles
from align.readers.text import decode_text, read_text
from align.readers.workbook import read_xlsx, recognises_xlsx
from tmx.base.decode import read_bytes

__all__ = ["READERS", "PagedText", "ReadOptions", "Reader", "paginate", "read_file", "read_text"]


class Reader(NamedTuple):
    """A format.

    Attributes:
        name: its name.
        recognises: whether the bytes of a file are of this format.
        read: what reads them.
        read_as_asked: what reads them where there is something to choose; None if there is not.
        likely: whether weaker evidence in the bytes is enough beside the name of the file; None if it never is.
    """

    name: str
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes, Path], PagedText | RawDocument]
    read_as_asked: Callable[[bytes, Path, ReadOptions], PagedText | RawDocument] | None = None
    likely: Callable[[bytes, Path], bool] | None = None

    def takes(self, data: bytes, path: Path) -> bool:
        """Whether it is the reader for a file, if none before it in `READERS` is."""
        return self.recognises(data) or (self.likely is not None and self.likely(data, path))


READERS = (
    Reader("PDF", recognises_pdf, read_pdf, read_pdf),
    Reader("DOCX", recognises_docx, read_docx),
    Reader("ODT", recognises_odt, read_odt),
    Reader("DOC", recognises_doc, read_doc),
    Reader("EPUB", recognises_epub, read_epub),
    Reader("RTF", recognises_rtf, read_rtf),
    Reader("HTML", recognises_html, read_html),
    Reader("subtitles", recognises_subtitles, read_subtitles),
    Reader("XLSX", recognises_xlsx, read_xlsx),
    Reader("CSV", lambda data: False, read_delimited, likely=likely_delimited),
    Reader("Markdown", recognises_markdown, read_markdown, likely=is_named_markdown),
    Reader("plain text", lambda data: True, decode_text),
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
