"""A Word document comes back translated with everything in it that is no text."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from office_files import docx, item, level, numbering, para, plain_parts, run
from reuse import W, identical, memory_of, pretranslated, root, text

from align.api import read
from align.reuse.merge_back import merge_back
from align.reuse.originals import open_original
from align.reuse.passages import Translated, codes
from align.reuse.xliff import write_xliff

REFERENCE = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
LINK = f'<w:hyperlink w:anchor="there">{run("the annex")}</w:hyperlink>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
NOTES = (
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{run(" See resolution 1.")}</w:p></w:footnote>'
)
BODY = "".join(
    [
        para("A report", '<w:pStyle w:val="Heading1"/><w:jc w:val="center"/>'),
        para(run("Recalling", "<w:i/>") + run(" the Convention,") + REFERENCE + run(" and its aims,")),
        item("The first item."),
        item("The second item."),
        f"<w:tbl><w:tr><w:tc>{para('A cell')}</w:tc></w:tr></w:tbl>",
        para(run("Read ") + LINK + run(" of this text. It is short.")),
    ]
)
PARTS = {"numbering": numbering(level(0, "%1.")), "footnotes": NOTES, "header1": para(run("Page ") + FIELD)}
FRENCH = {
    "A report": "Un rapport",
    "Recalling the Convention, and its aims,": "Rappelant la Convention et ses buts,",
    "The first item.": "Le premier point.",
    "A cell": "Une cellule",
    "Read the annex of this text.": "Lire the annex de ce texte.",
    "It is short.": "Il est court.",
    "See resolution 1.": "Voir la résolution 1.",
}


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "draft.docx"
    path.write_bytes(docx(BODY, **PARTS))
    return path


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return memory_of(tmp_path / "TM.db", list(FRENCH.items()))


def paragraph(data: bytes, begins: str, part: str = "document") -> etree._Element:
    return next(p for p in root(data, part).iter(W + "p") if text(p).startswith(begins))


def test_every_paragraph_of_every_part_is_translated(document: Path, memory: Path) -> None:
    data = pretranslated(document, memory).as_docx(mark=False)
    assert [text(p) for p in root(data).iter(W + "p")] == [
        "Un rapport",
        "Rappelant la Convention et ses buts,",
        "Le premier point.",
        "The second item.",
        "Une cellule",
        "Lire the annex de ce texte. Il est court.",
    ]
    assert text(paragraph(data, " Voir", "footnotes")) == " Voir la résolution 1."
    assert text(paragraph(data, "Page", "header1")) == "Page 7"


def test_styles_numbers_notes_and_links_are_kept(document: Path, memory: Path) -> None:
    data = pretranslated(document, memory).as_docx(mark=False)
    heading = paragraph(data, "Un rapport")
    properties = heading.find(f"{W}pPr")
    assert properties is not None
    assert [child.tag for child in properties] == [W + "pStyle", W + "jc"]
    assert [p.find(f".//{W}numId") is not None for p in root(data).iter(W + "p")] == [False] * 2 + [
        True
    ] * 2 + [False] * 2
    recalling = paragraph(data, "Rappelant")
    assert [text(r) for r in recalling.iter(W + "r") if r.find(f".//{W}i") is not None] == ["Rappelant"]
    assert [e.get(W + "id") for e in recalling.iter(W + "footnoteReference")] == ["2"]
    assert text(next(paragraph(data, "Lire").iter(W + "hyperlink"))) == "the annex"
    assert root(data, "footnotes").find(f".//{W}footnoteRef") is not None
    assert [sign.get(W + "fldCharType") for sign in root(data, "header1").iter(W + "fldChar")] == [
        "begin",
        "separate",
        "end",
    ]


def test_what_is_to_be_looked_at_is_highlighted(document: Path, memory: Path) -> None:
    data = pretranslated(document, memory).as_docx()
    colours = {
        text(r): mark.get(W + "val") for r in root(data).iter(W + "r") for mark in r.iter(W + "highlight")
    }
    assert colours["The second item."] == "yellow"
    assert colours[" la Convention et ses buts,"] == "cyan"  # italic and note were placed by rule
    assert "Le premier point." not in colours


def test_all_other_parts_stay_as_they_are(document: Path, memory: Path) -> None:
    before, after = plain_parts(document.read_bytes()), plain_parts(pretranslated(document, memory).as_docx())
    assert list(before) == list(after)
    changed = {name for name in before if before[name] != after[name]}
    assert "word/numbering.xml" not in changed
    assert "[Content_Types].xml" not in changed


@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_xliff_from_a_cat_tool_becomes_the_same_document(
    document: Path, memory: Path, tmp_path: Path, version: str
) -> None:
    done = pretranslated(document, memory)
    write_xliff(done, tmp_path / "draft.xlf", version=version)
    merged = merge_back(tmp_path / "draft.xlf")
    assert plain_parts(merged.data) == plain_parts(done.as_docx(mark=False))
    assert (merged.untranslated, merged.doubtful, merged.without_codes) == (2, 2, {})


def test_a_translator_may_move_codes_and_lose_none(document: Path, memory: Path, tmp_path: Path) -> None:
    write_xliff(pretranslated(document, memory), tmp_path / "draft.xlf")
    xliff = (tmp_path / "draft.xlf").read_text(encoding="utf-8")
    unit = xliff[xliff.index('<trans-unit id="p2.1">') :]
    unit = unit[: unit.index("</target>")]
    moved = unit[: unit.index("<target")] + '<target>A <x id="2"/>B <g id="1">C</g>'
    (tmp_path / "draft.xlf").write_text(xliff.replace(unit, moved), encoding="utf-8")
    merged = merge_back(tmp_path / "draft.xlf")
    changed = paragraph(merged.data, "A B C")
    assert [r.find(f".//{W}i") is not None for r in changed.iter(W + "r")] == [False, False, False, True]
    (tmp_path / "draft.xlf").write_text(
        xliff.replace(unit, moved.replace('<x id="2"/>', "")), encoding="utf-8"
    )
    merged = merge_back(tmp_path / "draft.xlf")
    assert merged.without_codes == {"at_end": 1}
    last = list(paragraph(merged.data, "A B C").iter(W + "r"))[-1]
    assert last.find(W + "footnoteReference") is not None


@pytest.mark.parametrize(
    "body",
    [
        BODY,
        para(run("One.") + "<w:r><w:br/></w:r>" + run("Two.") + "<w:r><w:tab/></w:r>" + run("Three.")),
        para(run("Keep ") + f"<w:ins>{run('new')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>" + run(" words.")),
        para('<w:bookmarkStart w:id="1" w:name="a"/>' + run("Marked") + '<w:bookmarkEnd w:id="1"/>' + run(" text here.")),
        para(f"<w:sdt><w:sdtPr/><w:sdtContent>{run('In a control')}</w:sdtContent></w:sdt>" + run(" and after it.")),
        para(run("A note ") + REFERENCE + run(", then ") + REFERENCE + run(" more.")),
        para(run("Page ") + FIELD + run(" of 9 pages in all.")),
        para(run("Bold", "<w:b/>") + run(" and plain and ") + run("raised", '<w:vertAlign w:val="superscript"/>') + run(".")),
    ],
)  # fmt: skip
def test_translated_as_itself_a_document_reads_the_same(body: str, tmp_path: Path) -> None:
    path, again = tmp_path / "a.docx", tmp_path / "b.docx"
    path.write_bytes(docx(body, **PARTS))
    again.write_bytes(identical(path))
    first, second = (
        [(b.text, b.label, b.refs, b.kind, b.style) for b in read(p, "en")] for p in (path, again)
    )
    assert first == second


def test_text_boxes_are_translated_for_old_programs_too(tmp_path: Path, memory: Path) -> None:
    box = "<w:txbxContent>" + para("The first item.") + "</w:txbxContent>"
    body = para(
        run("A report")
        + f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    path = tmp_path / "box.docx"
    path.write_bytes(docx(body))
    data = pretranslated(path, memory).as_docx()
    assert [text(p) for p in root(data).iter(W + "p") if p.getparent().tag == W + "txbxContent"] == [  # type: ignore[union-attr]
        "Le premier point."
    ] * 2
    assert text(root(data)).startswith("Un rapport")


@pytest.mark.parametrize(
    ("lang", "changed"), [("fr", {"val": "fr"}), ("ar", {"bidi": "ar"}), ("zh-TW", {"eastAsia": "zh-TW"})]
)
@pytest.mark.parametrize("before", ['<w:lang w:val="en-GB" w:eastAsia="ja" w:bidi="he"/>', ""])
def test_the_language_of_the_text_is_that_of_the_translation(
    tmp_path: Path, lang: str, changed: dict[str, str], before: str
) -> None:
    styles = f"<w:docDefaults><w:rPrDefault><w:rPr>{before}</w:rPr></w:rPrDefault></w:docDefaults>"
    path = tmp_path / "styled.docx"
    path.write_bytes(docx(para("A report"), styles=styles))
    data = open_original(path, "en").translated({}, lang)
    (found,) = root(data, "styles").iter(W + "lang")
    held = {"val": "en-GB", "eastAsia": "ja", "bidi": "he"} if before else {}
    assert {str(name).partition("}")[2]: value for name, value in found.items()} == held | changed


def test_a_link_around_a_whole_segment_is_no_code(tmp_path: Path) -> None:
    path = tmp_path / "link.docx"
    path.write_bytes(docx(para(LINK)))
    (passage,) = open_original(path, "en").passages
    assert passage.segments == ("the annex",)
    data = open_original(path, "en").translated({passage.id: (Translated("l’annexe"),)}, "fr")
    assert text(next(root(data).iter(W + "hyperlink"))) == "l’annexe"


def test_segments_show_their_codes(document: Path) -> None:
    (passage,) = [p for p in open_original(document, "en").passages if p.id == "p2"]
    found = [(code.tag, code.attributes["type"]) for code in codes(passage.segments[0])]
    assert found == [("hi", "italic"), ("ph", "note")]


def test_archives_stay_valid(document: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(identical(document))) as archive:
        assert archive.testzip() is None
