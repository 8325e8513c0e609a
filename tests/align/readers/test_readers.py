"""Files in every encoding people have, and those that are not text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_files import packed

from align.readers import paginate, read_text
from align.readers.text import split_lines
from tmx.base.errors import InputError, UsageError

TEXT = "L’Assemblée générale,\nRappelant « sa résolution »\n"


@pytest.mark.parametrize(
    ("data", "encoding", "note"),
    [
        (TEXT.encode(), "utf-8", ""),
        (TEXT.encode("utf-8-sig"), "utf-8-sig", ""),
        (TEXT.encode("utf-16"), "utf-16", "UTF-16"),
        (TEXT.encode("utf-16-be"), "utf-16-be", "without a byte order mark"),
        (TEXT.encode("utf-16-le"), "utf-16-le", "without a byte order mark"),
        (TEXT.encode("utf-32"), "utf-32", "UTF-32"),
        (TEXT.encode("cp1252"), "cp1252", "Windows-1252"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, encoding: str, note: str) -> None:
    path = tmp_path / "fr.txt"
    path.write_bytes(data)
    raw = read_text(path)
    assert raw.texts == tuple(TEXT.splitlines())
    assert raw.encoding == encoding
    assert note in raw.note
    assert bool(note) == bool(raw.note)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"%PDF-1.4 ...", "PDF"),
        (b"PK\x03\x04...", "a ZIP archive that is damaged or cut off"),
        (packed({"a.bin": b"x"}), "a ZIP archive, in which there is no document"),
        (packed({"ppt/presentation.xml": b"x"}), "a PowerPoint presentation"),
        (packed({"mimetype": b"application/vnd.oasis.opendocument.graphics"}), "an OpenDocument drawing"),
        (b"{\\rtf1 ...", "RTF"),
        (bytes(range(256)) * 4, "not a text file"),
        (b"\xff\xfeA", "UTF-16"),
    ],
)
def test_what_is_not_text_is_refused(tmp_path: Path, data: bytes, what: str) -> None:
    path = tmp_path / "en.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match=what) as caught:
        read_text(path)
    assert caught.value.path == str(path)


@pytest.mark.parametrize("fault", [b"\xc3", b"\xff \xfe", "é".encode("cp1252")])
def test_a_fault_in_utf8_does_not_make_another_encoding(tmp_path: Path, fault: bytes) -> None:
    path = tmp_path / "fr.txt"
    path.write_bytes((TEXT * 3).encode() + b"il a " + fault)
    with pytest.raises(InputError, match="nearly all of the file is UTF-8, but byte") as caught:
        read_text(path)
    assert caught.value.line == 7


@pytest.mark.parametrize(
    "text", ["ENTITÉ\xa0: 3\nQUALITÉ\xa0: 4\ncafé\n", "Il a été créé « À L’ÉTÉ\xa0» né\n"]
)
def test_pairs_of_bytes_that_are_utf8_by_chance(tmp_path: Path, text: str) -> None:
    path = tmp_path / "fr.txt"
    path.write_bytes(text.encode("cp1252"))
    raw = read_text(path)
    assert (raw.encoding, raw.texts) == ("cp1252", tuple(text.splitlines()))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Генеральная Ассамблея, ссылаясь на свою резолюцию", "koi8-r"),
        ("Генеральная Ассамблея (General Assembly), 2004", "cp1251"),
        ("إن الجمعية العامة، إذ تشير إلى قرارها", "cp1256"),
        ("大会回顾其以往各项决议，并重申", "gb18030"),
        ("総会は、その決議を想起し、また再確認し", "cp932"),
    ],
)
def test_encodings_of_other_scripts_are_not_taken_for_windows_1252(
    tmp_path: Path, text: str, encoding: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    with pytest.raises(InputError, match="neither in UTF-8 nor in Windows-1252") as caught:
        read_text(path)
    assert "UTF-8" in caught.value.cure


def test_a_missing_file_and_a_folder_are_bad_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        read_text(tmp_path / "none.txt")
    with pytest.raises(UsageError, match="folder"):
        read_text(tmp_path)


@given(st.lists(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]))))
def test_lines_are_counted_as_an_editor_counts_them(lines: list[str]) -> None:
    for end in ("\n", "\r\n", "\r"):
        assert split_lines("".join(line + end for line in lines)) == tuple(lines)


def test_form_feeds_divide_pages_and_lines_keep_their_numbers() -> None:
    text = paginate("t", ["one", "two", "\fthree", "four", "five\f", "six"])
    assert [[(line.text, line.number) for line in page.lines] for page in text.pages] == [
        [("one", 1), ("two", 2)],
        [("\fthree", 3), ("four", 4)],
        [("five\f", 5), ("six", 6)],
    ]
    assert text.texts == ("one", "two", "\fthree", "four", "five\f", "six")
    assert {page.number for page in text.pages} == {None}
    assert [len(page.lines) for page in paginate("t", ["\fone"]).pages] == [0, 1]
