"""Copies of gold documents with omissions, which few gold alignments have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from align.evaluation.folder import GoldDocument
from align.output.bead_files import Link

SHARE = 12  # on each side, a run of one twelfth of the beads is left out
ALONE = 0.03  # share of the beads that lose either side on their own
LEAST = 5  # beads of a run


def damaged(document: GoldDocument, seed: int) -> GoldDocument:
    """A copy where a run of beads lacks one side, another run the other side, and scattered beads either."""
    random = np.random.default_rng(seed)
    paired = [k for k, link in enumerate(document.links) if link.source and link.target]
    lost: dict[int, int] = {}  # the bead, and the side it loses
    for side in (0, 1):
        length = max(LEAST, len(paired) // SHARE)
        at = int(random.integers(max(1, len(paired) - length)))
        for k in paired[at : at + length]:
            lost.setdefault(k, side)
    for k in paired:
        if random.random() < ALONE:
            lost.setdefault(k, int(random.integers(2)))
    return without(document, lost)


def scattered(document: GoldDocument, seed: int, one_in: int = 20) -> tuple[GoldDocument, dict[int, int]]:
    """A copy that lacks single segments on either side by turns, and which: the bead, and the side that it loses.

    One bead in `one_in` loses a side; only beads of one segment on each side do, and never two neighbours.
    """
    random = np.random.default_rng(seed)
    single = [k for k, link in enumerate(document.links) if len(link.source) == len(link.target) == 1]
    lost: dict[int, int] = {}
    for k in random.permutation(single):
        if len(lost) * one_in >= len(document.links):
            break
        if not {k - 1, k, k + 1} & lost.keys():
            lost[int(k)] = len(lost) % 2
    return without(document, lost), lost


def without(document: GoldDocument, lost: Mapping[int, int]) -> GoldDocument:
    """A copy of a document where some beads lack a side; `lost` tells the side of each, 0 for the source.

    A bead that keeps several segments on the other side becomes as many gaps.
    """
    texts, numbers = [], []
    for side, text in enumerate((document.source, document.target)):
        gone = {
            segment
            for k, lacks in lost.items()
            if lacks == side
            for segment in _side(document.links[k], side)
        }
        kept = [segment for segment in range(len(text)) if segment not in gone]
        texts.append([text[segment] for segment in kept])
        numbers.append({segment: number for number, segment in enumerate(kept)})
    links: list[Link] = []
    for link in document.links:
        ours, theirs = (
            tuple(number[segment] for segment in _side(link, side) if segment in number)
            for side, number in enumerate(numbers)
        )
        if ours and theirs:
            links.append(Link(ours, theirs))
        else:
            links += [Link((i,), ()) for i in ours] + [Link((), (j,)) for j in theirs]
    return replace(document, source=texts[0], target=texts[1], links=links)


def _side(link: Link, side: int) -> tuple[int, ...]:
    return link.target if side else link.source
