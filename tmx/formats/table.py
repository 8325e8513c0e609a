"""Rows of a table: the columns that CSV, TSV and XLSX share."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from tmx.base.cells import NoValue, refuse_no_text
from tmx.base.errors import InputError
from tmx.base.languages import is_stand_in
from tmx.base.wording import counted, listed
from tmx.formats.base import COLUMNS, Languages, Remark, languages_unknown
from tmx.formats.headings import Heading, code_of, heading_of, is_headed, place_of, usual_place
from tmx.unit.model import Note, Property, TranslationUnit, Variant

ID, NOTE = "id", "note"
_MAX_LINES = 10  # named in a message
_MAX_NAME_LENGTH = 40  # of a column in a message


def heading(pair: Sequence[str]) -> list[str]:
    """The first row: the languages of the segments, then the names of the other columns."""
    return [*pair, ID, *COLUMNS, NOTE]


def row(unit: TranslationUnit) -> list[str]:
    """The row for a unit."""
    texts = [variant.text for variant in unit.variants]
    notes = "\n".join(note.text for note in unit.notes)
    return [*texts, unit.id or "", *(unit.get(name) or "" for name in COLUMNS), notes]


def units_of_table(
    rows: Iterable[tuple[int, Sequence[str]]], path: Path, languages: Languages, remark: Remark
) -> Iterator[TranslationUnit]:
    """Yield a unit for each row, given with its line, that has a source and a target.

    The first row names the columns: those of the segments by a language, or as ``source`` and ``target``. Without
    such a row the first two columns are the segments, and the languages must be given.

    Raises:
        InputError: there are no rows, the first has fewer than two columns, no column is in a language that is asked
            for, or a segment is an error of the sheet.
        UsageError: neither the table nor `languages` says what the languages are.
    """
    stream = iter(rows)
    number, first = next(stream, (1, []))
    if len(first) < 2:
        raise InputError(
            "the table has fewer than two columns",
            path=path,
            line=1,
            cure="Columns are separated by commas, semicolons, tabs or vertical bars.",
        )
    names = [_known(name.strip()) for name in first]
    headed = is_headed(names)
    headings = [heading_of(name) for name in names] if headed else [Heading(), Heading()]
    places = _places(names, headings, languages, path) if headed else (0, 1)
    wishes = (languages.source, languages.target)
    source, target = (code_of(wish, headings[at]) for wish, at in zip(wishes, places, strict=True))
    if source is None or target is None:
        raise languages_unknown(path)
    for wish, code in zip(wishes, (source, target), strict=True):
        if wish and is_stand_in(wish, code):
            remark(f"{code} taken for {wish}")
    sides: dict[int, str] = dict(zip(places, (source, target), strict=True))
    if languages.every:
        sides |= _others(headings, sides)
    if headed and (others := _not_read(names, sides)):
        names_shown = listed(name[:_MAX_NAME_LENGTH] for name in others)
        remark(f"not read: {counted(len(others), 'column')} ({names_shown})")
    columns = _Columns(names if headed else [""] * len(names), sides)
    yield from _units(stream if headed else chain([(number, first)], stream), columns, path, remark)


class _Columns(NamedTuple):
    """The names of the columns, and the languages of the segments by their places, the source first."""

    names: Sequence[str]
    langs: Mapping[int, str]


def _units(
    rows: Iterable[tuple[int, Sequence[str]]], columns: _Columns, path: Path, remark: Remark
) -> Iterator[TranslationUnit]:
    """Yield the units of the rows below the heading; say which rows are left out."""
    skipped, longer, source = 0, list[int](), next(iter(columns.langs))
    formulas: list[int] = []
    for line, cells in rows:
        filled = {at: cells[at] for at in columns.langs if at < len(cells) and cells[at].strip()}
        if any(cell.strip() for cell in cells[len(columns.names) :]):
            longer.append(line)
        elif len(filled) > 1 and source in filled:
            refuse_no_text(filled.values(), path)
            variants = tuple(Variant(columns.langs[at], text) for at, text in filled.items())
            yield _unit(variants, dict(zip(columns.names, cells, strict=False)), line)
        elif any(isinstance(cells[at], NoValue) for at in columns.langs if at < len(cells)):
            formulas.append(line)
        else:
            skipped += bool("".join(cells).strip())
    if skipped:
        remark(f"{counted(skipped, 'row')} left out: one side is empty")
    if formulas:
        remark(
            f"{counted(len(formulas), 'row')} left out: a formula without a stored value, {_lines(formulas)}; "
            "open the workbook in a spreadsheet program and save it"
        )
    if longer:
        remark(
            f"{counted(len(longer), 'row')} left out: more cells than the first row, {_lines(longer)}; "
            "a text that contains the separator must be in quotation marks"
        )


def _known(name: str) -> str:
    """The name of a column; of one that has a place in a unit, as it is written here."""
    return name.lower() if name.lower() in (ID, NOTE, *COLUMNS) else name


def _lines(lines: Sequence[int]) -> str:
    named = ", ".join(map(str, lines[:_MAX_LINES])) + (" …" if len(lines) > _MAX_LINES else "")
    return f"{'line' if len(lines) == 1 else 'lines'} {named}"


def _places(
    names: Sequence[str], headings: Sequence[Heading], languages: Languages, path: Path
) -> tuple[int, int]:
    """The columns of the source and the target; what is asked for is found before what is not.

    Raises:
        InputError: there is none for one of them.
    """
    wishes = {"source": languages.source, "target": languages.target}
    found: dict[str, int] = {}
    for side in sorted(wishes, key=lambda side: wishes[side] is None):
        wish, taken = wishes[side], next(iter(found.values()), None)
        place = place_of(wish, headings, side, taken) if wish else usual_place(headings, side, taken)
        if place is None:
            columns = ", ".join(name for name, heading in zip(names, headings, strict=True) if any(heading))
            raise InputError(
                f"no column has the language {wish}" if wish else f"no column is left for the {side}",
                path=path,
                cure=f"The columns with text: {columns}.",
            )
        found[side] = place
    return found["source"], found["target"]


def _others(headings: Sequence[Heading], sides: Mapping[int, str]) -> dict[int, str]:
    """The columns beside the two sides that are in languages of their own."""
    found: dict[str, int] = {}
    for at, heading in enumerate(headings):
        if heading.lang and heading.lang not in sides.values():
            found.setdefault(heading.lang, at)
    return {at: lang for lang, at in found.items()}


def _not_read(names: Sequence[str], pair: Container[int]) -> list[str]:
    """The columns that have a name but no place in a unit."""
    known = {ID, NOTE, *COLUMNS}
    return [name for at, name in enumerate(names) if name and name not in known and at not in pair]


def _unit(variants: tuple[Variant, ...], cells: Mapping[str, str], line: int) -> TranslationUnit:
    properties = tuple(Property(name, cells[name]) for name in COLUMNS if cells.get(name))
    return TranslationUnit(
        variants,
        variants[0].lang,
        properties,
        (Note(cells[NOTE]),) if cells.get(NOTE) else (),
        {"tuid": cells[ID]} if cells.get(ID) else {},
        line,
    )
