"""Align two language versions of a document and make a translation memory of them.

>>> import align
>>> alignment = align.align("corpora/A-RES-59-159/en.txt", "corpora/A-RES-59-159/fr.txt")  # doctest: +SKIP
>>> alignment.to_tmx("out.tmx")  # doctest: +SKIP

Names are imported on first use, so that the command starts fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from align.aligner.segments import align_segments
    from align.alignment import Alignment
    from align.api import align, language_files, read, read_both
    from align.core.alignment import AlignedPair
    from align.core.bead import Bead
    from align.core.block import Block, Kind, NoteRef, Segment
    from align.core.config import Config
    from align.core.document import Document
    from align.corpus.scoring import score_pairs
    from align.output.clean import write_document
    from align.texts import align_texts

__distribution__ = "bitext"  # what another package of the same name lacks: see align/cli/script.py

_HOMES = {
    "AlignedPair": "align.core.alignment",
    "Alignment": "align.alignment",
    "Bead": "align.core.bead",
    "Block": "align.core.block",
    "Config": "align.core.config",
    "Document": "align.core.document",
    "Kind": "align.core.block",
    "NoteRef": "align.core.block",
    "Segment": "align.core.block",
    "align": "align.api",
    "align_segments": "align.aligner.segments",
    "align_texts": "align.texts",
    "language_files": "align.api",
    "read": "align.api",
    "read_both": "align.api",
    "score_pairs": "align.corpus.scoring",
    "write_document": "align.output.clean",
}

__all__ = [
    "AlignedPair",
    "Alignment",
    "Bead",
    "Block",
    "Config",
    "Document",
    "Kind",
    "NoteRef",
    "Segment",
    "align",
    "align_segments",
    "align_texts",
    "language_files",
    "read",
    "read_both",
    "score_pairs",
    "write_document",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'align' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """The public names, for Tab completion and `help`."""
    return sorted(__all__)
