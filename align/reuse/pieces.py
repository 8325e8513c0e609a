"""The segments of a document as they are looked up in a memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, product
from typing import Literal

from align.core.block import Segment
from align.core.document import Document
from align.segmentation import segmenter
from align.segmentation.clauses import clause_starts
from tmx.memory import Context
from tmx.unit.content import CODE

Level = Literal["paragraph", "sentence", "clause"]
LEVELS: tuple[Level, ...] = ("paragraph", "sentence", "clause")
"""What a segment may be."""
_MOST_CUTS = 8  # of a sentence: the spans between them that are looked up grow with the square

Cost = Callable[[Segment], float]
"""What it takes to translate a segment, such as its words by their weight."""


def pieces(document: Document, level: Level, *, srx: str = "") -> list[Segment]:
    """The segments of a document, in order, sentences whole; those without any text are left out.

    Args:
        document: what is cut.
        level: paragraphs or sentences; clauses are cut out of sentences by `cheapest`.
        srx: a file of segmentation rules by which sentences are cut, if not by ours.
    """
    cut = segmenter(document.lang, sentences=level != "paragraph", srx=srx)
    return [segment for block in document for segment in cut(block) if segment.text.strip()]


def limits(segment: Segment, lang: str) -> list[int]:
    """The offsets at which a sentence may be cut, with its beginning and its end; none in between if it is short."""
    starts = clause_starts(segment, lang)
    return [0, *(starts if len(starts) <= _MOST_CUTS else []), len(segment.text)]


def spans(segment: Segment, limits: Sequence[int]) -> Iterator[Segment]:
    """Everything that is between two of its limits."""
    for start, end in combinations(limits, 2):
        yield _slice(segment, start, end)


def cheapest(segment: Segment, limits: Sequence[int], cost: Cost) -> list[Segment]:
    """The cut into clauses that costs least, and of those as cheap, that into the fewest.

    Where two languages are aligned by clauses, a sentence is cut where both can be cut. Of one language alone nobody
    knows where the other can be cut, but a memory does: what it holds costs less.
    """
    best: list[tuple[float, int, list[Segment]]] = [(0.0, 0, [])]
    for end in range(1, len(limits)):
        ways = []
        for start in range(end):
            before, parts, made = best[start]
            clause = _slice(segment, limits[start], limits[end])
            ways.append((before + cost(clause), parts + 1, [*made, clause]))
        best.append(min(ways, key=lambda way: (round(way[0], 6), way[1])))
    return best[-1][2]


def _slice(segment: Segment, start: int, end: int) -> Segment:
    end = len(segment.text[:end].rstrip())
    return Segment(segment.block, segment.start + start, segment.start + end)


def wordings(segment: Segment) -> Iterator[str]:
    """The text as memories may have it: without its footnote references, and with each as an inline code."""
    yield segment.text
    if segment.refs:
        yield with_codes(segment)


def with_codes(segment: Segment) -> str:
    """The text with a code at each footnote reference."""
    text, parts, start = segment.text, [], 0
    for ref in segment.refs:
        parts += [text[start : ref.offset], CODE]
        start = ref.offset
    return "".join([*parts, text[start:]])


def contexts(segments: Sequence[Segment], at: int) -> list[Context]:
    """The segments before and after one, None where there is none, in all the wordings that memories may have."""
    before = wordings(segments[at - 1]) if at else [None]
    after = wordings(segments[at + 1]) if at + 1 < len(segments) else [None]
    return [Context(*near) for near in product(before, after)]
