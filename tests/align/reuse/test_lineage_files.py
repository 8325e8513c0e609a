"""A lineage as a file and on the terminal."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from command import bitext
from lineages import FRENCH, NEW, units
from lxml import etree

from align.reuse.former import Former
from align.reuse.lineage import lineage
from align.reuse.lineage_files import LINEAGE_SUFFIXES, write_lineage
from align.reuse.paragraphs import Paragraph
from tmx.write.writer import write_tmx


@pytest.mark.parametrize("suffix", LINEAGE_SUFFIXES)
def test_files_hold_every_text_and_do_no_harm(tmp_path: Path, suffix: str) -> None:
    hostile = "=1+1 <script>alert(1)</script>\x0b & so on"
    former = Former("<b>", "en", "fr", (Paragraph(hostile, translation=hostile), Paragraph("Left out.")))
    found = lineage("=new", "en", [Paragraph(hostile.replace("so", "thus")), Paragraph("New.")], former)
    path = tmp_path / f"out{suffix}"
    write_lineage(found, path)
    if suffix == ".docx":
        text = "".join(map(str, etree.fromstring(zipfile.ZipFile(path).read("word/document.xml")).itertext()))
    else:
        text = path.read_text(encoding="utf-8")
    assert "Left out." in text
    assert "thus" in text
    if suffix.startswith(".htm"):
        assert "<script" not in text
        assert "<ins>thus</ins>" in text
        assert "<del>so</del>" in text
    if suffix == ".csv":
        assert ",=1" not in text
        assert [line.split(",")[2] for line in text.splitlines() if line.startswith(("new", "left out"))] == [
            "",
            "",
        ]


def test_the_command(tmp_path: Path) -> None:
    write_tmx(tmp_path / "old.tmx", units(), source_lang="en")
    (tmp_path / "en.txt").write_text("\n\n".join(text for _, _, text in NEW), encoding="utf-8")
    done = bitext("lineage", "en.txt", "old.tmx", cwd=tmp_path, COLUMNS="80")
    assert (done.returncode, done.stderr) == (0, "")
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "3 unchanged; 2 renewed with changes; 1 new; 1 left out; 1 moved" in " ".join(done.stdout.split())
    data = json.loads(bitext("lineage", "en.txt", "old.tmx", "--json", cwd=tmp_path).stdout)
    assert data["counts"]["moved"] == 1
    assert data["rows"][0]["difference"][1]["kind"] == "replaced"
    assert data["rows"][0]["target"] == FRENCH
    done = bitext("lineage", "en.txt", "old.tmx", "-o", "out.html", "-o", "out.docx", cwd=tmp_path)
    assert done.stdout.count("7 rows written") == 2


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["en.txt", "none.tmx"], 2, "none.tmx"),
        (["none.txt", "old.tmx"], 2, "none.txt"),
        (["en.txt", "old.tmx", "-o", "out.pdf"], 2, "unknown format of a lineage"),
        (["en.txt", "old.tmx", "--document", "x"], 2, "no document 'x'"),
        (["en.txt", "old.tmx", "--target-lang", "es"], 1, "es"),
        (["en.txt", "broken.db"], 1, "not a memory"),
        (["old.tmx", "en.txt"], 2, "bitext lineage en.txt old.tmx"),
        (["broken.db", "en.txt"], 2, "bitext lineage en.txt broken.db"),
    ],
)
def test_bad_use_and_bad_input(tmp_path: Path, arguments: list[str], code: int, said: str) -> None:
    write_tmx(tmp_path / "old.tmx", units(), source_lang="en")
    (tmp_path / "broken.db").write_bytes(b"SQLite format 3\0 and no more")
    (tmp_path / "en.txt").write_text(NEW[0][2], encoding="utf-8")
    done = bitext("lineage", *arguments, cwd=tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)
    assert said in done.stderr
