"""Which paragraphs of a file hold the blocks of a document, and where in them segments begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from align.core.block import Block, Kind
from align.segmentation import Segmenter

_AHEAD = 60  # blocks that may be missing among the paragraphs before one that is found


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph: where its segments are, and the first block that is in it, if any is."""

    spans: tuple[tuple[int, int], ...]
    block: Block | None = None


def placed(texts: Sequence[str], blocks: Sequence[Block], segment: Segmenter) -> list[Place]:
    """The places of the segments of paragraphs.

    What a block has not, such as a number that was typed, is in no segment; a paragraph in which no block is found,
    such as one of a header, is cut as a block of its own.

    Args:
        texts: those of the paragraphs, in order.
        blocks: those of the document, in order.
        segment: cuts a block.
    """
    found, done = [], 0
    for text in texts:
        runs = ((at, _run(text, blocks[at:])) for at in range(done, min(done + _AHEAD, len(blocks))))
        at, starts = max(runs, key=lambda run: _covered(run[1], blocks[run[0] :]), default=(done, []))
        held = blocks[at : at + len(starts)]
        whole = text.strip()
        if not starts or 2 * _covered(starts, held) < len(whole):
            block = Block(Kind.PARAGRAPH, (), whole)
            found.append(Place(tuple(_spans(text.find(whole), block, segment)) if whole else ()))
            continue
        done = at + len(starts)
        spans = [
            span for start, block in zip(starts, held, strict=True) for span in _spans(start, block, segment)
        ]
        found.append(Place(tuple(spans), held[0]))
    return found


def _run(text: str, blocks: Sequence[Block]) -> list[int]:
    """Where blocks that follow each other begin in a text, as many as there are in it."""
    starts: list[int] = []
    position = 0
    for block in blocks:
        start = text.find(block.text, position) if block.text else -1
        if start < 0:
            break
        starts.append(start)
        position = start + len(block.text)
        if position >= len(text):
            break
    return starts


def _covered(starts: Sequence[int], blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for _, block in zip(starts, blocks, strict=False))


def _spans(start: int, block: Block, segment: Segmenter) -> list[tuple[int, int]]:
    return [(start + one.start, start + one.end) for one in segment(block) if one.end > one.start]
