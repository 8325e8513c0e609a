"""Old Word documents, through converters on the machine; what is no Word document says what it is."""

from __future__ import annotations

import os
import struct
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_files import docx, item, level, numbering, para, run

from align.core.raw import Furniture, RawDocument
from align.readers import read_file
from align.readers.doc import read_doc, recognises_doc
from align.readers.doc.compound import MAGIC, streams
from align.readers.doc.converters import office
from align.readers.pages import PagedText
from tmx.base.errors import InputError

needs_office = pytest.mark.skipif(office() is None, reason="LibreOffice is not installed")
needs_scripts = pytest.mark.skipif(os.name != "posix", reason="the converter of this test is a shell script")
_FREE, _END_OF_CHAIN, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
FILE = Path("a.doc")


def compound(*names: str, first: bytes = b"") -> bytes:
    """A compound file with these names in its directory; `first` is the sector that all of them begin in."""
    header = bytearray(512)
    header[:8] = MAGIC
    struct.pack_into("<HHH", header, 0x18, 0x3E, 3, 0xFFFE)
    struct.pack_into("<H", header, 0x1E, 9)
    struct.pack_into("<I", header, 0x30, 1)
    struct.pack_into("<110I", header, 0x48, 0, 0, *[_FREE] * 108)
    count = -(-len(names) // 4)
    chain = [_TABLE, *range(2, count + 1), _END_OF_CHAIN, _END_OF_CHAIN]
    table = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    directory = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<H", 2 * len(name) + 2)
        + bytes(0x74 - 0x42)
        + struct.pack("<I", count + 1)
        + bytes(8)
        for name in names
    )
    return bytes(header) + table + directory.ljust(512 * count, b"\0") + first.ljust(512, b"\0")


def word(flags: int) -> bytes:
    return compound("Root Entry", "WordDocument", first=struct.pack("<6H", 0xA5EC, 0xC1, 0, 0, 0, flags))


@pytest.mark.parametrize(
    ("names", "what"),
    [
        (("Root Entry", "a", "b", "c", "Workbook"), "an Excel workbook, not a Word document"),
        (("Root Entry", "PowerPoint Document"), "a PowerPoint presentation"),
        (("Root Entry", "__properties_version1.0"), "an Outlook message"),
        (("Root Entry", "\u4840\u3f3f\u4577"), "an old Office program or installer"),
        (("Root Entry", "EncryptedPackage"), "protected by a password"),
    ],
)
def test_what_is_no_word_document_says_what_it_is(tmp_path: Path, names: tuple[str, ...], what: str) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(compound(*names))
    with pytest.raises(InputError, match=what) as caught:
        read_file(path)
    assert caught.value.path == str(path)


def test_the_xml_of_word_2003_is_refused_and_not_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    names = 'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"'
    path.write_text(f"<?xml version='1.0'?>\n<w:wordDocument {names}/>", encoding="utf-8")
    with pytest.raises(InputError, match="XML of Word 2003"):
        read_file(path)


def test_a_password_is_told_from_the_file_alone() -> None:
    with pytest.raises(InputError, match="protected by a password"):
        read_doc(word(0x0100), FILE)


@given(st.binary(max_size=2000))
def test_damaged_containers_have_what_can_be_found(rest: bytes) -> None:
    streams(MAGIC + rest)
    whole = compound("Root Entry", "WordDocument")
    assert set(streams(whole[: len(rest)])) <= {"Root Entry", "WordDocument"}


def only(monkeypatch: pytest.MonkeyPatch, folder: Path, **programs: str) -> None:
    """Put these shell scripts, and no other programs, on the path."""
    for name, script in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr("align.readers.doc.converters._OFFICE_PATHS", ())


def test_without_a_converter_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    only(monkeypatch, tmp_path)
    with pytest.raises(InputError, match="no converter") as caught:
        read_doc(word(0), FILE)
    assert "libreoffice-writer-nogui" in caught.value.cure


@needs_scripts
def test_a_converter_to_plain_text_is_second_best(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    only(monkeypatch, tmp_path, antiword='echo "Bonjour, été"')
    read = read_doc(word(0), FILE)
    assert isinstance(read, PagedText)
    assert read.texts == ("Bonjour, été",)
    assert "antiword" in read.note


@needs_scripts
@pytest.mark.parametrize(
    ("programs", "what"),
    [
        ({"antiword": "exit 1"}, "antiword could not read"),
        ({"soffice": "exit 1"}, "LibreOffice could not convert"),
        ({"soffice": "echo nonsense > document.docx"}, "damaged"),
        ({"soffice": "while :; do :; done"}, "did not convert the document in 1 seconds"),
    ],
)
def test_converters_that_fail(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, programs: dict[str, str], what: str
) -> None:
    only(monkeypatch, tmp_path, **programs)
    monkeypatch.setattr("align.readers.doc.converters._SECONDS", 1)
    with pytest.raises(InputError, match=what):
        read_doc(word(0), FILE)


@needs_office
def test_a_document_of_word_97(tmp_path: Path) -> None:
    program = office()
    assert program is not None
    lists = numbering(level(0, "%1.") + level(1, "(%2)", "lowerLetter"))
    footnotes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>{run(" The note.")}</w:p></w:footnote>'
    )
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = para("Agreement") + item("The first point", 1) + item("Its letter", 1, 1)
    source = tmp_path / "a.docx"
    source.write_bytes(
        docx(
            body + para(f"{run('It ends')}{note}{run('.')}"),
            numbering=lists,
            footnotes=footnotes,
            header1=para("Head"),
        )
    )
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        program,
        profile,
        "--headless",
        "--convert-to",
        "doc:MS Word 97",
        "--outdir",
        str(tmp_path),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=170)
    data = (tmp_path / "a.doc").read_bytes()
    assert recognises_doc(data)
    raw = read_doc(data, FILE)
    assert isinstance(raw, RawDocument)
    assert [(p.label, p.text) for p in raw.paragraphs] == [
        *(("", "Agreement"), ("1.", "The first point"), ("(a)", "Its letter"), ("", "It ends."))
    ]
    assert [(n.label, n.text) for n in raw.notes] == [("1", "The note.")]
    assert raw.paragraphs[-1].refs[0].offset == len("It ends")
    assert Furniture.FIELD not in {item.reason for item in raw.discarded}
