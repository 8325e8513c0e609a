"""An alignment as a file: TMX, TSV, JSON, beads, a workbook, a corpus, or a document to read, by the suffix."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from os import PathLike
from typing import TYPE_CHECKING

from align.core.alignment import AlignedDocuments
from align.core.bead import DOUBTFUL
from align.core.message import LANGUAGES, Language
from align.output.admission import Admission, Admitted, Only
from align.output.bead_files import format_bead
from align.output.corpus.writing import CORPUS_SUFFIXES, write_corpus
from align.output.side_by_side import SIDE_BY_SIDE_SUFFIXES, write_side_by_side
from align.output.units import translation_units
from tmx.base.errors import UsageError
from tmx.base.files import atomic_write, known_suffix
from tmx.base.report import WriteReport
from tmx.write.writer import write_tmx

if TYPE_CHECKING:
    from align.quality.metrics import Metrics
    from tmx.unit.vocabulary import SegType

SEGTYPES: dict[str, SegType] = {
    "paragraph": "paragraph",
    "sentence": "sentence",
    "clause": "phrase",
    "line": "sentence",
}


def write_alignment(
    alignment: AlignedDocuments,
    path: str | PathLike[str],
    *,
    suffix: str | None = None,
    profile: str = "generic",
    inline_refs: bool = False,
    languages: Mapping[str, str] | None = None,
    date: datetime | None = None,
    metrics: Metrics | None = None,
    min_confidence: float = DOUBTFUL,
    only: Only = "all",
    ui: Language = "en",
) -> WriteReport | None:
    """Write an alignment in the format of the suffix, whole or not at all.

    Args:
        alignment: what to write.
        path: the file.
        suffix: the format, if the path does not tell it: ``.tmx``, ``.tsv``, ``.json``, ``.beads``, ``.xlsx``,
            ``.xml`` or ``.tei``, ``.vert`` or ``.paraconc``; ``.docx`` or ``.html`` for both texts side by side.
        profile: the CAT tool a TMX is for.
        inline_refs: whether TMX segments hold footnote references, as ``<ph x="1" type="fnote">``.
        languages: language codes to write in a TMX instead of others, such as ``{"en": "en-GB"}``.
        date: creation date of a TMX; by default that of SOURCE_DATE_EPOCH, or none.
        metrics: the measures for a JSON file; by default they are computed here.
        min_confidence: the least confidence of a unit that enters a TMX, unless a reviewer decided on it; by default
            those that are more likely wrong than right stay out. The other formats hold every bead.
        only: ``accepted`` if only those units enter a TMX that a reviewer accepted or corrected.
        ui: what texts side by side say of themselves is in this language, ``en`` or ``fr``.

    Returns:
        For a TMX and for a corpus, what was written and what was left out; otherwise None.

    Raises:
        UsageError: the suffix is not that of a known format, the confidence is not between 0 and 1, or the page of
            a review would be overwritten.
        InputError: no unit would be in the TMX; it is not written.
        OutputError: the file cannot be written.
    """
    kind = format_of(path if suffix is None else f"out{suffix}")
    admission = Admission(min_confidence, only)
    if ui not in LANGUAGES:
        raise UsageError(f"there are no words in {ui!r}", cure=f"Choose {' or '.join(LANGUAGES)}.")
    if kind == ".tmx":
        admitted = Admitted.of(alignment, admission)
        admitted.refuse_none(path)
        report = write_tmx(
            path,
            translation_units(alignment, admitted.pairs),
            source_lang=alignment.source.lang,
            segtype=SEGTYPES[alignment.config.segment],
            profile=profile,
            languages=languages,
            footnotes=inline_refs,
            date=date,
            properties={"x-signature": alignment.config.signature},
        )
        return admitted.completed(report)
    if kind in CORPUS_SUFFIXES:
        return write_corpus(alignment, path, kind)
    if kind in SIDE_BY_SIDE_SUFFIXES:
        write_side_by_side(alignment, path, kind, ui)
        return None
    if kind == ".xlsx":
        from align.output.units_book import as_xlsx

        data = as_xlsx(alignment, path)
    else:
        data = _text(alignment, kind, metrics).encode("utf-8", "replace")
    with atomic_write(path) as stream:
        stream.write(data)
    return None


def _text(alignment: AlignedDocuments, kind: str, metrics: Metrics | None) -> str:
    """What a file of a text format holds."""
    from align.output.rows import as_json, as_tsv

    if kind == ".json":
        return as_json(alignment, metrics)
    return as_tsv(alignment) if kind == ".tsv" else _beads(alignment)


def format_of(path: str | PathLike[str]) -> str:
    """The format that a path's suffix names, as its suffix in lower case; ``.tmx.gz`` is a TMX.

    Raises:
        UsageError: the suffix is not that of a known format.
    """
    return known_suffix(path, _SUFFIXES)


def _beads(alignment: AlignedDocuments) -> str:
    return "".join(f"{format_bead(bead)}\n" for bead in alignment.beads)


_SUFFIXES = (".tmx", ".json", ".xlsx", ".tsv", ".beads", *CORPUS_SUFFIXES, *SIDE_BY_SIDE_SUFFIXES)
