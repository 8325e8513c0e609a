"""The content of segments from the events of an XML parser."""

from __future__ import annotations

from typing import NamedTuple

from tmx.read.faults import Faults
from tmx.unit.content import Content, Inline, join_content
from tmx.unit.dtd import dtd_of
from tmx.unit.foreign import as_code, in_tmx, numbered, renamed
from tmx.unit.vocabulary import IN_CODE, INLINE_ATTRIBUTES, INLINE_REQUIRED, POSITIONS, STRUCTURE

# How deeply inline elements may be nested, and how many a segment may contain.
DEPTH_LIMIT = 64
INLINE_LIMIT = 1 << 16


class _Open(NamedTuple):
    """An element that has begun, and the parts before it."""

    name: str
    attributes: dict[str, str]
    before: list[str | Inline]


class SegmentBuilder:
    """Receives the events inside a segment and makes its content; `text` collects character data."""

    def __init__(self, faults: Faults, version: str) -> None:
        self._faults = faults
        self.dtd = dtd_of(version)
        self.text: list[str] = []
        self._parts: list[str | Inline] = []
        self._open: list[_Open] = []
        self._count = 0
        self._foreign = False

    @property
    def is_in_element(self) -> bool:
        """Whether an element is open."""
        return bool(self._open)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        self._take_text()
        if len(self._open) == DEPTH_LIMIT:
            self._faults.refuse(f"inline elements are nested more than {DEPTH_LIMIT} deep")
        self._count += 1
        if self._count > INLINE_LIMIT:
            self._faults.refuse(f"a segment contains more than {INLINE_LIMIT:,} inline elements")
        if name in INLINE_ATTRIBUTES:
            self._check(name, attributes)
        else:
            self._faults.add("element-unknown" if name in STRUCTURE else "inline-foreign", name)
        self._open.append(_Open(name, attributes, self._parts))
        self._parts = []

    def _check(self, name: str, attributes: dict[str, str]) -> None:
        faults = self._faults
        known = self.dtd.attributes[name]
        if not known.issuperset(attributes):
            for found in renamed(name, attributes):
                faults.add("inline-id", found)
            faults.drop_unknown(name, attributes, known)
        if name in self.dtd.missing:
            faults.add("inline-version", f"{name} in version {self.dtd.version}")
        elif name not in self.dtd.children[self._outer()]:
            faults.add("inline-nesting", f"{name} in {self._outer()}")
        required = INLINE_REQUIRED.get(name)
        if required and required[0] not in attributes:
            faults.add("inline-attribute-missing", f"{name} without {required[0]}")
        elif name == "it" and attributes["pos"] not in POSITIONS:
            faults.add("inline-pos", attributes["pos"])
            attributes["pos"] = "end" if attributes["pos"] == "close" else "begin"

    def _outer(self) -> str:
        return next((outer.name for outer in reversed(self._open) if outer.name in INLINE_ATTRIBUTES), "seg")

    def end(self) -> None:
        """End the innermost element; one that TMX does not define becomes one that it does."""
        self._take_text()
        inner = self._parts
        name, attributes, self._parts = self._open.pop()
        if name in INLINE_ATTRIBUTES:
            self._parts.append(Inline(name, attributes, tuple(inner)))
        elif name in STRUCTURE:
            self._parts.extend(inner)
        elif self._outer() in IN_CODE:
            self._parts.extend(as_code(name, attributes, tuple(inner)))
        else:
            self._parts.extend(in_tmx(name, attributes, tuple(inner)))
            self._foreign = True

    def _take_text(self) -> None:
        if self.text:
            self._parts.append("".join(self.text))
            self.text.clear()

    def content(self) -> Content:
        """The content of the segment that has ended; the builder is ready for the next one."""
        self._take_text()
        parts, self._parts, self._count = self._parts, [], 0
        content = join_content(parts)
        if self._foreign:
            self._foreign = False
            return numbered(content)
        return content
