"""What can be mended in markup that no XML parser accepts."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.entities import html5

from tmx.characters import ILLEGAL, is_legal, name_of
from tmx.findings import Finding, Report
from tmx.markup import escape

# Comments and CDATA sections hold & and < as they are; only illegal characters are taken out of them.
_FAULT = re.compile(
    r"(?P<unparsed><!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z))"
    r"|&(?:\#x[0-9a-fA-F]+|\#[0-9]+|[A-Za-z][A-Za-z0-9]*);"
    r"|&"
    r"|<(?![A-Za-z_/!?])",
    re.DOTALL,
)
_PREDEFINED = {"amp", "lt", "gt", "quot", "apos"}
_SURROGATE_PAIR = re.compile(
    r"&\#(?:x([dD][89aAbB][0-9a-fA-F]{2})|(5[5-6]\d{3}));&\#(?:x([dD][c-fC-F][0-9a-fA-F]{2})|(5[6-7]\d{3}));"
)


def repaired(text: str, line: int, report: Report) -> str:
    """The markup with its characters and references mended; `line` is the line it begins on.

    Tags are left as they are. Bytes that were no UTF-8 are read as Windows-1252, which is what they nearly
    always are.
    """
    for pattern, mend in ((ILLEGAL, _character), (_SURROGATE_PAIR, _joined), (_FAULT, _markup)):
        text = pattern.sub(_Mender(mend, line, report), text)
    return text


class _Mender:
    """Hands each match to a function with the line it stands on; matches come from left to right."""

    def __init__(self, mend: Callable[[re.Match[str], int, Report], str], line: int, report: Report) -> None:
        self._mend = mend
        self._line = line
        self._done = 0
        self._report = report

    def __call__(self, match: re.Match[str]) -> str:
        self._line += match.string.count("\n", self._done, match.start())
        self._done = match.start()
        return self._mend(match, self._line, self._report)


def _character(match: re.Match[str], line: int, report: Report) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:
        byte = bytes([code - 0xDC00])
        report(Finding("encoding-bytes", line, f"byte {byte.hex().upper()}"))
        return byte.decode("cp1252", "replace")
    report(Finding("xml-character", line, name_of(match[0])))
    return ""


def _joined(match: re.Match[str], line: int, report: Report) -> str:
    high = int(match[1], 16) if match[1] else int(match[2])
    low = int(match[3], 16) if match[3] else int(match[4])
    if not (0xD800 <= high <= 0xDBFF and 0xDC00 <= low <= 0xDFFF):
        return match[0]
    character = chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    report(Finding("xml-character-reference", line, f"{match[0]} is {character}"))
    return character


def _markup(match: re.Match[str], line: int, report: Report) -> str:
    found = match[0]
    if match["unparsed"]:
        return found
    if found == "<":
        report(Finding("xml-less-than", line))
        return "&lt;"
    if found == "&":
        report(Finding("xml-ampersand", line))
        return "&amp;"
    if found.startswith("&#"):
        return _reference(found, line, report)
    if found[1:-1] in _PREDEFINED:
        return found
    report(Finding("xml-entity", line, found[:20]))
    return escape(html5.get(found[1:], found))


def _reference(found: str, line: int, report: Report) -> str:
    digits = found[2:-1]
    code = int(digits[1:], 16) if digits.startswith("x") else _decimal(digits)
    if is_legal(code):
        return found
    report(Finding("xml-character-reference", line, found[:20]))
    return ""


def _decimal(digits: str) -> int:
    """The number, or -1 if it is beyond all characters (and beyond what int() reads)."""
    return int(digits) if len(digits.lstrip("0")) <= 7 else -1
