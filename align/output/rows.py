"""Beads as rows: a pandas frame, TSV, JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from align.core.alignment import AlignedDocuments, AlignedPair
from align.quality.metrics import Metrics, measure
from tmx.base.cells import guarded

if TYPE_CHECKING:
    import pandas as pd


def to_frame(alignment: AlignedDocuments) -> pd.DataFrame:
    """One row per bead; see `row` for the columns."""
    return pairs_frame(alignment)


def pairs_frame(pairs: Iterable[AlignedPair]) -> pd.DataFrame:
    """One row per unit; see `row` for the columns."""
    import pandas as pd

    return pd.DataFrame([row(pair) for pair in pairs])


def row(pair: AlignedPair) -> dict[str, Any]:
    """A bead as plain data, its reasons in English.

    Units and lines are numbered from 1; indexes of segments are 0-based, as in bead files.

    Files that have no lines have places instead: pages, cells, paragraphs.
    """
    bead = pair.bead
    return {
        "unit": pair.unit,
        "role": str(pair.role),
        "path": pair.number,
        "source": pair.source.text,
        "target": pair.target.text,
        "type": bead.type,
        "confidence": None if bead.confidence is None else round(bead.confidence, 4),
        "cost": round(bead.cost, 4),
        "crossing": bead.crossing,
        "reasons": [reason.text() for reason in bead.reasons],
        "source_index": list(bead.source),
        "target_index": list(bead.target),
        "source_lines": list(pair.source.lines),
        "target_lines": list(pair.target.lines),
        "source_places": [str(block.locator) for block in pair.source.blocks],
        "target_places": [str(block.locator) for block in pair.target.blocks],
        "source_refs": [[ref.offset, ref.number] for ref in pair.source.refs],
        "target_refs": [[ref.offset, ref.number] for ref in pair.target.refs],
    }


def as_json(alignment: AlignedDocuments, metrics: Metrics | None = None) -> str:
    """An alignment with its measures as JSON; `metrics` are made here if they are not given."""
    data = {
        "signature": alignment.config.signature,
        "source": _side(alignment, "source"),
        "target": _side(alignment, "target"),
        "warnings": list(alignment.warnings),
        "metrics": (metrics or measure(alignment)).as_dict(),
        "beads": [row(pair) for pair in alignment],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _side(alignment: AlignedDocuments, name: str) -> dict[str, Any]:
    document = alignment.source if name == "source" else alignment.target
    segments = alignment.source_segments if name == "source" else alignment.target_segments
    return {
        "name": document.name,
        "lang": document.lang,
        "facts": dict(document.facts),
        "segments": [segment.text for segment in segments],
    }


def as_tsv(alignment: AlignedDocuments) -> str:
    """An alignment as TSV: a heading, then one row per bead."""
    columns = ("unit", "role", "path", "type", "confidence", "crossing", "source", "target", "reasons")
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerow(columns)
    for pair in alignment:
        data = row(pair) | {"reasons": "; ".join(map(str, pair.bead.reasons))}
        writer.writerow([_cell(data[column]) for column in columns])
    return text.getvalue()


def _cell(value: object) -> str:
    """A value as the text of a cell: on one line, and never run as a formula."""
    if isinstance(value, str):
        return guarded(re.sub(r"[\t\r\n]+", " ", value))
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)
