"""Writing an alignment as a corpus, in one file or several, all of them or none."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from os import PathLike
from pathlib import Path

from align.core.alignment import AlignedDocuments
from tmx.base.files import atomic_write
from tmx.base.report import Ledger, WriteReport

CORPUS_SUFFIXES = (".xml", ".tei", ".vert", ".paraconc")
"""The suffixes of the formats for tools that search corpora: TEI has two."""


def write_corpus(alignment: AlignedDocuments, path: str | PathLike[str], kind: str) -> WriteReport:
    """Write an alignment as a corpus.

    Args:
        alignment: what is written.
        path: the file; of a format that has several, the name that they share, with or without the suffix.
        kind: the format, one of `CORPUS_SUFFIXES`.

    Raises:
        OutputError: a file cannot be written.
    """
    ledger, path = Ledger(), Path(path)
    files = _files(alignment, path, kind, ledger)
    with ExitStack() as stack:
        for file, data in files.items():
            stack.enter_context(atomic_write(file)).write(data)
    first, *others = files
    return replace(ledger.report(first), also=tuple(others))


def _files(alignment: AlignedDocuments, path: Path, kind: str, ledger: Ledger) -> dict[Path, bytes]:
    if kind in (".xml", ".tei"):
        from align.output.corpus.tei import as_tei

        return {path: as_tei(alignment, ledger)}
    name = path.name.removesuffix(kind)
    if kind == ".vert":
        from align.output.corpus.vertical import as_vertical

        parts = as_vertical(alignment, name, ledger)
    else:
        from align.output.corpus.paraconc import as_paraconc

        parts = as_paraconc(alignment, ledger)
    return {path.with_name(f"{name}{ending}"): text.encode() for ending, text in parts.items()}
