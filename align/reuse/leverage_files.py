"""An analysis as a file: JSON, CSV, a workbook, or a page with a chart, by the suffix."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from typing import Any

from align.reuse.analysis import Count, Leverage, share, total
from align.reuse.bands import BANDS
from tmx.base.cells import csv_table
from tmx.base.files import atomic_write, known_suffix

LEVERAGE_SUFFIXES = (".json", ".csv", ".xlsx", ".html", ".htm")
"""The suffixes of the formats of an analysis."""
HEADINGS = ("segment", "document", "role", "band", "segments", "words", "characters", "percent", "weighted")
"""The columns of the counts as rows."""
ALL = "all"
"""Stands in rows for all documents, or for all roles."""


def leverage_format(path: str | os.PathLike[str]) -> str:
    """The format that the suffix of a path names.

    Raises:
        UsageError: it is not that of a known format.
    """
    return known_suffix(path, LEVERAGE_SUFFIXES, "format of an analysis")


def write_leverage(analyses: Sequence[Leverage], path: str | os.PathLike[str]) -> None:
    """Write analyses of the same documents, one for each level of segmentation, whole or not at all.

    Raises:
        UsageError: the suffix is not that of a known format.
        OutputError: the file cannot be written, or a segment is longer than a cell of a workbook holds.
    """
    kind = leverage_format(path)
    if kind == ".xlsx":
        from align.reuse.leverage_book import as_xlsx

        data = as_xlsx(analyses, path)
    elif kind == ".csv":
        data = as_csv(analyses)
    elif kind == ".json":
        text = json.dumps(leverage_data(analyses), ensure_ascii=False, indent=2)
        data = f"{text}\n".encode("utf-8", "replace")
    else:
        from align.reuse.leverage_html import as_html

        data = as_html(analyses).encode("utf-8", "replace")
    with atomic_write(path) as stream:
        stream.write(data)


def leverage_data(analyses: Sequence[Leverage]) -> dict[str, Any]:
    """The first analysis as plain data; if there are several, all of them as ``segmentations`` by level."""
    data = analyses[0].as_dict()
    if len(analyses) > 1:
        data["segmentations"] = {one.level: one.as_dict() for one in analyses}
    return data


def as_csv(analyses: Sequence[Leverage]) -> bytes:
    """One row for each level, document, role and band; ``all`` stands for their sums."""
    return csv_table(HEADINGS, (row for one in analyses for row in count_rows(one)))


def count_rows(analysis: Leverage) -> Iterator[tuple[str | int | float, ...]]:
    """The counts as rows of `HEADINGS`: of all, of each document, and of each role in each document."""
    parts: list[tuple[str | None, str | None]] = [(None, None)]
    if len(analysis.documents) > 1:
        parts += [(document, None) for document in analysis.documents]
    parts += [(document, role) for document in analysis.documents for role in analysis.roles]
    for document, role in parts:
        bands = analysis.bands(document, role)
        words = total(bands.values()).words
        for band in BANDS:
            count = bands[band.key]
            if role is None or count != Count():
                yield (
                    analysis.level,
                    document or ALL,
                    role or ALL,
                    band.key,
                    *count,
                    share(count.words, words),
                    round(count.words * analysis.weights[band.key], 2),
                )
