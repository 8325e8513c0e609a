"""A quick look at a file: the formats that it may be of, so that the modules of all others are not imported.

Each function is true for every file that the reader of its formats recognises, and for few others.
"""

from __future__ import annotations

from pathlib import Path

from align.readers.zipped import is_zip

_HEAD = 1024  # bytes in which a PDF or WebVTT file says what it is
_SAMPLE = 1 << 16  # bytes in which a file with markup has its first tag
_OLE = b"\xd0\xcf\x11\xe0"  # the container of old Office documents
_TABLES = frozenset({".csv", ".tsv", ".tab"})
_MARKDOWN_MARKS = (b"#", b"```", b"~~~", b"](", b"[^", b"|", b"---")


def may_be_pdf(data: bytes, path: Path) -> bool:
    """PDF."""
    return b"%PDF-" in data[:_HEAD]


def may_be_markup(data: bytes, path: Path) -> bool:
    """HTML, and anything else with tags."""
    return b"<" in data[:_SAMPLE]


def may_be_package(data: bytes, path: Path) -> bool:
    """DOCX and ODT: ZIP archives, or one XML file."""
    return is_zip(data) or may_be_markup(data, path)


def may_be_archive(data: bytes, path: Path) -> bool:
    """EPUB and XLSX."""
    return is_zip(data)


def may_be_doc(data: bytes, path: Path) -> bool:
    """DOC, also as XML."""
    return data.startswith(_OLE) or may_be_markup(data, path)


def may_be_rtf(data: bytes, path: Path) -> bool:
    """RTF."""
    return b"{\\rtf" in data


def may_be_subtitles(data: bytes, path: Path) -> bool:
    """SubRip, whose times have arrows, and WebVTT, in any encoding."""
    head = data[: 4 * _HEAD].replace(b"\0", b"")
    return b"-->" in head or b"WEBVTT" in head


def may_be_delimited(data: bytes, path: Path) -> bool:
    """CSV and TSV, by the name."""
    return path.suffix.lower() in _TABLES


def may_be_markdown(data: bytes, path: Path) -> bool:
    """Markdown: by a name that begins as its names do, or by one of its marks, in any encoding."""
    if any(part in path.suffix.lower() for part in ("md", "mkd", "markdown")):
        return True
    sample = data[: 4 * _SAMPLE].replace(b"\0", b"")
    return any(mark in sample for mark in _MARKDOWN_MARKS)
