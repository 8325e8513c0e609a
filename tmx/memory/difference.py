"""What differs between a text and the source of a match, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from rapidfuzz.distance import Indel

from tmx.memory.tokens import token_spans

Kind = Literal["equal", "replaced", "added", "left out"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of both texts, as places of characters; the stretches follow one another, nothing is left over.

    What is ``added`` is in the text that was looked up and not in the source of the match, what is ``left out`` is
    the other way round; what is ``replaced`` is in both, in other words. White space belongs to what it follows, at the
    start of a text to what follows it.
    """

    kind: Kind
    source: Span
    query: Span

    def as_dict(self, source: str, query: str) -> dict[str, str]:
        """What it says of the two texts, for JSON."""
        return {
            "kind": self.kind,
            "source": source[slice(*self.source)],
            "text": query[slice(*self.query)],
        }


def differences(source: str, query: str) -> list[Difference]:
    """The difference of a text that was looked up and the source of a match; an empty list if both are empty.

    >>> source, query = "the report of 2003", "the second report of 2004"
    >>> [(part.kind, query[slice(*part.query)]) for part in differences(source, query)]
    [('equal', 'the '), ('added', 'second '), ('equal', 'report of '), ('replaced', '2004')]
    """
    old, new = list(token_spans(source)), list(token_spans(query))
    blocks = Indel.opcodes([source[slice(*span)] for span in old], [query[slice(*span)] for span in new])
    runs: list[tuple[bool, int, int]] = []  # whether it is equal, where it ends in both
    for block in blocks:
        equal = block.tag == "equal"
        if runs and runs[-1][0] == equal:
            runs.pop()
        runs.append((equal, block.src_end, block.dest_end))
    if not old and not new:  # white space at most
        return [Difference("equal", (0, len(source)), (0, len(query)))] if source or query else []
    old_ends = [0, *(start for start, _ in old[1:]), len(source)]
    new_ends = [0, *(start for start, _ in new[1:]), len(query)]
    if not old or not new:
        return [Difference("added" if new else "left out", (0, len(source)), (0, len(query)))]
    found = []
    for (_, i, j), (equal, k, m) in pairwise([(True, 0, 0), *runs]):
        ours, theirs = (old_ends[i], old_ends[k]), (new_ends[j], new_ends[m])
        found.append(Difference(_kind(equal, k - i, m - j), ours, theirs))
    return found


def _kind(equal: bool, old: int, new: int) -> Kind:
    if equal:
        return "equal"
    return "replaced" if old and new else "added" if new else "left out"
