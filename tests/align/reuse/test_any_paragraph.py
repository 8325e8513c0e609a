"""Whatever a paragraph consists of, nothing of it is lost on the way to XLIFF and back."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from office_files import docx, para, plain_parts, run

from align.reuse.docx.coding import coded, elements_of, untranslated
from align.reuse.docx.flat import flatten
from align.reuse.filling import Status
from align.reuse.merge_back import merge_back
from align.reuse.originals import open_original
from align.reuse.passages import codes
from align.reuse.pretranslate import Draft, Pretranslation
from align.reuse.xliff import write_xliff

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGN = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_FIELD = (
    _SIGN.format("begin")
    + "<w:r><w:instrText> {} </w:instrText></w:r>"
    + _SIGN.format("separate")
    + "<w:r><w:t>{}</w:t></w:r>"
    + _SIGN.format("end")
)
WORDS = st.text("ab .,é\u00a0", min_size=1, max_size=6)
PROPERTIES = st.sampled_from(
    ["", "<w:b/>", "<w:i/>", '<w:vertAlign w:val="superscript"/>', '<w:lang w:val="en"/>']
)
RUNS = st.builds(run, WORDS, PROPERTIES)
OTHERS = st.sampled_from(
    [
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        "<w:r><w:br/></w:r>",
        "<w:r><w:tab/></w:r>",
        "<w:r><w:drawing/></w:r>",
        '<w:bookmarkStart w:id="1" w:name="a"/>',
        '<w:bookmarkEnd w:id="1"/>',
        _FIELD.format("PAGE", "7"),
        _FIELD.format("REF there", "seven"),
        _SIGN.format("end"),
        _SIGN.format("begin"),
    ]
)
LINKS = st.builds(
    lambda inside: f'<w:hyperlink w:anchor="b">{"".join(inside)}</w:hyperlink>', st.lists(RUNS, max_size=2)
)
PIECES = st.lists(st.one_of(RUNS, RUNS, OTHERS, LINKS), min_size=1, max_size=8)


def element(pieces: list[str]) -> etree._Element:
    names = re.search(r"<w:document ([^>]*)>", plain_parts(docx(""))["word/document.xml"])
    assert names is not None
    return etree.fromstring(f"<w:p {names[1]}>{''.join(pieces)}</w:p>")


def text(elements: list[etree._Element]) -> str:
    found = "".join(
        piece.text or "" if piece.tag == W + "t" else " "
        for one in elements
        for piece in one.iter(W + "t", W + "br", W + "tab")
    )
    return re.sub(r"[ \t\n]+", " ", found).strip()


def parts(elements: list[etree._Element]) -> Counter[str]:
    names = ("footnoteReference", "drawing", "bookmarkStart", "bookmarkEnd", "fldChar", "instrText")
    return Counter(piece.tag for one in elements for piece in one.iter(*(W + name for name in names)))


@given(PIECES)
@settings(deadline=None)
def test_a_paragraph_left_as_it_is_keeps_everything(pieces: list[str]) -> None:
    paragraph = element(pieces)
    flat = flatten(paragraph, lambda _: "1")
    made = untranslated(flat, 0, len(flat.text), first=True)
    assert text(made).replace(" ", "") == text([paragraph]).replace(" ", "")
    assert parts(made) == parts([paragraph])


@given(PIECES, st.integers(0, 20), st.integers(0, 20))
@example([_FIELD.format("REF there", "seven")], 0, 1)
@settings(deadline=None)
def test_translated_as_itself_a_stretch_keeps_everything(pieces: list[str], one: int, other: int) -> None:
    paragraph = element(pieces)
    flat = flatten(paragraph, lambda _: "1")
    start, end = sorted((min(one, len(flat.text)), min(other, len(flat.text))))
    coding = coded(flat, start, end)
    made = [
        *untranslated(flat, 0, start, first=True),
        *elements_of(coding.content, coding),
        *untranslated(flat, end, len(flat.text), first=False),
    ]
    assert text(made).replace(" ", "") == text([paragraph]).replace(" ", "")
    kept, had = parts(made), parts([paragraph])
    signs = (W + "fldChar", W + "instrText")  # a field that is cut in two is one around each of its halves
    assert {name: kept[name] for name in had if name not in signs} == {
        name: count for name, count in had.items() if name not in signs
    }
    assert all(kept[name] >= had[name] for name in signs)
    numbers = [code.attributes["x"] for code in codes(coding.content)]
    assert len(numbers) == len(set(numbers))


@given(PIECES, st.text("xy", min_size=1, max_size=5))
@settings(deadline=None)
def test_no_translation_can_lose_a_note_or_a_picture(pieces: list[str], translation: str) -> None:
    paragraph = element(pieces)
    flat = flatten(paragraph, lambda _: "1")
    coding = coded(flat, 0, len(flat.text))
    made = [*untranslated(flat, 0, 0, first=True), *elements_of(translation, coding)]
    assert text(made) == translation or "fldChar" in "".join(pieces)  # a field keeps what is in it
    assert translation in text(made)
    kept, had = parts(made), parts([paragraph])
    for name in ("footnoteReference", "drawing", "bookmarkStart", "bookmarkEnd"):
        assert kept[W + name] == had[W + name]


@pytest.mark.parametrize("version", ["1.2", "2.0"])
@given(st.lists(PIECES, min_size=1, max_size=3))
@settings(deadline=None, max_examples=25)
def test_xliff_keeps_all_codes(version: str, paragraphs: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        body = para("The first paragraph is always here.") + "".join(
            f"<w:p>{''.join(pieces)}</w:p>" for pieces in paragraphs
        )
        path.write_bytes(
            docx(body, footnotes='<w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>')
        )
        original = open_original(path, "en")
        passages = tuple(
            (
                passage,
                tuple(
                    Draft(f"{passage.id}.{at}", segment, (), segment, Status.EXACT)
                    for at, segment in enumerate(passage.segments, 1)
                ),
            )
            for passage in original.passages
        )
        done = Pretranslation(original, "fr", passages)
        write_xliff(done, Path(folder) / "a.xlf", version=version)
        merged = merge_back(Path(folder) / "a.xlf")
        assert plain_parts(merged.data) == plain_parts(done.as_docx(mark=False))
        assert (merged.without_codes, merged.untranslated) == ({}, 0)
