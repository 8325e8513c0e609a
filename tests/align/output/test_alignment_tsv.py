"""An alignment as TSV: the same guard as every other table, so that `convert` reads the texts back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.core.block import Block, Kind
from align.core.config import Config
from align.core.document import Document
from align.output.rows import _cell
from align.pipeline import align_documents
from tmx import convert, read_tmx
from tmx.base.cells import unguarded

TEXTS = ("=SUM(A1)", "'=SUM(A1)", "＝1", "''-2", "@x", "'s avonds", "+33", "plain")


@pytest.fixture
def tsv(tmp_path: Path) -> Path:
    """A text aligned with itself, written as TSV."""
    source, target = (
        Document(f"{lang}.txt", lang, tuple(Block(Kind.PARAGRAPH, (), text) for text in TEXTS))
        for lang in ("en", "fr")
    )
    alignment = align_documents(source, target, Config(encoder="none", segment="paragraph"))
    alignment.save(tmp_path / "out.tsv")
    return tmp_path / "out.tsv"


def test_texts_that_would_run_come_back_through_convert(tsv: Path, tmp_path: Path) -> None:
    convert(tsv, tmp_path / "back.tmx", source_lang="en", target_lang="fr")
    units = list(read_tmx(tmp_path / "back.tmx"))
    assert tuple(unit.source.text for unit in units) == TEXTS
    assert tuple(unit.target.text for unit in units) == TEXTS


def test_no_cell_begins_as_a_formula_does(tsv: Path) -> None:
    cells = [cell for line in tsv.read_text(encoding="utf-8").splitlines() for cell in line.split("\t")]
    assert any("=SUM(A1)" in cell for cell in cells)
    assert not any(cell.startswith(tuple("=+-@＝＋－＠")) for cell in cells)


@given(st.text("'=+-@＝ a\t\n"))
def test_a_cell_comes_back_on_one_line(text: str) -> None:
    assert unguarded(_cell(text)).split() == text.split()
