"""How the review sheet looks: what a person sees, prints and may type."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from align.alignment import Alignment
from align.core.block import Block, Kind
from align.core.config import Config
from align.core.document import Document
from align.core.message import Language
from align.pipeline import align_documents
from align.review import read_decisions, write_sheet
from align.review.decisions import Status
from align.review.sheet_words import words
from tmx.base.data import load_data
from tmx.base.sheet_styles import lines_in

LONG = "The Committee took note of the report, and asked that it be kept as long as there is need of it. " * 3


def alignment(*texts: str, lang: str = "fr") -> Alignment:
    sides = [
        Document(f"{code}.txt", code, tuple(Block(Kind.PARAGRAPH, (), text.strip()) for text in texts))
        for code in ("en", lang)
    ]
    return align_documents(sides[0], sides[1], Config(encoder="none", segment="paragraph"))


def book_of(made: Alignment, path: Path, ui: Language = "en") -> Any:
    write_sheet(made, path, ui=ui)
    return load_workbook(path)


def column(sheet: Any, name: str) -> str:
    letter: str = next(cell.column_letter for cell in sheet[1] if cell.value == name)
    return letter


def test_a_row_is_as_high_as_its_longest_text(tmp_path: Path) -> None:
    sheet = book_of(alignment("Short.", LONG, "Short again."), tmp_path / "s.xlsx")["review"]
    heights = [sheet.row_dimensions[row].height for row in (2, 3, 4)]
    lines = lines_in(LONG, sheet.column_dimensions[column(sheet, "source")].width)
    assert lines >= 6
    assert heights[0] < heights[1] > heights[2]
    assert heights[1] > heights[0] + (lines - 2) * 12
    assert heights[1] < 409


def test_a_row_grows_with_what_is_typed_since_its_height_is_not_fixed(tmp_path: Path) -> None:
    import zipfile

    book_of(alignment("Short.", LONG), tmp_path / "s.xlsx")
    xml = zipfile.ZipFile(tmp_path / "s.xlsx").read("xl/worksheets/sheet1.xml").decode()
    assert xml.count(" ht=") == 3
    assert "customHeight" not in xml


def test_texts_longer_than_a_row_make_wider_columns_and_are_counted(tmp_path: Path) -> None:
    widths, said = [], []
    for name, text in (("a", LONG), ("b", LONG * 6), ("c", LONG * 30)):
        book = book_of(alignment("Short.", text), tmp_path / f"{name}.xlsx")
        widths.append(book["review"].column_dimensions["F"].width)
        said.append([row[1].value for row in book["about"].iter_rows() if row[0].value == "Very long texts"])
    assert widths[0] < widths[1] < widths[2]
    assert said[:2] == [[], []]
    assert said[2][0].startswith("rows that hold more text than a row can show: 1;")


def test_the_sheet_is_printed_one_page_wide_with_its_heading_and_can_be_filtered(
    resolution: Alignment,
) -> None:
    sheet = book_of(resolution, Path(resolution.source.name).parent / "look.xlsx")["review"]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.freeze_panes == "F2"
    assert sheet.auto_filter.ref == f"A1:M{len(resolution) + 1}"
    assert {cell.fill.fgColor.rgb for cell in sheet[1]} == {"001F3A5F"}


def test_texts_stand_off_the_lines_and_the_footer_has_room(tmp_path: Path) -> None:
    sheet = book_of(alignment("One.", "Two."), tmp_path / "s.xlsx")["review"]
    assert {cell.alignment.indent for row in sheet.iter_rows(min_row=1, max_row=3) for cell in row} == {1}
    line = 10 / 72  # inches
    assert sheet.page_margins.bottom - sheet.page_margins.footer > 2 * line


def test_units_and_confidences_are_numbers(resolution: Alignment) -> None:
    sheet = book_of(resolution, Path(resolution.source.name).parent / "numbers.xlsx")["review"]
    rows = list(sheet.iter_rows(min_row=2, max_col=3))
    assert [row[0].value for row in rows] == list(range(1, len(resolution) + 1))
    assert {type(row[2].value) for row in rows} <= {float, int, type(None)}
    assert {row[2].number_format for row in rows} == {"0%"}


def test_what_may_be_typed_is_chosen_from_a_list_and_computed_columns_say_so(tmp_path: Path) -> None:
    sheet = book_of(alignment("One.", "Two."), tmp_path / "s.xlsx", "fr")["relecture"]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    decision = rules[f"{column(sheet, 'décision')}2:{column(sheet, 'décision')}3"]
    assert decision.formula1 == '"acceptée,corrigée,écartée"'
    assert all(rule.showErrorMessage and rule.errorStyle == "stop" for rule in rules.values())
    typed = {
        "source",
        "cible",
        "nouvelle source",
        "nouvelle cible",
        "décision",
        "commentaire",
        "place source",
        "place cible",
    }
    computed = {
        f"{cell.column_letter}2:{cell.column_letter}3" for cell in sheet[1] if cell.value not in typed
    }
    assert {where for where, rule in rules.items() if rule.formula1 == "FALSE"} == computed
    # Excel's limits of what such a rule can say.
    assert all(len(rule.error) <= 225 and len(rule.errorTitle) <= 32 for rule in rules.values())


def test_colours_follow_what_is_decided_and_what_is_doubtful(tmp_path: Path) -> None:
    sheet = book_of(alignment("One.", "Two."), tmp_path / "s.xlsx")["review"]
    formulas = {
        formula: str(cells.sqref)
        for cells in sheet.conditional_formatting
        for rule in cells.rules
        for formula in rule.formula
    }
    assert formulas['$E2="accepted"'] == "E2:E3"
    assert formulas['$D2="error"'] == "D2:D3"
    assert "A2:A3" in formulas['$E2="left out"']
    assert formulas["AND(ISNUMBER($C2),$C2<0.5)"] == "C2:C3"


def test_a_text_from_right_to_left_is_set_so(tmp_path: Path) -> None:
    sheet = book_of(alignment("One.", "Two.", lang="ar"), tmp_path / "s.xlsx")["review"]
    order = {cell.value: below.alignment.readingOrder for cell, below in zip(sheet[1], sheet[2], strict=True)}
    assert order["target"] == order["new target"] == 2
    assert not order["source"]


@pytest.mark.parametrize("ui", ["en", "fr"])
def test_a_sheet_in_each_language_says_what_it_is_and_is_read_back(tmp_path: Path, ui: Language) -> None:
    path = tmp_path / "s.xlsx"
    book = book_of(alignment("One.", "Two."), path, ui)
    assert book.sheetnames == [*words("sheets", ui).values(), "bitext-review"]
    assert book["bitext-review"].sheet_state == "hidden"
    said = "\n".join(str(cell.value) for row in book[words("sheets", ui)["about"]] for cell in row)
    assert "en.txt" in said
    assert "{" not in said
    assert "bitext apply s.xlsx -o" in said
    sheet = book[words("sheets", ui)["review"]]
    names = words("columns", ui)
    sheet[f"{column(sheet, names['decision'])}2"] = words("decisions", ui)["accepted"].upper()
    sheet[f"{column(sheet, names['decision'])}3"] = words("decisions", ui)["excluded"]
    book.save(path)
    first, second = (unit.mark for unit in read_decisions(path).units)
    assert first.status is Status.ACCEPTED
    assert not second.translation


def test_every_wording_is_in_both_languages_and_roles_are_named_as_on_the_page() -> None:
    tables = load_data("align.review", "sheet_words.toml")
    assert all(set(said) == {"en", "fr"} for part in tables.values() for said in part.values())
    from places import ROOT

    page = (ROOT / "align/review/assets/words/units.mjs").read_text(encoding="utf-8")
    for role, said in tables["roles"].items():
        assert f'role_{role}: {{ en: "{said["en"]}", fr: "{said["fr"]}" }}' in page
    assert page.count("  role_") == len(tables["roles"])
