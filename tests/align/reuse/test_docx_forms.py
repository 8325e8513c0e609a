"""Forms of Word documents: what is refused, and what becomes a plain DOCX."""

from __future__ import annotations

from pathlib import Path

import pytest
from office_files import docx, packed, para, plain_parts, run
from reuse import W, identical, memory_of, pretranslated, root

from align.reuse.originals import open_original
from align.reuse.passages import Translated
from tmx.base.errors import InputError


def test_a_document_in_one_xml_file_is_not_written(tmp_path: Path) -> None:
    parts = plain_parts(docx(para("A report, which is long enough to be read.")))
    inside = "".join(
        f'<pkg:part pkg:name="/{name}" pkg:contentType="application/xml"><pkg:xmlData>{content}</pkg:xmlData></pkg:part>'
        for name, content in parts.items()
    )
    path = tmp_path / "flat.xml"
    path.write_text(
        f'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{inside}</pkg:package>',
        encoding="utf-8",
    )
    with pytest.raises(InputError, match="one XML file"):
        identical(path)


def test_the_strict_form_is_not_written(tmp_path: Path) -> None:
    parts = plain_parts(docx(para("A report, which is long enough to be read.")))
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    path = tmp_path / "strict.docx"
    path.write_bytes(packed({name: content.replace(W[1:-1], strict) for name, content in parts.items()}))
    with pytest.raises(InputError, match="strict form"):
        identical(path)


def test_a_template_with_macros_becomes_a_document_without(tmp_path: Path) -> None:
    parts = plain_parts(docx(para("A report")))
    types = "[Content_Types].xml"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts[types] = parts[types].replace(word, "application/vnd.ms-word.document.macroEnabled.main+xml")
    links = "word/_rels/document.xml.rels"
    macro = '<Relationship Id="m" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>'
    parts[links] = parts[links].replace("</Relationships>", f"{macro}</Relationships>")
    parts["word/vbaProject.bin"] = "macros"
    path = tmp_path / "draft.docm"
    path.write_bytes(packed(parts))
    after = plain_parts(
        pretranslated(path, memory_of(tmp_path / "TM.db", [("A report", "Un rapport")])).as_docx()
    )
    assert word in after[types]
    assert "word/vbaProject.bin" not in after
    assert "vbaProject" not in after[links]
    assert "Un rapport" in after["word/document.xml"]


def test_a_text_in_arabic_is_set_from_right_to_left(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(
        docx(para(run("A report", "<w:b/>"), '<w:keepNext/><w:jc w:val="left"/>') + para("Another one."))
    )
    first, _ = open_original(path, "en").passages
    data = open_original(path, "en").translated({first.id: (Translated("تقرير"),)}, "ar")
    arabic, english = root(data).iter(W + "p")
    properties = arabic.find(f"{W}pPr")
    assert properties is not None
    assert [one.tag for one in properties] == [W + "keepNext", W + "bidi", W + "jc"]
    assert [[one.tag for one in r] for r in arabic.iter(W + "rPr")] == [[W + "b", W + "rtl"]]
    assert english.find(f".//{W}bidi") is None
