"""Two texts in different formats, and what formats without lines mean for options and outputs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bilingual_files import ENGLISH, FRENCH
from command import bitext

import align
from align.core.block import Block
from align.core.document import Document
from align.notebook import tables
from tmx.base.errors import UsageError


def written(path: Path, texts: tuple[str, ...], lang: str) -> Path:
    blocks = tuple(Block("paragraph", (), text) for text in texts)
    align.write_document(Document(path.name, lang, blocks), path)
    return path


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    written(tmp_path / "contract.en.docx", ENGLISH, "en")
    written(tmp_path / "contract.fr.html", FRENCH, "fr")
    return tmp_path


def test_a_folder_of_mixed_formats_is_aligned_into_every_output(mixed: Path) -> None:
    outputs = [part for name in ("o.tmx", "o.tsv", "o.json", "o.beads") for part in ("-o", name)]
    done = bitext("align", mixed, *outputs, "--encoder", "none", cwd=mixed)
    assert (done.returncode, done.stderr) == (0, "")
    assert (mixed / "o.tmx").read_text(encoding="utf-8").count("<tu>") == 7
    beads = json.loads((mixed / "o.json").read_text(encoding="utf-8"))["beads"]
    assert beads[0]["source_lines"] == []
    assert beads[0]["source_places"] == ["paragraph 1"]
    assert len((mixed / "o.beads").read_text(encoding="utf-8").splitlines()) == 7
    done = bitext("review", mixed, "-o", "r.html", "-o", "r.xlsx", "--encoder", "none", cwd=mixed)
    assert done.returncode == 0, done.stderr
    assert "paragraph 1" in (mixed / "r.html").read_text(encoding="utf-8")
    done = bitext("apply", "r.xlsx", "-o", "p.tmx", cwd=mixed)
    assert done.returncode == 0, done.stderr


def test_paragraphs_are_the_lines_of_a_file_that_has_none(mixed: Path) -> None:
    paths = mixed / "contract.en.docx", mixed / "contract.fr.html"
    alignment = align.align(*paths, lines=True, encoder="none")
    assert [pair.source.text for pair in alignment] == [*ENGLISH]
    assert alignment.source.by_lines
    assert [block.lines for block in alignment.target] == [(number,) for number in range(1, 7)]


def test_printed_lines_are_no_units() -> None:
    from align.readers import PagedText
    from align.readers.pages import Box, Line, Page
    from align.structure.lines import document_from_lines

    text = PagedText("en.pdf", (Page((Line("One", 1, Box(0, 0, 10, 10)),)),))
    with pytest.raises(UsageError, match=r"en\.pdf has printed lines"):
        document_from_lines(text, "en")


def test_a_language_that_the_text_contradicts_is_doubted(tmp_path: Path) -> None:
    (tmp_path / "a.en.txt").write_text("\n\n".join(ENGLISH), encoding="utf-8")
    (tmp_path / "a.fr.txt").write_text("\n\n".join(FRENCH), encoding="utf-8")
    assert align.read(tmp_path / "a.en.txt").warnings == ()
    assert align.read(tmp_path / "a.en.txt", "en-GB").warnings == ()
    doubts = align.read(tmp_path / "a.en.txt", "fr").warnings
    assert doubts == (f"{tmp_path / 'a.en.txt'}: read as fr, but the text seems to be in en",)


def test_what_is_set_aside_has_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p hidden>Home</p><p>The text of the page.</p>", encoding="utf-8")
    document = align.read(tmp_path / "a.html", "en")
    assert "Home" in str(tables.set_aside(document).rows)
    data = json.loads(bitext("segment", tmp_path / "a.html", "--json").stdout)
    assert all(item["place"] for item in data["set_aside"])
