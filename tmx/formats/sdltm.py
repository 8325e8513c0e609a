"""SDLTM, the memories of Trados Studio: SQLite files, which are read and never written."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from tmx.base.dates import format_date
from tmx.base.decode import open_bytes, reading_errors
from tmx.base.errors import InputError, UsageError
from tmx.base.report import Ledger
from tmx.base.wording import counted
from tmx.formats.base import Format, Languages, Pair, Remark, chosen_units
from tmx.formats.sdltm_segments import Segment, parse_segment
from tmx.formats.toolkit import CONTEXT
from tmx.unit.model import Property, TranslationUnit, Variant

_MAGIC = b"SQLite format 3\0"
_COLUMNS = ("id", "source_segment", "target_segment")
_MORE = ("creation_date", "creation_user", "change_date", "change_user", "last_used_date", "usage_counter")
_USED_BY = "last_used_user"
# Kinds of fields by number, as Studio writes them into the names of properties of a TMX.
_FIELDS = {
    1: "SingleString",
    2: "MultipleString",
    3: "DateTime",
    4: "SinglePicklist",
    5: "MultiplePicklist",
    6: "Integer",
}
_DATED = {"creation_date": "creationdate", "change_date": "changedate", "last_used_date": "lastusagedate"}
_PLAIN = {"creation_user": "creationid", "change_user": "changeid", "usage_counter": "usagecount"}
_NO_DATE = 1900  # a year before which Studio means that there is no date


class _Database(NamedTuple):
    connection: sqlite3.Connection
    columns: dict[str, set[str]]
    """The columns of every table, by its name."""

    def has(self, table: str, *columns: str) -> bool:
        return {*columns} <= self.columns.get(table, set())


def _read_sdltm(path: Path, languages: Languages, remark: Remark) -> Iterator[TranslationUnit]:
    with _opened(path, remark) as database:
        if not database.has("translation_units", *_COLUMNS):
            raise InputError(
                "not a memory of Trados Studio: the SQLite file has no translation units of it",
                path=path,
                cure="Give an SDLTM file; a memory of bitext is read with `bitext memory`.",
            )
        counts: Counter[str] = Counter()
        yield from chosen_units(_units(database, counts), path, languages, remark)
        if contexts := _count_of(database, "translation_unit_contexts"):
            remark(
                f"not read: the segment before each of {counted(contexts, 'unit')}, of which only a hash is kept"
            )
        for what, number in counts.items():
            remark(f"{counted(number, 'unit')} {what}")


@contextmanager
def _opened(path: Path, remark: Remark) -> Iterator[_Database]:
    """The file, opened so that nothing is written to it or beside it, and nothing in it is run.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: it is not of SQLite, or is damaged.
    """
    with open_bytes(path) as stream, reading_errors(path):
        if stream.read(len(_MAGIC)) != _MAGIC:
            raise InputError(
                "not a memory of Trados Studio: it is not an SQLite file",
                path=path,
                cure="Export it as TMX from Trados Studio, or copy it again.",
            )
    for part in (path.with_name(f"{path.name}{end}") for end in ("-wal", "-journal")):
        if part.exists() and part.stat().st_size:
            remark(f"{part.name} is beside it, with changes that are not read: close it in Trados Studio")
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        # A view could make up rows without end.
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        ]
        info = "SELECT name FROM pragma_table_info(?)"
        columns = {name: {column for (column,) in connection.execute(info, (name,))} for name in tables}
        yield _Database(connection, columns)
    except (sqlite3.Error, UnicodeError) as error:  # the latter in the names of tables and in errors
        raise InputError(
            f"the memory is damaged: {error}",
            path=path,
            cure="Repair it in Trados Studio, or use a copy of it.",
        ) from error
    finally:
        connection.close()


def _units(database: _Database, counts: Counter[str]) -> Iterator[TranslationUnit]:
    optional = [name for name in (*_MORE, _USED_BY) if database.has("translation_units", name)]
    names = (*_COLUMNS, *optional)
    rows = database.connection.execute(f"SELECT {', '.join(names)} FROM translation_units ORDER BY id")  # noqa: S608
    languages = _languages(database)
    fields = groupby(_fields(database), key=lambda row: row[0])
    waiting: tuple[Any, list[Property]] | None = None
    for values in rows:
        row = dict(zip(names, values, strict=True))
        number = row["id"] if isinstance(row["id"], int) else -1
        while waiting is None or waiting[0] < number:
            group = next(fields, None)
            if group is None:
                waiting = (float("inf"), [])
                break
            waiting = (group[0], [Property(name, text) for _, name, text in group[1]])
        properties = waiting[1] if waiting[0] == number else []
        segments = [parse_segment(row[name]) for name in _COLUMNS[1:]]
        if (unit := _unit(segments, languages, row, properties, counts)) is not None:
            yield unit


def _unit(
    segments: list[Segment | None],
    languages: Pair,
    row: dict[str, Any],
    properties: list[Property],
    counts: Counter[str],
) -> TranslationUnit | None:
    source, target = segments
    if source is None or target is None:
        counts["left out: a segment cannot be read"] += 1
        return None
    langs = (source.lang or languages[0], target.lang or languages[1])
    if not all(langs):
        counts["left out: nothing says what the languages are"] += 1
        return None
    if source.removed or target.removed:
        counts["without their illegal characters"] += 1
    if used_by := row.get(_USED_BY):
        properties = [*properties, Property("x-LastUsedBy", str(used_by))]
    return TranslationUnit(
        (Variant(langs[0], source.content), Variant(langs[1], target.content)),
        langs[0],
        tuple(properties),
        (),
        _attributes(row),
    )


def _attributes(row: dict[str, Any]) -> dict[str, str]:
    dates = {name: _date(row.get(column)) for column, name in _DATED.items()}
    plain = {name: str(row[column]) for column, name in _PLAIN.items() if row.get(column)}
    return {name: value for name, value in dates.items() if value} | plain


def _date(value: object) -> str | None:
    """A date as TMX has it; None if there is none."""
    try:
        moment = datetime.fromisoformat(str(value))
        return format_date(moment) if moment.year > _NO_DATE else None
    except (ValueError, OverflowError):
        return None


def _languages(database: _Database) -> Pair:
    """The languages of the memory, for segments that do not name theirs."""
    if not database.has("translation_memories", "source_language", "target_language"):
        return "", ""
    row = database.connection.execute(
        "SELECT source_language, target_language FROM translation_memories"
    ).fetchone()
    return (str(row[0] or ""), str(row[1] or "")) if row else ("", "")


def _fields(database: _Database) -> Iterator[tuple[Any, str, str]]:
    """The fields of the units as (id of the unit, name of the property, value), in the order of the ids."""
    parts = []
    if database.has("attributes", "id", "name", "type"):
        parts += [
            f"SELECT translation_unit_id AS unit, name, type, value FROM {table} JOIN attributes "  # noqa: S608
            "ON attributes.id = attribute_id"
            for table in ("string_attributes", "numeric_attributes", "date_attributes")
            if database.has(table, "translation_unit_id", "attribute_id", "value")
        ]
        picked = database.has("picklist_attributes", "translation_unit_id", "picklist_value_id")
        if picked and database.has("picklist_values", "id", "attribute_id", "value"):
            parts.append(
                "SELECT translation_unit_id, name, type, value FROM picklist_attributes "
                "JOIN picklist_values ON picklist_values.id = picklist_value_id "
                "JOIN attributes ON attributes.id = attribute_id"
            )
    if database.has("translation_unit_idcontexts", "translation_unit_id", "idcontext"):
        parts.append(
            "SELECT translation_unit_id AS unit, NULL, NULL, idcontext FROM translation_unit_idcontexts"
        )
    if not parts:
        return
    for unit, name, kind, value in database.connection.execute(f"{' UNION ALL '.join(parts)} ORDER BY 1"):
        if isinstance(unit, int) and value not in (None, ""):
            yield (
                unit,
                CONTEXT if name is None else f"x-{name}:{_FIELDS.get(kind, 'SingleString')}",
                str(value),
            )


def _count_of(database: _Database, table: str) -> int:
    if not database.has(table, "translation_unit_id"):
        return 0
    query = f"SELECT COUNT(DISTINCT translation_unit_id) FROM {table}"  # noqa: S608
    return int(database.connection.execute(query).fetchone()[0])


def _write_sdltm(path: Path, units: Iterable[TranslationUnit], pair: Pair, ledger: Ledger) -> None:
    raise UsageError(
        "SDLTM is read, not written",
        path=path,
        cure="Write a TMX, which Trados Studio imports into a memory.",
    )


SDLTM = Format("sdltm", (".sdltm",), "memory of Trados Studio", _read_sdltm, _write_sdltm)
