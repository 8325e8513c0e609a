"""The encoding of a page, as browsers decide it."""

from __future__ import annotations

import pytest

from align.readers.html.charset import decode_html

RU = "<html lang=ru><p>Приказ № 5"


@pytest.mark.parametrize(
    ("data", "text", "note"),
    [
        ("\ufeff<p>été".encode(), "<p>été", ""),
        ("\ufeff<p>été".encode("utf-16-le"), "<p>été", ""),
        ("<p>été".encode(), "<p>été", ""),
        ("<meta charset=iso-8859-1><p>“é”".encode("cp1252"), "<meta charset=iso-8859-1><p>“é”", ""),
        (b"<meta charset=utf-16><p>\xc3\xa9", "<meta charset=utf-16><p>é", ""),
        (
            "<meta charset=latin1><p>éééé".encode(),
            "<meta charset=latin1><p>éééé",
            "read as UTF-8, which it is",
        ),
        (
            "<meta charset=utf-8><p>é è".encode("cp1252"),
            "<meta charset=utf-8><p>é è",
            "declared as UTF-8, which it is not",
        ),
        (RU.encode("cp1251"), RU, "no encoding is declared: read as Windows-1251"),
        (b"<meta charset=no-such><p>\xe9", "<meta charset=no-such><p>é", "no encoding is declared"),
        (
            b"<meta charset=utf-8><p>" + "é".encode() * 9 + b"\xff",
            "<meta charset=utf-8><p>" + "é" * 9 + "\ufffd",
            "1 character not valid",
        ),
    ],
)
def test_encodings_of_pages(data: bytes, text: str, note: str) -> None:
    decoded = decode_html(data)
    assert decoded.text == text
    assert note in decoded.note
    assert bool(note) == bool(decoded.note)
