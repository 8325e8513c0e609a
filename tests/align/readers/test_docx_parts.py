"""The parts of Word documents: notes, tables, text boxes, headers; and files that are out of order."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from office_files import (
    MC,
    WORD,
    aside,
    docx,
    item,
    level,
    numbering,
    packed,
    para,
    plain_parts,
    read,
    run,
    texts,
)

from align.core.block import NoteRef
from align.core.raw import Furniture, RawDocument
from align.readers import read_file
from align.readers.docx import read_docx, recognises_docx
from tmx.base.errors import InputError

FOOTNOTES = (
    "".join(
        f'<w:footnote w:id="{n}" {kind}>{para(text)}</w:footnote>'
        for n, kind, text in (
            *(
                (0, 'w:type="separator"', ""),
                (1, "", "first"),
                (2, "", "* starred"),
                (3, "", "second"),
                (4, "", "lost"),
            ),
        )
    )
    + f'<w:footnote w:id="5">{para("one")}{para("two")}</w:footnote>'
)


def note(number: int, more: str = "", text: str = "") -> str:
    return f'<w:r><w:footnoteReference w:id="{number}" {more}/>{text}</w:r>'


def test_notes_have_the_numbers_of_their_references() -> None:
    starred = note(2, 'w:customMarkFollows="1"', "<w:t>*</w:t>")
    raw = read(
        para(f"{run('One')}{note(3)}{run(' two ')}{note(1)}{run('.')}")
        + para(f"{run('Three')}{starred}{note(5)}"),
        footnotes=FOOTNOTES,
    )
    assert [(p.text, p.refs) for p in raw.paragraphs] == [
        ("One two.", (NoteRef(3, "1"), NoteRef(7, "2"))),
        ("Three", (NoteRef(5, "*"), NoteRef(5, "3"))),
    ]
    assert [(n.label, n.text) for n in raw.notes] == [
        *(("1", "second"), ("2", "first"), ("*", "starred"), ("3", "one two"))
    ]
    assert aside(raw) == [("lost", Furniture.HIDDEN)]


def test_a_note_that_is_referred_to_again_by_a_typed_number() -> None:
    typed = run("1", '<w:vertAlign w:val="superscript"/>')
    power = run("x") + run("1", '<w:vertAlign w:val="superscript"/>')
    raw = read(
        para(f"{run('One')}{note(3)}") + para(f"{run('Two')}{typed}{run(', 5 ')}{power}"), footnotes=FOOTNOTES
    )
    assert [(p.text, p.refs) for p in raw.paragraphs] == [
        ("One", (NoteRef(3, "1"),)),
        ("Two, 5 x1", (NoteRef(3, "1"),)),
    ]


def test_notes_deleted_or_without_a_text_and_endnotes() -> None:
    raw = read(
        para(f"{run('a')}<w:del>{note(1)}</w:del>{note(9)}<w:r><w:endnoteReference w:id='1'/></w:r>"),
        footnotes=FOOTNOTES,
        endnotes=f'<w:endnote w:id="1">{para("at the end")}</w:endnote>',
        settings='<w:footnotePr><w:numFmt w:val="upperRoman"/><w:numStart w:val="4"/></w:footnotePr>',
    )
    assert raw.paragraphs[0].refs == (NoteRef(1, "IV"), NoteRef(1, "i"))
    assert [(n.label, n.text) for n in raw.notes] == [("i", "at the end")]
    assert ("first", Furniture.DELETED) in aside(raw)
    assert raw.warnings[1] == "a.docx: the text refers to 1 note that the file does not hold"


def test_cells_have_places_and_what_is_merged_is_not_repeated() -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<w:tc><w:tcPr>{more}</w:tcPr>{text if text.startswith('<') else para(text)}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell('in')}</w:tr></w:tbl>{para('after')}"
    wide, over, under = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    raw = read(
        f"<w:tbl><w:tr>{cell('a', wide)}{cell('b', over)}</w:tr>"
        f"<w:tr><w:sdt><w:sdtContent>{cell('c')}</w:sdtContent></w:sdt>{cell(inner)}{cell('unseen', under)}</w:tr></w:tbl>"
    )
    assert [(p.text, p.style.cell) for p in raw.paragraphs] == [
        *(("a", (1, 1, 1)), ("b", (1, 1, 3)), ("c", (1, 2, 1)), ("in", (2, 1, 1)), ("after", (1, 2, 2)))
    ]
    assert aside(raw) == [("unseen", Furniture.HIDDEN)]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    def box(text: str) -> str:
        return f"<wps:txbx><w:txbxContent>{para(text)}</w:txbxContent></wps:txbx>"

    both = f"<{MC[0]}><{MC[1]}>{box('box')}</{MC[1]}><{MC[2]}>{box('box')}</{MC[2]}></{MC[0]}>"
    only = f"<{MC[0]}><{MC[1]}/><{MC[2]}>{box('old')}</{MC[2]}></{MC[0]}>"
    assert texts(para(f"{run('a')}<w:r>{both}</w:r>{run('b')}<w:r>{only}</w:r>")) == ["ab", "box", "old"]


def test_what_is_beside_the_text_is_set_aside() -> None:
    raw = read(
        para(f"{run('seen')}{run('hidden', '<w:vanish/>')}<w:r><wp:docPr descr='A map'/></w:r>")
        + para(
            "<w:r><w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        ),
        header1=para("head"),
        footer1=para("foot"),
        comments=f'<w:comment w:id="0">{para("why?")}</w:comment>',
    )
    assert raw.texts == ("seen", "漢")
    assert aside(raw) == [
        *(("hidden", Furniture.HIDDEN), ("A map", Furniture.PICTURE), ("kan", Furniture.READING)),
        *(("head", Furniture.HEADER), ("foot", Furniture.FOOTER), ("why?", Furniture.COMMENT)),
    ]


def test_the_strict_form_and_missing_or_renamed_parts() -> None:
    plain = docx(para("text", '<w:pStyle w:val="Titre2"/>'))
    strict = plain_parts(plain)["word/document.xml"].replace(
        WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    raw = read_docx(packed({"word/document.xml": strict}), Path("a.docx"))
    assert isinstance(raw, RawDocument)
    assert [(p.text, p.style.heading) for p in raw.paragraphs] == [("text", 2)]
    types = '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    renamed = packed(
        {"[Content_Types].xml": types, "word/document2.xml": strict, "word/vbaProject.bin": b"\0"}
    )
    assert recognises_docx(renamed)
    assert read_docx(renamed, Path("a.docm")).texts == ("text",)


def test_a_document_in_one_xml_file(tmp_path: Path) -> None:
    parts = plain_parts(docx(item("one"), numbering=numbering(level(0, "(%1)", "lowerRoman"))))
    package = "".join(
        f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{content}</pkg:xmlData></pkg:part>'
        for name, content in parts.items()
    )
    path = tmp_path / "a.xml"
    uri = "http://schemas.microsoft.com/office/2006/xmlPackage"
    path.write_text(f'<pkg:package xmlns:pkg="{uri}">{package}</pkg:package>', encoding="utf-8")
    raw = read_file(path)
    assert isinstance(raw, RawDocument)
    assert [(p.label, p.text) for p in raw.paragraphs] == [("(i)", "one")]
    path.write_text(f'<pkg:package xmlns:pkg="{uri}" xmlns:w="{WORD}"/>', encoding="utf-8")
    with pytest.raises(InputError, match=r"no word/document\.xml"):
        read_file(path)


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no body"):
        read_docx(packed({"word/document.xml": "<a/>"}), Path("a.docx"))
    with pytest.raises(InputError, match=r"no word/document\.xml"):
        read_docx(packed({"x.xml": "<a/>"}), Path("a.docx"))
    with pytest.raises(InputError, match="holds no text"):
        read(para(""), header1=para("head"))
    raw = read("<w:altChunk/>" + para("text") + para("<w:r><c:chart/></w:r>"))
    assert raw.warnings == ("a.docx: not read: the text of 1 chart", "a.docx: not read: 1 embedded document")
    path = tmp_path / "a.txt"
    path.write_bytes(docx(para("a file by any other name")))
    assert read_file(path).texts == ("a file by any other name",)


WORDS = st.text("ab é&<“漢", min_size=1, max_size=6)
PIECES = st.one_of(
    WORDS.map(run),
    WORDS.map(lambda text: f"<w:ins>{run(text)}</w:ins>"),
    WORDS.map(lambda text: f"<w:del>{run(text).replace('w:t', 'w:delText')}</w:del>"),
    WORDS.map(lambda text: f"<w:hyperlink>{run(text)}</w:hyperlink>"),
    WORDS.map(lambda text: run(text, "<w:vanish/>")),
    WORDS.map(lambda text: f"<w:sdt><w:sdtPr/><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"),
    WORDS.map(lambda text: f"<w:fldSimple w:instr='PAGE'>{run(text)}</w:fldSimple>"),
    WORDS.map(
        lambda text: (
            f"<w:r><w:pict><v:textbox><w:txbxContent>{para(run(text))}</w:txbxContent></v:textbox></w:pict></w:r>"
        )
    ),
    WORDS.map(lambda text: f"<w:smartTag><w:r><w:instrText>{escape(text)}</w:instrText></w:r></w:smartTag>"),
    st.sampled_from(["<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", note(1), note(5)]),
    st.sampled_from(["begin", "separate", "end"]).map(
        lambda kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
    ),
)
PARAGRAPHS = st.tuples(
    st.lists(PIECES, max_size=4).map("".join),
    st.sampled_from(["", "<w:rPr><w:del/></w:rPr>", "<w:numPr><w:numId w:val='1'/></w:numPr>"]),
).map(lambda both: f"<w:p><w:pPr>{both[1]}</w:pPr>{both[0]}</w:p>")
BLOCKS = st.recursive(
    PARAGRAPHS,
    lambda inner: st.lists(inner, min_size=1, max_size=3).map(
        lambda blocks: f"<w:tbl><w:tr><w:tc><w:tcPr/>{''.join(blocks)}</w:tc></w:tr></w:tbl>"
    ),
    max_leaves=4,
)


@given(st.lists(BLOCKS, max_size=5).map("".join))
def test_every_character_is_in_a_paragraph_in_a_note_or_set_aside(body: str) -> None:
    body += para("end")
    raw = read(body, footnotes=FOOTNOTES, numbering=numbering(level(0, "%1.")), header1=para("head"))
    found = [*raw.texts, *(n.text for n in raw.notes), *(item.text for item in raw.discarded)]
    root = etree.fromstring(f"<a>{body}{FOOTNOTES}{para('head')}</a>".replace("w:", "").replace("v:", ""))
    written = "".join(map(str, root.itertext()))
    assert sorted("".join("".join(found).split())) == sorted("".join(written.split()))
