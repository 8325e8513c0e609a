"""Bytes -> characters, as browsers decide: byte order mark, declaration, then what the bytes look like."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from align.readers.text import bare_utf16, nearly_utf8, windows_1252
from tmx.base.wording import counted

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SCANNED = 8192  # bytes; browsers look at the first 1,024, and on where they have them
_DECLARED = re.compile(rb"""<meta[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML = re.compile(rb"""\A\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']""")
_LANG = re.compile(rb"""<html[^>]*?\slang\s*=\s*["']?([A-Za-z]{2,3})""", re.IGNORECASE)
# Names that mean a larger encoding on the web (Encoding Standard, section 4.2).
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
# What a page in a language has if it is not UTF-8 and does not say what it is (HTML Standard, section 13.2.3.2).
_LEGACY = {
    **dict.fromkeys("be bg kk mk ru sr uk".split(), "cp1251"),
    **dict.fromkeys("bs cs hr hu pl ro sk sl".split(), "cp1250"),
    **dict.fromkeys("ar fa".split(), "cp1256"),
    **dict.fromkeys("et lt lv".split(), "cp1257"),
    "el": "cp1253",
    "he": "cp1255",
    "tr": "cp1254",
    "th": "cp874",
    "vi": "cp1258",
    "ja": "cp932",
    "ko": "cp949",
    "zh": "gb18030",
}
_LEADS = bytes(range(0xC0, 0x100))  # with these a character beyond ASCII begins in UTF-8
_ENOUGH = 4  # characters beyond ASCII in valid UTF-8 that are not there by chance


class Decoded(NamedTuple):
    """The characters of a page, and a sentence about its encoding if there is something to say."""

    text: str
    note: str = ""


def decode_html(data: bytes) -> Decoded:
    """The characters of a page; bytes that its encoding does not have become U+FFFD and are counted."""
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _decoded(data[len(bom) :], codec)
    if (bare := bare_utf16(data)) is not None:
        return _decoded(data, bare, "read as UTF-16 without a byte order mark")
    declared = _declared(data)
    if _is_utf8(data):
        beyond = len(data) - len(data.translate(None, _LEADS))
        if declared in (None, "utf-8") or beyond < _ENOUGH:
            return _decoded(data, declared or "utf-8")
        return _decoded(data, "utf-8", f"declared as {declared}, but read as UTF-8, which it is")
    if declared == "utf-8" or declared is None:
        if nearly_utf8(data):
            return _decoded(data, "utf-8")
        codec = _by_language(data)
        claim = "declared as UTF-8, which it is not" if declared else "no encoding is declared"
        return _decoded(data, codec, f"{claim}: read as {codec.replace('cp', 'Windows-')}")
    return _decoded(data, declared)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _declared(data: bytes) -> str | None:
    """The Python codec for the declared encoding; None if there is none that is known."""
    match = _XML.match(data) or _DECLARED.search(data, 0, _SCANNED)
    if match is None:
        return None
    try:
        info = codecs.lookup(match[1].decode("ascii", "replace"))
    except LookupError:
        return None
    if not info._is_text_encoding or info.name in ("idna", "punycode", "undefined", "utf-7", "mbcs", "oem"):
        return None
    if info.name.startswith(("utf-16", "utf-32", "unicode", "raw")):
        return "utf-8"  # it could not have been read so far
    return _MEANT.get(info.name, info.name)


def _by_language(data: bytes) -> str:
    match = _LANG.search(data, 0, _SCANNED)
    return _LEGACY.get(match[1].decode("ascii").lower(), "cp1252") if match else "cp1252"


def _decoded(data: bytes, codec: str, note: str = "") -> Decoded:
    text = windows_1252(data) if codec == "cp1252" else data.decode(codec, errors="replace")
    broken = text.count("\ufffd") if codec != "cp1252" else 0
    if broken:
        lost = f"{counted(broken, 'character')} not valid in the encoding {codec}, read as \ufffd"
        note = "; ".join(filter(None, (note, lost)))
    return Decoded(text, note)
