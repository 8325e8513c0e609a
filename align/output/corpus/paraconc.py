"""Two texts for ParaConc and other parallel concordancers: one unit per line, between ``<seg>`` tags.

For ``pair.paraconc`` in English and French the files are ``pair.paraconc.en.txt`` and ``pair.paraconc.fr.txt``. Both
have a segment for each unit, numbered alike, so that they are aligned by "start/stop tags" as well as by lines; the
segment of a side without text is empty.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from align.core.alignment import AlignedDocuments, AlignedPair
from align.output.admission import EXCLUDED, ONE_SIDED
from align.output.corpus.sides import side_labels
from tmx.base.characters import joined_lines, legal_text
from tmx.base.report import Ledger


def as_paraconc(alignment: AlignedDocuments, ledger: Ledger) -> dict[str, str]:
    """The two files, by what stands after the name in theirs, such as ``.paraconc.en.txt``.

    Units are in the order of the source. A unit that a reviewer excluded would be shown as a translation, so that it
    is left out; the ledger records it, and the units without a counterpart.
    """
    lines: tuple[list[str], list[str]] = ([], [])
    for pair in alignment.all_pairs():
        ledger.unit = pair.unit
        if not _recorded(pair, ledger):
            continue
        for file, side in zip(lines, (pair.source, pair.target), strict=True):
            text = escape(joined_lines(legal_text(side.text, ledger)))
            file.append(f'<seg id="{pair.unit}">{text}</seg>\n')
    labels = side_labels(alignment.source.lang, alignment.target.lang)
    return {f".paraconc.{label}.txt": "".join(file) for label, file in zip(labels, lines, strict=True)}


def _recorded(pair: AlignedPair, ledger: Ledger) -> bool:
    """Whether a unit is written; one without any text is not."""
    if not pair.source.text and not pair.target.text:
        return False
    if pair.excluded:
        ledger.leave_out(EXCLUDED)
        return False
    ledger.written += 1
    if not pair.is_unit:
        ledger.alter(f"written beside an empty segment ({ONE_SIDED})")
    return True
