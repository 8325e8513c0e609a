"""Where an alignment differs from its gold, with the texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from align.alignment import Alignment
from align.core.bead import Bead
from align.core.table import Table
from align.evaluation.groups import group_numbers, nodes_of
from tmx.base.errors import UsageError


@dataclass(frozen=True, slots=True)
class _Group:
    """Beads of an alignment and of its gold that share segments, in order; none of them is in both."""

    found: tuple[Bead, ...]
    gold: tuple[Bead, ...]

    def segments(self, side: int) -> list[int]:
        """The segments of one side, 0 or 1, in order."""
        beads = (*self.found, *self.gold)
        return sorted({index for bead in beads for index in (bead.source, bead.target)[side]})


def errors(found: Alignment, gold: Alignment) -> Table:
    """Where an alignment differs from its gold, one row per place, with the texts and what went wrong.

    Raises:
        UsageError: the two do not have the same segments.
    """
    for side, ours, theirs in (
        ("source", found.source_segments, gold.source_segments),
        ("target", found.target_segments, gold.target_segments),
    ):
        if [segment.text for segment in ours] != [segment.text for segment in theirs]:
            raise UsageError(
                f"the alignment and its gold do not have the same {side} segments",
                cure="Segment the texts as the gold does, for instance with segment='paragraph'.",
            )
    source, target = found.source.lang, found.target.lang
    return Table.of(
        ("what went wrong", "found", "gold", "confidence", source, target),
        [_row(group, found) for group in _groups(found.beads, gold.beads)],
        {source: source, target: target},
    )


def _groups(found: Iterable[Bead], gold: Iterable[Bead]) -> list[_Group]:
    """The beads that only the alignment or only its gold has, in groups that share segments, in source order."""
    ours, theirs = ({(bead.source, bead.target): bead for bead in beads} for beads in (found, gold))
    keys = [key for key in (*ours, *theirs) if not (key in ours and key in theirs)]
    groups: dict[int, list[tuple[range, range]]] = {}
    for key, number in zip(keys, group_numbers(keys), strict=True):
        groups.setdefault(number, []).append(key)
    in_order = sorted(groups.values(), key=lambda group: min(node for key in group for node in nodes_of(key)))
    return [_Group(_in_order(ours, group), _in_order(theirs, group)) for group in in_order]


def _in_order(
    beads: Mapping[tuple[range, range], Bead], keys: Sequence[tuple[range, range]]
) -> tuple[Bead, ...]:
    """Those beads that have one of the keys, in source order."""
    chosen = [beads[key] for key in keys if key in beads]
    return tuple(sorted(chosen, key=lambda bead: (bead.source.start, bead.target.start)))


def _row(group: _Group, found: Alignment) -> tuple[Any, ...]:
    confidences = [bead.confidence for bead in group.found if bead.confidence is not None]
    sides = [
        " ¶ ".join(segments[index].text for index in group.segments(side))
        for side, segments in enumerate((found.source_segments, found.target_segments))
    ]
    return (
        _kind(group.found, group.gold),
        ", ".join(bead.type for bead in group.found),
        ", ".join(bead.type for bead in group.gold),
        max(confidences, default=None),
        *sides,
    )


def _kind(found: Sequence[Bead], gold: Sequence[Bead]) -> str:
    """What went wrong with beads that share segments, in words."""
    gold_pairs = [bead for bead in gold if not bead.is_gap]
    found_pairs = [bead for bead in found if not bead.is_gap]
    if not gold_pairs:
        return "paired what has no counterpart" if found_pairs else "cut an omission elsewhere"
    if not found_pairs:
        return "missed a pair"
    if len(gold_pairs) < len(gold) and len(found_pairs) == len(found):
        return "included what has no counterpart"
    if len(found_pairs) < len(gold_pairs):
        return "joined what is separate"
    if len(found_pairs) > len(gold_pairs):
        return "cut what belongs together"
    if all(bead.type == "1-1" for bead in (*found, *gold)):
        return "paired with the wrong one"
    return "drew the boundary elsewhere"
