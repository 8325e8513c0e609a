"""Characters: which of them XML can hold, and which break a line."""

from __future__ import annotations

import re
from collections.abc import Set
from unicodedata import category

from tmx.base.report import Ledger

# The characters that are not a Char of XML 1.0 (fifth edition, section 2.2).
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# The same in UTF-8, where the last two take three bytes each.
_ILLEGAL_BYTES = bytes(byte for byte in range(32) if byte not in b"\t\n\r")
_FFFE, _FFFF = "\ufffe".encode(), "\uffff".encode()

# Those among them that are white space, with the spaces around: VT is the line break of word processors.
_ILLEGAL_SPACE = re.compile("(?<! )[ ]*[\x0b\x0c\x1c-\x1f]+[ \x0b\x0c\x1c-\x1f]*")

LINE_BREAKS = frozenset("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
_WHITE_SPACE = re.compile(r"\s+")


def all_legal(text: str) -> bool:
    """Whether XML can hold every character of the text; for long text twice as fast as a search.

    >>> all_legal("a\\x0cb"), all_legal("a\\nb")
    (False, True)
    """
    try:
        data = text.encode()
    except UnicodeEncodeError:  # surrogates
        return False
    return len(data.translate(None, _ILLEGAL_BYTES)) == len(data) and _FFFE not in data and _FFFF not in data


def is_legal(code_point: int) -> bool:
    """Whether XML 1.0 allows the character, either as it is or as a reference."""
    return 0 <= code_point <= 0x10FFFF and not ILLEGAL.match(chr(code_point))


def legal_text(text: str, ledger: Ledger) -> str:
    """The text without the characters that XML cannot hold; the ledger records if there were any.

    Those that are white space leave a space, so that no words are joined.
    """
    if (found := ILLEGAL.search(text)) is None:
        return text
    ledger.alter("illegal character removed", name_of(found[0]))
    return ILLEGAL.sub("", _ILLEGAL_SPACE.sub(" ", text))


def in_place_of(illegal: str) -> str:
    """What takes the place of characters that XML cannot hold: a space for white space, nothing for others.

    >>> in_place_of("\\x0b"), in_place_of("\\x00")
    (' ', '')
    """
    return " " if _ILLEGAL_SPACE.search(illegal) else ""


def joined_lines(text: str, breaks: Set[str] = LINE_BREAKS) -> str:
    """The text with one space in place of each run of white space that contains a line break.

    >>> joined_lines("one \\n two  three")
    'one two  three'
    """
    if breaks.isdisjoint(text):
        return text
    return _WHITE_SPACE.sub(lambda run: run[0] if breaks.isdisjoint(run[0]) else " ", text)


def unframed(text: str) -> str:
    """The text without the white space at its ends, where that contains a line break: the layout of a file.

    >>> unframed("\\n    one \\n"), unframed(" one ")
    ('one', ' one ')
    """
    core = text.strip()
    before, _, after = text.partition(core) if core else (text, "", "")
    return "".join(part for part in (before, core, after) if part is core or "\n" not in part)


def printable(text: str) -> str:
    """The text with U+FFFD for every control character, as these could control the terminal.

    >>> printable("a\\x1b[31mb") == "a\ufffd[31mb"
    True
    """
    return "".join("\ufffd" if category(character) == "Cc" else character for character in text)


def name_of(character: str) -> str:
    """The code point of a character, as people look it up.

    >>> name_of("\\x0c")
    'U+000C'
    """
    return f"U+{ord(character):04X}"
