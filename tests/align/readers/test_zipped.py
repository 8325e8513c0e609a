"""ZIP containers and XML from strangers do no harm, and what is wrong with them is said."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from office_files import packed

from align.readers.xml import MAX_DEPTH, parse_xml
from align.readers.zipped import MAX_PARTS, Archive, part_names
from tmx.base.errors import InputError

FILE = Path("a.docx")


def test_parts_are_found_whatever_the_case_and_the_slashes() -> None:
    archive = Archive(packed({"Word\\Document.xml": b"<a/>", "/b.xml": b"<b/>"}), FILE)
    assert archive.names == ("Word/Document.xml", "b.xml")
    assert archive.read("word/document.xml") == b"<a/>"
    assert archive.xml("/b.xml").tag == "b"
    assert "word/none.xml" not in archive
    with pytest.raises(InputError, match="no part word/none"):
        archive.read("word/none.xml")


def test_names_that_point_outside_are_no_parts() -> None:
    data = packed({"../../etc/passwd": b"x", "C:\\x": b"x", "a/../b": b"x", "ok.xml": b"x"})
    assert part_names(data) == {"ok.xml"}


def test_bombs_are_refused() -> None:
    bomb = packed({"a.xml": bytes(1 << 27)})
    with pytest.raises(InputError, match="200 times its size"):
        Archive(bomb, FILE)
    beside = packed({"a.xml": bytes(1 << 27), "b.jpg": bytes(1 << 20)}, zipfile.ZIP_DEFLATED)
    stream = io.BytesIO(beside)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("c.jpg", bytes(1 << 20))
    with pytest.raises(InputError, match=r"a\.xml unpacks to 134,217,728 bytes"):
        Archive(stream.getvalue(), FILE).read("a.xml")
    with pytest.raises(InputError, match="20001 parts"):
        Archive(packed(dict.fromkeys(map(str, range(MAX_PARTS + 1)), b"")), FILE)


def test_no_more_is_unpacked_than_the_archive_says() -> None:
    lying = bytearray(packed({"a.xml": bytes(1 << 22)}, zipfile.ZIP_DEFLATED))
    struct.pack_into("<I", lying, lying.rindex(b"PK\1\2") + 24, 1000)  # the size (APPNOTE.TXT 4.3.12)
    archive = Archive(bytes(lying), FILE)
    tracemalloc.start()
    with pytest.raises(InputError, match=r"a\.xml is damaged"):
        archive.read("a.xml")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1 << 20


def test_two_parts_of_one_name_are_refused() -> None:
    with pytest.raises(InputError, match=r"two parts named A\.XML"):
        Archive(packed({"a.xml": b"", "A.XML": b""}), FILE)


def test_damaged_and_encrypted_archives() -> None:
    data = packed({"a.xml": b"<a>text</a>" * 50})
    assert part_names(data[:-30]) == frozenset()
    with pytest.raises(InputError, match="a ZIP archive that is damaged or cut off"):
        Archive(data[:-30], FILE)
    damaged = bytearray(data)
    damaged[40:44] = b"\xff\xff\xff\xff"
    with pytest.raises(InputError, match=r"a\.xml is damaged"):
        Archive(bytes(damaged), FILE).read("a.xml")
    encrypted = bytearray(data)
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        encrypted[data.index(header) + flags] |= 1
    with pytest.raises(InputError, match="password"):
        Archive(bytes(encrypted), FILE).read("a.xml")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "declares entities"),
        ('<!DOCTYPE a [<!ENTITY x "lol"><!ENTITY y "&x;&x;">]><a b="&y;">&y;</a>', "declares entities"),
        ('<!DOCTYPE a [<!ENTITY % x SYSTEM "http://example.org/x.dtd"> %x;]><a/>', "declares entities"),
        ("<a>" * (MAX_DEPTH + 1) + "</a>" * (MAX_DEPTH + 1), "inside each other"),
        ("<a>" * 100_000, "too deep or grows beyond measure"),
        ("<a><b></a>", "in part.xml: the XML cannot be read"),
        ("", "cannot be read"),
    ],
)
def test_xml_that_is_refused(text: str, what: str) -> None:
    with pytest.raises(InputError, match=what) as caught:
        parse_xml(text.encode(), FILE, "part.xml")
    assert caught.value.path == str(FILE)


def test_xml_that_is_read() -> None:
    deep = "<a>" * MAX_DEPTH + "</a>" * MAX_DEPTH
    assert parse_xml(deep.encode(), FILE).tag == "a"
    root = parse_xml(
        b'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "x.dtd"><p>a<!-- c -->b<?q?></p>', FILE
    )
    assert root.text == "ab"
    assert parse_xml("<p>é</p>".encode("utf-16"), FILE).text == "é"
