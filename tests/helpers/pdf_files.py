"""PDF files written by hand, as small as they can be."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from hashlib import md5
from pathlib import Path

import pypdfium2
import pytest

from align.readers.options import AS_IT_IS, ReadOptions
from align.readers.pages import Line, PagedText
from align.readers.pdf import read_pdf
from align.readers.pdf.tesseract import find_data
from tmx.base.errors import InputError

NAME = Path("act.pdf")
_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
# Beyond ASCII, what the fonts /U and /S can show: each of their characters is a box half an em wide.
_ALPHABET = (
    "\u00a0éÇ«»’–•ß€Ωя第１"
    "אבגדהולםמןשת"
    "ابةتدذرسعقكلمنهويىإأآؤخ،؛١٢٣٤"
    "\u0301\u0327\u064b\u064e\u0651\u05b8"
    "\ufb01\ufb03\ufefb\ufe8d\uf0b7\uf061\uf0a3\uf041\uf042\ue001\ue002\ufffd\u0002\u0003\u0011\u00ad"
)
_CODES = {chr(code): code for code in range(0x20, 0x7F)} | {
    char: code for code, char in enumerate(_ALPHABET, 0x80)
}
ALPHABET = "".join(char for char in _CODES if char != " ")
_BOXES = " ".join(["/box"] * 256)
_WIDTHS = " ".join(["500"] * 256)
_FONTS = {
    "R": "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    "B": "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    "I": "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Italic /Encoding /WinAnsiEncoding >>",
    "U": "<< /Type /Font /Subtype /Type3 /Name /Own {} >>",
    "S": "<< /Type /Font /Subtype /Type3 /BaseFont /Symbol {} >>",
}
_BOX_FONT = (
    f"/FontBBox [0 0 500 700] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << /box 4 0 R >> /FirstChar 0 /LastChar 255 "
    f"/Encoding << /Type /Encoding /Differences [0 {_BOXES}] >> /Widths [{_WIDTHS}] /ToUnicode 5 0 R"
)


def _to_unicode(others: Mapping[str, str]) -> str:
    """What the characters of the fonts /U and /S are, except for some that stand for others."""
    lines = [
        f"<{code:02x}> <{others.get(char, char).encode('utf-16-be').hex()}>\n"
        for char, code in _CODES.items()
    ]
    blocks = (lines[start : start + 100] for start in range(0, len(lines), 100))
    maps = "".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{maps}endcmap end end"
    )


def stream(content: bytes, entries: str = "") -> bytes:
    """A stream object."""
    return f"<< /Length {len(content)} {entries} >>\nstream\n".encode() + content + b"\nendstream"


def make_pdf(
    *contents: str,
    page: str = "",
    catalog: str = "",
    trailer: str = "",
    others: Mapping[str, str] | None = None,
    objects: Sequence[str | bytes] = (),
) -> bytes:
    """A PDF file with a page for each content stream.

    Args:
        contents: the operators that draw each page.
        page: more entries of every page.
        catalog: more entries of the catalogue.
        trailer: more entries of the trailer.
        others: what characters of the fonts /U and /S stand for, such as a ligature.
        objects: further objects, numbered from 20 on.
    """
    fonts = " ".join(f"/{name} {number} 0 R" for number, name in enumerate(_FONTS, 7))
    numbered: dict[int, bytes] = {
        3: f"<< /Font << {fonts} >> /XObject << /X 20 0 R >> >>".encode(),
        4: stream(b"500 0 0 0 500 700 d1 0 0 500 700 re f"),
        5: stream(_to_unicode(others or {}).encode()),
        **{number: font.format(_BOX_FONT).encode() for number, font in enumerate(_FONTS.values(), 7)},
        **{
            number: item.encode("latin-1") if isinstance(item, str) else item
            for number, item in enumerate(objects, 20)
        },
    }
    first = 20 + len(objects)
    kids = []
    for index, content in enumerate(contents):
        number = first + 2 * index
        kids.append(f"{number} 0 R")
        numbered[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources 3 0 R /Contents {number + 1} 0 R {page} >>"
        ).encode("latin-1")
        packed = zlib.compress(content.encode("cp1252"))
        numbered[number + 1] = stream(packed, "/Filter /FlateDecode")
    numbered[1] = f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode("latin-1")
    numbered[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _file(numbered, trailer)


def _file(objects: dict[int, bytes], trailer: str) -> bytes:
    data, places = b"%PDF-1.7\n", {}
    for number, content in sorted(objects.items()):
        places[number] = len(data)
        data += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    size = max(objects) + 1
    table = "".join(
        f"{places[number]:010} 00000 n \n" if number in places else "0000000000 65535 f \n"
        for number in range(size)
    )
    end = f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + f"xref\n0 {size}\n{table}".encode() + end.encode("latin-1")


def encrypted(data: bytes, user: str) -> bytes:
    """A file of `make_pdf` encrypted with RC4 of 40 bits (ISO 32000-1, algorithms 1 to 4)."""
    identity = b"0123456789abcdef"
    owner = _rc4(md5(_padded("owner"), usedforsecurity=False).digest()[:5], _padded(user))
    permissions = (-4).to_bytes(4, "little", signed=True)
    key = md5(_padded(user) + owner + permissions + identity, usedforsecurity=False).digest()[:5]
    numbers: dict[int, bytes] = {}
    for match in re.finditer(rb"(?s)(\d+) 0 obj\n(.*?)\nendobj\n", data):
        number, content = int(match[1]), match[2]
        head, mark, body = content.partition(b"\nstream\n")
        if mark:
            own = md5(key + number.to_bytes(3, "little") + b"\0\0", usedforsecurity=False).digest()[:10]
            content = head + mark + _rc4(own, body.removesuffix(b"\nendstream")) + b"\nendstream"
        numbers[number] = content
    numbers[max(numbers) + 1] = (
        f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> /U <{_rc4(key, _PADDING).hex()}> >>".encode()
    )
    return _file(numbers, f"/Encrypt {max(numbers)} 0 R /ID [<{identity.hex()}> <{identity.hex()}>]")


def _padded(password: str) -> bytes:
    return (password.encode("latin-1") + _PADDING)[:32]


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def hexadecimal(text: str) -> str:
    """A text as a string of the fonts /U and /S."""
    return f"<{bytes(_CODES[char] for char in text).hex()}>"


def shown(text: str, x: float, y: float, size: float = 10, font: str = "R", before: str = "") -> str:
    """Operators that draw a text on one baseline, y upwards from the bottom of the page, 800 points high."""
    if font in "US":
        string = hexadecimal(text)
    else:
        string = "(" + text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"
    return f"BT /{font} {size} Tf {before} 1 0 0 1 {x} {y} Tm {string} Tj ET\n"


def picture(data: bytes, dpi: int = 200) -> bytes:
    """The first page of a file as the object of a picture, as a scanner makes it."""
    document = pypdfium2.PdfDocument(data)
    bitmap = document[0].render(scale=dpi / 72, grayscale=True)
    rows = [bytes(bitmap.buffer)[row * bitmap.stride :][: bitmap.width] for row in range(bitmap.height)]
    entries = (
        f"/Type /XObject /Subtype /Image /Width {bitmap.width} /Height {bitmap.height} "
        "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode"
    )
    bitmap.close()
    document.close()
    return stream(zlib.compress(b"".join(rows)), entries)


def _has_english() -> bool:
    try:
        import tesserocr  # noqa: F401  # whether it is there is the question

        return "eng" in find_data(NAME, "page 1").languages
    except (ImportError, InputError):
        return False


needs_tesseract = pytest.mark.skipif(
    not _has_english(), reason="tesseract with its English data is not installed"
)


def read(data: bytes, options: ReadOptions = AS_IT_IS) -> PagedText:
    """The pages of a PDF file."""
    return read_pdf(data, NAME, options)


def lines_of(*parts: str, others: Mapping[str, str] | None = None) -> tuple[Line, ...]:
    """The lines of one page with these operators."""
    return read(make_pdf("".join(parts), others=others)).lines
