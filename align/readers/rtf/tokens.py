"""RTF -> tokens (Rich Text Format Specification 1.9.1): groups, control words, bytes, text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<hex>[0-9A-Fa-f]{2})"
    rb"|\\(?P<symbol>[\x00-\xff])"
    rb"|(?P<brace>[{}])"
    rb"|[\r\n\x00]+"
    rb"|(?P<text>[^\\{}\r\n\x00]+)"
)
_LINE_ENDS = (b"\n", b"\r")
_ESCAPED = (b"{", b"}", b"\\")


class Token(NamedTuple):
    """A piece of RTF.

    Attributes:
        word: the name of a control word, a control symbol such as ``~``, or a brace; empty for text. A brace or a
            backslash that is a character has a backslash before it.
        number: the number of a control word, if it has one.
        data: the bytes of text.
        end: where the next token begins.
    """

    word: str
    number: int | None = None
    data: bytes = b""
    end: int = 0


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a file in order; the bytes that follow ``\\bin`` are left out."""
    place = 0
    while (match := _TOKEN.match(data, place)) is not None:
        place = match.end()
        kind = match.lastgroup
        if kind == "text":
            yield Token("", data=match["text"], end=place)
        elif kind == "hex":
            yield Token("", data=bytes([int(match["hex"], 16)]), end=place)
        elif kind == "brace":
            yield Token(match["brace"].decode(), end=place)
        elif kind == "symbol":
            yield Token(_symbol(match["symbol"]), end=place)
        elif match["word"] is not None:
            word = match["word"].decode("ascii")
            number = None if match["number"] is None else int(match["number"])
            if word == "bin":
                place += max(0, number or 0)
            else:
                yield Token(word, number, end=place)


def _symbol(symbol: bytes) -> str:
    if symbol in _LINE_ENDS:
        return "par"
    return f"\\{symbol.decode()}" if symbol in _ESCAPED else symbol.decode("latin-1")
