"""Learn the weights of the cost and of the confidence from gold alignments.

    python -m align.training FOLDER --date 2026-11-22 [--encoder use none] [--write] [--cross]

`learning.py` learns the cost. The confidence is a logistic regression fitted to the beads of the training
documents, to false pairs, and to the beads between documents that have nothing to do with each other.
`--cross` leaves out each document in turn and reports what the rest teaches about it. Every document also
teaches by a copy with omissions.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from importlib.resources import files
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from align.aligner.confidence import (
    SIGNALS,
    calibration_error,
    confidence_signals,
    fit_confidence,
    with_confidence,
)
from align.aligner.cost.model import WEIGHTS, BeadModel, load_weights
from align.aligner.gaps import join_gaps
from align.aligner.segments import bead_model, find_beads
from align.core.bead import Bead
from align.core.config import Config
from align.evaluation.folder import read_folder
from align.evaluation.scores import score
from align.training.damage import damaged
from align.training.examples import Example, example
from align.training.joint import Joint, Vector
from align.training.learning import learn
from tmx.base.files import atomic_write
from tmx.base.version import bitext_version

SKIPPED = ("G-3", "M-12.8", "SOR-2007-44", "-crossing")  # all 1-1, or the same documents again
UNRELATED = 100  # segments of two documents that are aligned to learn what unrelated texts look like
SEED = 2026
JOBS = 2  # processes of the cross-validation


def truths(one: Example, beads: Sequence[Bead]) -> list[float]:
    """Whether each bead that is no gap is in the gold: 1 or 0."""
    right = {(bead.source, bead.target) for bead in one.gold.links}
    return [float((tuple(bead.source), tuple(bead.target)) in right) for bead in beads if not bead.is_gap]


def observations(one: Example, found: Sequence[Bead]) -> tuple[Vector, Vector]:
    """The signals of a document's beads and of a third as many false pairs, and whether each is right.

    Half of the false pairs get a posterior of 1, as pairs have that stand alone in a window.
    """
    beads = [bead for bead in found if not bead.is_gap]
    truth = truths(one, beads)
    random = np.random.default_rng(SEED)
    partner = {i: bead for bead in one.gold.links for i in bead.source}
    for _ in range(len(beads) // 3):
        i, j = int(random.integers(len(one.gold.source))), int(random.integers(len(one.gold.target)))
        if i in partner and j not in partner[i].target:
            cost = -float(np.log(min(1.0, random.uniform(0.5, 1.5))))
            beads.append(Bead(range(i, i + 1), range(j, j + 1), cost))
            truth.append(0.0)
    return confidence_signals(one.model, beads), np.array(truth)


def aligned(model: BeadModel, weights: Vector, encoder: str) -> list[Bead]:
    """The beads of a whole document as a user gets them, but for gaps not joined, under the weights."""
    model.weigh(_named(WEIGHTS, weights))
    shape = len(model.texts[0]), len(model.texts[1])
    return find_beads(model, shape, [(range(shape[0]), range(shape[1]))], Config(encoder=encoder))


def nonsense(one: Example, other: Example, weights: Vector, encoder: str) -> tuple[Vector, Vector]:
    """The signals of the beads between two documents that have nothing to do with each other, all wrong."""
    texts = one.gold.source[:UNRELATED], other.gold.target[:UNRELATED]
    model = bead_model(*texts, one.gold.source_lang, other.gold.target_lang, Config(encoder=encoder))
    beads = [bead for bead in aligned(model, weights, encoder) if not bead.is_gap]
    return confidence_signals(model, beads), np.zeros(len(beads))


def confidence(examples: Sequence[Example], weights: Vector, encoder: str) -> Vector:
    """The coefficients of the confidence, from the beads found in the documents and between them."""
    found = Joint(examples).beads(weights)
    seen = [observations(one, beads) for one, beads in zip(examples, found, strict=True)]
    seen += [nonsense(one, other, weights, encoder) for one, other in pairwise(examples) if not other.lacking]
    return fit_confidence(np.concatenate([x for x, _ in seen]), np.concatenate([y for _, y in seen]))


def main() -> None:
    """Learn from the folder that the command line names; print what comes out, or write it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="gold documents: NAME.en, NAME.fr, NAME.gold")
    parser.add_argument("--encoder", nargs="+", default=["use", "none"], choices=["use", "none"])
    parser.add_argument("--date", required=True, help="the day, for the provenance")
    parser.add_argument("--write", action="store_true", help="write align/data/weights.json")
    parser.add_argument(
        "--rounds", nargs=3, type=int, default=[15, 20, 25], help="steps of the three stages at most"
    )
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--keep", action="store_true", help="keep the cost, learn the confidence anew")
    either.add_argument("--cross", action="store_true", help="cross-validate as well")
    options = parser.parse_args()
    documents = [d for d in read_folder(options.folder) if not d.name.endswith(SKIPPED)]
    copies = [damaged(document, SEED + k) for k, document in enumerate(documents)]
    for encoder in options.encoder:
        examples = [example(document, encoder) for document in documents]
        examples += [example(copy, encoder, lacking=True) for copy in copies]
        if options.keep:
            kept = load_weights(encoder)
            weights = np.array([kept[name] for name in WEIGHTS])
        else:
            weights = learn(examples, options.rounds)
        print(encoder, _named(WEIGHTS, weights), flush=True)
        entry = _report(encoder, examples, weights)
        entry["provenance"] |= {"date": options.date, "rounds": options.rounds, "folder": options.folder.name}
        if options.write:
            _write(encoder, entry)
        if options.cross:
            cross_validate(encoder, examples, options.rounds, entry["provenance"])
            if options.write:
                _write(encoder, entry)


def _report(encoder: str, examples: Sequence[Example], weights: Vector) -> dict[str, Any]:
    """Fit the confidence, print a table, and return what is written."""
    logistic = confidence(examples, weights, encoder)
    scores: dict[str, dict[str, float]] = {}
    for one in examples:
        if one.lacking:
            continue
        result = score(join_gaps(aligned(one.model, weights, encoder)), one.gold.links)
        scores[one.gold.name] = {"strict": round(result.strict.f1, 4), "lax": round(result.lax.f1, 4)}
        print(encoder, one.gold.name, scores[one.gold.name], flush=True)
    provenance: dict[str, Any] = {
        "method": "conditional random field, expected reward, sharpened; see align.training.learning",
        "package": bitext_version(),
        "seed": SEED,
        "documents": scores,
    }
    return {
        "cost": _named(WEIGHTS, weights),
        "confidence": _named(SIGNALS, logistic),
        "provenance": provenance,
    }


def _named(names: Sequence[str], values: Vector) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in zip(names, values, strict=True)}


_shared: list[Example] = []  # what the processes of a cross-validation inherit


def cross_validate(
    encoder: str, examples: Sequence[Example], rounds: Sequence[int], provenance: dict[str, Any]
) -> None:
    """Score each document under weights learned without it, and add that to the provenance."""
    _shared[:] = examples
    scores, seen = provenance["documents"], []
    with get_context("fork").Pool(JOBS) as pool:
        jobs = [(name, rounds, encoder) for name in scores]
        for name, (f1, confidences, right) in zip(scores, pool.imap(_without, jobs), strict=True):
            seen.append((confidences, right))
            scores[name]["strict_left_out"] = round(f1, 4)
            scores[name]["ece_left_out"] = round(calibration_error(confidences, right), 4)
            print("left out:", name, scores[name], flush=True)
    confidences, right = (np.concatenate(part) for part in zip(*seen, strict=True))
    provenance["ece_left_out"] = round(calibration_error(confidences, right), 4)
    print(encoder, "expected calibration error, documents left out:", provenance["ece_left_out"])


def _without(job: tuple[str, Sequence[int], str]) -> tuple[float, Vector, Vector]:
    """The F1 of a document under weights learned without it; the confidences and truths of its beads."""
    name, rounds, encoder = job
    rest = [one for one in _shared if one.gold.name != name]
    [one] = [one for one in _shared if one.gold.name == name and not one.lacking]
    weights = learn(rest, rounds)
    logistic = confidence(rest, weights, encoder)
    beads = aligned(one.model, weights, encoder)
    found = with_confidence(one.model, beads, _named(SIGNALS, logistic))
    sure = np.array([bead.confidence for bead in found if bead.confidence is not None])
    return score(join_gaps(beads), one.gold.links).strict.f1, sure, np.array(truths(one, beads))


def _write(encoder: str, entry: dict[str, Any]) -> None:
    path = Path(str(files("align.aligner") / "weights.json"))
    table = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    table[encoder] = entry
    with atomic_write(path) as stream:
        stream.write((json.dumps(table, indent=1, ensure_ascii=False) + "\n").encode())


if __name__ == "__main__":
    main()
