"""An alignment with its ways out: measures, translation units, files, a preview in a notebook."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from align.core.alignment import AlignedDocuments
from align.core.table import Table
from tmx.base.wording import counted

if TYPE_CHECKING:
    from os import PathLike

    import pandas as pd

    from align.quality.checks.termbase import Termbase
    from align.quality.metrics import Metrics
    from tmx.base.report import WriteReport
    from tmx.unit.model import TranslationUnit

_SHOWN = 12  # rows of the notebook's preview


class Alignment(AlignedDocuments):
    """Two documents, their segments, and the beads that cover both sides exactly once, with the ways out of it.

    Beads are in source order; those that leave the order of the target are marked `crossing`.
    """

    def metrics(self, termbase: Termbase | None = None) -> Metrics:
        """How much is aligned, how well, and what to look at, for the document and per role.

        `termbase` holds the terms that the target should use.
        """
        from align.quality.metrics import measure

        return measure(self, termbase=termbase)

    def units(self) -> Iterator[TranslationUnit]:
        """The translation units that enter a memory: every bead with text on both sides."""
        from align.output.units import translation_units

        return translation_units(self)

    def to_pandas(self) -> pd.DataFrame:
        """One row a bead: texts, type, role, number, confidence, reasons, indexes and raw lines."""
        from align.output.rows import to_frame

        return to_frame(self)

    def to_tmx(self, path: str | PathLike[str], **options: Any) -> WriteReport | None:
        """Write a TMX; the options are those of `align.output.files.write_alignment`."""
        return self.save(path, suffix=".tmx", **options)

    def save(self, path: str | PathLike[str], **options: Any) -> WriteReport | None:
        """Write the alignment in the format of the suffix: ``.tmx``, ``.tsv``, ``.json`` or ``.beads``.

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
        """The first beads as a table, all text escaped."""
        shown = [pair for pair, _ in zip(self, range(_SHOWN), strict=False)]
        columns = ("role", "bead", self.source.lang, self.target.lang, "confidence")
        table = Table.of(
            columns,
            [
                (
                    f"{pair.role} {pair.number}".strip(),
                    pair.bead.type,
                    pair.source.text,
                    pair.target.text,
                    pair.bead.confidence,
                )
                for pair in shown
            ],
            {lang: lang for lang in columns[2:4]},
        )
        more = f"<p>… and {len(self.beads) - _SHOWN} more beads</p>" if len(self.beads) > _SHOWN else ""
        return f"<p>{html.escape(repr(self))}</p>{table._repr_html_()}{more}"
