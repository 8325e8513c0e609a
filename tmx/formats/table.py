"""Rows of a table: the columns that CSV, TSV and XLSX share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from tmx.base.cells import refuse_no_text
from tmx.base.errors import InputError
from tmx.base.languages import is_stand_in
from tmx.base.wording import counted
from tmx.formats.base import COLUMNS, Languages, Remark, languages_unknown
from tmx.formats.headings import Heading, code_of, heading_of, is_headed, place_of, usual_place
from tmx.unit.model import Note, Property, TranslationUnit, Variant

ID, NOTE = "id", "note"
_MAX_LINES = 10  # named in a message
_MAX_NAMES_LENGTH = 80  # of the names of columns in a message


def heading(pair: tuple[str, str]) -> list[str]:
    """The first row: the languages of the two segments, then the names of the other columns."""
    return [*pair, ID, *COLUMNS, NOTE]


def row(unit: TranslationUnit) -> list[str]:
    """The row for a unit."""
    source, target = unit.variants
    notes = "\n".join(note.text for note in unit.notes)
    return [source.text, target.text, unit.id or "", *(unit.get(name) or "" for name in COLUMNS), notes]


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
    if headed and (others := _not_read(names, places)):
        remark(f"not read: {counted(len(others), 'column')} ({', '.join(others)[:_MAX_NAMES_LENGTH]})")
    columns = _Columns(names if headed else [""] * len(names), places, (source, target))
    yield from _units(stream if headed else chain([(number, first)], stream), columns, path, remark)


class _Columns(NamedTuple):
    """The names of the columns, and the places and languages of the two sides."""

    names: Sequence[str]
    places: tuple[int, int]
    langs: tuple[str, str]


def _units(
    rows: Iterable[tuple[int, Sequence[str]]], columns: _Columns, path: Path, remark: Remark
) -> Iterator[TranslationUnit]:
    """Yield the units of the rows below the heading; say which rows are left out."""
    skipped, longer = 0, list[int]()
    for line, cells in rows:
        texts = [cells[at] if at < len(cells) else "" for at in columns.places]
        if any(cell.strip() for cell in cells[len(columns.names) :]):
            longer.append(line)
        elif all(text.strip() for text in texts):
            refuse_no_text(texts, path)
            yield _unit(texts, *columns.langs, dict(zip(columns.names, cells, strict=False)), line)
        else:
            skipped += bool("".join(cells).strip())
    if skipped:
        remark(f"{counted(skipped, 'row')} left out: one side is empty")
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


def _not_read(names: Sequence[str], pair: tuple[int, int]) -> list[str]:
    """The columns that have a name but no place in a unit."""
    known = {ID, NOTE, *COLUMNS}
    return [name for at, name in enumerate(names) if name and name not in known and at not in pair]


def _unit(
    texts: Sequence[str], source_lang: str, target_lang: str, cells: dict[str, str], line: int
) -> TranslationUnit:
    properties = tuple(Property(name, cells[name]) for name in COLUMNS if cells.get(name))
    return TranslationUnit(
        (Variant(source_lang, texts[0]), Variant(target_lang, texts[1])),
        source_lang,
        properties,
        (Note(cells[NOTE]),) if cells.get(NOTE) else (),
        {"tuid": cells[ID]} if cells.get(ID) else {},
        line,
    )
