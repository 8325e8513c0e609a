"""Rows of a bilingual table as windows: the cells of a row are aligned with each other and with nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from align.core.document import Document

Row = tuple[int, int]


def row_windows(source: Document, target: Document) -> list[tuple[range, range]]:
    """Windows of blocks: one for each row, and one for what is between two rows on both sides.

    There are none unless both documents come from one file with a bilingual table, so that their cells name the same
    tables and rows in the same order.
    """
    if not source.half or (source.name, source.half) != (target.name, target.half):
        return []
    sides = [_rows(document) for document in (source, target)]
    if not all(sides):
        return []
    rows = sorted({row for side in sides for row, _ in side})
    places = [dict(side) for side in sides]
    windows: list[tuple[range, range]] = []
    at = [0, 0]
    for row in rows:
        found = [place.get(row) for place in places]
        starts = [start if one is None else one.start for one, start in zip(found, at, strict=True)]
        windows.append((range(at[0], starts[0]), range(at[1], starts[1])))
        at = [start if one is None else one.stop for one, start in zip(found, starts, strict=True)]
        windows.append((range(starts[0], at[0]), range(starts[1], at[1])))
    windows.append((range(at[0], len(source.blocks)), range(at[1], len(target.blocks))))
    return [window for window in windows if window[0] or window[1]]


def _rows(document: Document) -> Sequence[tuple[Row, range]]:
    """The rows of a document with the blocks of each."""
    rows = []
    for row, run in groupby(enumerate(document), lambda item: item[1].style.cell and item[1].style.cell[:2]):
        numbers = [number for number, _ in run]
        if row is not None:
            rows.append((row, range(numbers[0], numbers[-1] + 1)))
    return rows
