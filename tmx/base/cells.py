"""Text in the cells of a spreadsheet: never run as a formula, and read back exactly as it was.

A spreadsheet takes a cell of a CSV or TSV file that begins with ``=``, ``+``, ``-``, ``@``, their full-width forms
or a control character for a formula and runs it (OWASP, CSV Injection). `guarded` puts an apostrophe before such a
text, and before one that already begins with apostrophes followed by such a character; `unguarded` takes that one
apostrophe away. A workbook marks its cells as text instead, see `put_text`, and has an escape for characters that
XML cannot hold (ECMA-376, part 1, 22.9.2.19, ST_Xstring).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from os import PathLike
from typing import TYPE_CHECKING

from tmx.base.characters import ILLEGAL
from tmx.base.errors import InputError

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
# What XML cannot hold, and an underscore that would be read as the beginning of an escape.
_TO_ESCAPE = re.compile(f"{ILLEGAL.pattern}|_(?=x[0-9A-Fa-f]{{4}}_)")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def guarded(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet would run it as a formula.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("'s avonds")
    ("'=1+1", "''=1+1", "'s avonds")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text that `guarded` was given.

    >>> unguarded("'=1+1"), unguarded("'s avonds")
    ('=1+1', "'s avonds")
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def xlsx_escaped(text: str) -> str:
    """The text as a workbook stores it: ``_x0001_`` for a character that XML cannot hold.

    >>> xlsx_escaped("a\\x0cb_x0041_")
    'a_x000C_b_x005F_x0041_'
    """
    return _TO_ESCAPE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def xlsx_unescaped(value: str) -> str:
    """The text that `xlsx_escaped` was given.

    >>> xlsx_unescaped("a_x000C_b_x005F_x0041_")
    'a\\x0cb_x0041_'
    """
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), value)


def csv_table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as a CSV file: UTF-8 with the mark by which spreadsheets know it, lines as RFC 4180 ends them.

    Args:
        headings: the names of the columns.
        rows: the cells; texts are `guarded`, and None is an empty cell.

    >>> csv_table(["text", "score"], [["=1", 0], ["é", None]]).decode("utf-8-sig")
    "text,score\\r\\n'=1,0\\r\\né,\\r\\n"
    """
    stream = io.StringIO()
    table = csv.writer(stream, lineterminator="\r\n")
    table.writerow(headings)
    table.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig", "replace")


class NoText(str):
    """What a cell of a workbook shows where no text is: an error such as ``#REF!``, or a formula without a value."""

    __slots__ = ("place",)
    place: str

    def __new__(cls, shown: str, place: str) -> NoText:
        """What is shown, and the name of the cell, such as ``B7``."""
        cell = super().__new__(cls, shown)
        cell.place = place
        return cell


class NoValue(str):
    """The empty text of a formula whose value the workbook does not hold, as where a program wrote it."""

    __slots__ = ()


def refuse_no_text(cells: Iterable[str], path: str | PathLike[str]) -> None:
    """Refuse a table in which something is no text that would be taken for it.

    Raises:
        InputError: a cell is an error or a formula without a value.
    """
    for cell in cells:
        if isinstance(cell, NoText):
            raise InputError(
                f"the cell {cell.place} holds {str(cell)!r}, which is no text but an error or a formula",
                path=path,
                cure="Write the text there; a text that begins with = or - is typed with an apostrophe in front.",
            )


def put_text(cell: Cell | MergedCell, text: str) -> None:
    """Put text into a cell of a workbook, as text whatever it begins with.

    The cell is marked as quoted where the text would run as a formula, so that it is still text after a person has
    edited it.
    """
    cell.value = xlsx_escaped(text)
    cell.data_type = "s"
    cell.quotePrefix = guarded(text) != text
