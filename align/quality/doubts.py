"""Why an alignment is unsure of a bead, in words for a translator."""

from __future__ import annotations

from collections.abc import Iterator
from math import log

from align.core.alignment import AlignedPair
from align.core.message import Message, says

_AGAINST = ("hardly-similar", "lengths-far-apart", "neighbour-fits")
"""The reasons of the aligner that speak against a bead, but for those on numbers: the checks know more ways to write
the same number, and where they find nothing, the numbers do not differ."""
_UNCERTAIN = 0.97
"""Probability of a bead among all others below which its borders are worth a word: 3 in 100 are elsewhere."""
_OFF = 0.25
"""Difference of a ratio of lengths from the usual one, as a logarithm: 28 % longer, 22 % shorter."""
_LITTLE = 25
"""Characters on the shorter side below which there is little to compare."""


def doubts(pair: AlignedPair, *, compared: bool = True, usual: float | None = None) -> tuple[Message, ...]:
    """What speaks against a bead of which the aligner is not sure; nothing of any other.

    Args:
        pair: the bead with its texts.
        compared: whether an encoder compared the meanings of the texts.
        usual: what ln(target length / source length) usually is in the document; None if it is not known.
    """
    bead = pair.bead
    if bead.decided or not bead.is_unsure:
        return ()
    found = [*_against(pair), *_of_lengths_and_borders(pair, usual)]
    return tuple(found) or (_weak(pair, compared=compared),)


def _of_lengths_and_borders(pair: AlignedPair, usual: float | None) -> Iterator[Message]:
    keys = {reason.key for reason in pair.bead.reasons}
    if usual is not None and pair.is_unit and "lengths-far-apart" not in keys:
        off = log(len(pair.target.text) / len(pair.source.text)) - usual
        if abs(off) > _OFF:
            yield says("rather-long" if off > 0 else "rather-short")
    if pair.bead.posterior < _UNCERTAIN and "neighbour-fits" not in keys:
        yield says("border-uncertain")


def _weak(pair: AlignedPair, *, compared: bool) -> Message:
    """The reason of last resort."""
    if min(len(pair.source.text), len(pair.target.text)) < _LITTLE:
        return says("little-text")
    alike = any(reason.key == "very-similar" for reason in pair.bead.reasons)
    return says("not-very-similar" if compared and not alike else "weak-signs")


def _against(pair: AlignedPair) -> Iterator[Message]:
    bead = pair.bead
    if len(bead.source) + len(bead.target) > 2:
        yield says("joins-segments", ours=len(bead.source), theirs=len(bead.target))
    if bead.crossing:
        yield says("other-order")
    yield from (reason for reason in bead.reasons if reason.key in _AGAINST)
