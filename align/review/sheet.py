"""A review as a spreadsheet: one row per unit, XLSX or TSV.

The cells under *source* and *target* say which texts belong together, with one segment per line: rows are split
and merged, and segments moved, by cutting and pasting lines between cells. New wording and decisions have columns
of their own. *look at* has the gravest severity of those units that a person should look at.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from align.alignment import Alignment
from align.core.block import Segment
from align.core.message import Language
from align.output.units_book import check_lengths
from align.quality.attention import Attention, attention_of
from align.quality.checks.termbase import Termbase
from align.review.decisions import Mark, Status
from align.review.page import marks_of, text_facts
from align.review.sheet_book import workbook
from align.review.sheet_words import COLUMNS, HEAD, words
from tmx.base.cells import guarded
from tmx.base.errors import UsageError
from tmx.base.files import atomic_write
from tmx.base.table_sheet import Cell


def write_sheet(
    alignment: Alignment,
    path: str | os.PathLike[str],
    *,
    ui: Language = "en",
    termbase: Termbase | None = None,
) -> None:
    """Write the review of an alignment as ``.xlsx`` or ``.tsv``, whole or not at all. No cell runs as a formula.

    Args:
        alignment: what to review; the decisions of a reviewed alignment are in the sheet.
        path: the sheet.
        ui: language of the sheet, ``en`` or ``fr``.
        termbase: the terms that the target should use.

    Raises:
        UsageError: the suffix is another one, or the termbase has no terms in the languages of the texts.
        OutputError: the file cannot be written, or a text is too long for a cell of a workbook.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in (".xlsx", ".tsv"):
        raise UsageError(
            f"a sheet cannot be written as {suffix!r}", path=path, cure="Choose the suffix .xlsx or .tsv."
        )
    facts = json.dumps(_facts(alignment, Path(path).parent), ensure_ascii=False)
    units = attention_of(alignment, termbase=termbase)
    rows = list(_rows(alignment, units, ui))
    if suffix == ".xlsx":
        check_lengths(rows, path)
        content = workbook(alignment, units, rows, facts, ui, Path(path).name)
    else:
        content = _tsv(rows, facts, ui)
    with atomic_write(path) as stream:
        stream.write(content)


def _facts(alignment: Alignment, folder: Path) -> dict[str, Any]:
    return {
        "format": HEAD,
        "signature": alignment.config.signature,
        "config": dataclasses.asdict(alignment.config),
        "source": text_facts(alignment.source, folder),
        "target": text_facts(alignment.target, folder),
    }


def _rows(alignment: Alignment, units: Sequence[Attention], ui: Language) -> Iterator[list[Cell]]:
    roles, severities, decisions = (words(part, ui) for part in ("roles", "severities", "decisions"))
    at = {
        id(block): index
        for document in (alignment.source, alignment.target)
        for index, block in enumerate(document)
    }
    for item, mark in zip(units, marks_of(alignment), strict=True):
        pair, bead = item.pair, item.pair.bead
        sides = (
            alignment.source_segments[bead.source.start : bead.source.stop],
            alignment.target_segments[bead.target.start : bead.target.stop],
        )
        role = str(pair.role)
        yield [
            item.unit,
            f"{roles.get(role, role)} {pair.number}".strip(),
            None if bead.confidence is None else round(bead.confidence, 4),
            severities[item.severity] if item.to_look_at and item.severity else "",
            _decision(mark, decisions),
            "\n".join(segment.text for segment in sides[0]),
            "\n".join(segment.text for segment in sides[1]),
            mark.source_text or "",
            mark.target_text or "",
            mark.comment,
            "; ".join(reason.text(ui) for reason in item.reasons),
            _places(sides[0], at),
            _places(sides[1], at),
        ]


def _decision(mark: Mark, decisions: Mapping[str, str]) -> str:
    if not mark.translation:
        return decisions["excluded"]
    return "" if mark.status is Status.OPEN else decisions[mark.status.value]


def _places(segments: Iterable[Segment], at: Mapping[int, int]) -> str:
    return " ".join(f"{at[id(segment.block)]}:{segment.start}-{segment.end}" for segment in segments)


def _tsv(rows: Sequence[Sequence[Cell]], facts: str, ui: Language) -> bytes:
    """The rows under their heading; what the sheet says of its texts is in the last column of the first row."""
    names = words("columns", ui)
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerow([names[key] for key in (*COLUMNS, "review")])
    for index, row in enumerate(rows or [[None] * len(COLUMNS)]):
        cells = ["" if cell is None else guarded(str(cell)) for cell in row]
        writer.writerow([*cells, "" if index else facts])
    return text.getvalue().encode("utf-8", "replace")
