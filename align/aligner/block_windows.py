"""Windows of blocks from their numbers and roles, verified and narrowed by their content."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from align.aligner.block_pairs import Pairing, pair_blocks
from align.aligner.session import Session
from align.aligner.windows import Window, by_window
from align.core.bead import Bead
from align.core.block import Segment
from align.core.document import Document
from align.structure.grammars import role_of

_SHOWN = 5  # places that a message names


def block_windows(source: Document, target: Document, session: Session) -> tuple[list[Window], list[str]]:
    """Windows of block indexes that partition both sides, and warnings about what does not fit.

    Where blocks correspond (numbered paragraphs, the paragraphs of a preamble), a window is one bead of blocks.
    A stretch of plain paragraphs stays whole, since their sentences can be aligned better across it.
    """
    return _BlockWindows(source, target, session).find()


class _BlockWindows:
    def __init__(self, source: Document, target: Document, session: Session) -> None:
        self.source = source
        self.target = target
        self.session = session
        self.segments = _whole(source), _whole(target)

    def find(self) -> tuple[list[Window], list[str]]:
        pairing = pair_blocks(self.source, self.target)
        warnings = list(pairing.warnings)
        if len(pairing.windows) == 1 and self._is_free(pairing.windows[0]):
            return list(pairing.windows), warnings
        beads = self._align(pairing.windows, merge=pairing.regular)
        if corrected := self._corrected(pairing):
            pairing = pair_blocks(self.source, self.target, corrected)
            beads = self._align(pairing.windows, merge=False)
            warnings.append(self._misleading(corrected))
        narrowed: list[Window] = []
        for window, inside in zip(pairing.windows, by_window(pairing.windows, beads), strict=True):
            narrowed += [window] if self._is_free(window) else [(bead.source, bead.target) for bead in inside]
        return narrowed, warnings

    def _align(self, windows: Sequence[Window], *, merge: bool) -> list[Bead]:
        """Beads of whole blocks; without `merge`, numbered blocks are paired one to one or not at all."""
        beads = self.session.align(*self.segments, windows)
        if merge:
            return beads
        single = dataclasses.replace(self.session.config, max_bead=1)
        ones = self.session.align(*self.segments, windows, single)
        chosen = [
            one if self._is_numbered(window) else many
            for window, one, many in zip(
                windows, by_window(windows, ones), by_window(windows, beads), strict=True
            )
        ]
        return [bead for group in chosen for bead in group]

    def _corrected(self, pairing: Pairing) -> dict[int, int]:
        """The target blocks that content pairs with source blocks, against their numbers.

        A number is overruled only where two blocks are by far each other's nearest.
        """
        nearest = dict(self.session.nearest(*self.segments))
        backward = {j: i for i, j in nearest.items()}
        corrected = {}
        for i, j in pairing.numbered:
            if nearest.get(i, j) != j:
                corrected[i] = nearest[i]
            elif backward.get(j, i) != i:
                corrected[backward[j]] = j
        return corrected

    def _misleading(self, corrected: Mapping[int, int]) -> str:
        places = [str(self.source.blocks[i].locator) for i in sorted(corrected)]
        shown = "; ".join([*filter(None, places[:_SHOWN]), *["…"] * (len(places) > _SHOWN)])
        numbers = "1 number is" if len(places) == 1 else f"{len(places)} numbers are"
        return (
            f"{self.source.name}: {numbers} misleading ({shown}): "
            "these paragraphs or footnotes were paired by content"
        )

    def _is_numbered(self, window: Window) -> bool:
        blocks = [*(self.source.blocks[i] for i in window[0]), *(self.target.blocks[j] for j in window[1])]
        return any(block.label for block in blocks)

    def _is_free(self, window: Window) -> bool:
        if len(window[0]) <= 1 and len(window[1]) <= 1:
            return False
        return any(role_of(self.source, self.source.blocks[i]).free for i in window[0]) or any(
            role_of(self.target, self.target.blocks[j]).free for j in window[1]
        )


def _whole(document: Document) -> list[Segment]:
    return [Segment(block, 0, len(block.text)) for block in document]
