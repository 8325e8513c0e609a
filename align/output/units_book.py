"""An alignment as a workbook to read, sort and count in: one row per unit. For a review there is another sheet."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Sequence

from align.core.alignment import AlignedDocuments
from align.core.bead import DOUBTFUL, SURE
from align.quality.attention import Attention, attention_of
from tmx.base.cells import xlsx_escaped
from tmx.base.errors import OutputError
from tmx.base.languages import english_name, is_right_to_left
from tmx.base.sheet_styles import AMBER, RED, Column, new_book
from tmx.base.table_sheet import Cell, Shade, TableSheet, in_column
from tmx.formats.workbook import CELL_LIMIT

_TEXT = 60
_CONFIDENCE = 6
"""The place of the confidence among the columns, from 1."""


def as_xlsx(alignment: AlignedDocuments, path: str | os.PathLike[str]) -> bytes:
    """Every unit with its number, role, texts and confidence, and why a person should look at it.

    Units are in the order of the alignment; those that a reviewer excluded are left out, as in `to_pandas`.

    Args:
        alignment: what is written.
        path: the file, for messages.

    Raises:
        OutputError: a text is longer than a cell can hold.
    """
    rows = [_row(item) for item in attention_of(alignment) if not item.pair.excluded]
    check_lengths(rows, path)
    book = new_book()
    sheet = TableSheet(book, "units", _columns(alignment), frozen="C2")
    for row in rows:
        sheet.append(row)
    place = in_column(_CONFIDENCE)
    sheet.close(
        [
            Shade((_CONFIDENCE,), f"AND(ISNUMBER({place}),{place}<{limit})", fill)
            for limit, fill in ((DOUBTFUL, RED), (SURE, AMBER))
        ]
    )
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def check_lengths(rows: Iterable[Sequence[Cell]], path: str | os.PathLike[str]) -> None:
    """Refuse rows with a text that no cell of a workbook holds; the first cell is the number of the unit.

    Raises:
        OutputError: there is such a text.
    """
    for row in rows:
        if any(isinstance(cell, str) and len(xlsx_escaped(cell)) > CELL_LIMIT for cell in row):
            raise OutputError(
                f"unit {row[0]} is longer than the {CELL_LIMIT:,} characters that a cell holds",
                path=path,
                cure="Write the sheet as .tsv, or cut the texts into sentences.",
            )


def _row(item: Attention) -> list[Cell]:
    pair, confidence = item.pair, item.pair.bead.confidence
    return [
        pair.unit,
        pair.place,
        pair.source.text,
        pair.target.text,
        pair.bead.type,
        None if confidence is None else round(confidence, 4),
        "; ".join(reason.text() for reason in item.reasons) if item.to_look_at else "",
        pair.comment,
    ]


def _columns(alignment: AlignedDocuments) -> list[Column]:
    langs = alignment.source.lang, alignment.target.lang
    names = [english_name(lang) or lang for lang in langs]
    if names[0] == names[1]:
        names = [f"{name} ({side})" for name, side in zip(names, ("source", "target"), strict=True)]
    texts = [Column(name, _TEXT, rtl=is_right_to_left(lang)) for name, lang in zip(names, langs, strict=True)]
    return [
        Column("unit", 8, number="0", quiet=True),
        Column("role", 14, quiet=True),
        *texts,
        Column("bead", 8),
        Column("confidence", 14, number="0%"),
        Column("look at", 30),
        Column("comment", 20),
    ]
