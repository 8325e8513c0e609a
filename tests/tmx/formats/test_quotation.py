"""Quotation marks in tab-separated tables: those of a spreadsheet, and those of speech."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.readers.delimited import read_delimited
from tmx import convert, read_tmx
from tmx.base.errors import InputError
from tmx.formats.quotation import literal_line


def _pairs(folder: Path, table: str, name: str = "in.tsv") -> tuple[list[tuple[str, str]], list[str]]:
    """The texts of the units that a table gives, and the warnings."""
    (folder / name).write_bytes(table.encode())
    conversion = convert(folder / name, folder / "out.tmx")
    units = [(unit.source.text, unit.target.text) for unit in read_tmx(folder / "out.tmx")]
    return units, [*conversion.remarks]


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        ('"Hello" he said\tBonjour', ('"Hello" he said', "Bonjour")),
        ('"Hello\tBonjour', ('"Hello', "Bonjour")),
        ('Hello\t"Bonjour', ("Hello", '"Bonjour')),
        ('"Hello" he said\t"Bonjour"', ('"Hello" he said', '"Bonjour"')),
        ('"\tprint("")', ('"', 'print("")')),
    ],
)
def test_marks_that_do_not_enclose_a_cell_are_text(tmp_path: Path, line: str, pair: tuple[str, str]) -> None:
    units, warnings = _pairs(tmp_path, f"en\tfr\nNo.\tNon.\n{line}\nYes.\tOui.\n")
    assert units == [("No.", "Non."), pair, ("Yes.", "Oui.")]
    assert ["quotation marks are read as text: those on line 3" in warning for warning in warnings] == [True]


def test_a_cell_of_speech_does_not_swallow_the_lines_up_to_the_next(tmp_path: Path) -> None:
    units, _ = _pairs(tmp_path, 'en\tfr\n"A\tB\nC\tD\nE"\tF\n')
    assert units == [('"A', "B"), ("C", "D"), ('E"', "F")]


@pytest.mark.parametrize(
    ("table", "pair"),
    [
        ('"Say ""yes"""\t"Deux\nlignes"\n', ('Say "yes"', "Deux\nlignes")),
        ('"A\ttab"\t"B"\n', ("A\ttab", "B")),
        ('"Both\nof"\t"En\ndeux"\n', ("Both\nof", "En\ndeux")),
        ('"All"\t"Tous"\n', ("All", "Tous")),
    ],
)
def test_what_a_spreadsheet_quotes_is_quoted(tmp_path: Path, table: str, pair: tuple[str, str]) -> None:
    assert _pairs(tmp_path, f"en\tfr\n{table}") == ([pair], [])


@pytest.mark.parametrize(
    "rows",
    ['"Say ""yes"""\toui\n"No" he\tnon\n', '"Two\nlines"\tdeux\n"No" he\tnon\n'],
    ids=["doubled", "lines"],
)
def test_a_table_that_is_quoted_elsewhere_has_a_fault(tmp_path: Path, rows: str) -> None:
    with pytest.raises(InputError, match="not a valid table"):
        _pairs(tmp_path, f"en\tfr\n{rows}")


def test_commas_need_quoting(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"in\.csv:2: not a valid table"):
        _pairs(tmp_path, 'en,fr\n"Hello" he said,Bonjour\n', "in.csv")


def test_lines_count_from_the_declaration_of_the_separator(tmp_path: Path) -> None:
    units, warnings = _pairs(tmp_path, 'sep=\t\r\nen\tfr\r\n"Oh" no\tNon\r\n')
    assert units == [('"Oh" no', "Non")]
    assert "those on line 3" in warnings[0]


def test_a_text_to_align_is_read_in_the_same_way(tmp_path: Path) -> None:
    document = read_delimited(b'"Oh" no\tNon\nYes\tOui\n', tmp_path / "both.tsv")
    assert [paragraph.text for paragraph in document.paragraphs] == ['"Oh" no', "Non", "Yes", "Oui"]
    assert "those on line 1 do not enclose a cell" in document.warnings[0]


_words = st.text(st.sampled_from("ab \n\"'"), min_size=1)


@given(st.lists(st.lists(_words, min_size=2, max_size=2), min_size=1))
def test_a_table_quoted_throughout_is_never_taken_for_text(rows: list[list[str]]) -> None:
    lines = ["\t".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows]
    assert literal_line(lambda: "".join(lines).splitlines(keepends=True)) is None
