"""An alignment and what can be made of it: metrics, translation units, files, a preview in a notebook."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from align.core.alignment import AlignedDocuments, AlignedPair
from align.output.selection import Selectable, Selection
from tmx.base.wording import counted

if TYPE_CHECKING:
    from os import PathLike

    import pandas as pd

    from align.core.message import Language
    from align.quality.checks.termbase import Termbase
    from align.quality.metrics import Metrics
    from tmx.base.report import WriteReport
    from tmx.unit.model import TranslationUnit


class Alignment(AlignedDocuments, Selectable):
    """Two documents, their segments, and the beads that cover both sides exactly once.

    Beads are in source order; those that leave the order of the target are marked `crossing`. ``a[3]`` is unit 3,
    ``a["operative"]`` are the units of a role: see `align.output.selection.Selectable`.
    """

    @property
    def langs(self) -> tuple[str, str]:
        """The languages of source and target."""
        return self.source.lang, self.target.lang

    @cached_property
    def units_by_number(self) -> Sequence[AlignedPair]:
        """Every bead with its texts, unit 1 first; those that a reviewer excluded too."""
        return tuple(self.all_pairs())

    def metrics(self, termbase: Termbase | None = None) -> Metrics:
        """How much is aligned, how well, and what to look at, for the whole document and per role.

        `termbase` holds the terms that the target should use.
        """
        from align.quality.metrics import measure

        return measure(self, termbase=termbase)

    def units(self, **admission: Any) -> Iterator[TranslationUnit]:
        """The translation units that enter a memory: beads with text on both sides that are not probably wrong.

        `min_confidence` and `only` choose others: see `align.output.admission.Admission`.
        """
        from align.output.admission import Admission, Admitted
        from align.output.units import translation_units

        return translation_units(self, Admitted.of(self, Admission(**admission)).pairs)

    def to_pandas(self) -> pd.DataFrame:
        """One row per bead: texts, type, role, number, confidence, reasons, indexes and raw lines."""
        from align.output.rows import to_frame

        return to_frame(self)

    def to_tmx(self, path: str | PathLike[str], **options: Any) -> WriteReport | None:
        """Write a TMX file; the options are those of `align.output.files.write_alignment`."""
        return self.save(path, suffix=".tmx", **options)

    def to_xlsx(self, path: str | PathLike[str]) -> None:
        """Write a workbook to read, sort and count in: every unit with its texts, confidence and what to look at."""
        self.save(path, suffix=".xlsx")

    def to_docx(self, path: str | PathLike[str], *, ui: Language = "en") -> None:
        """Write a Word document with both texts side by side, to read and to print; its legend is in `ui`."""
        self.save(path, suffix=".docx", ui=ui)

    def to_html(self, path: str | PathLike[str], *, ui: Language = "en") -> None:
        """Write a page with both texts side by side, to read and to print; its legend is in `ui`."""
        self.save(path, suffix=".html", ui=ui)

    def to_tei(self, path: str | PathLike[str]) -> WriteReport | None:
        """Write a TEI document with both texts and links between their sentences."""
        return self.save(path, suffix=".xml")

    def to_vertical(self, path: str | PathLike[str]) -> WriteReport | None:
        """Write vertical text for the Corpus Workbench and Sketch Engine: see `align.output.corpus.vertical`.

        For ``pair.vert`` in English and French the files are ``pair.en.vert``, ``pair.fr.vert``,
        ``pair.cwb-align.txt`` and ``pair.sketch-map.txt``.
        """
        return self.save(path, suffix=".vert")

    def to_paraconc(self, path: str | PathLike[str]) -> WriteReport | None:
        """Write two texts for ParaConc, ``pair.paraconc.en.txt`` and ``pair.paraconc.fr.txt`` for ``pair.paraconc``."""
        return self.save(path, suffix=".paraconc")

    def save(self, path: str | PathLike[str], **options: Any) -> WriteReport | None:
        """Write the alignment in the format that the suffix names: see `align.output.files.write_alignment`.

        The options are those of `align.output.files.write_alignment`.
        """
        from align.output.files import write_alignment

        return write_alignment(self, path, **options)

    def __repr__(self) -> str:
        gaps = sum(bead.is_gap for bead in self.beads)
        return (
            f"<Alignment of {self.source.symbol or self.source.name} ({self.source.lang}) and "
            f"{self.target.symbol or self.target.name} ({self.target.lang}): "
            f"{counted(len(self.beads), 'bead')}, {counted(gaps, 'gap')}>"
        )

    def _repr_html_(self) -> str:
        """The first units as a table, all text escaped."""
        shown = Selection(tuple(self), self.langs)
        return f"<p>{html.escape(repr(self))}</p>{shown._repr_html_()}"
