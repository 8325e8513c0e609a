"""The attributes and the content of plain units: what is not regular is left to the XML parser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from tmx.base.characters import is_legal
from tmx.base.frozen import FrozenDict
from tmx.read.segment_builder import DEPTH_LIMIT, INLINE_LIMIT
from tmx.unit.content import Content, Inline
from tmx.unit.dtd import Dtd, dtd_of
from tmx.unit.vocabulary import INLINE_REQUIRED, POSITIONS

ATTRIBUTES = r"""(?:\s++[a-zA-Z:-]++="[^"<&\t\n]{0,1000}+")*+"""
"""A pattern for the attributes of a start tag."""

_ATTRIBUTE = re.compile(r'\s([a-zA-Z:-]+)="([^"]*)"')
_TAG = re.compile(rf"<(/?)([a-z]+)({ATTRIBUTES})\s*+(/?)>")
# An element that holds only text: most inline elements are such, and are the same again and again.
_LEAF = re.compile(rf"(<(?:bpt|ept|ph|it|ut)(?=[\s/>]){ATTRIBUTES}\s*+(?:/>|>[^<]*+</(?:bpt|ept|ph|it|ut)>))")
_GROUPS = 5  # of each tag: its four groups, and the text after it
_REFERENCE = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#x([0-9a-fA-F]{1,6})|#([0-9]{1,7}));|&")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class NotPlainError(Exception):
    """A unit matches, but something in it is for the XML parser to decide."""


def attributes_of(markup: str, known: frozenset[str]) -> dict[str, str]:
    """The attributes of a start tag.

    Raises:
        NotPlainError: one is not known, or is given twice.
    """
    pairs = _ATTRIBUTE.findall(markup)
    attributes = dict(pairs)
    if not known.issuperset(attributes) or len(attributes) != len(pairs):
        raise NotPlainError
    return attributes


def content_of(markup: str, dtd: Dtd) -> Content:
    """The content of a segment.

    Raises:
        NotPlainError: there is something else than text and elements as the DTD has them.
    """
    if "<" not in markup:
        return unescaped(markup)
    pieces: list[str] = _LEAF.split(markup)
    texts, leaves = pieces[::2], pieces[1::2]
    text = "".join(texts)
    if len(pieces) > INLINE_LIMIT or "<" in text:
        return _nested(markup, dtd)
    if "&" in text:
        texts = [unescaped(text) if "&" in text else text for text in texts]
    version = dtd.version
    parts: list[str | Inline] = [""] * len(pieces)
    parts[::2] = texts
    parts[1::2] = [_leaf(leaf, version) for leaf in leaves]
    return tuple(filter(None, parts))


@lru_cache(maxsize=4096)
def _leaf(markup: str, version: str) -> str | Inline:
    return _nested(markup, dtd_of(version))[0]


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
    return FrozenDict(attributes)


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
