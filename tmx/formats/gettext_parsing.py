"""The messages of a PO file: its text by the charset that it declares, parsed by translate-toolkit."""

from __future__ import annotations

import codecs
import io
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

from tmx.base.decode import known_encoding, read_bytes
from tmx.base.errors import InputError
from tmx.formats.base import Remark

_CHARSET = re.compile(rb"""content-type:[^"\n]*?charset=[ ]*([^\s"\\;]+)""", re.IGNORECASE)
_ONE_BYTE = ("ascii", "cp125", "iso8859")  # how the names of such codecs begin
# What the toolkit does not take for an escape of C it would read as a letter.
_ESCAPE = re.compile(r"\\(.)")
_CONTROLS = {"a": "\a", "b": "\b", "f": "\f", "v": "\v"}
# A quoted context of KDE 3 (``_: context``) up to its line break, and text of the message in the same quotation marks.
_CONTEXT_AND_TEXT = re.compile(r'("(?:[^\\]|\\.)*?\\n)([^"].*")')


def parsed_po(path: Path, remark: Remark) -> Any:
    """The messages of a file.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: it cannot be read, is not in the encoding that it declares, or is not PO.
    """
    from translate.storage.poparser import PoParseState, parse_units
    from translate.storage.pypo import pofile

    store: Any = pofile()
    store.units = []
    # Only these characters end a line: others that do for Python may be in a message.
    lines = io.StringIO(f"{_text(path, remark)}\n", newline=None)
    state = PoParseState(list(map(_unescaped, lines)), store.create_unit)
    try:
        parse_units(state, store)
    except Exception as error:  # the toolkit lets through whatever its parser raises
        raise InputError(
            f"not PO: {state.next_line.strip()[:60]!r} cannot be read here",
            path=path,
            line=state.lineno,
            cure="Correct it; `msgfmt -c` says more.",
        ) from error
    for unit in store.units:
        _part_context(unit)
    return store


def _part_context(unit: Any) -> None:
    """Give back the text that the toolkit takes for part of a context of KDE 3, being in one line with it."""
    comments = unit.msgidcomments
    if comments and (found := _CONTEXT_AND_TEXT.fullmatch(comments[-1])):
        comments[-1] = f'{found[1]}"'
        unit.msgid.insert(0, f'"{found[2]}')


def _unescaped(line: str) -> str:
    """A line with the control characters whose escapes the toolkit does not know; other such escapes stay as text."""
    if "\\" not in line or (line.startswith("#") and not line.startswith("#~")):
        return line
    return _ESCAPE.sub(
        lambda found: found[0] if found[1] in '\\"nrt' else _CONTROLS.get(found[1], f"\\{found[0]}"), line
    )


def _text(path: Path, remark: Remark) -> str:
    """The text of a file in the encoding that its header declares; in UTF-8 if it declares none.

    A file that declares an encoding of one byte for each letter, but is valid UTF-8 beyond ASCII, was saved anew by an
    editor that does not know of the header; it is read as UTF-8, with a remark.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: it cannot be read, the encoding is unknown, or the file is not in it.
    """
    data = read_bytes(path)
    found = _CHARSET.search(data)
    declared = found[1].decode("ascii", "replace") if found else "UTF-8"
    if data.startswith(codecs.BOM_UTF8) or declared == "CHARSET":  # the word that templates have in its place
        declared = "UTF-8"
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        declared = "UTF-16"
    encoding = known_encoding(declared)
    if encoding is None:
        raise InputError(
            f"the header declares an unknown charset: {declared[:40]}",
            path=path,
            line=1 + data.count(b"\n", 0, found.start()) if found else None,
            cure="Put the charset that the file is in into its header, or save it as UTF-8.",
        )
    if encoding.startswith(_ONE_BYTE) and not data.isascii():
        with suppress(UnicodeDecodeError):
            text = data.decode()
            remark(f"the header declares {declared}, but the text is in UTF-8, and read so")
            return text
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise InputError(
            f"the text is not in {declared}{', which its header declares' if found else ''}",
            path=path,
            line=1 + data.count(b"\n", 0, error.start),
            cure="Put the charset that the file is in into its header, or save it as UTF-8.",
        ) from error
