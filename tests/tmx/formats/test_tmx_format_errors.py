"""Files in other formats that cannot be read, or are built to do harm."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from tmx.base.errors import InputError, UsageError
from tmx.tools.conversion import convert

BOMB = "<!DOCTYPE x [<!ENTITY a 'ha'>]>"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("in.xlf", f"{BOMB}<xliff version='1.2'>&a;</xliff>", "entity"),
        ("in.tbx", f"{BOMB}<martif>&a;</martif>", "entity"),
        ("in.xlf", "<xliff version='1.2'>\n<file>", "XML is not well-formed"),
        ("in.xlf", "<xliff version='1.2'/>", "no units"),
        ("in.xlf", "<tmx version='1.4'/>", "its root is <tmx>"),
        ("in.xlf", "<xliff version='7'/>", "version '7' of XLIFF is not known"),
        (
            "in.xlf",
            "<xliff version='1.2'>\n&nbsp;</xliff>",
            ":2: the XML is not well-formed: undefined entity",
        ),
        ("in.xlf", f"<xliff version='1.2'>{'<group>' * 300}", "more than 200 elements lie inside each other"),
        ("in.xlf", "<!DOCTYPE xliff SYSTEM 'x.dtd'><xliff>&nbsp;</xliff>", "&nbsp; is not declared"),
        ("in.sdlxliff", "PK", "not an XML file"),
        ("in.csv", "only\n", "fewer than two columns"),
        ("in.csv", "", "fewer than two columns"),
        ("in.xlsx", "no archive", "not a workbook"),
        ("in.po", "msgid", "file"),
    ],
)
def test_bad_files_are_refused_with_a_message(tmp_path: Path, name: str, content: str, says: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        convert(tmp_path / name, tmp_path / "out.tmx", source_lang="en", target_lang="fr")
    assert not (tmp_path / "out.tmx").exists()


def test_the_error_names_the_file_that_is_not_utf8(tmp_path: Path) -> None:
    for bad, good in (("en", "fr"), ("fr", "en")):
        (tmp_path / f"in.en-fr.{bad}").write_bytes(b"caf\xe9\n")
        (tmp_path / f"in.en-fr.{good}").write_bytes(b"a\n")
        with pytest.raises(InputError, match=rf"in\.en-fr\.{bad}: the text is not in UTF-8"):
            convert(tmp_path / "in.en-fr", tmp_path / "out.tmx")


def test_a_missing_workbook_is_reported_as_missing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        convert(tmp_path / "missing.xlsx", tmp_path / "out.tmx")


@pytest.mark.parametrize(
    "content",
    [
        f"{BOMB}<workbook/>".encode(),
        f"<!--{'x' * 10_000}-->{BOMB}<a/>".encode(),
        f"\ufeff{BOMB}<a/>".encode("utf-16-le"),
    ],
)
def test_a_workbook_with_a_doctype_is_refused(tmp_path: Path, content: bytes) -> None:
    with zipfile.ZipFile(tmp_path / "in.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", content)
    with pytest.raises(InputError, match="DOCTYPE"):
        convert(tmp_path / "in.xlsx", tmp_path / "out.tmx", source_lang="en", target_lang="fr")


def test_a_workbook_that_is_larger_than_it_says_is_refused(tmp_path: Path) -> None:
    """Both headers of the part say 16 bytes, and the checksum is that of these."""
    content = b"<workbook/>     " + b" " * 3_000_000
    with zipfile.ZipFile(tmp_path / "in.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", content)
    data = (tmp_path / "in.xlsx").read_bytes()
    for value, lie in ((len(content), 16), (zlib.crc32(content), zlib.crc32(content[:16]))):
        assert data.count(struct.pack("<I", value)) == 2
        data = data.replace(struct.pack("<I", value), struct.pack("<I", lie))
    (tmp_path / "in.xlsx").write_bytes(data)
    with zipfile.ZipFile(tmp_path / "in.xlsx") as archive:
        assert archive.infolist()[0].file_size == 16
    with pytest.raises(InputError, match="a part is larger than the archive says"):
        convert(tmp_path / "in.xlsx", tmp_path / "out.tmx", source_lang="en", target_lang="fr")


def test_bitexts_of_different_length_are_refused(tmp_path: Path) -> None:
    (tmp_path / "in.en-fr.en").write_text("a\nb\n", encoding="utf-8")
    (tmp_path / "in.en-fr.fr").write_text("a\n", encoding="utf-8")
    with pytest.raises(InputError, match="more lines"):
        convert(tmp_path / "in.en-fr", tmp_path / "out.tmx")


def test_a_table_in_windows_1252_is_read_with_a_remark(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes("source;target\nsummer;été\n".encode("cp1252"))
    done = convert(tmp_path / "in.csv", tmp_path / "out.tsv", source_lang="en", target_lang="fr")
    assert done.remarks == ("not valid UTF-8: read as Windows-1252",)
    assert "summer\tété" in (tmp_path / "out.tsv").read_text(encoding="utf-8")
