"""The difference of two memories as files."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from align.output.memory_diff import write_comparison
from tmx.base.errors import InputError
from tmx.read.reader import read_tmx
from tmx.tools.comparison import compare
from tmx.tools.sources import Units
from tmx.unit.model import TranslationUnit


def memory(*texts: tuple[str, str]) -> Units:
    units = [TranslationUnit.pair("en", source, "fr", target) for source, target in texts]
    return Units(Path("memory.tmx"), lambda _: iter(units))


OLD, NEW = memory(("<No>", "Non"), ("Open it", "Ouvrez le fichier")), memory(("Open it", "Ouvrez le dossier"))


def test_a_page_a_table_and_tmx(tmp_path: Path) -> None:
    found = compare(OLD, NEW)
    for name in ("diff.html", "diff.csv", "diff.tmx"):
        write_comparison(tmp_path / name, found, OLD, NEW)
    page = (tmp_path / "diff.html").read_text(encoding="utf-8")
    assert "0 added, 1 removed, 1 changed" in page
    assert "&lt;No&gt;" in page
    assert "Ouvrez le <del>fichier</del>" in page
    assert "Ouvrez le <ins>dossier</ins>" in page
    rows = list(csv.DictReader((tmp_path / "diff.csv").open(encoding="utf-8-sig")))
    assert [(row["kind"], row["old target"], row["new target"]) for row in rows] == [
        ("removed", "Non", ""), ("changed", "Ouvrez le fichier", "Ouvrez le dossier"),
    ]  # fmt: skip
    units = {unit.get("x-diff"): unit for unit in read_tmx(tmp_path / "diff.tmx")}
    assert units["removed"].target.text == "Non"
    assert [note.text for note in units["changed"].notes] == ["before: Ouvrez le fichier"]


def test_equal_memories_give_no_tmx(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="do not differ"):
        write_comparison(tmp_path / "diff.tmx", compare(OLD, OLD), OLD, OLD)
    assert list(tmp_path.iterdir()) == []
