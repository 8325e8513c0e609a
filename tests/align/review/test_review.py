"""The review page as a file: nothing in it runs but its own script, and every word has both languages."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from align.alignment import Alignment
from align.cli.align import align as align_command
from align.core.bead import Bead
from align.core.block import Block, Kind, Segment
from align.core.config import Config
from align.core.document import Document
from align.pipeline import align_documents
from align.review import review_page
from align.review.page import embedded, page_data, title_of
from tmx.base.errors import UsageError
from tmx.read.reader import read_tmx


def tiny(texts: tuple[str, ...] = ("One.", "Two.")) -> Alignment:
    documents = [
        Document(name, lang, tuple(Block(Kind.PARAGRAPH, (), text) for text in texts))
        for name, lang in (("a.en", "en"), ("a.fr", "fr"))
    ]
    segments = [tuple(Segment(block, 0, len(block.text)) for block in document) for document in documents]
    beads = tuple(Bead(range(i, i + 1), range(i, i + 1), confidence=0.5) for i in range(len(texts)))
    return Alignment(documents[0], documents[1], segments[0], segments[1], beads, Config(segment="paragraph"))


def test_the_policy_allows_this_script_and_this_style_alone(tmp_path: Path) -> None:
    review_page(tiny(), tmp_path / "r.html")
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found is not None
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in found[1]
    assert found[1].startswith("default-src 'none'")
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//", page)


@pytest.mark.parametrize(
    ("source", "target", "title"),
    [
        ("Emma.en", "Emma.fr", "Emma"),
        ("a/act.1.en.docx", "b/act.1.fr.pdf", "act.1"),
        ("Lease/en.txt", "Lease/fr.txt", "Lease"),
        ("en.txt", "fr.txt", "en.txt – fr.txt"),
        ("x/lease.pdf", "x/bail.pdf", "lease.pdf – bail.pdf"),
    ],
)
def test_a_page_is_called_after_both_files(source: str, target: str, title: str) -> None:
    assert title_of(Document(source, "en", ()), Document(target, "fr", ())) == title


def test_a_page_is_called_by_the_symbol_of_either_text() -> None:
    document = Document("fr.txt", "fr", (), facts={"symbol": "A/RES/59/159"})
    assert title_of(Document("en.txt", "en", ()), document) == "A/RES/59/159"


@given(st.text())
def test_no_text_ends_the_data(text: str) -> None:
    data = embedded({"text": text})
    assert not set("<>&\u2028\u2029") & set(data)
    assert json.loads(data) == {"text": text}


def test_the_data_hold_what_the_page_shows(tmp_path: Path) -> None:
    data = page_data(tiny(), tmp_path)
    assert [bead["confidence"] for bead in data["beads"]] == [0.5, 0.5]
    assert [block["text"] for block in data["source"]["blocks"]] == ["One.", "Two."]
    assert data["source"]["fingerprint"] == data["target"]["fingerprint"]
    assert data["signature"] == Config(segment="paragraph").signature


def test_an_unknown_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not available in 'de'"):
        review_page(tiny(), tmp_path / "r.html", ui="de")  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


def test_the_page_has_every_message_in_both_languages(tmp_path: Path) -> None:
    pair = (
        Document("a", "en", (Block(Kind.PARAGRAPH, (), "30 and 40"),)),
        Document("b", "fr", (Block(Kind.PARAGRAPH, (), "rien"),)),
    )
    alignment = align_documents(*pair, Config(encoder="none", segment="paragraph"))
    (bead,) = page_data(alignment, tmp_path)["beads"]
    assert {
        "en": "the numbers “30”, “40” are not in the target",
        "fr": "les nombres «\u00a030\u00a0», «\u00a040\u00a0» sont absents de la cible",
    } in [finding["message"] for finding in bead["findings"]]
    assert {
        "en": "numbers differ: 30+40 / none",
        "fr": "nombres différents\u00a0: 30+40 / aucun",
    } in bead["reasons"]


def test_the_aligner_runs_again_around_decisions(corpora: Path, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    from align.api import align
    from align.review import write_sheet

    folder = corpora / "A-RES-59-159"
    write_sheet(align(folder / "en.txt", folder / "fr.txt", encoder="none"), tmp_path / "r.xlsx")
    book = load_workbook(tmp_path / "r.xlsx")
    sheet: Any = book["review"]
    names = [cell.value for cell in sheet[1]]
    sheet.cell(10, names.index("decision") + 1).value = "no translation"
    gone = sheet.cell(10, names.index("source") + 1).value
    book.save(tmp_path / "r.xlsx")
    arguments = [
        folder,
        "--encoder",
        "none",
        "--decisions",
        tmp_path / "r.xlsx",
        "-o",
        tmp_path / "o.tmx",
        "-q",
    ]
    result = CliRunner().invoke(align_command, [str(part) for part in arguments], catch_exceptions=False)
    assert result.exit_code == 0
    texts = [unit.source.text for unit in read_tmx(tmp_path / "o.tmx")]
    assert len(texts) == 52
    assert gone not in texts
