"""The bead: what the aligner makes and everything else reads."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from align.core.message import Message

DOUBTFUL = 0.5
"""A bead with a lower confidence is doubtful: it is more likely wrong than right."""
SURE = 0.9
"""A bead with a lower confidence should be looked at: of ten such, at least one is wrong."""
SURE_JOINED = 0.95
"""The same for a bead of more than two segments, one of which may have no counterpart: a loss that no reader of the
memory would notice."""


@dataclass(frozen=True, slots=True)
class Bead:
    """A group of m source and n target segments that translate each other, or a gap on one side.

    `source` and `target` are ranges of 0-based segment indexes (step 1). `cost` is -ln p, lower is better;
    `confidence` is the probability in [0, 1] that the bead is exactly right, None for a gap, which is never
    a best score. `reasons` says what the confidence rests on. `crossing` marks a bead that is out of order
    with its neighbours. `decided` tells that a person made the bead or confirmed it.
    """

    source: range
    target: range
    cost: float = 0.0
    confidence: float | None = None
    reasons: tuple[Message, ...] = ()
    crossing: bool = False
    decided: bool = False

    def __post_init__(self) -> None:
        if self.source.step != 1 or self.target.step != 1:
            raise ValueError("the segments of a bead must be consecutive")
        if not self.source and not self.target:
            raise ValueError("a bead must have segments on at least one side")
        if self.is_gap and self.confidence is not None:
            raise ValueError("a gap has no confidence")
        if self.confidence is not None and not 0 <= self.confidence <= 1:
            raise ValueError(f"a confidence must be in [0, 1], not {self.confidence}")

    @property
    def is_gap(self) -> bool:
        """Whether one side is empty."""
        return not self.source or not self.target

    @property
    def is_unsure(self) -> bool:
        """Whether the confidence is so low that a person should look at the bead; never of a gap."""
        sure = SURE_JOINED if len(self.source) + len(self.target) > 2 else SURE
        return self.confidence is not None and self.confidence < sure

    @property
    def posterior(self) -> float:
        """The probability in [0, 1] that the search gave the bead over all other paths: exp(-cost)."""
        return exp(-self.cost)

    @property
    def type(self) -> str:
        """The sizes of both sides, as ``1-2``."""
        return f"{len(self.source)}-{len(self.target)}"
