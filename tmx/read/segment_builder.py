"""The content of segments from the events of an XML parser."""

from __future__ import annotations

from tmx.read.faults import Faults
from tmx.unit.content import Content, Inline, join_content
from tmx.unit.vocabulary import INLINE_ATTRIBUTES, INLINE_CHILDREN, INLINE_REQUIRED

# How deeply inline elements may be nested, and how many a segment may contain.
DEPTH_LIMIT = 64
INLINE_LIMIT = 1 << 16


class SegmentBuilder:
    """Receives the events inside a segment and makes its content; `text` collects character data."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self.text: list[str] = []
        self._parts: list[str | Inline] = []
        self._open: list[tuple[str | None, dict[str, str], list[str | Inline]]] = []
        self._count = 0

    @property
    def is_in_element(self) -> bool:
        """Whether an element is open."""
        return bool(self._open)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element; the tags of one that TMX does not define are dropped, but not its text."""
        self._take_text()
        if len(self._open) == DEPTH_LIMIT:
            self._faults.refuse(f"inline elements are nested more than {DEPTH_LIMIT} deep")
        self._count += 1
        if self._count > INLINE_LIMIT:
            self._faults.refuse(f"a segment contains more than {INLINE_LIMIT:,} inline elements")
        known = INLINE_ATTRIBUTES.get(name)
        if known is None:
            self._faults.add("element-unknown", name)
            self._open.append((None, {}, self._parts))
        else:
            self._check(name, attributes, known)
            self._open.append((name, attributes, self._parts))
        self._parts = []

    def _check(self, name: str, attributes: dict[str, str], known: frozenset[str]) -> None:
        self._faults.drop_unknown(name, attributes, known)
        outer = next((tag for tag, _, _ in reversed(self._open) if tag), "seg")
        if name not in INLINE_CHILDREN[outer]:
            self._faults.add("inline-nesting", f"{name} in {outer}")
        required = INLINE_REQUIRED.get(name)
        if required and required[0] not in attributes:
            self._faults.add("inline-attribute-missing", f"{name} without {required[0]}")

    def end(self) -> None:
        """End the innermost element."""
        self._take_text()
        inner = self._parts
        tag, attributes, self._parts = self._open.pop()
        if tag is None:
            self._parts.extend(inner)
        else:
            self._parts.append(Inline(tag, attributes, tuple(inner)))

    def _take_text(self) -> None:
        if self.text:
            self._parts.append("".join(self.text))
            self.text.clear()

    def content(self) -> Content:
        """The content of the segment that has ended; the builder is ready for the next one."""
        self._take_text()
        parts, self._parts, self._count = self._parts, [], 0
        return join_content(parts)
