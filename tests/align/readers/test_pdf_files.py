"""PDF files that cannot be read, or only in part; what they say of themselves; what is not text on their pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_files import NAME, encrypted, make_pdf, read, shown

from align.readers import read_file
from align.readers.pdf import recognises_pdf
from tmx.base.errors import InputError

TEXT = shown("Article premier", 72, 700)
IMAGE = (
    b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n"
    b"stream\n\x80\nendstream"
)
SCAN = "q 600 0 0 800 0 0 cm /X Do Q "


def test_a_pdf_is_recognised_by_its_content_even_after_other_bytes(tmp_path: Path) -> None:
    data = make_pdf(TEXT)
    assert recognises_pdf(data)
    assert recognises_pdf(b"\r\n" * 100 + data)
    assert not recognises_pdf(b" " * 1024 + data)
    path = tmp_path / "text.txt"
    path.write_bytes(b"HTTP header\r\n" + data)
    assert "Article premier" in "\n".join(read_file(path).texts)


def test_a_file_with_a_password_says_what_to_do() -> None:
    with pytest.raises(InputError, match="needs a password") as caught:
        read(encrypted(make_pdf(TEXT), user="secret"))
    assert caught.value.path == str(NAME)
    assert "without one" in caught.value.cure


def test_a_file_whose_password_is_empty_is_read() -> None:
    assert read(encrypted(make_pdf(TEXT), user="")).texts == ("Article premier",)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n", "its end is missing"),
        (b"%PDF-1.7\nnothing in here\n%%EOF", "damaged"),
        (make_pdf(TEXT)[:200], "its end is missing"),
        (make_pdf(), "damaged"),
        (make_pdf(""), "has no text"),
        (make_pdf(SCAN, SCAN, objects=[IMAGE]), "only pictures"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what) as caught:
        read(data)
    assert caught.value.path == str(NAME)
    assert caught.value.cure


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.99])
def test_a_file_that_was_cut_off_is_refused_or_said_to_be(share: float) -> None:
    whole = make_pdf(*[shown(f"Article {number}", 72, 700) for number in range(9)])
    try:
        text = read(whole[: int(share * len(whole))])
    except InputError as error:
        assert "missing" in error.what or "damaged" in error.what  # noqa: PT017  # either is right
    else:
        assert "the file ends early, so pages may be missing" in text.warnings


def test_a_page_that_is_damaged_is_named_and_the_others_are_read() -> None:
    data = make_pdf(TEXT, shown("Article 2", 72, 700), shown("Article 3", 72, 700))
    broken = data.replace(b"/Type /Page /Parent 2 0 R", b"/Type /Oops /Parent 2 0", 2).replace(
        b"/Type /Oops /Parent 2 0", b"/Type /Page /Parent 2 0 R", 1
    )
    text = read(broken)
    assert text.texts == ("Article premier", "Article 3")
    assert [page.number for page in text.pages] == [1, 2, 3]
    assert any(warning.startswith("page 2 cannot be read") for warning in text.warnings)


def test_pages_that_are_pictures_are_named_beside_pages_of_text() -> None:
    text = read(make_pdf(TEXT, SCAN, SCAN, TEXT, SCAN + shown("- 5 -", 290, 20), objects=[IMAGE]))
    (warning,) = text.warnings
    assert warning.startswith("there is no text on pages 2–3, 5, only a picture. Read them with --ocr")


def test_a_picture_in_a_page_of_text_is_no_scan() -> None:
    text = read(
        make_pdf(SCAN + shown("A long line of text that is printed over a picture", 72, 700), objects=[IMAGE])
    )
    assert text.warnings == ()


def test_the_text_under_the_picture_of_a_scanned_page_is_its_text() -> None:
    text = read(
        make_pdf(
            SCAN + shown("what was recognised before, invisibly", 72, 700, before="3 Tr"), objects=[IMAGE]
        )
    )
    assert text.texts == ("what was recognised before, invisibly",)
    assert text.warnings == ()


def test_invisible_text_and_text_outside_the_page_are_set_aside() -> None:
    hidden = shown("unseen", 72, 600, before="3 Tr")
    text = read(
        make_pdf(
            TEXT, TEXT + hidden + "0 Tr\n" + shown("printer's mark", 72, 790), page="/CropBox [0 0 600 760]"
        )
    )
    assert text.texts == ("Article premier", "Article premier")
    assert [(item.locator.page, item.text, item.reason) for item in text.set_aside] == [
        (2, "printer's mark", "outside the page"),
        (2, "unseen", "hidden"),
    ]
    assert text.warnings == (
        "text outside the visible part of the page was set aside: page 2",
        "invisible text was set aside: page 2",
    )


def test_fonts_that_do_not_say_what_they_show_are_named() -> None:
    garbled = shown("7KH\u0003*HQHUDO\u0003$VVHPEO\\\u0003DQG\u0003WKH\u0003UHVW\u0011", 72, 700, font="U")
    with pytest.raises(InputError, match="do not say which characters they show"):
        read(make_pdf(garbled))
    text = read(make_pdf(TEXT, garbled, TEXT + shown("a\ue001b", 72, 600, font="U")))
    assert text.warnings[0].startswith("the fonts of page 2 do not say which characters they show")
    assert text.warnings[1:] == ("the fonts do not say what 1 character on page 3 mean",)


def test_what_a_file_says_of_itself_are_facts() -> None:
    data = make_pdf(
        TEXT, catalog="/Lang (fr-CA)", trailer="/Info 20 0 R", objects=["<< /Title (Loi sur la paix) >>"]
    )
    assert read(data).facts == {"title": "Loi sur la paix", "language": "fr-CA"}
    data = make_pdf(TEXT, trailer="/Info 20 0 R", objects=["<< /Title (Microsoft Word - loi.doc) >>"])
    assert read(data).facts == {}


def test_comments_and_form_fields_are_set_aside_and_links_are_not_seen() -> None:
    notes = (
        "<< /Type /Annot /Subtype /Text /Rect [10 10 20 20] /Contents (please check) >>",
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Dupont) /Rect [10 40 90 60] >>",
        "<< /Type /Annot /Subtype /Link /Rect [10 10 20 20] /Contents (target) >>",
    )
    text = read(make_pdf(TEXT, page="/Annots [20 0 R 21 0 R 22 0 R]", objects=notes))
    assert [(item.text, item.reason) for item in text.set_aside] == [
        ("please check", "comment"),
        ("Dupont", "form"),
    ]
    assert text.warnings == (
        "comments were set aside: page 1",
        "what is filled in in form fields was set aside: page 1",
    )


def test_a_page_count_that_is_a_lie_is_no_trouble() -> None:
    data = make_pdf(TEXT).replace(b"/Count 1", b"/Count 9000000")
    text = read(data)
    assert text.texts == ("Article premier",)
    assert len(text.pages) < 2_000
