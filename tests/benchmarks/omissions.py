"""Omissions: units left out of one side of gold alignments, and what becomes of what has lost its counterpart.

    python tests/benchmarks/omissions.py [FOLDER] [--encoder use] [--rounds 3] [--only NAME…] [--json]

FOLDER holds gold alignments, NAME.gold with NAME.en|fr|de…, at any depth. From every text, one unit in twenty is left
out, of one side or the other by turns, never two neighbours; only units that are paired one to one. Lines of the folder
``paragraphs`` are paragraphs; lines of any other are sentences, which are aligned once as lines and once as
paragraphs of their own, with a blank line between them.

found     the counterparts of what was left out that come out as gaps, per cent
false     units in gaps that have a counterpart, per 100 kept
flagged   the other counterparts of what was left out that are in the list of what to look at, per cent
listed    units in that list, per cent of all
ECE       the expected calibration error of the confidences of the beads that are not gaps
F1        strict, of the damaged texts against what is left of the gold
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

import numpy as np
from data import default_folder

from align import Alignment, align
from align.aligner.confidence import calibration_error
from align.core.bead import Bead
from align.evaluation.folder import GoldDocument, read_folder
from align.evaluation.scores import Score, pooled, score
from align.output.bead_files import Link
from align.quality.attention import attention_of
from align.training.damage import scattered

SEED = 2026
SHARE = 20  # one unit in so many is left out
COLUMNS = ("found", "false", "flagged", "listed", "ECE", "F1")


@dataclass
class Damaged:
    """A copy of a gold document, and the lines of both sides that have lost their counterpart."""

    gold: GoldDocument
    lonely: tuple[set[int], set[int]]


@dataclass
class Tally:
    """What is counted; tallies add up."""

    left_out: int = 0
    found: int = 0
    flagged: int = 0
    kept: int = 0
    false: int = 0
    units: int = 0
    listed: int = 0
    confidence: list[float] = field(default_factory=list)
    truth: list[bool] = field(default_factory=list)
    scores: list[Score] = field(default_factory=list)

    @classmethod
    def of(cls, tallies: Sequence[Tally]) -> Tally:
        """The sum of several."""
        total = cls()
        for tally in tallies:
            for one in fields(cls):
                setattr(total, one.name, getattr(total, one.name) + getattr(tally, one.name))
        return total

    def row(self) -> dict[str, float]:
        """The figures of the table."""
        swallowed = self.left_out - self.found
        return {
            "found": 100 * self.found / max(1, self.left_out),
            "false": 100 * self.false / max(1, self.kept),
            "flagged": 100 * self.flagged / swallowed if swallowed else 100.0,
            "listed": 100 * self.listed / max(1, self.units),
            "ECE": calibration_error(np.array(self.confidence), np.array(self.truth, dtype=float)),
            "F1": pooled(self.scores).strict.f1,
        }


def without_some(gold: GoldDocument, seed: int) -> Damaged:
    """A copy of a gold document that lacks some units on either side."""
    copy, lost = scattered(gold, seed, SHARE)
    gone, left = ([set[int](), set[int]()] for _ in range(2))
    for k, side in lost.items():
        ends = gold.links[k].source[0], gold.links[k].target[0]
        gone[side].add(ends[side])
        left[1 - side].add(ends[1 - side])
    lonely = [{line - sum(one < line for one in gone[side]) for line in left[side]} for side in (0, 1)]
    return Damaged(copy, (lonely[0], lonely[1]))


def tally(damaged: Damaged, lines: bool, encoder: str) -> Tally:
    """Align a damaged copy and count."""
    gold = damaged.gold
    between = "\n" if lines else "\n\n"
    found = align(
        between.join(gold.source) + "\n",
        between.join(gold.target) + "\n",
        source_lang=gold.source_lang,
        target_lang=gold.target_lang,
        lines=lines,
        encoder=encoder,
    )
    result = Tally()
    attention = attention_of(found)
    result.units, result.listed = len(attention), sum(item.flagged for item in attention)
    gaps: tuple[set[int], set[int]] = (set(), set())
    held: tuple[set[int], set[int]] = (set(), set())
    seen: tuple[set[int], set[int]] = (set(), set())
    links: list[Link] = []
    for item in attention:
        sides = [_gold_lines(found, item.pair.bead, side, lines) for side in (0, 1)]
        links.append(Link(sides[0], sides[1]))
        if lines and item.pair.bead.confidence is not None:
            result.confidence.append(item.pair.bead.confidence)
            result.truth.append(links[-1] in gold.links)
        for side in (0, 1):
            (gaps if item.pair.is_gap else held)[side].update(sides[side])
            if item.flagged:
                seen[side].update(sides[side])
    for side, text in enumerate((gold.source, gold.target)):
        lonely = damaged.lonely[side]
        alone = gaps[side] - held[side]
        paired = {
            line
            for link in gold.links
            if link.source and link.target
            for line in (link.source, link.target)[side]
        }
        result.left_out += len(lonely)
        result.found += len(lonely & alone)
        result.flagged += len((lonely - alone) & seen[side])
        result.kept += len(text) - len(lonely)
        result.false += len(alone & paired)
    result.kept //= 2
    result.scores = [score(links, gold.links)] if lines else []
    return result


def _gold_lines(found: Alignment, bead: Bead, side: int, lines: bool) -> tuple[int, ...]:
    """The lines of the gold that one side of a bead comes from, from 0."""
    segments = (found.source_segments, found.target_segments)[side]
    span = (bead.source, bead.target)[side]
    if lines:
        return tuple(span)
    return tuple(sorted({(segments[k].block.lines[0] - 1) // 2 for k in span}))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=default_folder())
    parser.add_argument("--encoder", default="use")
    parser.add_argument("--rounds", type=int, default=3, help="damaged copies of each document (default: 3)")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="documents with such names")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not options.json:
        print(f"{'':44}{'out':>5}" + "".join(f"{name:>9}" for name in COLUMNS))
    rows: dict[str, list[tuple[str, Tally]]] = {"paragraphs": [], "sentences": []}
    for document in read_folder(options.folder):
        if options.only and not any(name in document.name for name in options.only):
            continue
        copies = [without_some(document, SEED + k) for k in range(options.rounds)]
        for unit, lines in _ways(document):
            found = Tally.of([tally(copy, lines, options.encoder) for copy in copies])
            rows[unit].append((document.name, found))
            if not options.json:
                print(_line(f"{unit} {document.name}", found), flush=True)
    totals = {unit: Tally.of([one for _, one in found]) for unit, found in rows.items() if found}
    if options.json:
        result = {unit: {name: one.row() for name, one in found} for unit, found in rows.items()}
        print(json.dumps(result | {"all": {unit: one.row() for unit, one in totals.items()}}, indent=1))
    else:
        for unit, one in totals.items():
            print(_line(f"all {unit}", one))


def _ways(document: GoldDocument) -> list[tuple[str, bool]]:
    """What the lines of a document are aligned as, and whether line by line."""
    if document.genre == "paragraphs":
        return [("paragraphs", True)]
    return [("paragraphs", False), ("sentences", True)]


def _line(name: str, found: Tally) -> str:
    row = found.row()
    shown = [f"{row[name]:>9.3f}" if name in ("ECE", "F1") else f"{row[name]:>9.1f}" for name in COLUMNS]
    return f"{name:44}{found.left_out:>5}" + "".join(shown)


if __name__ == "__main__":
    main()
