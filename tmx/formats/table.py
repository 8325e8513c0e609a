"""Rows of a table: the columns that CSV, TSV and XLSX share."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from tmx.base.cells import NoValue, refuse_no_text
from tmx.base.errors import InputError
from tmx.base.languages import best_language, is_stand_in
from tmx.base.wording import counted, listed
from tmx.formats.base import COLUMNS, Languages, Remark, languages_unknown
from tmx.formats.headings import Heading, code_columns, code_of, heading_of, is_headed, place_of, usual_place
from tmx.unit.model import Note, Property, TranslationUnit, Variant

ID, NOTE = "id", "note"
_MOST_CELLS = 1 << 10  # of a row that may have more than the first
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
    rows: Iterable[tuple[int, Sequence[str]]],
    path: Path,
    languages: Languages,
    remark: Remark,
    *,
    ragged: bool = False,
) -> Iterator[TranslationUnit]:
    """Yield a unit for each row, given with its line, that has a source and a target.

    The first row names the columns: those of the segments by a language, or as ``source`` and ``target``. Without
    such a row the first two columns are the segments, and the languages must be given, unless two other columns hold
    their codes; where `ragged`, rows may then have more cells than the first.

    Raises:
        InputError: there are no rows, the first has fewer than two columns, no column is in a language that is asked
            for, or a segment is an error of the sheet.
        UsageError: neither the table nor `languages` says what the languages are.
    """
    stream = iter(rows)
    number, first = _first_row(stream, path, remark)
    names = [_known(name.strip()) for name in first]
    ahead = list(islice(stream, 1))
    codes = code_columns(names, ahead[0][1]) if ahead else []
    headed = is_headed(names) and not codes
    headings = [heading_of(name) for name in names] if headed else _unnamed(names, codes)
    texts = [at for at in range(len(names)) if at not in codes]
    places = _places(names, headings, languages, path) if headed else (texts[0], texts[1])
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
    if not headed:
        shown = listed(cell[:_MAX_NAME_LENGTH] for cell in first)
        remark(f"the first row is not taken for a heading, but for a unit: {shown}")
    below: Iterable[tuple[int, Sequence[str]]] = chain([] if headed else [(number, first)], ahead, stream)
    if codes:
        below = _in_languages(below, dict(zip(codes, (source, target), strict=True)), remark)
    if headed:
        columns = _Columns(names, sides)
    else:
        columns = _Columns([""] * (_MOST_CELLS if ragged else len(names)), sides, frozenset([*sides, *codes]))
    yield from _units(below, columns, path, remark)


def _first_row(
    stream: Iterator[tuple[int, Sequence[str]]], path: Path, remark: Remark
) -> tuple[int, Sequence[str]]:
    """The first row that is no comment, with its line.

    Raises:
        InputError: there is none, or it has fewer than two columns.
    """
    number, first = next(stream, (1, []))
    comments = 0
    while len(first) == 1 and first[0].startswith("#"):
        comments += 1
        number, first = next(stream, (1, []))
    if comments:
        remark(f"{counted(comments, 'comment')} left out before the table")
    if len(first) < 2:
        raise InputError(
            "the table has fewer than two columns",
            path=path,
            line=1,
            cure="Columns are separated by commas, semicolons, tabs or vertical bars.",
        )
    return number, first


def _unnamed(names: Sequence[str], codes: Sequence[int]) -> list[Heading]:
    """What stands for the headings where there are none: the languages that two columns hold, if they do."""
    texts = [at for at in range(len(names)) if at not in codes]
    langs = {text: heading_of(names[code]).lang for text, code in zip(texts, codes, strict=False)}
    return [Heading(langs.get(at)) for at in range(len(names))]


def _in_languages(
    rows: Iterable[tuple[int, Sequence[str]]], codes: Mapping[int, str], remark: Remark
) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows whose codes, by their columns, are of these languages; the others are counted."""
    others = 0
    for line, cells in rows:
        named = [heading_of(cells[at]).lang or "" if at < len(cells) else "" for at in codes]
        if all(best_language(code, [name]) == 0 for code, name in zip(codes.values(), named, strict=True)):
            yield line, cells
        else:
            others += bool("".join(cells).strip())
    if others:
        remark(f"{counted(others, 'row')} left out: in other languages than {' and '.join(codes.values())}")


class _Columns(NamedTuple):
    """The names of the columns, and the languages of the segments by their places, the source first.

    `used` are the columns that are read where they have no names.
    """

    names: Sequence[str]
    langs: Mapping[int, str]
    used: frozenset[int] = frozenset()


def _units(
    rows: Iterable[tuple[int, Sequence[str]]], columns: _Columns, path: Path, remark: Remark
) -> Iterator[TranslationUnit]:
    """Yield the units of the rows below the heading; say which rows are left out."""
    skipped, longer, source = 0, list[int](), next(iter(columns.langs))
    formulas, unread = list[int](), 0
    for line, cells in rows:
        if columns.used:
            unread += any(cell.strip() for at, cell in enumerate(cells) if at not in columns.used)
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
    if unread:
        remark(f"not read: other columns, in {counted(unread, 'row')}")
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
