"""Pages that are pictures of text: read by character recognition, or a message that says what to install."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from pdf_files import make_pdf, needs_tesseract, picture, read, shown

from align.readers.options import ReadOptions
from align.readers.pdf.tesseract import Data, choose, find_data
from tmx.base.errors import InputError

SCAN = "q 600 0 0 800 0 0 cm /X Do Q "
TEXT = shown("Article 1", 72, 700, 20, "B") + shown("The Parties shall cooperate in good faith.", 72, 660, 12)
NOWHERE = Path("act.pdf")


@needs_tesseract
def test_a_scanned_page_is_read_with_places_and_sizes() -> None:
    text = read(make_pdf(SCAN, objects=[picture(make_pdf(TEXT))]), ReadOptions(ocr=True, lang="en"))
    assert text.texts == ("Article 1", "The Parties shall cooperate in good faith.")
    heading, body = text.lines
    assert heading.box is not None
    assert body.box is not None
    assert (heading.box.left, heading.box.bottom) == pytest.approx((72, 104), abs=4)
    assert (body.box.left, body.box.bottom) == pytest.approx((72, 142), abs=3)
    assert heading.size is not None
    assert body.size is not None
    assert heading.size > body.size
    (warning,) = text.warnings
    assert warning.startswith("page 1 read by character recognition: 0 of 9 words are doubtful")


@needs_tesseract
def test_only_pages_without_text_are_recognised_and_their_own_text_is_kept() -> None:
    data = make_pdf(
        shown("A page of text", 72, 700), SCAN + shown("- 2 -", 290, 30), objects=[picture(make_pdf(TEXT))]
    )
    text = read(data, ReadOptions(ocr=True, lang="en"))
    assert [[line.text for line in page.lines] for page in text.pages] == [
        ["A page of text"],
        ["- 2 -", "Article 1", "The Parties shall cooperate in good faith."],
    ]


@needs_tesseract
def test_pages_whose_fonts_say_nothing_are_recognised_too() -> None:
    garbled = shown("7KH\u0003*HQHUDO\u0003$VVHPEO\\\u0003DQG\u0003WKH", 72, 700, font="U")
    text = read(make_pdf(garbled + SCAN, objects=[picture(make_pdf(TEXT))]), ReadOptions(ocr=True, lang="en"))
    assert "The Parties shall cooperate in good faith." in text.texts
    assert [item.reason for item in text.set_aside] == ["characters without a meaning"]


@needs_tesseract
def test_without_a_language_those_of_the_machine_are_tried_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    data = make_pdf(SCAN, objects=[picture(make_pdf(TEXT))])
    folder = find_data(NOWHERE, "page 1").folder
    monkeypatch.setattr("align.readers.pdf.ocr.find_data", lambda *_: Data(folder, ("eng",)))
    text = read(data, ReadOptions(ocr=True))
    assert text.texts[0] == "Article 1"
    assert "these were tried: eng" in text.warnings[0]


def test_nothing_is_needed_where_all_pages_have_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tesserocr", None)
    assert read(make_pdf(TEXT), ReadOptions(ocr=True)).texts[0] == "Article 1"


def test_what_is_missing_is_said_with_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    data = make_pdf(TEXT, SCAN, objects=[picture(make_pdf(TEXT), dpi=20)])
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "tesserocr", None)
        with pytest.raises(InputError, match="page 2 can only be read by character recognition") as caught:
            read(data, ReadOptions(ocr=True, lang="en"))
        assert 'pip install "bitext[ocr]"' in caught.value.cure
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(InputError, match="tesseract is not on this machine") as caught:
        find_data(NOWHERE, "page 2")
    assert "apt install tesseract-ocr" in caught.value.cure


def test_data_are_found_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "tessdata"
    folder.mkdir()
    for name in ("eng", "osd", "fra"):
        (folder / f"{name}.traineddata").write_bytes(b"")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert find_data(NOWHERE, "page 1") == Data(folder, ("eng", "fra"))


@pytest.mark.parametrize(
    ("lang", "name"),
    [("fr", "fra"), ("fr-CA", "fra"), ("zh", "chi_sim"), ("zh-TW", "chi_tra"), ("sr", "srp"), (None, None)],
)
def test_the_data_of_a_language_are_chosen(lang: str | None, name: str | None) -> None:
    data = Data(Path("tessdata"), ("chi_sim", "chi_tra", "eng", "fra", "srp", "srp_latn"))
    if name is None:
        with pytest.raises(InputError, match="language of the pages that are pictures is not known"):
            choose(data, lang, NOWHERE)
    else:
        assert choose(data, lang, NOWHERE) == name


@pytest.mark.parametrize(
    ("lang", "name"),
    [("de", "deu"), ("nl", "nld"), ("ar", "ara"), ("cs", "ces"), ("sq", "sqi"), ("zh", "chi_sim")],
)
def test_missing_data_are_named(lang: str, name: str) -> None:
    with pytest.raises(InputError, match="tesseract has no data for") as caught:
        choose(Data(Path("tessdata"), ("eng",)), lang, NOWHERE)
    assert f"tesseract-ocr-{name}" in caught.value.cure
