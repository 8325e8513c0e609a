"""Rows of a table: the columns that CSV, TSV and XLSX share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path

from tmx.base.cells import refuse_no_text
from tmx.base.errors import InputError, UsageError
from tmx.base.languages import is_code, language_code, named_language, tidy_code
from tmx.base.wording import counted
from tmx.formats.base import COLUMNS, Languages, Remark, languages_unknown
from tmx.unit.model import Note, Property, TranslationUnit, Variant

ID, NOTE = "id", "note"
_SOURCE_NAMES = ("source", "src")
_TARGET_NAMES = ("target", "tgt", "trg", "translation")
_LONGEST_BASE = 3  # letters of a language code; a longer word may be the name of a language
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
    rows: Iterable[Sequence[str]], path: Path, languages: Languages, remark: Remark
) -> Iterator[TranslationUnit]:
    """Yield a unit for each row that has a source and a target.

    The first row names the columns: those of the segments are language codes, or ``source`` and ``target``. Without
    such a row the first two columns are the segments, and the languages must be given.

    Raises:
        InputError: there are no rows, the first has fewer than two columns, or a segment is an error of the sheet.
        UsageError: neither the table nor `languages` says what the languages are.
    """
    stream = iter(rows)
    first = next(stream, None)
    if first is None or len(first) < 2:
        raise InputError(
            "the table has fewer than two columns",
            path=path,
            line=1,
            cure="Columns are separated by commas in .csv and by tabs in .tsv; some spreadsheets write semicolons.",
        )
    names = [name.strip() for name in first]
    source = _column(names, _SOURCE_NAMES, languages.source, [0])
    target = _column(names, _TARGET_NAMES, languages.target, _usual_places(names, source), taken=source)
    headed = source is not None and target is not None
    source_at, target_at = (source, target) if source is not None and target is not None else (0, 1)
    pair = (
        languages.source or (_language_named(names[source_at]) if headed else None),
        languages.target or (_language_named(names[target_at]) if headed else None),
    )
    if pair[0] is None or pair[1] is None:
        raise languages_unknown(path)
    if headed and (others := _not_read(names, (source_at, target_at))):
        remark(f"not read: {counted(len(others), 'column')} ({', '.join(others)[:_MAX_NAMES_LENGTH]})")
    skipped, longer, width = 0, 0, len(names) if headed else 2
    body = enumerate(stream, 2) if headed else enumerate(chain([first], stream), 1)
    for line, cells in body:
        longer += any(cell.strip() for cell in cells[width:])
        texts = [cells[at] if at < len(cells) else "" for at in (source_at, target_at)]
        if not all(text.strip() for text in texts):
            skipped += bool("".join(cells).strip())
            continue
        refuse_no_text(texts, path)
        yield _unit(texts, pair[0], pair[1], dict(zip(names, cells, strict=False)) if headed else {}, line)
    if skipped:
        remark(f"{counted(skipped, 'row')} left out: one side is empty")
    if longer:
        remark(
            f"not read: extra cells in {counted(longer, 'row')}, beyond the {width} columns; "
            "a text that contains the separator must be in quotation marks"
        )


def _not_read(names: Sequence[str], pair: tuple[int, int]) -> list[str]:
    """The columns that have a name but no place in a unit."""
    known = {ID, NOTE, *COLUMNS}
    return [name for at, name in enumerate(names) if name and name not in known and at not in pair]


def _usual_places(names: Sequence[str], source: int | None) -> list[int]:
    """Where the target may be: the second column, or the first after it if that is in the language of the source."""
    language = _language_named(names[source or 0])
    if language is None or _language_named(names[1]) != language:
        return [1]
    return [at for at in range(2, len(names)) if _language_named(names[at]) not in (None, language)][:1]


def _column(
    names: Sequence[str],
    known: Sequence[str],
    wanted: str | None,
    places: Sequence[int],
    taken: int | None = None,
) -> int | None:
    """The column of one side: under the language asked for, a usual name, or a language at its usual place."""
    lower = [name.lower() for name in names]
    for name in (*([wanted.lower()] if wanted else []), *known):
        if name in lower and lower.index(name) != taken:
            return lower.index(name)
    return next((place for place in places if _language_named(names[place])), None)


def _language_named(name: str) -> str | None:
    """The language that a cell of the first row names: by a code in its usual spelling, not by ``No``, or by its name.

    >>> _language_named("fr-CA"), _language_named("French"), _language_named("foo"), _language_named("No")
    ('fr-CA', 'fr', None, None)
    """
    if name in (ID, NOTE):
        return None
    if is_code(name) and (name == tidy_code(name) or "-" in name):
        with suppress(UsageError):  # of a language that CLDR does not know
            language_code(name)
            return name
    return named_language(name) if len(name) > _LONGEST_BASE else None


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
