"""The attributes and the content of plain units: what is not regular is left to the XML parser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from tmx.base.characters import is_legal
from tmx.base.frozen import FrozenDict
from tmx.read.segment_builder import DEPTH_LIMIT, INLINE_LIMIT
from tmx.unit.content import Content, Inline
from tmx.unit.dtd import Dtd, dtd_of
from tmx.unit.vocabulary import INLINE_REQUIRED, POSITIONS

ATTRIBUTES = r"""(?:\s++[a-zA-Z:-]++="[^"<&\t\n]{0,1000}+")*+"""
"""A pattern for the attributes of a start tag."""

_TAG = re.compile(rf"<(/?)([a-z]+)({ATTRIBUTES})\s*+(/?)>")
_NAME = re.compile(r"[a-z]+")
_KEPT = 4096  # elements: those of a file are mostly the same again and again
_GROUPS = 5  # of each tag: its four groups, and the text after it
_REFERENCE = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#x([0-9a-fA-F]{1,6})|#([0-9]{1,7}));|&")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class NotPlainError(Exception):
    """A unit matches, but something in it is for the XML parser to decide."""


def attributes_of(markup: str, known: frozenset[str]) -> Mapping[str, str]:
    """The attributes of a start tag, of the form of `ATTRIBUTES`.

    Raises:
        NotPlainError: one is not known, or is given twice.
    """
    pieces = markup.split('"')  # a name with its equals sign, its value, the next name …
    attributes = FrozenDict(zip([name.strip()[:-1] for name in pieces[:-1:2]], pieces[1::2], strict=True))
    if not known.issuperset(attributes) or 2 * len(attributes) != len(pieces) - 1:
        raise NotPlainError
    return attributes


def content_of(markup: str, dtd: Dtd) -> Content:
    """The content of a segment.

    Raises:
        NotPlainError: there is something else than text and elements as the DTD has them.
    """
    if "<" not in markup:
        return unescaped(markup)
    elements = _elements(dtd.version)
    text, *pieces = markup.split("<")
    parts: list[str | Inline] = [unescaped(text) if "&" in text else text] if text else []
    end = ""
    for piece in pieces:
        if end:
            if not piece.startswith(end):  # an element in an element
                return _nested(markup, dtd)
            text, end = piece[len(end) :], ""
        elif piece[(closed := piece.find(">")) - 1 : closed] == "/":
            parts.append(elements[piece[: closed + 1]][0])
            text = piece[closed + 1 :]
        else:
            element, end = elements[piece]
            parts.append(element)
            continue
        if text:
            parts.append(unescaped(text) if "&" in text else text)
    if end or len(pieces) > INLINE_LIMIT:
        raise NotPlainError
    return tuple(parts)


class _Elements(dict[str, tuple[str | Inline, str]]):
    """The elements that hold only text, by their markup up to the end tag; with each, its end tag after ``<``."""

    def __init__(self, dtd: Dtd) -> None:
        self._dtd = dtd

    def __missing__(self, markup: str) -> tuple[str | Inline, str]:
        name = _NAME.match(markup)
        if name is None or ">" not in markup:
            raise NotPlainError
        end = "" if markup[markup.find(">") - 1] == "/" else f"/{name[0]}>"
        element = _nested(f"<{markup}<{end}" if end else f"<{markup}", self._dtd)[0]
        if len(self) == _KEPT:
            self.clear()
        self[markup] = element, end
        return element, end


@cache
def _elements(version: str) -> _Elements:
    return _Elements(dtd_of(version))


def _nested(markup: str, dtd: Dtd) -> tuple[str | Inline, ...]:
    """The content of a segment whose inline elements hold others."""
    pieces = _TAG.split(markup)
    if len(pieces) > _GROUPS * INLINE_LIMIT:
        raise NotPlainError
    children, version = dtd.children, dtd.version
    allowed = children["seg"]
    parts: list[str | Inline] = [_text(pieces[0])] if pieces[0] else []
    stack: list[tuple[str, Mapping[str, str], list[str | Inline]]] = []
    for place in range(1, len(pieces), _GROUPS):
        slash, name, own, empty, text = pieces[place : place + _GROUPS]
        if slash:
            if not stack or stack[-1][0] != name or own or empty:
                raise NotPlainError
            _, attributes, outer = stack.pop()
            outer.append(tuple.__new__(Inline, (name, attributes, tuple(parts))))
            parts, allowed = outer, children[stack[-1][0] if stack else "seg"]
        elif name not in allowed or len(stack) == DEPTH_LIMIT - 1:
            raise NotPlainError
        elif empty:
            parts.append(tuple.__new__(Inline, (name, _inline_attributes(name, own, version), ())))
        else:
            stack.append((name, _inline_attributes(name, own, version), parts))
            parts, allowed = [], children[name]
        if text:
            parts.append(_text(text))
    if stack:
        raise NotPlainError
    return tuple(parts)


def _text(text: str) -> str:
    if "<" in text:
        raise NotPlainError
    return unescaped(text) if "&" in text else text


@lru_cache(maxsize=4096)
def _inline_attributes(name: str, markup: str, version: str) -> Mapping[str, str]:
    attributes = attributes_of(markup, dtd_of(version).attributes[name])
    required = INLINE_REQUIRED.get(name)
    if required and required[0] not in attributes:
        raise NotPlainError
    if name == "it" and attributes["pos"] not in POSITIONS:
        raise NotPlainError
    return attributes


def unescaped(text: str) -> str:
    """The text of character data, with its references replaced.

    >>> unescaped("salt &amp; pepper&#33;")
    'salt & pepper!'

    Raises:
        NotPlainError: a reference is neither to a predefined entity nor to a legal character.
    """
    simple = text.replace("&amp;", "&")
    if len(text) - len(simple) == 4 * text.count("&"):  # no other reference
        return simple
    return _REFERENCE.sub(_referred, text)


def _referred(match: re.Match[str]) -> str:
    name, hexadecimal, decimal = match.groups()
    if name:
        return _NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal) if decimal else -1
    if not is_legal(code):
        raise NotPlainError
    return chr(code)
