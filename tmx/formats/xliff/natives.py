"""What is said of a code elsewhere than in its own element: its native code, and its type if it is a copy."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from urllib.parse import parse_qsl
from xml.etree.ElementTree import Element

from tmx.base.frozen import EMPTY
from tmx.formats.xliff.ids import from_nmtoken, number_of
from tmx.formats.xliff.vocabulary import MARKUP, NATIVE_TYPES, OURS, content_from_markup
from tmx.unit.content import Inline

# What a code is shown as: where it begins or stands alone, and where it ends.
_SHOWN = (("equiv-text", "disp", "equiv", "dispStart", "equivStart"), ("dispEnd", "equivEnd"))


class Natives:
    """The codes of one unit; `defined` are those of a Trados file, see `stream.Around`."""

    def __init__(self, unit: Element, defined: Mapping[str, tuple[str, str]]) -> None:
        self._unit = unit
        self._defined = defined
        self._data = {item.get("id", ""): item for item in unit.iterfind("originalData/data")}

    def data(self, element: Element, ref: str) -> Element | None:
        """The entry of ``originalData`` that a code, or the code that it is a copy of, refers to."""
        return self._data.get(self._original(element).get(ref, ""))

    def content(self, element: Element, ref: str, end: int, data: str) -> tuple[str | Inline, ...]:
        """The native code of an element that does not hold it.

        Args:
            element: the code.
            ref: the attribute that refers to its `data`.
            end: 1 for that of its end, 0 for any other.
            data: the text of `data`.
        """
        element = self._original(element)
        text = data or self._defined.get(element.get("id", ""), ("", ""))[end]
        text = text or next((shown for name in _SHOWN[end] if (shown := element.get(name))), "")
        if text and element.get(ref, "").startswith(MARKUP):
            return content_from_markup(text)
        return (text,) if text else ()

    def attributes(self, element: Element) -> dict[str, str]:
        """The attributes in TMX: number and type, and those that XLIFF 2.0 has no attributes for."""
        attributes: dict[str, str] = {}
        if (number := number_of(element.get("id"))) is not None:
            attributes["x"] = number
        element = self._original(element)
        kind = element.get("ctype")
        if kind is not None:
            attributes["type"] = from_nmtoken(kind.removeprefix("x-"))
        elif (kind := element.get("subType") or element.get("type")) and not kind.startswith(OURS):
            attributes["type"] = NATIVE_TYPES.get(kind, kind)
        attributes |= _ours(element.get("subType"))
        return attributes

    def _original(self, element: Element) -> Element:
        """The code that this one is a copy of; itself if it is none, or there is no such code."""
        id_ = element.get("copyOf")
        return element if id_ is None else self._codes.get((element.tag, id_), element)

    @cached_property
    def _codes(self) -> Mapping[tuple[str, str], Element]:
        """The first element of each name and id."""
        found: dict[tuple[str, str], Element] = {}
        for element in self._unit.iter():
            found.setdefault((element.tag, element.get("id", "")), element)
        return found


def _ours(text: str | None) -> Mapping[str, str]:
    if not text or not text.startswith(OURS):
        return EMPTY
    return dict(parse_qsl(text.removeprefix(OURS), keep_blank_values=True))
