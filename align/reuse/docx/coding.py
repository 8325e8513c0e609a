"""A segment of a paragraph as content with codes, and content as elements of a paragraph again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from align.reuse.docx.looks import Look, Wrapper, name_of, text_runs
from align.reuse.docx.pieces import MARKER, Coded, Flat
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
    """A segment: its content, how most of it is set and what is around all of it, and what its codes stand for.

    A code that surrounds text stands for how that is set, and for at most one wrapper around it.
    """

    content: Content = ""
    base: Look = field(default_factory=Look)
    table: dict[str, Coded | Look] = field(default_factory=dict)
    markers: list[Coded] = field(default_factory=list)

    def code(self, tag: str, kind: str, meaning: Coded | Look) -> Inline:
        """A new code, with the next number."""
        number = str(len(self.table) + 1)
        self.table[number] = meaning
        return Inline(tag, {"x": number, "type": kind})


def coded(flat: Flat, start: int, end: int) -> Coding:
    """The segment ``flat.text[start:end]``."""
    coding = Coding()
    coding.markers = [code for at, code in flat.codes if code.kind == MARKER and start < at <= end]
    entries = list(_entries(flat, start, end))
    around = _common([entry.wrappers for entry in entries])
    coding.base = Look(_usual(entries, len(around)), around)
    coding.content = join_content(_grouped(entries, len(around), coding.base.properties, coding))
    return coding


def _common(chains: Sequence[tuple[Wrapper, ...]]) -> tuple[Wrapper, ...]:
    """The wrappers that are around everything."""
    first, *others = chains or [()]
    size = 0
    while size < len(first) and all(len(other) > size and other[size] is first[size] for other in others):
        size += 1
    return first[:size]


def _usual(entries: Sequence[_Entry], depth: int) -> bytes:
    """The properties of most characters, of those that are in no further wrapper if there are any."""
    typed = [entry for entry in entries if isinstance(entry.payload, str)]
    outside = [entry for entry in typed if len(entry.wrappers) == depth and not str(entry.payload).isspace()]
    counts = Counter(entry.properties for entry in outside or typed)
    return counts.most_common(1)[0][0] if counts else b""


def _entries(flat: Flat, start: int, end: int) -> Iterator[_Entry]:
    """The characters and codes of a segment; a code is set as what is before it."""
    properties = flat.looks[start].properties if start < len(flat.looks) else b""
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


def _grouped(entries: Sequence[_Entry], depth: int, base: bytes, coding: Coding) -> Iterator[str | Inline]:
    """The content: what is inside the same wrapper or set alike, and not as most of the segment, is in one code."""

    def key(entry: _Entry) -> tuple[int, bytes]:
        wrapped = len(entry.wrappers) > depth
        return (id(entry.wrappers[depth]), b"") if wrapped else (0, entry.properties)

    for (wrapped, properties), group in groupby(entries, key):
        members = list(group)
        if wrapped:
            own = _usual(members, depth + 1)
            code = coding.code("hi", LINK, Look(own, members[0].wrappers[depth : depth + 1]))
            yield code._replace(content=parts_of(join_content(_grouped(members, depth + 1, own, coding))))
        elif properties == base or not any(
            isinstance(entry.payload, str) and not entry.payload.isspace() for entry in members
        ):
            yield from _plain(members, coding)
        else:
            code = coding.code("hi", name_of(properties, base), Look(properties))
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
    made = _elements(content, coding.base.properties, left, highlight)
    for wrapper in reversed(coding.base.wrappers):
        made = wrapper.around(made)
    for number, meaning in left.items():
        if isinstance(meaning, Coded) and is_needed(Inline("ph", {"x": number, "type": meaning.kind})):
            made += map(deepcopy, meaning.elements)
    before = [deepcopy(e) for marker in coding.markers if not marker.is_end for e in marker.elements]
    after = [deepcopy(e) for marker in coding.markers if marker.is_end for e in marker.elements]
    return before + made + after


def _elements(
    content: Content, properties: bytes, left: dict[str, Coded | Look], highlight: str
) -> list[_Element]:
    made: list[_Element] = []
    for part in parts_of(content):
        if isinstance(part, str):
            made += text_runs(part, properties, highlight)
            continue
        meaning = left.get(code_id(part))
        if isinstance(meaning, Coded):  # once only: Word refuses a note or a bookmark that is there twice
            del left[code_id(part)]
            made += map(deepcopy, meaning.elements)
        elif meaning is None:
            made += _elements(part.content, properties, left, highlight)
        else:
            inner = _elements(part.content, meaning.properties, left, highlight)
            for wrapper in reversed(meaning.wrappers):
                inner = wrapper.around(inner)
            made += inner
    return made


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
