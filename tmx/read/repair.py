"""Repairs to markup that no XML parser accepts."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.entities import html5
from typing import NamedTuple

from tmx.base.characters import ILLEGAL, in_place_of, is_legal, name_of
from tmx.base.findings import Finding, Report
from tmx.unit.markup import escape

_NAME_OF_REFERENCE = r"(?:\#x[0-9a-fA-F]+|\#[0-9]+|[A-Za-z][A-Za-z0-9]*);"
# In comments and CDATA sections & and < stand for themselves; only illegal characters are removed.
_FAULT = re.compile(
    r"(?P<unparsed><!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z))"
    rf"|&{_NAME_OF_REFERENCE}"
    rf"|(?:&(?!{_NAME_OF_REFERENCE}))+"
    r"|(?:<(?![A-Za-z_/!?]))+"
    r"|\]\]>",
    re.DOTALL,
)
_BYTES = re.compile("[\udc80-\udcff]+")
_CHARACTERS = re.compile(f"{ILLEGAL.pattern}+")
_PREDEFINED = {"amp", "lt", "gt", "quot", "apos"}
_SURROGATE_PAIR = re.compile(
    r"&\#(?:x([dD][89aAbB][0-9a-fA-F]{2})|(5[5-6]\d{3}));&\#(?:x([dD][c-fC-F][0-9a-fA-F]{2})|(5[6-7]\d{3}));"
)


# The most faults (runs of one kind) that are repaired in a unit; one with more is not text.
FAULT_LIMIT = 1 << 16


class TooManyFaultsError(Exception):
    """A unit has more faults than are worth repairing."""


class _Repair(NamedTuple):
    """The replacement of a match; the rule that was broken, if any, what was found, and how often."""

    text: str
    rule_id: str = ""
    detail: str = ""
    times: int = 1


def repaired(text: str, line: int, report: Report) -> str:
    """The markup with its characters and references repaired; `line` is the line on which it begins.

    Tags are left as they are. Bytes that are not UTF-8 are read as Windows-1252, which they nearly always are.
    Faults of the same kind on the same line are reported together.

    Raises:
        TooManyFaultsError: there are more than `FAULT_LIMIT`.
    """
    repairer = _Repairer(line)
    for pattern, repair in (
        (_BYTES, _bytes),
        (_CHARACTERS, _characters),
        (_SURROGATE_PAIR, _surrogates),
        (_FAULT, _markup),
    ):
        text = repairer.repair(pattern, repair, text)
    repairer.report_to(report)
    return text


class _Repairer:
    """Replaces each match of a pattern by what a function returns, and counts the faults of each line."""

    def __init__(self, line: int) -> None:
        self._first_line = line
        self._repairs = 0
        self._faults: dict[tuple[int, str], tuple[str, int]] = {}

    def repair(self, pattern: re.Pattern[str], repair: Callable[[re.Match[str]], _Repair], text: str) -> str:
        """The text with the matches of a pattern replaced."""
        line, done = self._first_line, 0

        def replacement(match: re.Match[str]) -> str:
            nonlocal line, done
            start = match.start()
            line += text.count("\n", done, start)
            done = start
            new, rule_id, detail, times = repair(match)
            if rule_id:
                self._repairs += 1
                if self._repairs > FAULT_LIMIT:
                    raise TooManyFaultsError(f"more than {FAULT_LIMIT:,} faults")
                seen, count = self._faults.get((line, rule_id), (detail, 0))
                self._faults[line, rule_id] = (seen, count + times)
            return new

        return pattern.sub(replacement, text)

    def report_to(self, report: Report) -> None:
        """Report the faults, line by line."""
        for (line, rule_id), (detail, count) in sorted(self._faults.items()):
            more = f"{count:,} on this line" if count > 1 else ""
            report(Finding(rule_id, line, "; ".join(filter(None, (detail, more)))))


def _bytes(match: re.Match[str]) -> _Repair:
    found = match[0].encode("utf-8", "surrogateescape")
    return _Repair(
        found.decode("cp1252", "replace"), "encoding-bytes", f"byte {found[:1].hex().upper()}", len(found)
    )


def _characters(match: re.Match[str]) -> _Repair:
    return _Repair(in_place_of(match[0]), "xml-character", name_of(match[0][0]), len(match[0]))


def _surrogates(match: re.Match[str]) -> _Repair:
    high = int(match[1], 16) if match[1] else int(match[2])
    low = int(match[3], 16) if match[3] else int(match[4])
    if not (0xD800 <= high <= 0xDBFF and 0xDC00 <= low <= 0xDFFF):
        return _Repair(match[0])
    character = chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    return _Repair(character, "xml-character-reference", f"{match[0]} is {character}")


def _markup(match: re.Match[str]) -> _Repair:
    found = match[0]
    if match["unparsed"]:
        return _Repair(found)
    if found == "]]>":
        return _Repair("]]&gt;", "xml-section-end")
    if found[0] == "<":
        return _Repair("&lt;" * len(found), "xml-less-than", "", len(found))
    if not found.endswith(";"):
        return _Repair("&amp;" * len(found), "xml-ampersand", "", len(found))
    if found.startswith("&#"):
        return _reference(found)
    if found[1:-1] in _PREDEFINED:
        return _Repair(found)
    return _Repair(escape(html5.get(found[1:], found)), "xml-entity", found[:20])


def _reference(found: str) -> _Repair:
    digits = found[2:-1]
    code = int(digits[1:], 16) if digits.startswith("x") else _decimal(digits)
    if is_legal(code):
        return _Repair(found)
    return _Repair(in_place_of(chr(max(0, code)) if code < 32 else ""), "xml-character-reference", found[:20])


def _decimal(digits: str) -> int:
    """The number, or -1 if it is beyond all code points (and perhaps beyond what int() accepts)."""
    return int(digits) if len(digits.lstrip("0")) <= 7 else -1
