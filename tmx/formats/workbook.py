"""XLSX, for review in a spreadsheet. Every cell is text: a segment that begins with = is not a formula."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime, time
from pathlib import Path
from typing import IO, Any
from xml.parsers import expat

from tmx.base.cells import NoText, xlsx_escaped, xlsx_unescaped
from tmx.base.compression import BOMB_BYTES, BOMB_RATIO, unpacks_to_more
from tmx.base.decode import open_bytes
from tmx.base.errors import InputError
from tmx.base.files import atomic_write
from tmx.base.languages import is_right_to_left
from tmx.base.report import Ledger
from tmx.base.wording import listed
from tmx.formats.base import COLUMNS, Format, Languages, Pair, Remark
from tmx.formats.formulas import Formulas
from tmx.formats.table import NOTE, heading, row, units_of_table
from tmx.unit.model import TranslationUnit

# The most characters in a cell and rows in a sheet (Excel specifications and limits).
CELL_LIMIT = 32_767
ROW_LIMIT = 1_048_576
# What openpyxl raises on a damaged workbook; a SyntaxError is malformed XML, from expat as from lxml.
DAMAGED = (
    AttributeError,
    LookupError,
    OSError,
    OverflowError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
_PEEK = 4096  # bytes of a part, which nearly always include the start tag of its root element
_SEGMENT_WIDTH, _WIDTH = 60, 14
_WIDTHS = {"x-document": 24, NOTE: 30}


def _read(path: Path, languages: Languages, remark: Remark) -> Iterator[TranslationUnit]:
    refuse_harm(path)
    with ExitStack() as books:
        sheet, *others = books.enter_context(_opened(path, values=True))
        if others:
            remark(f"only the first sheet is read; not read: {listed(other.title for other in others)}")
        formulas = Formulas(lambda: _rows(books.enter_context(_opened(path, values=False))[0], path))
        rows = (
            (number, formulas.marked(number, cells, cell_texts(cells)))
            for number, cells in enumerate(_rows(sheet, path), 1)
        )
        yield from units_of_table(rows, path, languages, remark)


@contextmanager
def _opened(path: Path, *, values: bool) -> Iterator[list[Any]]:
    """The sheets of a workbook, with the stored values of formulas or with the formulas themselves."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=values)
    except DAMAGED as error:
        raise unreadable(path, error) from error
    try:
        if not book.worksheets:
            raise InputError(
                "the workbook has no sheet with cells", path=path, cure="Save the table as a sheet."
            )
        yield book.worksheets
    finally:
        book.close()


def _rows(sheet: Any, path: Path) -> Iterator[Sequence[Any]]:
    """The rows of a sheet; openpyxl parses them only now."""
    rows = sheet.iter_rows()
    while True:
        try:
            cells = next(rows, None)
        except DAMAGED as error:
            raise unreadable(path, error) from error
        if cells is None:
            return
        yield cells


def cell_texts(cells: Iterable[Any]) -> list[str]:
    """The texts of cells of openpyxl; an error or a formula is `NoText`."""
    return [
        ""
        if cell.value is None
        else NoText(_shown(cell.value), cell.coordinate)
        if cell.data_type in "ef"
        else xlsx_unescaped(_text_of(cell.value))
        for cell in cells
    ]


def _text_of(value: object) -> str:
    """A value as a spreadsheet shows it: a date without the hour that it does not have."""
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value).upper() if isinstance(value, bool) else str(value)


def _shown(value: object) -> str:
    """An error or a formula as it is read; a formula of several cells is an object with a text."""
    return str(getattr(value, "text", value))


def unreadable(path: Path, error: Exception) -> InputError:
    """The error of a workbook that openpyxl could not read."""
    return InputError(f"the workbook cannot be read: {error}", path=path, cure="Save it again as XLSX.")


def refuse_harm(path: Path, data: bytes | None = None) -> None:
    """Refuse a workbook that is a decompression bomb or lies about its size, or that has a DOCTYPE, which
    could declare entities.

    Args:
        path: the file.
        data: its bytes, if they have been read.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: it is refused, or is not a workbook.
    """
    try:
        with (
            open_bytes(path) if data is None else io.BytesIO(data) as stream,
            zipfile.ZipFile(stream) as archive,
        ):
            for member in archive.infolist():
                if member.file_size > BOMB_BYTES and member.file_size > BOMB_RATIO * member.compress_size:
                    raise InputError(
                        f"a part unpacks to more than {BOMB_RATIO} times its size",
                        path=path,
                        cure="Do not open it.",
                    )
                if unpacks_to_more(stream, member):
                    raise InputError(
                        "a part is larger than the archive says", path=path, cure="Do not open it."
                    )
                with archive.open(member) as part:
                    if _has_doctype(part):
                        raise InputError(
                            "a part has a DOCTYPE, which is refused", path=path, cure="Save it again as XLSX."
                        )
    except (
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        LookupError,  # an encoding that Python does not know
        struct.error,
        zlib.error,
        zipfile.BadZipFile,
    ) as error:
        raise InputError(f"not a workbook: {error}", path=path, cure="Give an XLSX file.") from error


def _has_doctype(part: IO[bytes]) -> bool:
    """Whether there is a DOCTYPE before the root element; a part that is not XML has none."""
    parser = expat.ParserCreate()
    seen: list[bool] = []
    parser.StartDoctypeDeclHandler = lambda *_: seen.append(True)
    parser.StartElementHandler = lambda *_: seen.append(False)
    with suppress(expat.ExpatError):
        while not seen and (chunk := part.read(_PEEK)):
            parser.Parse(chunk)
    return bool(seen) and seen[0]


def _write(path: Path, units: Iterable[TranslationUnit], pair: Pair, ledger: Ledger) -> None:
    from tmx.base.sheet_styles import Column, new_book
    from tmx.base.table_sheet import TableSheet

    names = heading(pair)
    columns = [
        *(Column(code, _SEGMENT_WIDTH, rtl=is_right_to_left(code)) for code in names[: len(pair)]),
        *(Column(name, _WIDTHS.get(name, _WIDTH)) for name in names[len(pair) :]),
    ]
    book = new_book()
    sheet = TableSheet(book, "bitext", columns)
    try:
        for texts in _that_fit(map(row, units), ledger):
            sheet.append(texts)
    finally:
        sheet.close()  # an open writer complains when it is collected
    with atomic_write(path) as binary:
        book.save(binary)


def _that_fit(rows: Iterable[list[str]], ledger: Ledger) -> Iterator[list[str]]:
    count = 1
    for texts in rows:
        if any(len(xlsx_escaped(text)) > CELL_LIMIT for text in texts):
            ledger.withdraw(f"longer than a cell can hold ({CELL_LIMIT:,} characters)")
        elif count == ROW_LIMIT:
            ledger.withdraw(f"more rows than a sheet can hold ({ROW_LIMIT:,})")
        else:
            count += 1
            yield texts


XLSX = Format(
    "xlsx",
    (".xlsx",),
    "Excel workbook, for review",
    _read,
    _write,
    frozenset(COLUMNS),
    notes=True,
    ids=True,
    many=True,
)
