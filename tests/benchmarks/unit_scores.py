"""The score of a unit: how well it tells translations from noise of each kind, and how many units it takes in a second.

    python tests/benchmarks/unit_scores.py [FOLDER] [--units 2000]

FOLDER holds ``memory/statutes.en-fr.tsv.xz``, real pairs of statutes, and ``gold``, alignments made by hand. Only
documents count from which nothing was learned. For each kind of noise, the table has the area under the ROC curve: the
chance that a translation has a higher score than noise made of one (50 % for a coin). `distance` is that of the
encoder's cosine alone.

kept      translations with a score of 0.5 and more
ECE       the expected calibration error where half of the units are noise, of all kinds alike
units/s   units in a second of processor time of one core
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from data import default_folder
from threadpoolctl import threadpool_limits

from align.aligner.encoders import load_encoder
from align.corpus.scoring import Scorer, load_weights
from align.corpus.signals import SIGNALS, TextPair
from align.training.unit_noise import NOISE
from align.training.units import SEED, runs_of_pairs, sample, split

ENCODERS = ("use", "none")


def units_per_second(pairs: list[TextPair], encoder: str) -> float:
    """Units that are scored in a second of processor time."""
    scorer = Scorer(encoder, threads=1)
    list(scorer.stream(pairs[:20]))  # loads what is loaded once
    begin = time.process_time()
    list(scorer.stream(pairs))
    return len(pairs) / (time.process_time() - begin)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=default_folder().parent)
    parser.add_argument("--units", type=int, default=2000, help="units that are timed")
    options = parser.parse_args()
    pairs, gold = options.folder / "memory" / "statutes.en-fr.tsv.xz", options.folder / "gold"
    random = Random(SEED)
    columns: dict[str, Mapping[str, Any]] = {}
    with threadpool_limits(1, user_api="blas"):
        for origin, (_, held) in split(pairs, gold, random).items():
            found = sample(held, random, load_encoder("use"))
            distance = np.array([-float(name == "distance") for name in SIGNALS])
            for name, weights in (
                ("distance", distance),
                *((encoder, load_weights(encoder)) for encoder in ENCODERS),
            ):
                columns[f"{origin}, {name}"] = found.scored(weights)
        timed = [pair for run in runs_of_pairs(pairs, Random(SEED)) for pair in run][: options.units]
        speeds = {encoder: units_per_second(timed, encoder) for encoder in ENCODERS}
    print(f"| |{'|'.join(columns)}|\n|---|{'---:|' * len(columns)}")
    for kind in NOISE:
        cells = (f"{one['auc'][kind]:.3f}" if kind in one["auc"] else "" for one in columns.values())
        print(f"|{kind}|{'|'.join(cells)}|")
    for label, key in (("kept", "kept at 0.5"), ("ECE", "calibration error")):
        cells = ("" if "distance" in name else f"{one[key]:.3f}" for name, one in columns.items())
        print(f"|{label}|{'|'.join(cells)}|")
    characters = np.mean([len(pair.source) + len(pair.target) for pair in timed])
    said = ", ".join(f"{speed:.0f} with {encoder}" for encoder, speed in speeds.items())
    print(f"\nunits/s, of {characters:.0f} characters on both sides: {said}")


if __name__ == "__main__":
    main()
