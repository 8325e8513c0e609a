"""Terms written as a termbase: TBX, CSV, XLSX."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tmx.base.languages import is_right_to_left
from tmx.base.report import Ledger
from tmx.base.sheet_styles import Column
from tmx.base.wording import counted
from tmx.formats.tbx import TBX
from tmx.lexicon.tables import write_table
from tmx.lexicon.terms import Term
from tmx.unit.model import TranslationUnit


def write_terms(path: Path, terms: Sequence[Term], langs: tuple[str, str]) -> None:
    """Write terms in the format that the suffix says: ``.tbx``, ``.csv`` or ``.xlsx``.

    `bitext align --termbase` reads the TBX.

    Raises:
        OutputError: the file cannot be written.
    """
    if path.suffix.lower() == ".tbx":
        TBX.write(path, _entries(terms, langs), langs, Ledger())
        return
    rows = [_row(term) for term in terms]
    write_table(path, "terms", _columns(langs), rows, frozen="C2")


def _entries(terms: Sequence[Term], langs: tuple[str, str]) -> Iterator[TranslationUnit]:
    for term in terms:
        numbers = f"in {counted(term.frequency, 'unit')}, together in {term.together}; score {term.score}"
        notes = [numbers, *(f"{one.document}: {one.source} / {one.target}" for one in term.examples[:1])]
        yield TranslationUnit.pair(langs[0], term.source, langs[1], term.target, notes=notes)


def _columns(langs: tuple[str, str]) -> list[Column]:
    return [
        *(Column(lang, 36, rtl=is_right_to_left(lang)) for lang in langs),
        Column("units", 9, number="#,##0"),
        Column("together", 11, number="#,##0"),
        Column("association", 13, number="0.00"),
        Column("score", 9, number="0.0"),
        Column("others", 36, quiet=True),
        Column("document", 20, quiet=True),
        Column("context", 60, quiet=True),
        Column("its translation", 60, quiet=True),
    ]


def _row(term: Term) -> list[str | float | int | None]:
    example = term.examples[0]
    return [
        term.source,
        term.target,
        term.frequency,
        term.together,
        term.association,
        term.score,
        " | ".join(term.others),
        example.document,
        example.source,
        example.target,
    ]
