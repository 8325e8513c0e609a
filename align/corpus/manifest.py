"""A manifest: a table (CSV, TSV, Parquet) that names the files of every pair."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from align.corpus.names import Versions
from align.corpus.pairs import Pair
from align.corpus.places import as_local, is_remote, joined, read_whole
from tmx.base.errors import InputError, UsageError
from tmx.base.languages import language_code
from tmx.base.subtags import names_language
from tmx.base.wording import listed

MANIFESTS = (".csv", ".tsv", ".parquet")
_KNOWN = ("name", "source", "target", "source_lang", "target_lang")
_NUMBERS = (
    "id",
    "no",
)  # Indonesian and Norwegian; but a table that begins with such a column numbers its rows
BY_MANIFEST = "manifest"
_EXPECTED = (
    "Its columns are source and target, and if you like name, source_lang and target_lang; or name and one column for "
    "each language, headed by its code, such as en and fr."
)


def is_manifest(place: str) -> bool:
    """Whether the name of a file is that of a manifest."""
    return place.lower().endswith(MANIFESTS)


def read_manifest(place: str) -> list[Pair | Versions]:
    """The pairs that a manifest names, or the language versions; paths start at its folder.

    Raises:
        UsageError: there is no such file, a row names no file, or two rows have one name.
        InputError: it is not such a table.
    """
    heading, rows = _table(place)
    columns = {_column(name, place): name for name in heading}
    if "name" not in columns and heading and _column(heading[0], place) in _NUMBERS:
        columns = {"name" if column in _NUMBERS else column: name for column, name in columns.items()}
    langs = {column: name for column, name in columns.items() if column not in _KNOWN and column[0] != "?"}
    folder = place.rpartition("/")[0] if is_remote(place) else str(Path(place).parent)
    by_pair = "source" in columns and "target" in columns
    if not by_pair and len(langs) < 2:
        raise InputError(
            f"this is no manifest: its columns are {listed(heading) or 'none'}", path=place, cure=_EXPECTED
        )
    found: list[Pair | Versions] = []
    names: dict[tuple[str, str, str], int] = {}
    for number, row in rows:
        cells = {column: (row.get(name) or "").strip() for column, name in columns.items()}
        if not any(cells.values()):
            continue
        if by_pair:
            pair = _pair(cells, folder, place, number)
            one: Pair | Versions = pair
            key = pair.name, pair.source_lang, pair.target_lang
        else:
            one = _versions(cells, langs, folder, place, number)
            key = one.name, "", ""
        if key in names:
            raise UsageError(
                f"rows {names[key]} and {number} have one name: {one.name}",
                path=place,
                cure="Give each a name of its own in the column 'name'.",
            )
        names[key] = number
        found.append(one)
    if not found:
        raise InputError("the manifest has no rows", path=place, cure=_EXPECTED)
    return found


def _pair(cells: Mapping[str, str], folder: str, place: str, number: int) -> Pair:
    for side in ("source", "target"):
        if not cells[side]:
            raise UsageError(f"row {number} names no {side}", path=place, cure="Complete or remove the row.")
    langs = [_language(cells.get(name, ""), place, f"row {number}") for name in _KNOWN[3:]]
    files = [_file(folder, cells[side]) for side in ("source", "target")]
    return Pair(
        cells.get("name") or Path(cells["source"]).stem, langs[0], langs[1], files[0], files[1], BY_MANIFEST
    )


def _language(code: str, place: str, where: str) -> str:
    try:
        return language_code(code) if code else ""
    except UsageError as error:
        raise UsageError(f"{where}: {error.what}", path=place, cure=error.cure) from error


def _versions(
    cells: Mapping[str, str], langs: Mapping[str, str], folder: str, place: str, number: int
) -> Versions:
    files: dict[str, tuple[str, ...]] = {lang: (_file(folder, cells[lang]),) for lang in langs if cells[lang]}
    if len(files) < 2:
        raise UsageError(
            f"row {number} names fewer than two files", path=place, cure="Complete or remove the row."
        )
    first = next(cells[lang] for lang in langs if cells[lang])
    return Versions(cells.get("name") or Path(first).stem, files)


def _file(folder: str, name: str) -> str:
    return name if is_remote(name) or Path(name).is_absolute() or not folder else joined(folder, name)


def _column(name: str, place: str) -> str:
    """The usual name of a column: one of those that are known, or a language code; else as it is."""
    plain = name.strip().casefold().replace(" ", "_")
    if plain in _KNOWN:
        return plain
    return _language(name, place, f"column {name!r}") if names_language(name.strip()) else f"?{name}"


def _table(place: str) -> tuple[list[str], Iterator[tuple[int, Mapping[str, str | None]]]]:
    """The heading of a table, and its rows with their numbers; the heading is row 1."""
    if place.lower().endswith(".parquet"):
        return _parquet(place)
    try:
        text = read_whole(place).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"the manifest is not UTF-8 (byte {error.start})", path=place, cure="Save it as UTF-8."
        ) from error
    first = text.partition("\n")[0]
    sign = max("\t;,", key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=sign)
    try:
        rows = list(enumerate(reader, 2))
    except csv.Error as error:
        raise InputError(f"the manifest is no table: {error}", path=place) from error
    return list(reader.fieldnames or ()), iter(rows)


def _parquet(place: str) -> tuple[list[str], Iterator[tuple[int, Mapping[str, str | None]]]]:
    try:
        import pyarrow.parquet as pq
        from pyarrow import ArrowException
    except ImportError:
        raise UsageError(
            "a manifest in Parquet needs the package pyarrow",
            path=place,
            cure="Install it: pip install 'bitext[parquet]'",
        ) from None
    with as_local(place) as path:
        read_whole(str(path))
        try:
            table = pq.read_table(path)
        except (ArrowException, OSError) as error:
            raise InputError(f"the manifest cannot be read: {error}", path=place) from error
        rows = [
            {name: None if value is None else str(value) for name, value in row.items()}
            for row in table.to_pylist()
        ]
    return list(table.column_names), iter(list(enumerate(rows, 2)))
