"""Why an alignment is unsure of a bead, in words for a translator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.core.alignment import AlignedPair
from align.core.bead import SURE
from align.core.message import Message, says
from align.quality.checks.remark import Remark

_AGAINST = ("hardly-similar", "lengths-far-apart", "neighbour-fits")
"""The reasons of the aligner that speak against a bead."""
_NUMBERS = ("numbers-differ", "numbers-only-in-source", "numbers-only-in-target")
"""Reasons that the checks of numbers give in more detail, if they find the same."""
_COMPARE_NUMBERS = frozenset({"numbers", "dates", "symbols"})


def doubts(pair: AlignedPair, remarks: Sequence[Remark], *, compared: bool = True) -> tuple[Message, ...]:
    """What speaks against a bead of which the aligner is not sure; nothing of any other.

    Args:
        pair: the bead with its texts.
        remarks: what the checks say of it; what they have said is not repeated.
        compared: whether an encoder compared the meanings of the texts.
    """
    bead = pair.bead
    if bead.confidence is None or bead.confidence >= SURE or bead.decided:
        return ()
    return tuple(_against(pair, remarks)) or ((says("not-very-similar"),) if compared else ())


def _against(pair: AlignedPair, remarks: Sequence[Remark]) -> Iterator[Message]:
    bead = pair.bead
    if len(bead.source) + len(bead.target) > 2:
        yield says("joins-segments", ours=len(bead.source), theirs=len(bead.target))
    if bead.crossing:
        yield says("other-order")
    told = any(remark.check in _COMPARE_NUMBERS for remark in remarks)
    yield from (
        reason for reason in bead.reasons if reason.key in _AGAINST or (reason.key in _NUMBERS and not told)
    )
