"""The way through: two documents -> windows from structure -> beads of segments -> an alignment."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from align.aligner import align_segments, looks_unrelated
from align.alignment import Alignment
from align.bead import Bead
from align.config import Config
from align.document import Document, Kind, Segment
from align.held import DECIDED, Anchor, Held, cut
from align.pairing import Pairing, Window, longest_rising, pair_blocks
from align.segmentation import cut_alike, segment_block

Progress = Callable[[int, int], None]

_SURE = 0.9  # the confidence at which content contradicts a number
_FREE = frozenset({Kind.PARAGRAPH, Kind.TOC})  # roles whose blocks need not correspond one to one


def align_documents(
    source: Document,
    target: Document,
    config: Config = Config(),
    progress: Progress | None = None,
    *,
    anchors: Sequence[Anchor] = (),
) -> Alignment:
    """Align two documents: blocks by structure, then the segments inside.

    Args:
        source: one language version.
        target: the other.
        config: the options.
        progress: called with the segments done and all segments.
        anchors: beads that stand as they are, of segments of these documents; no two hold the same text.

    Raises:
        UsageError: the encoder is unknown or not installed.
    """
    return _Aligner(source, target, config, progress, anchors).run()


class _Aligner:
    def __init__(
        self,
        source: Document,
        target: Document,
        config: Config,
        progress: Progress | None,
        anchors: Sequence[Anchor],
    ) -> None:
        self.source = source
        self.target = target
        self.config = config
        self.progress = progress
        self.anchors = anchors
        self.warnings = [*source.warnings, *target.warnings]

    def run(self) -> Alignment:
        if self.source.symbol and self.target.symbol and self.source.symbol != self.target.symbol:
            self.warnings.append(
                f"these are different documents: {self.source.name} is {self.source.symbol}, "
                f"{self.target.name} is {self.target.symbol}"
            )
        level = self.config.segment
        windows = [(range(len(self.source.blocks)), range(len(self.target.blocks)))]
        if level != "line":
            windows = self._block_windows()
        sentences = level in ("sentence", "clause")
        source = [segment_block(block, self.source.lang, sentences=sentences) for block in self.source]
        target = [segment_block(block, self.target.lang, sentences=sentences) for block in self.target]
        rows = cut(source, [piece for anchor in self.anchors for piece in anchor.source])
        columns = cut(target, [piece for anchor in self.anchors for piece in anchor.target])
        windows = _inside(windows, rows, columns)
        segments = [s for block in rows for s in block], [t for block in columns for t in block]
        beads = self._align_around(*segments, windows)
        if level == "clause":
            segments, windows = self._clauses(*segments, beads)
            beads = self._align_around(*segments, windows)
        if looks_unrelated(beads):
            self.warnings.append(
                "the two texts hardly look like translations of each other: check every unit"
            )
        return Alignment(
            self.source,
            self.target,
            tuple(segments[0]),
            tuple(segments[1]),
            tuple(mark_crossings(beads)),
            self.config,
            tuple(self.warnings),
        )

    def _align_around(
        self, source: Sequence[Segment], target: Sequence[Segment], windows: Sequence[Window]
    ) -> list[Bead]:
        """Align what the anchors leave."""
        if not self.anchors:
            return self._align(source, target, windows)
        held = Held(self.anchors, source, target)
        return held.hold(self._align(source, target, held.windows(windows)))

    def _align(
        self,
        source: Sequence[Segment],
        target: Sequence[Segment],
        windows: Sequence[Window],
        config: Config | None = None,
    ) -> list[Bead]:
        return align_segments(
            [segment.text for segment in source],
            [segment.text for segment in target],
            source_lang=self.source.lang,
            target_lang=self.target.lang,
            config=config or self.config,
            windows=windows,
            progress=self.progress,
        )

    def _align_blocks(self, windows: Sequence[Window], *, merge: bool) -> list[Bead]:
        """Beads of whole blocks; without `merge` numbered blocks pair one to one or not at all."""
        source = [Segment(block, 0, len(block.text)) for block in self.source]
        target = [Segment(block, 0, len(block.text)) for block in self.target]
        beads = self._align(source, target, windows)
        if merge:
            return beads
        single = dataclasses.replace(self.config, max_bead=1)
        numbered = [window for window in windows if self._is_numbered(window)]
        ones = self._align(source, target, windows, single)
        apart = [bead for bead in ones if any(_holds(window, bead) for window in numbered)]
        rest = [bead for bead in beads if not any(_holds(window, bead) for window in numbered)]
        return sorted([*apart, *rest], key=lambda bead: (bead.source.start, bead.target.start))

    def _is_numbered(self, window: Window) -> bool:
        blocks = [*(self.source.blocks[i] for i in window[0]), *(self.target.blocks[j] for j in window[1])]
        return any(block.label for block in blocks)

    def _block_windows(self) -> list[Window]:
        """The windows of the structure, those of structured blocks narrowed to the beads of their blocks."""
        pairing = pair_blocks(self.source, self.target)
        self.warnings += pairing.warnings
        if len(pairing.windows) == 1 and self._is_free(pairing.windows[0]):
            return list(pairing.windows)
        if not pairing.regular and (misleading := self._misleading(pairing)):
            pairing = pair_blocks(self.source, self.target, misleading)
            self.warnings.append(
                f"the numbers of {len(misleading)} paragraphs or footnotes mislead: they were paired by content"
            )
        windows = pairing.windows
        beads = self._align_blocks(windows, merge=pairing.regular)
        narrowed: list[Window] = []
        for window in windows:
            if self._is_free(window):
                narrowed.append(window)
            else:
                narrowed += [(bead.source, bead.target) for bead in beads if _holds(window, bead)]
        return narrowed

    def _misleading(self, pairing: Pairing) -> set[tuple[int, int]]:
        """The anchors by number that the content contradicts: one of the two surely belongs to another block."""
        if len(longest_rising(pairing.numbered)) < len(pairing.numbered):
            return set()  # blocks moved on purpose: the search, which keeps the order, cannot tell
        by_role = pair_blocks(self.source, self.target, pairing.numbered)
        beads = [bead for bead in self._align_blocks(by_role.windows, merge=False) if bead.type == "1-1"]
        sure = [bead for bead in beads if (bead.confidence or 0) >= _SURE]
        targets = {bead.source.start: bead.target.start for bead in sure}
        sources = {bead.target.start: bead.source.start for bead in sure}
        return {(i, j) for i, j in pairing.numbered if targets.get(i, j) != j or sources.get(j, i) != i}

    def _is_free(self, window: Window) -> bool:
        if len(window[0]) <= 1 and len(window[1]) <= 1:
            return False
        kinds = {self.source.blocks[i].kind for i in window[0]} | {
            self.target.blocks[j].kind for j in window[1]
        }
        return bool(kinds & _FREE)

    def _clauses(
        self, source: Sequence[Segment], target: Sequence[Segment], beads: Sequence[Bead]
    ) -> tuple[tuple[list[Segment], list[Segment]], list[Window]]:
        """Cut the sentences of 1-1 beads alike; every bead becomes a window."""
        cut_source: dict[int, tuple[Segment, ...]] = {i: (segment,) for i, segment in enumerate(source)}
        cut_target: dict[int, tuple[Segment, ...]] = {j: (segment,) for j, segment in enumerate(target)}
        for bead in beads:
            if bead.type == "1-1" and DECIDED not in bead.reasons:
                i, j = bead.source.start, bead.target.start
                cut_source[i], cut_target[j] = cut_alike(
                    source[i], target[j], self.source.lang, self.target.lang
                )
        sides = [cut_source[i] for i in range(len(source))], [cut_target[j] for j in range(len(target))]
        windows = _inside([(bead.source, bead.target) for bead in beads], *sides)
        return ([s for side in sides[0] for s in side], [t for side in sides[1] for t in side]), windows


def _inside(
    windows: Sequence[Window], source: Sequence[Sequence[Segment]], target: Sequence[Sequence[Segment]]
) -> list[Window]:
    """Windows of blocks (or sentences) as windows of the segments that these were cut into."""
    source_starts, target_starts = _starts(source), _starts(target)
    return [
        (
            range(source_starts[rows.start], source_starts[rows.stop]),
            range(target_starts[columns.start], target_starts[columns.stop]),
        )
        for rows, columns in windows
    ]


def _starts(groups: Sequence[Sequence[Segment]]) -> list[int]:
    starts = [0]
    for group in groups:
        starts.append(starts[-1] + len(group))
    return starts


def _holds(window: Window, bead: Bead) -> bool:
    return _within(bead.source, window[0]) and _within(bead.target, window[1])


def _within(inner: range, outer: range) -> bool:
    return not inner or (outer.start <= inner.start and inner.stop <= outer.stop)


def mark_crossings(beads: Sequence[Bead]) -> list[Bead]:
    """Mark the beads that leave the order of the target."""
    places = [(index, bead.target.start) for index, bead in enumerate(beads) if not bead.is_gap]
    in_order = {index for index, _ in longest_rising(places)}
    return [
        bead if bead.is_gap or index in in_order else dataclasses.replace(bead, crossing=True)
        for index, bead in enumerate(beads)
    ]
