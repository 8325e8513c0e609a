"""Sheets of workbooks: rows as high as their text, which is measured as it is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tmx.base.sheet_styles import Column, new_book
from tmx.base.table_sheet import TableSheet
from tmx.base.text_width import lines_of, width_of


def test_rows_are_as_high_as_their_text_and_can_be_filtered(tmp_path: Path) -> None:
    book = new_book()
    sheet = TableSheet(book, "texts", [Column("en", 20), Column("fr", 20, rtl=True)])
    sheet.append(["=short", 1])
    sheet.append(["a text that is wrapped into several lines of the column " * 3, None])
    with pytest.raises(ValueError, match="zip"):
        sheet.append(["one cell"])
    sheet.close()
    book.save(tmp_path / "t.xlsx")
    read = load_workbook(tmp_path / "t.xlsx")["texts"]
    assert (read["A2"].value, read["A2"].data_type, read["B2"].value) == ("=short", "s", 1)
    assert read.row_dimensions[3].height > 5 * read.row_dimensions[2].height
    assert read.auto_filter.ref == "A1:B3"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 1000, 1),
        ("one\n\ntwo", 5000, 3),
        ("iiii iiii", 1000, 2),
        ("a well-known name", 4100, 3),
        ("中文没有空格", 3000, 2),
        ("abc中文", 2700, 2),
        ("a\xa0b c", 1500, 2),
    ],
)
def test_words_are_wrapped_as_they_are_printed(text: str, width: int, lines: int) -> None:
    assert lines_of(text, width) == lines


@given(st.text(st.sampled_from("ab -—é中\u0301\n\xa0"), max_size=60), st.integers(1100, 9000))
def test_lines_hold_the_text_and_a_wider_column_needs_no_more_of_them(text: str, width: int) -> None:
    lines = lines_of(text, width)
    assert lines * width >= sum(width_of(line.rstrip()) for line in text.splitlines()) - width * text.count(
        " "
    )
    assert lines_of(text, 2 * width) <= lines
    assert lines >= text.rstrip("\n").count("\n") + 1
