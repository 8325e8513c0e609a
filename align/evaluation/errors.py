"""Where an alignment differs from its gold, with the texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from align.alignment import Alignment
from align.core.bead import Bead
from align.core.table import Table
from tmx.base.errors import UsageError


@dataclass
class _Group:
    """Beads of an alignment and of its gold that share segments."""

    nodes: set[tuple[int, int]] = field(default_factory=set)
    found: list[Bead] = field(default_factory=list)
    gold: list[Bead] = field(default_factory=list)

    def take(self, other: _Group) -> None:
        self.nodes |= other.nodes
        self.found += other.found
        self.gold += other.gold


def errors(found: Alignment, gold: Alignment) -> Table:
    """Where an alignment differs from its gold, one row a place, with the texts and what went wrong.

    Raises:
        UsageError: the two are not of the same segments.
    """
    for side, ours, theirs in (
        ("source", found.source_segments, gold.source_segments),
        ("target", found.target_segments, gold.target_segments),
    ):
        if [segment.text for segment in ours] != [segment.text for segment in theirs]:
            raise UsageError(
                f"the alignment and its gold do not have the same {side} segments",
                cure="Cut the alignment as the gold is cut, for instance with segment='paragraph'.",
            )
    source, target = found.source.lang, found.target.lang
    return Table.of(
        ("what went wrong", "found", "gold", "confidence", source, target),
        [_row(group, found) for group in _groups(found.beads, gold.beads)],
        {source: source, target: target},
    )


def _groups(found: Iterable[Bead], gold: Iterable[Bead]) -> list[_Group]:
    """The beads that one side has and the other has not, in groups that share segments, in source order."""
    ours, theirs = ({(bead.source, bead.target): bead for bead in beads} for beads in (found, gold))
    groups: list[_Group] = []
    for mine, beads, others in ((True, ours, theirs), (False, theirs, ours)):
        for key, bead in beads.items():
            if key not in others:
                nodes = {(side, index) for side, span in enumerate(key) for index in span}
                new = _Group(nodes, [bead] if mine else [], [] if mine else [bead])
                for group in [group for group in groups if group.nodes & nodes]:
                    new.take(group)
                    groups.remove(group)
                groups.append(new)
    return sorted(groups, key=lambda group: min(group.nodes))


def _row(group: _Group, found: Alignment) -> tuple[Any, ...]:
    by_place = sorted(group.found, key=lambda bead: (bead.source.start, bead.target.start))
    gold = sorted(group.gold, key=lambda bead: (bead.source.start, bead.target.start))
    confidences = [bead.confidence for bead in by_place if bead.confidence is not None]
    sides = [
        " ¶ ".join(segments[k].text for k in sorted(k for place, k in group.nodes if place == side))
        for side, segments in enumerate((found.source_segments, found.target_segments))
    ]
    return (
        _kind(by_place, gold),
        ", ".join(bead.type for bead in by_place),
        ", ".join(bead.type for bead in gold),
        max(confidences, default=None),
        *sides,
    )


def _kind(found: Sequence[Bead], gold: Sequence[Bead]) -> str:
    """What went wrong in words, for beads that share segments."""
    gold_pairs = [bead for bead in gold if not bead.is_gap]
    found_pairs = [bead for bead in found if not bead.is_gap]
    if not gold_pairs:
        return "paired what has no counterpart" if found_pairs else "cut an omission elsewhere"
    if not found_pairs:
        return "missed a pair"
    if len(gold_pairs) < len(gold) and len(found_pairs) == len(found):
        return "took in what has no counterpart"
    if len(found_pairs) < len(gold_pairs):
        return "joined what is apart"
    if len(found_pairs) > len(gold_pairs):
        return "cut what belongs together"
    if all(bead.type == "1-1" for bead in (*found, *gold)):
        return "paired with the wrong one"
    return "drew the limit elsewhere"
