"""Cells of spreadsheets: none is run as a formula, and every text comes back."""

from __future__ import annotations

import csv
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tmx import TranslationUnit
from tmx.base.cells import guarded, unguarded, xlsx_escaped, xlsx_unescaped
from tmx.base.report import Ledger
from tmx.formats.base import Languages, fit_to_format
from tmx.tools.conversion import FORMATS

FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
PAIR = ("en", "fr")
dangerous = st.text("'=+-@\t\r\n＝＋－＠_x0041a ", max_size=8)
texts = (
    dangerous
    | st.sampled_from(["=SUM(A1)", "'=SUM(A1)", "_x0041_", "_x000D_", "''", "_x005F_x0041_"])
    | st.text()
)
legal_texts = texts.filter(lambda text: text.strip()).filter(
    lambda text: not any("\ud800" <= character <= "\udfff" for character in text)
)


@given(texts)
def test_the_guard_is_taken_away_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(FORMULA_STARTS)


@given(texts)
def test_only_what_needs_it_is_guarded(text: str) -> None:
    assert (guarded(text) != text) is text.lstrip("'").startswith(FORMULA_STARTS)


@given(st.text(st.characters(exclude_categories=[])) | texts)
def test_the_escape_of_a_workbook_is_legal_and_taken_away_again(text: str) -> None:
    escaped = xlsx_escaped(text)
    assert xlsx_unescaped(escaped) == text
    assert not any(character in escaped for character in "\x00\x0c\ud800\ufffe")


def units_of(pairs: list[tuple[str, str]]) -> list[TranslationUnit]:
    return [
        TranslationUnit.pair(
            PAIR[0], source, PAIR[1], target, notes=[target], properties={"x-role": source}, id=source
        )
        for source, target in pairs
    ]


@pytest.mark.parametrize("name", ["csv", "tsv", "xlsx"])
@settings(max_examples=30)
@given(st.lists(st.tuples(legal_texts, legal_texts), min_size=1, max_size=4))
def test_no_written_cell_is_run_and_every_text_comes_back(name: str, pairs: list[tuple[str, str]]) -> None:
    form, ledger = FORMATS[name], Ledger()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"out.{name}"
        whole = list(fit_to_format(units_of(pairs), form, PAIR, ledger))
        form.write(path, whole, PAIR, ledger)
        check_that_nothing_runs(path)
        read = list(form.read(path, Languages(), lambda remark: None))
    assert read == whole


def check_that_nothing_runs(path: Path) -> None:
    if path.suffix == ".xlsx":
        cells = [cell for row in load_workbook(path).worksheets[0].iter_rows() for cell in row]
        assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
        for cell in cells:
            runs = guarded(str(cell.value)) != str(cell.value) if cell.value is not None else False
            assert bool(cell.quotePrefix) is runs
        with zipfile.ZipFile(path) as archive:
            assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
        return
    with path.open(encoding="utf-8", newline="") as stream:
        table = list(csv.reader(stream, delimiter="," if path.suffix == ".csv" else "\t"))
    assert [cell for cells in table for cell in cells if cell.startswith(FORMULA_STARTS)] == []
