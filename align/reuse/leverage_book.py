"""An analysis as a workbook: the counts by band and by role, and every segment with its match."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Sequence

from align.output.units_book import check_lengths
from align.reuse.analysis import Analysed, Leverage, share, total
from align.reuse.bands import BANDS
from tmx.base.languages import base_language, english_name, is_right_to_left
from tmx.base.sheet_styles import Column, new_book
from tmx.base.table_sheet import Cell, Shade, TableSheet, in_column

_TOTAL = "Total"
_EVERYTHING = "all documents"
_FILL = "EEF0F3"


def as_xlsx(analyses: Sequence[Leverage], path: str | os.PathLike[str]) -> bytes:
    """The workbook.

    Raises:
        OutputError: a segment is longer than a cell holds.
    """
    rows = [list(_segments(one)) for one in analyses]
    for some in rows:
        check_lengths(some, path)
    book = new_book()
    _write(
        TableSheet(book, "bands", _BANDS, frozen="D2"), [row for one in analyses for row in _bands(one)], 3
    )
    _write(
        TableSheet(book, "roles", _ROLES, frozen="C2"), [row for one in analyses for row in _roles(one)], 2
    )
    for one, some in zip(analyses, rows, strict=True):
        sheet = TableSheet(
            book, f"{one.level}s" if len(analyses) > 1 else "segments", _columns(one), frozen="D2"
        )
        _write(sheet, some, 0)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write(sheet: TableSheet, rows: Sequence[Sequence[Cell]], marked: int) -> None:
    """Write the rows of a sheet; those whose cell in the marked column is a total have a colour of their own."""
    for row in rows:
        sheet.append(row)
    width = len(rows[0])
    shades = [Shade(tuple(range(1, width + 1)), f'{in_column(marked)}="{_TOTAL}"', _FILL)] if marked else []
    sheet.close(shades)


_BANDS = (
    Column("segmentation", 14, quiet=True),
    Column("document", 28),
    Column("band", 16),
    Column("segments", 12, number="#,##0"),
    Column("words", 12, number="#,##0"),
    Column("characters", 13, number="#,##0"),
    Column("% of words", 12, number='0.0" %"'),
    Column("weight", 10, number="0.00"),
    Column("weighted words", 13, number="#,##0.0"),
)
_ROLES = (
    Column("segmentation", 14, quiet=True),
    Column("role", 18),
    *(Column(f"{band.label}, words", 12, number="#,##0") for band in BANDS),
    Column("all words", 12, number="#,##0"),
    Column("weighted words", 13, number="#,##0.0"),
)


def _bands(analysis: Leverage) -> Iterator[list[Cell]]:
    documents = analysis.documents
    for document in (*documents, *([None] if len(documents) > 1 else [])):
        bands = analysis.bands(document)
        whole, name = total(bands.values()), document or _EVERYTHING
        for band in BANDS:
            count, weight = bands[band.key], analysis.weights[band.key]
            part = share(count.words, whole.words)
            yield [analysis.level, name, band.label, *count, part, weight, count.words * weight]
        yield [analysis.level, name, _TOTAL, *whole, 100.0, None, analysis.weighted(bands)]


def _roles(analysis: Leverage) -> Iterator[list[Cell]]:
    for role in (*analysis.roles, None):
        bands = analysis.bands(role=role)
        words = [bands[band.key].words for band in BANDS]
        yield [analysis.level, role or _TOTAL, *words, sum(words), analysis.weighted(bands)]


def _columns(analysis: Leverage) -> list[Column]:
    source, target = analysis.languages
    names = [english_name(base_language(lang)) or lang for lang in analysis.languages]
    rtl = is_right_to_left(source)
    return [
        Column("no.", 7, number="0", quiet=True),
        Column("document", 16, quiet=True),
        Column("role", 13, quiet=True),
        Column("number", 10, quiet=True),
        Column(names[0], 50, rtl=rtl),
        Column("words", 8, number="0"),
        Column("band", 14),
        Column("score", 8, number="0"),
        Column(f"match in {names[0]}", 50, rtl=rtl),
        Column(f"match in {names[1]}", 50, rtl=is_right_to_left(target)),
        Column("from", 22, quiet=True),
    ]


def _segments(analysis: Leverage) -> Iterator[list[Cell]]:
    labels = {band.key: band.label for band in BANDS}
    for number, one in enumerate(analysis.analysed, 1):
        block = one.segment.block
        yield [
            number,
            one.document,
            one.role,
            block.number,
            one.segment.text,
            one.count.words,
            labels[one.band],
            one.score or None,
            *_match(one),
        ]


def _match(one: Analysed) -> tuple[str, str, str]:
    """The texts of the match, and where it is from."""
    if one.match is None:
        return "", "", ""
    if one.internal:
        return one.match.source, "", "earlier in these documents"
    origin = one.match.origin
    date = f", {origin.date[:4]}-{origin.date[4:6]}-{origin.date[6:8]}" if origin.date else ""
    return one.match.source, one.match.target, f"{origin.document}, unit {origin.place}{date}"
