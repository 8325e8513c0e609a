"""An alignment as a workbook to read and count in."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from corpora_written import reviewed, treaty
from openpyxl import load_workbook

import align
from align.review import Mark, Status
from tmx.base.errors import OutputError


def test_a_workbook_has_a_row_for_each_unit_and_is_read_as_a_frame(tmp_path: Path) -> None:
    alignment = treaty()
    alignment.to_xlsx(tmp_path / "pair.xlsx")
    frame = pd.read_excel(tmp_path / "pair.xlsx").astype(object).fillna("")
    assert frame["unit"].to_list() == [1, 2, 3, 4, 5, 6]
    assert frame["English"].to_list() == [pair.source.text for pair in alignment]
    assert frame["French"].to_list() == [pair.target.text for pair in alignment]
    assert frame["confidence"].to_list() == [0.9, "", 0.8, 0.7, "", 0.6]
    assert frame["role"][2] == "paragraph 3 (a)"
    assert "no counterpart" in frame["look at"][1]


def test_what_a_reviewer_did_is_in_the_workbook(tmp_path: Path) -> None:
    marks = {1: Mark(Status.CORRECTED, target_text="Mot"), 3: Mark(Status.CORRECTED, translation=False)}
    reviewed(treaty(), marks).to_xlsx(tmp_path / "pair.xlsx")
    frame = pd.read_excel(tmp_path / "pair.xlsx")
    assert frame["unit"].to_list() == [1, 2, 4, 5, 6]
    assert frame["French"][0] == "Mot"


def test_no_cell_runs_and_a_text_that_no_cell_holds_is_refused(tmp_path: Path) -> None:
    found = align.align_texts(["=cmd()"], ["@x"], source_lang="en", target_lang="en", encoder="none")
    found.save(tmp_path / "pair.xlsx")
    row = load_workbook(tmp_path / "pair.xlsx").active
    assert row is not None
    assert [row["C1"].value, row["D1"].value] == ["English (source)", "English (target)"]
    assert (row["C2"].value, row["C2"].data_type, row["C2"].quotePrefix) == ("=cmd()", "s", True)
    long = align.align_texts(
        ["a " * 20_000], ["b " * 20_000], source_lang="en", target_lang="fr", encoder="none"
    )
    with pytest.raises(OutputError, match=r"unit \d is longer than the 32,767 characters"):
        long.to_xlsx(tmp_path / "long.xlsx")
    assert not (tmp_path / "long.xlsx").exists()
