"""The way from a file to what there is to translate in it."""

from __future__ import annotations

from pathlib import Path

from align.api import read
from align.core.config import SegmentLevel
from align.readers.docx import recognises_docx
from align.readers.options import Progress
from align.reuse.docx import DocxOriginal
from align.reuse.passages import Original
from align.reuse.plain_original import PlainOriginal
from align.segmentation import Segmenter, segmenter
from tmx.base.errors import UsageError


def open_original(
    path: Path,
    lang: str | None = None,
    *,
    segment: SegmentLevel = "sentence",
    kind: str = "",
    srx: str = "",
    cut: Segmenter | None = None,
    progress: Progress | None = None,
) -> Original:
    """A document to translate.

    Args:
        path: its file, of any format that is read.
        lang: its language; by default that of the file's name, else of its text.
        segment: what a segment is, ``sentence`` or ``paragraph``.
        kind: what kind of document it is; by default it is chosen by evidence.
        srx: a file of segmentation rules by which sentences are cut, if not by our own.
        cut: cuts blocks into segments, if not as `segment` and `srx` say.
        progress: called with the pages read and all pages, where a format has pages.

    Raises:
        UsageError: there is no such file, or segments are to be neither sentences nor paragraphs.
        InputError: the file cannot be read.
    """
    if segment not in ("sentence", "paragraph"):
        raise UsageError(
            f"one text alone has no segments of the kind {segment!r}", cure="Choose paragraph or sentence."
        )
    document = read(path, lang, kind=kind, progress=progress)
    cut = cut or segmenter(document.lang, sentences=segment == "sentence", srx=srx)
    data = path.read_bytes()
    return DocxOriginal(path, data, document, cut) if recognises_docx(data) else PlainOriginal(document, cut)
