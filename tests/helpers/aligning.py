"""Aligning lists of segments in the tests."""

from __future__ import annotations

from align.aligner.segments import align_segments
from align.aligner.windows import Window
from align.core.bead import Bead
from align.core.config import Config

NONE = Config(encoder="none")


def run(
    source: list[str], target: list[str], config: Config = NONE, windows: list[Window] | None = None
) -> list[Bead]:
    """Align an English and a French text; see that the beads are in order and hold every segment once."""
    beads = align_segments(source, target, source_lang="en", target_lang="fr", config=config, windows=windows)
    assert sorted(i for bead in beads for i in bead.source) == list(range(len(source)))
    assert sorted(j for bead in beads for j in bead.target) == list(range(len(target)))
    starts = [bead.source.start for bead in beads if bead.source]
    assert starts == sorted(starts)
    assert all((bead.confidence is None) == bead.is_gap for bead in beads)
    return beads


def pairs(beads: list[Bead]) -> list[tuple[list[int], list[int]]]:
    """The beads as lists of segment indexes."""
    return [(list(bead.source), list(bead.target)) for bead in beads]
