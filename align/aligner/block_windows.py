"""Windows of blocks: whole blocks are aligned, between the anchors of names that their content confirms.

The segments inside are aligned in windows that are beads of blocks: one bead where it is beyond doubt, else all the
doubtful beads in a row, since the sentences may know better.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from align.aligner.block_content import BlockContent
from align.aligner.block_messages import said_of_blocks
from align.aligner.block_pairs import pair_blocks
from align.aligner.search.lattice import Point
from align.aligner.session import Session
from align.aligner.windows import Window
from align.core.bead import Bead
from align.core.block import Block, Segment
from align.core.document import Document
from align.structure.grammars import role_of

_SURE = 0.9  # posterior from which a bead of paragraphs is not searched again by sentences
_LIKELY = 0.5  # the same of blocks that correspond one to one, such as numbered paragraphs


def block_windows(source: Document, target: Document, session: Session) -> tuple[list[Window], list[str]]:
    """Windows of block indexes that partition both sides, and warnings about what does not fit."""
    return _BlockWindows(source, target, session).find()


class _BlockWindows:
    def __init__(self, source: Document, target: Document, session: Session) -> None:
        self.source = source
        self.target = target
        self.session = session
        self.segments = _whole(source), _whole(target)

    def find(self) -> tuple[list[Window], list[str]]:
        distances = self.session.distances(*self.segments)
        content = None if distances is None else BlockContent(distances)
        pairing = pair_blocks(self.source, self.target, content)
        beads = self.session.align(*self.segments, pairing.windows, blocks=True, structured=True)
        if content is not None and content.tells:
            beads = _separated(beads, content)
        beads = _reunited(beads, pairing.moved)
        warnings = said_of_blocks(self.source, self.target, pairing, beads)
        return list(self._windows(beads, set(pairing.anchors))), warnings

    def _windows(self, beads: Sequence[Bead], anchors: set[Point]) -> Iterator[Window]:
        """Beads that are beyond doubt, and the rows of doubtful ones between them."""
        doubtful: list[Bead] = []
        for bead in beads:
            follows = not doubtful or (
                doubtful[-1].source.stop == bead.source.start
                and doubtful[-1].target.stop == bead.target.start
            )
            settled = self._is_settled(bead, anchors)
            if doubtful and (settled or not follows):
                yield _around(doubtful)
                doubtful = []
            if settled:
                yield bead.source, bead.target
            else:
                doubtful.append(bead)
        if doubtful:
            yield _around(doubtful)

    def _is_settled(self, bead: Bead, anchors: set[Point]) -> bool:
        """Whether a bead of blocks is beyond doubt, or the last word: sentences are not asked."""
        if self.session.config.segment == "paragraph" or bead.decided:
            return True
        if bead.type == "1-1" and (bead.source.start, bead.target.start) in anchors:
            return True
        free = any(role_of(self.source, self.source.blocks[i]).free for i in bead.source) or any(
            role_of(self.target, self.target.blocks[j]).free for j in bead.target
        )
        return bead.posterior >= (_SURE if free else _LIKELY)


def _separated(beads: Sequence[Bead], content: BlockContent) -> list[Bead]:
    """The beads, with two gaps for each pair that the content refuses: a list may be sorted by each language."""
    found: list[Bead] = []
    for bead in beads:
        i, j = bead.source.start, bead.target.start
        if bead.type == "1-1" and content.refuses(i, j):
            found += [Bead(bead.source, range(j, j)), Bead(range(i + 1, i + 1), bead.target)]
        else:
            found.append(bead)
    return found


def _reunited(beads: Sequence[Bead], moved: Sequence[Point]) -> list[Bead]:
    """The beads, with namesakes out of order that are gaps on both sides as pairs."""
    sources = {bead.source.start: bead for bead in beads if bead.type == "1-0"}
    targets = {bead.target.start: bead for bead in beads if bead.type == "0-1"}
    partners = {i: j for i, j in moved if i in sources and j in targets}
    taken = {id(targets[j]) for j in partners.values()}
    found = []
    for bead in beads:
        if bead.type == "1-0" and bead.source.start in partners:
            column = partners[bead.source.start]
            found.append(dataclasses.replace(bead, target=range(column, column + 1), decided=True))
        elif id(bead) not in taken:
            found.append(bead)
    return found


def _around(beads: Sequence[Bead]) -> Window:
    return (
        range(beads[0].source.start, beads[-1].source.stop),
        range(beads[0].target.start, beads[-1].target.stop),
    )


def _whole(document: Document) -> list[Segment]:
    """Every block as one segment, with its label in front, which is evidence."""
    return [Segment(block, 0, len(block.text)) for block in map(_labelled, document)]


def _labelled(block: Block) -> Block:
    if not block.label:
        return block
    known = any(character.isascii() and character.isalnum() for character in block.label)
    label = block.label if known or not block.path else f"({block.path[-1]})"
    return dataclasses.replace(block, text=f"{label} {block.text}".strip(), refs=())
