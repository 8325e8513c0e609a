"""Writing a clean document in the format of the suffix."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import BinaryIO

from align.core.config import SegmentLevel
from align.core.document import Document
from align.output.clean.content import CleanText, clean_text
from align.output.clean.html import as_html
from align.output.clean.markdown import as_markdown
from align.output.clean.text import as_text
from tmx.base.errors import UsageError
from tmx.base.files import atomic_write

CLEAN_SUFFIXES = (".txt", ".docx", ".html", ".md")
"""The suffixes of the formats that a clean document can be written in."""
_OTHER_NAMES = {".htm": ".html", ".markdown": ".md"}
_LEVELS = ("paragraph", "sentence")


def write_document(
    document: Document,
    path: str | PathLike[str] | BinaryIO,
    *,
    suffix: str | None = None,
    labels: bool | None = None,
    notes: bool | None = None,
    segment: SegmentLevel = "paragraph",
    srx: str = "",
) -> CleanText:
    """Write a document without page furniture; a file is written whole or not at all.

    In plain text a number or a mark would be part of the text, and a memory has it without: there numbers and the
    references to notes are written only if they are asked for.

    Args:
        document: what is written.
        path: the file, or a binary stream.
        suffix: the format, if the path does not tell it: ``.txt``, ``.docx``, ``.html`` or ``.md``.
        labels: whether paragraphs keep their numbers and bullets; by default in all formats but plain text.
        notes: whether there are footnotes and references to them; by default both, in plain text the footnotes alone.
        segment: ``sentence`` makes a paragraph of each sentence.
        srx: a file of segmentation rules (SRX) by which sentences are cut, if not by our own.

    Returns:
        What was written.

    Raises:
        UsageError: the suffix is not that of a known format, the segments are neither paragraphs nor sentences, or
            there is no such file of rules.
        InputError: the file of segmentation rules cannot be used.
        OutputError: the file cannot be written.
    """
    kind = clean_format(path if suffix is None and isinstance(path, str | PathLike) else f"out{suffix}")
    if segment not in _LEVELS:
        raise UsageError(
            f"a clean document has no segments of the kind {segment!r}", cure="Choose paragraph or sentence."
        )
    plain = kind == ".txt"
    clean = clean_text(
        document,
        labels=not plain if labels is None else labels,
        notes=notes is not False,
        sentences=segment == "sentence",
        srx=srx,
    )
    data = _data(clean, kind, marks=bool(notes))
    if isinstance(path, str | PathLike):
        with atomic_write(path) as stream:
            stream.write(data)
    else:
        path.write(data)
    return clean


def _data(clean: CleanText, kind: str, *, marks: bool) -> bytes:
    if kind == ".docx":
        from align.output.clean.docx import as_docx

        return as_docx(clean)
    text = {
        ".txt": lambda: as_text(clean, marks=marks),
        ".html": lambda: as_html(clean),
        ".md": lambda: as_markdown(clean),
    }[kind]()
    return text.encode("utf-8", "replace")


def clean_format(path: str | PathLike[str]) -> str:
    """The format that a path's suffix names, as its usual suffix.

    Raises:
        UsageError: the suffix is not that of a known format.
    """
    suffix = Path(path).suffix.lower()
    suffix = _OTHER_NAMES.get(suffix, suffix)
    if suffix not in CLEAN_SUFFIXES:
        raise UsageError(
            f"unknown output format {suffix!r}",
            path=path,
            cure=f"Give the file one of the suffixes {', '.join(CLEAN_SUFFIXES)}.",
        )
    return suffix
