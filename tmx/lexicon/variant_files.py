"""Variants written as a table: one row for each translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tmx.base.languages import is_right_to_left
from tmx.base.sheet_styles import Column
from tmx.lexicon.tables import write_table
from tmx.lexicon.variants import Variant


def write_variants(path: Path, variants: Sequence[Variant], langs: tuple[str, str]) -> None:
    """Write variants as CSV or XLSX, as the suffix says: those of one source one after the other.

    Raises:
        OutputError: the file cannot be written.
    """
    columns = [
        Column("number", 9, number="0"),
        Column("kind", 11, quiet=True),
        *(Column(lang, 56, rtl=is_right_to_left(lang)) for lang in langs),
        Column("units", 9, number="#,##0"),
        Column("documents", 30, quiet=True),
        Column("other spellings", 40, quiet=True),
    ]
    write_table(path, "variants", columns, _rows(variants), frozen="D2")


def _rows(variants: Sequence[Variant]) -> Iterator[list[str | float | int | None]]:
    for number, variant in enumerate(variants, start=1):
        for way in variant.ways:
            yield [
                number,
                variant.kind,
                variant.source,
                way.text,
                way.units,
                ", ".join(way.documents),
                "\n".join(way.spellings),
            ]
