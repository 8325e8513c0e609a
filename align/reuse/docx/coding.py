"""A segment of a paragraph as content with codes, and content as elements of a paragraph again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from align.readers.docx.names import W
from align.reuse.docx.flat import MARKER, Coded, Flat
from align.reuse.docx.looks import Wrapper, name_of, run_of
from align.reuse.passages import BREAK, LINK, code_id, is_needed
from tmx.unit.content import Content, Inline, join_content, parts_of

if TYPE_CHECKING:
    from lxml.etree import _Element


class _Entry(NamedTuple):
    wrappers: tuple[Wrapper, ...]
    properties: bytes
    payload: str | Coded


@dataclass(slots=True)
class Coding:
    """A segment: its content, what its codes stand for, and how most of it is set."""

    content: Content = ""
    base: bytes = b""
    table: dict[str, Coded | Wrapper | bytes] = field(default_factory=dict)
    markers: list[Coded] = field(default_factory=list)

    def code(self, tag: str, kind: str, meaning: Coded | Wrapper | bytes) -> Inline:
        """A new code, with the next number."""
        number = str(len(self.table) + 1)
        self.table[number] = meaning
        return Inline(tag, {"x": number, "type": kind})


def coded(flat: Flat, start: int, end: int) -> Coding:
    """The segment ``flat.text[start:end]``."""
    coding = Coding()
    entries: list[_Entry] = []
    for at, code in flat.codes:
        if code.kind == MARKER and start < at <= end:
            coding.markers.append(code)
    counts = Counter(look.properties for look in flat.looks[start:end])
    coding.base = counts.most_common(1)[0][0] if counts else b""
    entries = list(_entries(flat, start, end, coding.base))
    coding.content = join_content(_grouped(entries, 0, coding))
    return coding


def _entries(flat: Flat, start: int, end: int, base: bytes) -> Iterator[_Entry]:
    """The characters and codes of a segment; a code is set as what is before it."""
    properties = base
    codes = [(at, code) for at, code in flat.codes if code.kind != MARKER and is_within(at, code, start, end)]
    breaks = {at for at, code in codes if code.kind == BREAK}
    for position in range(start, end + 1):
        for at, code in codes:
            if at == position:
                yield _Entry(code.wrappers, properties, code)
        if position < end and position not in breaks:
            look = flat.looks[position]
            properties = look.properties
            yield _Entry(look.wrappers, properties, flat.text[position])


def is_within(at: int, code: Coded, start: int, end: int) -> bool:
    """Whether a code at an offset belongs to a stretch; one between two stretches belongs to the first."""
    return start <= at < end if code.kind == BREAK else start < at <= end


def _grouped(entries: Sequence[_Entry], depth: int, coding: Coding) -> Iterator[str | Inline]:
    """The content: what is inside the same wrapper or set alike, and not as most of the segment, is in one code."""

    def key(entry: _Entry) -> tuple[int, bytes]:
        wrapped = len(entry.wrappers) > depth
        return (id(entry.wrappers[depth]), b"") if wrapped else (0, entry.properties)

    for (wrapped, properties), group in groupby(entries, key):
        members = list(group)
        if wrapped:
            code = coding.code("hi", LINK, members[0].wrappers[depth])
            yield code._replace(content=parts_of(join_content(_grouped(members, depth + 1, coding))))
        elif properties == coding.base or not any(isinstance(entry.payload, str) for entry in members):
            yield from _plain(members, coding)
        else:
            code = coding.code("hi", name_of(properties, coding.base), properties)
            yield code._replace(content=parts_of(join_content(_plain(members, coding))))


def _plain(entries: Sequence[_Entry], coding: Coding) -> Iterator[str | Inline]:
    for entry in entries:
        if isinstance(entry.payload, str):
            yield entry.payload
        else:
            code = coding.code("ph", entry.payload.kind, entry.payload)
            yield code._replace(content=(entry.payload.number,) if entry.payload.number else ())


def elements_of(content: Content, coding: Coding, highlight: str = "") -> list[_Element]:
    """The elements of a translation; codes that it lacks and that are needed are at its end.

    Args:
        content: the translation, with the codes of the segment.
        coding: the segment.
        highlight: a colour to highlight it with.
    """
    left = dict(coding.table)
    made = _elements(content, coding.base, left, highlight)
    for number, meaning in left.items():
        if isinstance(meaning, Coded) and is_needed(Inline("ph", {"x": number, "type": meaning.kind})):
            made += map(deepcopy, meaning.elements)
    before = [deepcopy(e) for marker in coding.markers if not marker.is_end for e in marker.elements]
    after = [deepcopy(e) for marker in coding.markers if marker.is_end for e in marker.elements]
    return before + made + after


def _elements(
    content: Content, properties: bytes, left: dict[str, Coded | Wrapper | bytes], highlight: str
) -> list[_Element]:
    made: list[_Element] = []
    for part in parts_of(content):
        if isinstance(part, str):
            made += text_runs(part, properties, highlight)
            continue
        meaning = left.pop(code_id(part), None)
        if isinstance(meaning, Coded):
            made += map(deepcopy, meaning.elements)
        elif part.tag == "hi" or isinstance(meaning, bytes | Wrapper):
            inner = _elements(
                part.content, meaning if isinstance(meaning, bytes) else properties, left, highlight
            )
            made += meaning.around(inner) if isinstance(meaning, Wrapper) else inner
    return made


def text_runs(text: str, properties: bytes, highlight: str = "") -> list[_Element]:
    """The run of a text; tabs and line ends are those of a word processor."""
    from lxml import etree

    children: list[_Element] = []
    for number, line in enumerate(text.split("\n")):
        for place, words in enumerate(line.split("\t")):
            if place:
                children.append(etree.Element(W + "tab"))
            elif number:
                children.append(etree.Element(W + "br"))
            if words:
                piece = etree.Element(W + "t")
                piece.text = words
                piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                children.append(piece)
    return [run_of(properties, *children, highlight=highlight)] if children else []


def untranslated(flat: Flat, start: int, end: int, *, first: bool, highlight: str = "") -> list[_Element]:
    """The elements of what is not translated between two segments, or of a segment that is left as it is.

    Args:
        flat: the paragraph.
        start, end: where.
        first: whether codes at the start are included.
        highlight: a colour to highlight it with.
    """
    made: list[_Element] = []
    codes = [
        (at, code)
        for at, code in flat.codes
        if is_within(at, code, start, end) or (first and at == start and code.kind != BREAK)
    ]
    breaks = {at for at, code in codes if code.kind == BREAK}
    position = start
    for at, code in [*codes, (end, None)]:
        made += _as_it_was(flat, position, at, highlight)
        if code is not None:
            inside = list(map(deepcopy, code.elements))
            for wrapper in reversed(code.wrappers):
                inside = wrapper.around(inside)
            made += inside
        position = at + (at in breaks and code is not None and code.kind == BREAK)
    return made


def _as_it_was(flat: Flat, start: int, end: int, highlight: str) -> list[_Element]:
    made: list[_Element] = []
    for look, group in groupby(range(start, end), key=lambda at: flat.looks[at]):
        at = list(group)
        inside = text_runs(flat.text[at[0] : at[-1] + 1], look.properties, highlight)
        for wrapper in reversed(look.wrappers):
            inside = wrapper.around(inside)
        made += inside
    return made
