"""The encodings of RTF: code pages of the document, character sets of fonts."""

from __future__ import annotations

import codecs

# Of \fcharset (RTF 1.9.1, "Font Table").
_CHARSETS = {
    77: "mac_roman",
    78: "cp932",
    79: "cp949",
    80: "gb18030",
    81: "big5hkscs",
    83: "mac_roman",
    84: "mac_roman",
    85: "mac_greek",
    86: "mac_turkish",
    88: "mac_latin2",
    89: "mac_cyrillic",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "big5hkscs",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
_PAGES = {10000: "mac_roman", 932: "cp932", 936: "gb18030", 950: "big5hkscs", 65001: "utf-8", 1361: "johab"}
_DOCUMENT = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
SYMBOL = "symbol"
"""Not an encoding: the font has signs of its own."""


def codec_of_charset(number: int, default: str) -> str:
    """The codec for the character set of a font."""
    if number == 2:
        return SYMBOL
    return _CHARSETS.get(number, default)


def codec_of_page(number: int, default: str) -> str:
    """The codec for a code page."""
    name = _PAGES.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return default


def codec_of_document(word: str, number: int | None, default: str) -> str:
    """The codec of the document after a control word, most of which do not change it."""
    return codec_of_page(number or 0, default) if word == "ansicpg" else _DOCUMENT.get(word, default)


def decoded(data: bytes, codec: str) -> str:
    """The characters of bytes; those that the encoding does not have become U+FFFD.

    Signs of a symbol font become characters of the private use area, as in Word.
    """
    if codec == SYMBOL:
        return "".join(chr(0xF000 + byte) if byte > 0x20 else chr(byte) for byte in data)
    if codec == "cp1252":
        from align.readers.text import windows_1252

        return windows_1252(data)
    return data.decode(codec, errors="replace")
