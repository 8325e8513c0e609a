"""Accuracy on gold alignments: Gale and Church, and this aligner without an encoder and with its default one.

    python tests/benchmarks/accuracy.py [FOLDER] [--json]

FOLDER holds gold alignments, NAME.gold with NAME.en|fr|de…, at any depth. `galechurch` is the package of that name.
The calibration error is that of the confidences with the default encoder.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import galechurch
import numpy as np
from data import default_folder

from align.aligner.confidence import calibration_error
from align.aligner.gaps import join_gaps
from align.aligner.segments import align_segments
from align.core.bead import Bead
from align.core.config import Config
from align.evaluation.folder import GoldDocument, read_folder
from align.evaluation.scores import Score, pooled, score


def gale_church(document: GoldDocument) -> list[Bead]:
    """The beads of the package `galechurch`, with gaps joined as ours are."""
    found = galechurch.align(document.source, document.target).beads
    return join_gaps(
        [Bead(range(b.source_start, b.source_end), range(b.target_start, b.target_end)) for b in found]
    )


def ours(document: GoldDocument, encoder: str) -> list[Bead]:
    """The beads of this aligner."""
    return align_segments(
        document.source,
        document.target,
        source_lang=document.source_lang,
        target_lang=document.target_lang,
        config=Config(encoder=encoder),
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=default_folder())
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    scores: dict[str, list[Score]] = {"galechurch": [], "none": [], "use": []}
    confidence: list[float] = []
    right: list[bool] = []
    heading = "".join(f"{name + ' strict/lax':>24}" for name in scores)
    if not options.json:
        print(f"{'':30}{heading}")
    for document in read_folder(options.folder):
        beads = {
            "galechurch": gale_church(document),
            "none": ours(document, "none"),
            "use": ours(document, "use"),
        }
        for name, found in beads.items():
            scores[name].append(score(found, document.links, document.name))
        gold = {(link.source, link.target) for link in document.links}
        for bead in beads["use"]:
            if bead.confidence is not None:
                confidence.append(bead.confidence)
                right.append((tuple(bead.source), tuple(bead.target)) in gold)
        if not options.json:
            print(_line(document.name, [found[-1] for found in scores.values()]), flush=True)
    error = calibration_error(np.array(confidence), np.array(right, dtype=float))
    if options.json:
        result: dict[str, Any] = {name: [one.as_dict() for one in found] for name, found in scores.items()}
        print(json.dumps({**result, "calibration_error": error}, indent=1))
    else:
        print(_line("pooled", [pooled(found) for found in scores.values()]))
        print(f"expected calibration error of the confidences (use): {error:.3f}")


def _line(name: str, found: list[Score]) -> str:
    cells = "".join(f"{one.strict.f1:>16.3f} / {one.lax.f1:.3f}" for one in found)
    return f"{name:30}{cells}"


if __name__ == "__main__":
    main()
