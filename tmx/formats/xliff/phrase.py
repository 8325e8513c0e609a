"""The codes of Phrase (``.mxliff``), which stand in the text itself.

``{1>`` and ``<1}`` are the halves of a pair, ``{2}`` is a code that stands alone; ``m:tunit-metadata`` of the unit says
what each of them is. Letters such as ``{b>`` and ``<b}`` are formatting, of which nothing else is said. What looks like
a code and is not listed there is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

_SIGN = re.compile(r"\{(?P<bpt>\w+|[\^_]+)>|<(?P<ept>\w+|[\^_]+)\}|\{(?P<ph>\w+)\}")
_FORMATTING = re.compile(r"[biu_^]+", re.IGNORECASE)
_TYPES = {"b": "bold", "i": "italic", "u": "underlined"}
METADATA = frozenset({"m:tunit-metadata", "m:tunit-target-metadata"})
"""The children of a unit that list its codes."""


class Sign(NamedTuple):
    """A code: ``bpt``, ``ept`` or ``ph``, its name, its type, and the native code, empty if nothing says it."""

    tag: str
    name: str
    kind: str
    native: str


class Marks:
    """The codes that the text of a unit may hold."""

    def __init__(self, unit: Element) -> None:
        self._listed: Mapping[str, tuple[str, str]] = {
            mark.get("id", ""): (_said(mark, "m:type"), _said(mark, "m:content"))
            for part in unit
            if part.tag in METADATA
            for mark in part
        }
        self._is_phrase = any(name.startswith("m:") for name in unit.attrib)

    def __bool__(self) -> bool:
        return self._is_phrase or bool(self._listed)

    def cut(self, text: str) -> Iterator[str | Sign]:
        """Yield the text and the codes in a text."""
        done = 0
        for found in _SIGN.finditer(text):
            sign = self._sign(str(found.lastgroup), str(found[str(found.lastgroup)]))
            if sign is not None:
                if found.start() > done:
                    yield text[done : found.start()]
                yield sign
                done = found.end()
        if done < len(text):
            yield text[done:]

    def _sign(self, tag: str, name: str) -> Sign | None:
        if (listed := self._listed.get(name)) is not None:
            kind, native = listed
            return Sign(tag, name, kind, "" if tag == "ept" else native)
        if tag != "ph" and _FORMATTING.fullmatch(name):
            return Sign(tag, name, _TYPES.get(name.lower(), name), "")
        return None


def _said(mark: Element, name: str) -> str:
    return "".join("".join(child.itertext()) for child in mark if child.tag == name)
